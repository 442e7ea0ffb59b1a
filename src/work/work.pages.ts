import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { SeenBefore, type Seen } from '../platform/http/look';
import { Pages, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { presentWork } from './work.presenter';
import { WorkService } from './work.service';

@Pages()
export class WorkPages {
  constructor(private readonly work: WorkService) {}

  @SignedIn()
  @Get('work')
  async list(
    @CurrentActor() actor: Actor,
    @SeenBefore() seen: Seen | null,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    showPage(reply, 'work', presentWork(await this.work.of(actor), seen, language));
  }
}

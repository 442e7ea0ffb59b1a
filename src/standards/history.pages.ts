import { Get, Query, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { WholeNumberField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize } from '../platform/http/page';
import { Pages, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { DraftHistory } from './draft-history.service';
import { presentHistory } from './history.presenter';

class HistoryQuery {
  /** The last event of the page before. */
  @Type(() => Number)
  @WholeNumberField({ optional: true, minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
  before?: number;
}

@Pages()
export class HistoryPages {
  constructor(private readonly history: DraftHistory) {}

  @SignedIn()
  @Get('drafts/:id/history')
  async read(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Query() { before = Number.MAX_SAFE_INTEGER }: HistoryQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.history.read(actor, id, before, defaultPageSize);
    showPage(reply, 'history', presentHistory(page, language));
  }
}

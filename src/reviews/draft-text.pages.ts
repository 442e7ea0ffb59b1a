import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { DraftReading } from '../standards/draft-reading.service';
import { Pages, showPage } from '../ui/page';
import { FindingsService } from '../quality/findings.service';
import { CommentThreads } from './comment-threads.service';
import { presentDraftText } from './draft-text.presenter';

@Pages()
export class DraftTextPages {
  constructor(
    private readonly drafts: DraftReading,
    private readonly threads: CommentThreads,
    private readonly findings: FindingsService,
  ) {}

  @SignedIn()
  @Get('drafts/:id/text')
  async text(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    const whole = await this.drafts.whole(actor, id);
    showPage(
      reply,
      'draft-text',
      presentDraftText(whole, await this.threads.bySubject(id), await this.findings.in(id, whole.content)),
    );
  }
}

import { Body, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { readForm, type SentForm } from '../ui/form';
import { numberOf } from '../ui/form-values';
import { Pages, seeOther } from '../ui/page';
import { pageOf } from '../ui/same-site';
import { AgreementsService } from './agreements.service';
import { commentPath } from './comment-path';
import type { CommentView } from './comment-rows';
import { JoiningDto } from './comments.dto';
import { JoinsService } from './joins.service';
import { ResolutionsService } from './resolutions.service';

/** What people make of a comment besides answering it; each button leads back to the comment where it was pressed. */
@Pages()
@SignedIn()
export class ThreadsPages {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly joins: JoinsService,
    private readonly resolutions: ResolutionsService,
  ) {}

  @Post('comments/:id/agreement')
  async agree(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    back(reply, (await this.agreements.agree(actor, id)).comment);
  }

  @Post('comments/:id/agreement/withdrawal')
  async disagree(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    back(reply, (await this.agreements.withdraw(actor, id)).comment);
  }

  @Post('comments/:id/resolution')
  async resolve(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    back(reply, (await this.resolutions.resolve(actor, id)).comment);
  }

  @Post('comments/:id/resolution/withdrawal')
  async reopen(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    back(reply, (await this.resolutions.reopen(actor, id)).comment);
  }

  @Post('comments/:id/joining')
  async join(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { joinedTo } = await readForm(JoiningDto, { joinedTo: numberOf(sent, 'joinedTo') });
    back(reply, (await this.joins.join(actor, id, joinedTo)).comment);
  }

  @Post('comments/:id/joining/withdrawal')
  async part(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    back(reply, (await this.joins.part(actor, id)).comment);
  }
}

/** To the comment in the list it was seen in, else where it stands in the text. */
function back(reply: FastifyReply, comment: CommentView): void {
  const from = pageOf(reply.request);
  const list = `/drafts/${comment.draftId}/comments`;
  seeOther(reply, from.split('?')[0] === list ? `${from}#comment-${comment.id}` : commentPath(comment));
}

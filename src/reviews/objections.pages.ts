import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { NotFound } from '../errors';
import { IdParam } from '../platform/http/id-param';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { presentThreadOf } from './clause-page.presenter';
import { commentTypeNames, passageStateNames } from './comment-form';
import { commentPath } from './comment-path';
import { NewObjectionDto } from './comments.dto';
import { CommentsService, type CommentThread } from './comments.service';
import { ObjectionsService } from './objections.service';

/** "Not satisfied, because…": one field under the comment and its answer, and the word of who leads that he has seen it. */
@Pages()
@SignedIn()
export class ObjectionsPages {
  constructor(
    private readonly comments: CommentsService,
    private readonly objections: ObjectionsService,
  ) {}

  @Get('drafts/:draftId/comments/:id/objection')
  async ask(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(actor, draftId, id, emptyForm, reply);
  }

  @Post('drafts/:draftId/comments/:id/objection')
  async object(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.find(actor, draftId, id);
    try {
      const { text } = await readForm(NewObjectionDto, { text: sent?.['text'] });
      const { comment } = await this.objections.object(actor, id, text);
      seeOther(reply, commentPath(comment));
    } catch (error) {
      const labels = { text: { label: translate(language, 'answers.objection.because') } };
      await this.show(actor, draftId, id, refusedForm(error, sent, labels, language), reply);
    }
  }

  @Post('drafts/:draftId/comments/:id/objection/sighting')
  async confirmSeen(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.find(actor, draftId, id);
    await this.objections.confirmSeen(actor, id);
    seeOther(reply, `/drafts/${draftId}/comments?show=objected#comment-${id}`);
  }

  private async show(actor: Actor, draftId: number, id: number, form: FormView, reply: FastifyReply): Promise<void> {
    const thread = await this.find(actor, draftId, id);
    const { draft, language } = thread.inHand;
    const presented = presentThreadOf(thread, null, language, new Map(), emptyForm);
    // Where nothing can be said any more, the thread tells why.
    if (!presented.mayObject && form.summary === null) return seeOther(reply, commentPath(thread.comment));
    const view = {
      draft: { id: draftId, title: draft.title, language },
      back: commentPath(thread.comment),
      comment: { ...presented, mayReply: false, mayObject: false, maySeeObjection: false },
      commentTypes: commentTypeNames,
      passageStates: passageStateNames,
      places: null,
      action: presented.objectionPath,
      form,
    };
    showPage(reply, 'objection', view, form.status);
  }

  /** @throws NotFound where the comment is another draft's */
  private async find(actor: Actor, draftId: number, id: number): Promise<CommentThread> {
    const thread = await this.comments.read(actor, id);
    if (thread.comment.draftId !== draftId) throw new NotFound('comment');
    return thread;
  }
}

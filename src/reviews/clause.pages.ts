import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { IdParam } from '../platform/http/id-param';
import { ClausesService } from '../standards/clauses.service';
import { DraftReading } from '../standards/draft-reading.service';
import { emptyForm, readForm, type FormView, type SentForm } from '../ui/form';
import { numberOf, textOf } from '../ui/form-values';
import { Pages, readersLanguage, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { passageFrom } from './anchors/passage-choices';
import { presentClausePage } from './clause-page.presenter';
import { refusedComment, refusedReply, sentClauseComment, sentReply } from './comment-form';
import { CommentThreads } from './comment-threads.service';
import { CommentingService } from './commenting.service';
import { CommentsService } from './comments.service';
import { PlacementDto } from './comments.dto';
import { PlacementsService } from './placements.service';

/** As many comments of one clause as a page shows; the others are in the list of the draft. */
const mostComments = 200;

@Pages()
export class ClausePages {
  constructor(
    private readonly clauses: ClausesService,
    private readonly drafts: DraftReading,
    private readonly comments: CommentsService,
    private readonly commenting: CommentingService,
    private readonly threads: CommentThreads,
    private readonly placements: PlacementsService,
  ) {}

  @SignedIn()
  @Get('drafts/:draftId/clauses/:id')
  async clause(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(actor, draftId, id, emptyForm, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/clauses/:id/comments')
  async comment(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() clauseId: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { text: present } = await this.clauses.read(actor, draftId, clauseId);
      const wanted = await sentClauseComment(sent, clauseId, present.body);
      const { comment } = await this.commenting.make(actor, draftId, wanted);
      seeOther(reply, `/drafts/${draftId}/clauses/${clauseId}#comment-${comment.id}`);
    } catch (error) {
      await this.show(actor, draftId, clauseId, refusedComment(error, sent, language), reply);
    }
  }

  @SignedIn()
  @Post('drafts/:draftId/clauses/:id/comments/:commentId/replies')
  async reply(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() clauseId: number,
    @IdParam('commentId') commentId: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.comments.reply(actor, commentId, await sentReply(sent));
      seeOther(reply, `/drafts/${draftId}/clauses/${clauseId}#comment-${commentId}`);
    } catch (error) {
      await this.show(actor, draftId, clauseId, refusedReply(error, commentId, sent, language), reply);
    }
  }

  @SignedIn()
  @Post('drafts/:draftId/clauses/:id/comments/:commentId/placement')
  async place(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() clauseId: number,
    @IdParam('commentId') commentId: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { passage, revisionId } = await readForm(PlacementDto, {
      passage: passageFrom(textOf(sent, 'passage')) ?? undefined,
      revisionId: numberOf(sent, 'revisionId'),
    });
    await this.placements.place(actor, commentId, revisionId, passage);
    seeOther(reply, `/drafts/${draftId}/clauses/${clauseId}#comment-${commentId}`);
  }

  private async show(actor: Actor, draftId: number, id: number, form: FormView, reply: FastifyReply): Promise<void> {
    const clause = await this.clauses.read(actor, draftId, id);
    const outlined = await this.drafts.outline(actor, draftId);
    const { items, next } = await this.comments.list(actor, draftId, { clauseId: id }, 0, mostComments);
    const replies = await this.threads.replies(items.map(({ comment }) => comment.id));
    const view = presentClausePage(clause, outlined, items, replies, form, readersLanguage(reply.request));
    showPage(reply, 'clause', { ...view, more: next !== null }, form.status);
  }
}

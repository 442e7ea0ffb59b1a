import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { CitationsService } from '../evidence/citations.service';
import { EditorsService } from '../live/editors.service';
import { presentClauseReasons } from '../evidence/evidence.presenter';
import { IdParam } from '../platform/http/id-param';
import { SeenBefore, type Seen } from '../platform/http/look';
import { FindingsService } from '../quality/findings.service';
import { ClausesService } from '../standards/clauses.service';
import { DraftReading } from '../standards/draft-reading.service';
import { emptyForm, readForm, type FormView, type SentForm } from '../ui/form';
import { numberOf, textOf } from '../ui/form-values';
import { houseOf, Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { passageFrom } from './anchors/passage-choices';
import { presentClausePage } from './clause-page.presenter';
import { refusedComment, refusedReply, sentClauseComment, sentReply, type SeenBodies } from './comment-form';
import { madePath } from './comment-path';
import { CommentThreads } from './comment-threads.service';
import { CommentingService } from './commenting.service';
import { CommentsService } from './comments.service';
import { CommentingQuery, PlacementDto } from './comments.dto';
import { PlacementsService } from './placements.service';

/** As many comments of one clause as a page shows; the others are in the list of the draft. */
const mostComments = 200;
/** The greatest id that the database knows. */
const mostRevisions = 2 ** 31 - 1;

@Pages()
export class ClausePages {
  constructor(
    private readonly clauses: ClausesService,
    private readonly drafts: DraftReading,
    private readonly comments: CommentsService,
    private readonly commenting: CommentingService,
    private readonly threads: CommentThreads,
    private readonly findings: FindingsService,
    private readonly placements: PlacementsService,
    private readonly editors: EditorsService,
    private readonly citations: CitationsService,
  ) {}

  @SignedIn()
  @Get('drafts/:draftId/clauses/:id')
  async clause(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Query() query: CommentingQuery,
    @SeenBefore() seen: Seen | null,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(actor, draftId, id, emptyForm, seen, reply, query);
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
      const wanted = await sentClauseComment(sent, clauseId, await this.bodies(actor, draftId, clauseId, sent));
      const { comment } = await this.commenting.make(actor, draftId, wanted);
      seeOther(reply, madePath(comment));
    } catch (error) {
      await this.show(actor, draftId, clauseId, refusedComment(error, sent, language), null, reply);
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
      await this.show(actor, draftId, clauseId, refusedReply(error, commentId, sent, language), null, reply);
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

  /** The present wording, and the one that the page with the form showed where it was another. */
  private async bodies(actor: Actor, draftId: number, clauseId: number, sent: SentForm): Promise<SeenBodies> {
    const { revisionId, text } = await this.clauses.read(actor, draftId, clauseId);
    const seen = Number(textOf(sent, 'revisionId'));
    const isKnown = Number.isSafeInteger(seen) && seen > 0 && seen <= mostRevisions;
    if (!isKnown || seen === revisionId) return { present: text.body, seen: text.body };
    return { present: text.body, seen: (await this.drafts.revision(actor, draftId, clauseId, seen)).body };
  }

  private async show(
    actor: Actor,
    draftId: number,
    id: number,
    form: FormView,
    seen: Seen | null,
    reply: FastifyReply,
    { write, sent }: CommentingQuery = {},
  ): Promise<void> {
    const clause = await this.clauses.read(actor, draftId, id);
    const outlined = await this.drafts.outline(actor, draftId);
    const { items, next } = await this.comments.list(actor, draftId, { clauseId: id }, 0, mostComments);
    const replies = await this.threads.replies(items.map(({ comment }) => comment.id));
    const findings = await this.findings.ofText(draftId, id, clause.text, outlined.outline.language);
    const editors = await this.editors.others({ draftId, clauseId: id, personId: actor.id });
    const citations = await this.citations.citations(draftId, id);
    const { timeZone } = houseOf(reply.request);
    const view = presentClausePage(clause, outlined, items, replies, findings, form, timeZone, seen, editors);
    const reasons = presentClauseReasons(outlined.inHand, clause, citations);
    const commenting = { ...view.commenting, ready: write !== undefined, sent: sent !== undefined };
    showPage(reply, 'clause', { ...view, reasons, commenting, more: next !== null }, form.status);
  }
}

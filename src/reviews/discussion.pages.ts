import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { IdParam } from '../platform/http/id-param';
import { SeenBefore, type Seen } from '../platform/http/look';
import { DraftReading } from '../standards/draft-reading.service';
import { emptyForm, type FormView, type SentForm } from '../ui/form';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { refusedComment, refusedReply, sentComment, sentReply } from './comment-form';
import { madePath, subjectPath } from './comment-path';
import { CommentThreads } from './comment-threads.service';
import { CommentingService } from './commenting.service';
import { CommentsService } from './comments.service';
import { CommentingQuery } from './comments.dto';
import { presentDiscussion } from './discussion.presenter';

/** As many comments of one section or draft as a page shows; the others are in the list of the draft. */
const mostComments = 200;

/** What is said about a section as such, or about the draft as a whole. */
@Pages()
export class DiscussionPages {
  constructor(
    private readonly drafts: DraftReading,
    private readonly comments: CommentsService,
    private readonly commenting: CommentingService,
    private readonly threads: CommentThreads,
  ) {}

  @SignedIn()
  @Get('drafts/:draftId/discussion')
  async ofDraft(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @Query() query: CommentingQuery,
    @SeenBefore() seen: Seen | null,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(actor, draftId, null, emptyForm, seen, reply, query);
  }

  @SignedIn()
  @Get('drafts/:draftId/sections/:id')
  async ofSection(
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
  @Post('drafts/:draftId/discussion/comments')
  async commentOnDraft(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.comment(actor, draftId, null, sent, language, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/sections/:id/comments')
  async commentOnSection(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.comment(actor, draftId, id, sent, language, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/discussion/comments/:commentId/replies')
  async replyOnDraft(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam('commentId') commentId: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.reply(actor, draftId, null, commentId, sent, language, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/sections/:id/comments/:commentId/replies')
  async replyOnSection(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @IdParam('commentId') commentId: number,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.reply(actor, draftId, id, commentId, sent, language, reply);
  }

  private async comment(
    actor: Actor,
    draftId: number,
    sectionId: number | null,
    sent: SentForm,
    language: Language,
    reply: FastifyReply,
  ): Promise<void> {
    try {
      const subject = sectionId === null ? {} : { sectionId };
      const { comment } = await this.commenting.make(actor, draftId, await sentComment(sent, subject));
      seeOther(reply, madePath(comment));
    } catch (error) {
      await this.show(actor, draftId, sectionId, refusedComment(error, sent, language), null, reply);
    }
  }

  private async reply(
    actor: Actor,
    draftId: number,
    sectionId: number | null,
    commentId: number,
    sent: SentForm,
    language: Language,
    reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.comments.reply(actor, commentId, await sentReply(sent));
      seeOther(reply, `${subjectPath({ draftId, clauseId: null, sectionId })}#comment-${commentId}`);
    } catch (error) {
      await this.show(actor, draftId, sectionId, refusedReply(error, commentId, sent, language), null, reply);
    }
  }

  private async show(
    actor: Actor,
    draftId: number,
    sectionId: number | null,
    form: FormView,
    seen: Seen | null,
    reply: FastifyReply,
    { write, sent }: CommentingQuery = {},
  ): Promise<void> {
    const section = sectionId === null ? null : await this.drafts.section(actor, draftId, sectionId);
    const outlined = await this.drafts.outline(actor, draftId);
    const filter = { itself: true, ...(sectionId !== null && { sectionId }) };
    const { items, next } = await this.comments.list(actor, draftId, filter, 0, mostComments);
    const replies = await this.threads.replies(items.map(({ comment }) => comment.id));
    const view = presentDiscussion(section, outlined, items, replies, form, seen);
    const commenting = { ...view.commenting, ready: write !== undefined, sent: sent !== undefined };
    showPage(reply, 'discussion', { ...view, commenting, more: next !== null }, form.status);
  }
}

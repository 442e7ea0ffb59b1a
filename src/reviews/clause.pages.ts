import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { IdParam } from '../platform/http/id-param';
import { translate } from '../platform/i18n/translate';
import { normaliseMarkdown } from '../standards/clause-text.normalisation';
import { ClausesService } from '../standards/clauses.service';
import { DraftReading } from '../standards/draft-reading.service';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { presentClausePage } from './clause-page.presenter';
import { FindingsService } from '../quality/findings.service';
import { CommentThreads } from './comment-threads.service';
import { CommentingService } from './commenting.service';
import { NewCommentDto, NewReplyDto } from './comments.dto';
import { CommentsService } from './comments.service';

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
    private readonly findings: FindingsService,
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
      const wanted = await readForm(NewCommentDto, {
        clauseId,
        type: sent?.['type'],
        text: sent?.['text'],
        ...suggested(sent, present.body),
      });
      const { comment } = await this.commenting.make(actor, draftId, wanted);
      seeOther(reply, `/drafts/${draftId}/clauses/${clauseId}#comment-${comment.id}`);
    } catch (error) {
      const label = (key: string) => ({ label: translate(language, `pages.comments.${key}`) });
      const labels = { text: label('text'), type: label('type'), suggestion: label('suggestion') };
      const form = renamed('text', 'comment', refusedForm(error, sent, labels, language));
      await this.show(actor, draftId, clauseId, form, reply);
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
      const { text } = await readForm(NewReplyDto, sent);
      await this.comments.reply(actor, commentId, text);
      seeOther(reply, `/drafts/${draftId}/clauses/${clauseId}#comment-${commentId}`);
    } catch (error) {
      const labels = { text: { label: translate(language, 'pages.comments.replyText') } };
      const form = renamed('text', `reply-${commentId}`, refusedForm(error, sent, labels, language));
      await this.show(actor, draftId, clauseId, form, reply);
    }
  }

  private async show(actor: Actor, draftId: number, id: number, form: FormView, reply: FastifyReply): Promise<void> {
    const clause = await this.clauses.read(actor, draftId, id);
    const outlined = await this.drafts.outline(actor, draftId);
    const { items, next } = await this.comments.list(actor, draftId, { clauseId: id }, 0, mostComments);
    const replies = await this.threads.replies(items.map(({ comment }) => comment.id));
    const findings = await this.findings.ofText(draftId, id, clause.text, outlined.outline.language);
    const view = presentClausePage(clause, outlined, items, replies, findings, form);
    showPage(reply, 'clause', { ...view, more: next !== null }, form.status);
  }
}

/** The field with the suggestion begins with the present wording: left as it is, or emptied, it suggests nothing. */
function suggested(sent: SentForm | undefined, body: string): { suggestion?: string } {
  const suggestion = normaliseMarkdown(textOf(sent, 'suggestion'));
  return suggestion === '' || suggestion === body ? {} : { suggestion };
}

/** The page names a field by what it is for, so that a link leads to it and several forms stand beside each other. */
function renamed(from: string, to: string, form: FormView): FormView {
  const rename = <T>(fields: Record<string, T>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name === from ? to : name, value]));
  return {
    ...form,
    values: rename(form.values),
    faults: rename(form.faults),
    summary: form.summary && form.summary.map((one) => ({ ...one, field: one.field === from ? to : one.field })),
  };
}

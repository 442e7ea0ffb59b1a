import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { Stale } from '../errors';
import { IdField, WholeNumberField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { SeenBefore, seenNumber, type Seen } from '../platform/http/look';
import { translate } from '../platform/i18n/translate';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { textOf } from '../ui/form-values';
import { liveAt, type News } from '../ui/live';
import { Pages, seeOther, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { commentTypeNames, passageStateNames } from './comment-form';
import { presentInboxItem, resolvedReasons, type RefusedAnswer } from './comment-inbox.presenter';
import { CommentInbox } from './comment-inbox.service';
import type { DraftCount } from './comment-threads.service';
import { CarryingRevisionDto } from './comments.dto';
import { presentTableLinks } from './disposition-table/disposition-table.presenter';
import { DispositionsService } from './dispositions.service';
import { filterOf, inboxPath, leftIn, InboxQuery, presentFilters, shows, type Show } from './inbox-query';
import { sentAnswer } from './reason-choice';
import { presentDone, presentSeveral, refusedSeveral, sentSeveral } from './several-answers.form';
import { SeveralAnswers } from './several-answers.service';
import { SuggestionsService } from './suggestions.service';
import { walks, withWalk } from './thread-words';

class VersionForm {
  @Type(() => Number) @WholeNumberField({ minimum: 1 }) version!: number;
}

class RevisionForm extends CarryingRevisionDto {
  @Type(() => Number) @IdField() declare revisionId: number;
}

const pageSize = 20;

/** What the page shows besides the comments. */
interface Shown {
  form: FormView;
  refused: RefusedAnswer | null;
  /** What the reader of an open page has seen. */
  seen: Seen | null;
  /** One answer for several, as it was refused. */
  several?: SentForm;
}

const asItStands: Shown = { form: emptyForm, refused: null, seen: null };

/** The messages that name the tabs. */
const showNames: Record<Show, string> = {
  open: 'pages.comments.show.open',
  answered: 'pages.comments.show.answered',
  objected: 'answers.objection.show',
  mine: 'pages.comments.show.mine',
  all: 'pages.comments.show.all',
};

@Pages()
export class CommentInboxPages {
  constructor(
    private readonly inbox: CommentInbox,
    private readonly dispositions: DispositionsService,
    private readonly suggestions: SuggestionsService,
    private readonly several: SeveralAnswers,
  ) {}

  @SignedIn()
  @Get('drafts/:draftId/comments')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @Query() query: InboxQuery,
    @SeenBefore() seen: Seen | null,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(actor, draftId, query, { ...asItStands, seen }, language, reply);
  }

  @SignedIn()
  @Post('drafts/:draftId/comments/:id/disposition')
  async dispose(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Query() query: InboxQuery,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { outcome, reason } = await sentAnswer(sent);
      const seen = sent?.['version'] === undefined ? {} : await readForm(VersionForm, { version: sent['version'] });
      await this.inbox.answer(actor, id, { outcome, reason, ...seen });
      const next = await this.inbox.following(actor, draftId, filterOf(query, actor), id);
      seeOther(reply, `${inboxPath(draftId, query)}${next === null ? '' : `#comment-${next}`}`);
    } catch (error) {
      const { form, ...faults } = refusedAnswer(error, id, sent, language);
      const changed = error instanceof Stale;
      const typed = { outcome: textOf(sent, 'outcome'), template: textOf(sent, 'template') };
      const refused = { commentId: id, changed, ...typed, ...faults };
      await this.show(actor, draftId, query, { form, refused, seen: null }, language, reply);
    }
  }

  @SignedIn()
  @Post('drafts/:draftId/comments/dispositions')
  async answerSeveral(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @Query() query: InboxQuery,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { comments, outcome, reason } = await sentSeveral(sent);
      const { answered, left } = await this.several.give(actor, draftId, comments, { outcome, reason });
      const result = { done: answered.length, left: left.map(({ id }) => id).join() };
      seeOther(reply, inboxPath(draftId, { ...query, ...result }));
    } catch (error) {
      const form = refusedSeveral(error, sent, language);
      await this.show(actor, draftId, query, { ...asItStands, form, several: sent ?? {} }, language, reply);
    }
  }

  @SignedIn()
  @Post('drafts/:draftId/comments/:id/disposition/withdrawal')
  async withdraw(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.dispositions.withdraw(actor, id);
    seeOther(reply, `${inboxPath(draftId, { show: 'open' })}#comment-${id}`);
  }

  @SignedIn()
  @Post('drafts/:draftId/comments/:id/revision')
  async nameRevision(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Query() query: InboxQuery,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { revisionId } = await readForm(RevisionForm, sent);
    await this.dispositions.nameRevision(actor, id, revisionId);
    seeOther(reply, `${inboxPath(draftId, query)}#comment-${id}`);
  }

  @SignedIn()
  @Post('drafts/:draftId/comments/:id/application')
  async apply(
    @CurrentActor() actor: Actor,
    @IdParam('draftId') draftId: number,
    @IdParam() id: number,
    @Query() query: InboxQuery,
    @Body() sent: SentForm,
    @CurrentLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { version } = await readForm(VersionForm, sent);
    try {
      await this.suggestions.apply(actor, id, version, {});
      seeOther(reply, `${inboxPath(draftId, query)}#comment-${id}`);
    } catch (error) {
      const { form } = refusedAnswer(error, id, sent, language);
      await this.show(actor, draftId, query, { ...asItStands, form }, language, reply);
    }
  }

  private async show(
    actor: Actor,
    draftId: number,
    { done, left, ...query }: InboxQuery,
    { form, refused, seen, several }: Shown,
    language: Language,
    reply: FastifyReply,
  ): Promise<void> {
    const { show = 'open', after = 0 } = query;
    const also = [...(seen ? shownIn(seen) : []), ...leftIn({ left })];
    const filter = { ...filterOf(query, actor), also };
    const last = seenNumber(seen, 'newest');
    const inbox = await this.inbox.read(actor, draftId, filter, after, pageSize + also.length, last);
    const { outline, items, next, counts } = inbox;
    const context = { ...inbox, refused, form, language };
    const comments = withWalk(items.map((held) => presentInboxItem(held, context)));
    const answerable = comments.filter(({ answer }) => answer !== null).length;
    const shown = { newest: counts.newest, shown: items.map(({ comment }) => comment.id).join() };
    const view = {
      live: liveAt(inboxPath(draftId, query), { draft: draftId }, shown, newsOfInbox(counts, draftId, query, language)),
      draft: { id: draftId, title: outline.title, language: outline.language },
      form: { ...form, values: { ...resolvedReasons(items, outline.language), ...form.values } },
      show,
      query: inboxPath('', query),
      tabs: shows
        .filter((one) => one !== 'objected' || one === show || counts.objected > 0)
        .map((one) => ({
          path: inboxPath(draftId, { ...query, show: one, after: undefined }),
          label: showNames[one],
          count: countOf(counts, one),
          chosen: one === show,
        })),
      filters: presentFilters(query, outline, language),
      commentTypes: commentTypeNames,
      passageStates: passageStateNames,
      // A comment is placed where its clause can be seen.
      places: null,
      comments,
      walks: walks(comments),
      several: presentSeveral(answerable, several ?? null),
      done: presentDone(done, leftIn({ left }), items, language),
      links: presentTableLinks(inbox.inHand, null, language),
      more: next === null ? null : inboxPath(draftId, { ...query, after: next }),
    };
    showPage(reply, 'comments', view, form.status);
  }
}

/** New comments are told of, and do not move what somebody is answering. */
function newsOfInbox({ unseen }: DraftCount, draftId: number, { show }: InboxQuery, language: Language): News[] {
  if (unseen === 0 || show === 'answered' || show === 'mine') return [];
  const text = translate(language, 'live.showNewComments', { count: unseen });
  return [{ text, path: inboxPath(draftId, { show }) }];
}

/** The comments of an open page stay on it when others answer them. */
function shownIn(seen: Seen): number[] {
  const ids = (seen.get('shown') ?? '').split(',').filter((id) => /^[1-9]\d{0,8}$/.test(id));
  return ids.slice(0, pageSize).map(Number);
}

function countOf({ all, open, mine, objected }: DraftCount, show: Show): number {
  return { all, open, mine, objected, answered: all - open }[show];
}

/** One of the many forms of the page as it was refused, its fields named by the comment. */
function refusedAnswer(error: unknown, id: number, sent: SentForm | undefined, language: Language) {
  const reason = `reason-${id}`;
  if (error instanceof Stale) {
    const message = translate(language, 'pages.comments.changed');
    const summary = [{ message, field: `comment-${id}` }];
    const form: FormView = { values: { [reason]: textOf(sent, 'reason') }, faults: {}, summary, status: 412 };
    return { form, outcomeFault: null, templateFault: null };
  }
  const label = (key: string) => ({ label: translate(language, `pages.comments.${key}`) });
  const template = { label: translate(language, 'answers.reasons.choose') };
  const refused = refusedForm(error, sent, { outcome: label('outcome'), reason: label('reason'), template }, language);
  const form: FormView = {
    ...refused,
    values: { [reason]: textOf(sent, 'reason') },
    faults: refused.faults['reason'] === undefined ? {} : { [reason]: refused.faults['reason'] },
    summary: refused.summary && refused.summary.map((one) => ({ ...one, field: one.field && `${one.field}-${id}` })),
  };
  const { outcome = null, template: ofTemplate = null } = refused.faults;
  return { form, outcomeFault: outcome, templateFault: ofTemplate };
}

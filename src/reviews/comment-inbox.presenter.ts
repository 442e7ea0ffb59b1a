import { translate } from '../platform/i18n/translate';
import type { PresentClause } from '../standards/clause.presenter';
import type { Outline } from '../standards/draft-reading.service';
import type { FormView } from '../ui/form';
import type { Language } from '../vocabulary';
import { presentThreadOf } from './clause-page.presenter';
import { subjectPath } from './comment-path';
import type { CommentInHand, CommentView, JoinedComment, ReplyView } from './comment-rows';
import { commentActions, isAcceptance, type Outcome } from './comment.policy';
import { authorName } from './thread-words';
import type { LaterRevision } from './comment-threads.service';
import { reasonGroups } from './reason-choice';
import { chosenValue } from './chosen-value';
import type { ReadyReason } from './reason-template.rules';

/** What can be answered, in the order in which it is offered. */
export const outcomeNames: Record<Outcome, string> = {
  accepted: 'pages.comments.accept',
  'accepted-with-changes': 'pages.comments.acceptChanged',
  rejected: 'pages.comments.reject',
  noted: 'pages.comments.note',
};

/** One answer as it was refused, for the page to show it again. */
export interface RefusedAnswer {
  commentId: number;
  outcome: string;
  /** Whether the clause is another than the one the person saw. */
  changed: boolean;
  /** The ready reason that was chosen; empty for none. */
  template: string;
  outcomeFault: string | null;
  templateFault: string | null;
}

interface InboxContext {
  outline: Outline;
  clauses: Map<number, PresentClause>;
  replies: Map<number, ReplyView[]>;
  revisions: LaterRevision[];
  templates: ReadyReason[];
  joinable: JoinedComment[];
  refused: RefusedAnswer | null;
  form: FormView;
  language: Language;
}

/** A comment in the list of a draft: where it is, what is said, and what this person may make of it. */
export function presentInboxItem(held: CommentInHand, context: InboxContext) {
  const { comment, inHand } = held;
  const { outline, clauses, replies, form, language } = context;
  const clause = comment.clauseId === null ? null : (clauses.get(comment.clauseId) ?? null);
  const { draft, actor, participation } = inHand;
  const actions = commentActions(comment, draft.state, actor, participation);
  const thread = presentThreadOf(held, clause?.text.body ?? null, outline.language, replies, form);
  const carries = actions.includes('name-revision') && comment.disposition?.revisionId === null;
  return {
    ...thread,
    // Whoever answers it reads it.
    unfolded: thread.unfolded || actions.includes('dispose'),
    path: subjectPath(comment),
    placeName: placeName(comment, language),
    version: clause?.version ?? null,
    answer: actions.includes('dispose') ? answerOf(comment, clause, actor.id, context) : null,
    joinable: actions.includes('join') ? joinableWith(comment, context) : null,
    mayApply: carries && actions.includes('apply'),
    carrying: carries ? { revisions: carryingRevisions(comment, context) } : null,
    mayWithdraw: actions.includes('withdraw-disposition'),
  };
}

function answerOf(
  comment: CommentView,
  clause: PresentClause | null,
  actorId: number,
  { refused, templates, outline: { language: textLanguage } }: InboxContext,
) {
  const own = refused?.commentId === comment.id ? refused : null;
  const chosen = own ? own.outcome : comment.resolution && resolvedOutcome;
  const applies = comment.proposal !== null && comment.proposal.state !== 'present' && !comment.removed;
  return {
    keep: `${actorId}/answer/${comment.id}`,
    // What is accepted is applied to the wording that the person sees.
    version: clause && applies ? clause.version : null,
    chosen: chosenValue(comment.id, clause && applies ? clause.version : null),
    reasonField: `reason-${comment.id}`,
    // What stands ready in it is in the language of the text.
    reasonLanguage: comment.resolution && textLanguage,
    outcomes: Object.entries(outcomeNames).map(([value, label]) => ({ value, label, chosen: value === chosen })),
    outcomeFault: own?.outcomeFault ?? null,
    reasons: reasonGroups(templates, own?.template ?? '').map(({ outcome, reasons }) => ({
      label: outcome === null ? 'answers.reasons.any' : outcomeNames[outcome],
      reasons,
    })),
    templateFault: own?.templateFault ?? null,
    changed: own?.changed ?? false,
  };
}

/** Nothing is left to do where the talk has cleared it up; whoever answers may see that otherwise. */
const resolvedOutcome: Outcome = 'noted';

/** The reasons that stand ready for what was resolved, by field. */
export function resolvedReasons(items: CommentInHand[], language: Language): Record<string, string> {
  const resolved = items.filter(({ comment: { resolution, disposition } }) => resolution && !disposition);
  const reason = translate(language, 'threads.resolution.answer');
  return Object.fromEntries(resolved.map(({ comment }) => [`reason-${comment.id}`, reason]));
}

/** More than this nobody looks through; the list is the same in every comment of the page. */
const mostJoinable = 20;

/** What the comment may say again: what is said of the same clause first. */
function joinableWith(comment: CommentView, { joinable, language }: InboxContext) {
  const distance = (other: JoinedComment) => (other.clauseId === comment.clauseId ? 0 : 1);
  return joinable
    .filter(({ id }) => id !== comment.id)
    .toSorted((one, other) => distance(one) - distance(other))
    .slice(0, mostJoinable)
    .map(({ id, author, text }) => ({ id, label: `${authorName(author, language)}: ${text}` }));
}

/** What was saved after the comment and may have carried it out. */
function carryingRevisions(comment: CommentView, { revisions }: InboxContext) {
  const fits = (revision: LaterRevision) =>
    revision.createdAt > comment.createdAt &&
    (comment.clauseId === null || revision.clauseId === comment.clauseId) &&
    (comment.sectionId === null || revision.sectionId === comment.sectionId);
  return revisions.filter(fits).map(({ id, number, title, place, createdAt }) => ({
    id,
    clause: `${place ?? '—'} ${title}`,
    number,
    createdAt,
  }));
}

function placeName({ place }: CommentView, language: Language): string {
  if (!place) return translate(language, 'pages.comments.wholeDraft');
  if (place.number === null) return translate(language, 'pages.comments.removedPlace', { title: place.title });
  return `${place.number} ${place.title}`;
}

/** Whether any of the comments waits for the name of the revision that carried it out. */
export function oldestCarrying(items: CommentInHand[]): Date | null {
  const waiting = items.filter(
    ({ comment: { disposition } }) =>
      disposition && isAcceptance(disposition.outcome) && disposition.revisionId === null,
  );
  return waiting[0]?.comment.createdAt ?? null;
}

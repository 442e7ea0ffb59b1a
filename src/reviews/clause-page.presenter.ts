import { findingList } from '../quality/finding-views';
import { mayWaive } from '../quality/finding.policy';
import type { JudgedFinding } from '../quality/judgement';
import { clauseView, type ClauseView } from '../rendering/clause-view';
import type { ReadableClause } from '../standards/clauses.service';
import type { OutlinedDraft, Outline } from '../standards/draft-reading.service';
import type { DraftInHand } from '../standards/draft-life.service';
import { mayWrite } from '../standards/draft.policy';
import type { FormView } from '../ui/form';
import type { Language } from '../vocabulary';
import type { CommentInHand, ReplyView } from './comment-rows';
import { commentActions, commentTypes, type CommentType } from './comment.policy';
import { redline, type RedlinePart } from './redline';

/** The messages that name the types of comments. */
export const commentTypeNames: Record<CommentType, string> = {
  general: 'pages.comments.general',
  technical: 'pages.comments.technical',
  editorial: 'pages.comments.editorial',
};

/** The card of a clause, also of one that was removed and has no number. */
export function presentCard(clause: ReadableClause, { jobRoles, language }: Outline): ClauseView {
  return clauseView({ key: clause.key, number: clause.number ?? '', ...clause.text }, jobRoles, language);
}

/** A clause, what is said about it, and what this person may do with it now. */
export function presentClausePage(
  clause: ReadableClause,
  { inHand, outline }: OutlinedDraft,
  comments: CommentInHand[],
  replies: Map<number, ReplyView[]>,
  findings: readonly JudgedFinding[],
  form: FormView,
) {
  const { actor, draft, participation } = inHand;
  const may = (action: string) => (clause.allowedActions as string[]).includes(action);
  const { previous, next } = neighbours(clause.id, outline);
  const own = comments.filter(({ comment }) => comment.author.id === actor.id).length;
  const values = { type: 'general', suggestion: clause.text.body, ...form.values };
  const shown = { ...form, values };
  const suggesting = shown.values.suggestion !== clause.text.body || form.faults['suggestion'] !== undefined;
  return {
    draft: { id: clause.draftId, language: outline.language },
    clause: {
      id: clause.id,
      number: clause.number,
      title: clause.text.title,
      revision: clause.revision,
      changedBy: clause.changedBy,
      changedAt: clause.changedAt,
    },
    section: {
      id: clause.sectionId,
      title: outline.sections.find(({ id }) => id === clause.sectionId)?.title ?? outline.title,
    },
    card: presentCard(clause, outline),
    findings: findingList(clause.removedAt ? [] : findings, {
      draftId: clause.draftId,
      clauseId: clause.id,
      text: clause.text,
      textLanguage: outline.language,
      language: actor.language,
      mayAct: mayWaive(draft.state, actor, participation, {
        sectionId: clause.sectionId,
        appliesTo: clause.text.appliesTo,
      }),
    }),
    mayEdit: may('edit'),
    mayRemove: may('remove'),
    mayRestore: may('restore'),
    mayComment: may('comment'),
    move: may('move') ? moves(clause, outline, inHand) : null,
    comments: comments.map((held) => presentThreadOf(held, clause.text.body, outline.language, replies, shown)),
    commentTypes: commentTypeNames,
    types: commentTypes.map((key) => ({ key, label: commentTypeNames[key] })),
    suggesting,
    keep: { key: `${actor.id}/comment/${clause.draftId}/${clause.id}`, version: own },
    form: shown,
    around: Boolean(previous ?? next),
    previous,
    next,
  };
}

export interface ThreadView {
  id: number;
  clauseId: number | null;
  redline: RedlinePart[] | null;
  thread: ReplyView[];
  mayReply: boolean;
  replyField: string;
  replyRefused: boolean;
}

/** A comment with its replies; what it suggests is shown against `body`, the present wording. */
export function presentThreadOf(
  { comment, inHand }: CommentInHand,
  body: string | null,
  language: Language,
  replies: Map<number, ReplyView[]>,
  form: FormView,
) {
  const { draft, actor, participation } = inHand;
  const replyField = `reply-${comment.id}`;
  const { suggestion } = comment;
  return {
    ...comment,
    redline: suggestion !== null && body !== null ? redline(body, suggestion, language) : null,
    thread: replies.get(comment.id) ?? [],
    mayReply: commentActions(comment, draft.state, actor, participation).includes('reply'),
    replyField,
    replyRefused: replyField in form.values,
  };
}

function neighbours(id: number, { clauses }: Outline) {
  const at = clauses.findIndex((clause) => clause.id === id);
  return at < 0 ? { previous: null, next: null } : { previous: clauses[at - 1] ?? null, next: clauses[at + 1] ?? null };
}

/** Where the clause may go: a step up or down within its section, or to the end of another that the person writes too. */
function moves({ id, sectionId, text }: ReadableClause, outline: Outline, { actor, participation }: DraftInHand) {
  const position = outline.clauses.find((clause) => clause.id === id)?.position ?? 1;
  const length = outline.sections.find((section) => section.id === sectionId)?.length ?? 1;
  const { appliesTo } = text;
  return {
    up: position > 1 ? position - 1 : null,
    down: position < length ? position + 1 : null,
    sections: outline.sections.filter(
      (section) => section.id !== sectionId && mayWrite(actor, participation, { sectionId: section.id, appliesTo }),
    ),
  };
}

import { isJudging, mayJudge } from '../quality/criteria/judging.policy';
import { findingList } from '../quality/finding-views';
import { mayWaive } from '../quality/finding.policy';
import type { JudgedFinding } from '../quality/judgement';
import { clauseView, type ClauseView } from '../rendering/clause-view';
import { redlinePen } from '../rendering/redline/clause-redline';
import type { ReadableClause } from '../standards/clauses.service';
import type { OutlinedDraft, Outline } from '../standards/draft-reading.service';
import type { DraftInHand } from '../standards/draft-life.service';
import { mayWrite } from '../standards/draft.policy';
import type { Seen } from '../platform/http/look';
import type { FormView } from '../ui/form';
import { liveAt } from '../ui/live';
import type { Language } from '../vocabulary';
import { passageChoices } from './anchors/passage-choices';
import { newsOfClause, seenOfClause, unseenComments } from './clause-news';
import { anonymityChoice, commentTypeChoices, commentTypeNames, passageStateNames, unsentOf } from './comment-form';
import { commentPath, subjectPath } from './comment-path';
import { agreedBy, authorName, walks, withWalk } from './thread-words';
import type { CommentInHand, CommentView, ReplyView } from './comment-rows';
import { commentActions } from './comment.policy';
import { partsOf, type TextPart } from './mentions';
import { presentTrace } from './traces/trace.presenter';

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
  timeZone: string,
  seen: Seen | null,
  editors: string[],
) {
  const { actor, draft, participation } = inHand;
  const { language } = actor;
  const said = comments.map(({ comment }) => comment);
  const unseen = new Set(unseenComments(seen, said, actor.id).map(({ id }) => id));
  const may = (action: string) => (clause.allowedActions as string[]).includes(action);
  const { previous, next } = neighbours(clause.id, outline);
  const own = comments.filter(({ comment }) => comment.authorId === actor.id).length;
  const values = {
    type: 'general',
    suggestion: clause.text.body,
    revisionId: String(clause.revisionId),
    ...form.values,
  };
  const shown = { ...form, values };
  const { body } = clause.text;
  const replacing = Boolean(form.values['replacement']?.trim() ?? form.faults['replacement']);
  const suggesting = replacing || shown.values.suggestion !== body || form.faults['suggestion'] !== undefined;
  const path = `/drafts/${clause.draftId}/clauses/${clause.id}`;
  const threads = comments.map((held) => ({
    ...presentThreadOf(held, body, outline.language, replies, shown),
    isNew: unseen.has(held.comment.id),
  }));
  return {
    live: liveAt(
      path,
      { draft: clause.draftId, clause: clause.id },
      seenOfClause(clause, said),
      newsOfClause(seen, clause, said, actor, timeZone),
    ),
    editors: presentEditors(editors, actor.language),
    draft: { id: clause.draftId, title: outline.title, language: outline.language },
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
    mayJudge: !clause.removedAt && isJudging(draft.state) && mayJudge(participation),
    mayEdit: may('edit'),
    mayRemove: may('remove'),
    mayRestore: may('restore'),
    mayComment: may('comment'),
    move: may('move') ? moves(clause, outline, inHand) : null,
    unsent: unsentOf(form, body),
    comments: withWalk(threads),
    walks: walks(threads),
    commentTypes: commentTypeNames,
    passageStates: passageStateNames,
    commenting: {
      action: `${path}/comments`,
      types: commentTypeChoices,
      anonymity: anonymityChoice(participation, form),
      suggestion: { open: suggesting },
      passages: passageChoices(body, form.values['passage'] ?? '', language),
      revisionId: shown.values.revisionId,
      keep: { key: `${actor.id}/comment/${clause.draftId}/${clause.id}`, version: own },
    },
    // Where a comment that lost its passage can be placed.
    places: passageChoices(body, '', language).slice(1),
    revisionId: clause.revisionId,
    form: shown,
    around: Boolean(previous ?? next),
    previous,
    next,
  };
}

/** The others who are editing a clause now, as a sentence names them; null when there are none. */
export function presentEditors(names: string[], language: Language) {
  return names.length > 0 ? { names: new Intl.ListFormat(language).format(names), count: names.length } : null;
}

export interface ThreadView {
  id: number;
  /** Safe HTML. */
  redline: string | null;
  /** What the author of a suggestion wrote, where the same was changed otherwise since. */
  clash: string | null;
  said: TextPart[];
  thread: (ReplyView & { said: TextPart[] })[];
  mayPlace: boolean;
  placePath: string;
  mayReply: boolean;
  replyPath: string;
  replyField: string;
  replyRefused: boolean;
  /** Whether what is resolved is shown all the same. */
  unfolded: boolean;
  mayObject: boolean;
  maySeeObjection: boolean;
  objectionPath: string;
  /** Whether it came after the page was opened. */
  isNew: boolean;
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
  const actions = commentActions(comment, draft.state, actor, participation);
  const path = `${subjectPath(comment)}/comments/${comment.id}`;
  return {
    ...comment,
    ...suggestionRedlines(comment, body, language, actor.language),
    trace: comment.trace && presentTrace(comment.draftId, comment.trace),
    isOpen: comment.disposition === null && comment.joinedTo === null && comment.resolution === null,
    // An answer says more than that the talk ended.
    resolution: comment.disposition === null ? comment.resolution : null,
    unfolded: replyField in form.values,
    mayResolve: actions.includes('resolve'),
    mayReopen: actions.includes('reopen'),
    said: partsOf(comment.text, comment.mentions),
    thread: (replies.get(comment.id) ?? []).map((one) => ({ ...one, said: partsOf(one.text, one.mentions) })),
    // One that stands where it stood needs no place.
    mayPlace: actions.includes('place') && ['moved', 'orphaned'].includes(comment.anchoring?.state ?? ''),
    placePath: `${path}/placement`,
    agreedBy: agreedBy(comment, actor.language),
    mayAgree: actions.includes('agree'),
    mayDisagree: actions.includes('withdraw-agreement'),
    joinedToPath: comment.joinedTo && commentPath(comment.joinedTo),
    name: authorName(comment.author, actor.language),
    joinedToName: comment.joinedTo && authorName(comment.joinedTo.author, actor.language),
    joined: comment.joined.map(({ author, ...one }) => ({
      ...one,
      name: authorName(author, actor.language),
      path: commentPath(one),
    })),
    mayPart: actions.includes('part'),
    threadPath: `/comments/${comment.id}`,
    mayReply: actions.includes('reply'),
    replyPath: `${path}/replies`,
    replyField,
    replyRefused: replyField in form.values,
    mayObject: actions.includes('object'),
    maySeeObjection: actions.includes('see-objection'),
    objectionPath: `/drafts/${comment.draftId}/comments/${comment.id}/objection`,
    isNew: false,
  };
}

/**
 * What is suggested: on top of the present wording while that can be done, else against what its author read. Where the two clash, what
 * its author wrote is shown as well.
 */
function suggestionRedlines(comment: CommentView, body: string | null, ofText: Language, language: Language) {
  const { suggestion, proposal, basis, disposition } = comment;
  if (suggestion === null) return { redline: null, clash: null };
  const pen = redlinePen(ofText, language);
  const written = pen.markdown(basis ?? body ?? suggestion, suggestion);
  const isOpen = body !== null && disposition?.revisionId == null && proposal !== null && proposal.state !== 'present';
  if (!isOpen) return { redline: written, clash: null };
  return {
    redline: pen.markdown(body, proposal.body),
    clash: proposal.state === 'clash' ? written : null,
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

import type { Actor } from '../accounts/actor';
import { isClosed, type DraftState } from '../standards/draft.lifecycle';
import { mayLead, mayWrite, type Place } from '../standards/draft.policy';
import type { Participation } from '../standards/participation';

export const commentTypes = ['general', 'technical', 'editorial'] as const;
export type CommentType = (typeof commentTypes)[number];

export const outcomes = ['accepted', 'accepted-with-changes', 'rejected', 'noted'] as const;
export type Outcome = (typeof outcomes)[number];

/** The outcomes that promise a change of the text. */
export const acceptances = ['accepted', 'accepted-with-changes'] as const satisfies Outcome[];
export type Acceptance = (typeof acceptances)[number];

export const commentActionNames = [
  'reply',
  'place',
  'dispose',
  'withdraw-disposition',
  'name-revision',
  'apply',
  'object',
  'see-objection',
  'agree',
  'withdraw-agreement',
  'join',
  'part',
  'resolve',
  'reopen',
] as const;
export type CommentAction = (typeof commentActionNames)[number];

/** What the rules below look at in a comment. */
export interface Judged {
  /** Null for one without a name. */
  authorId: number | null;
  /** Of the clause or section; null for a comment on the whole draft. */
  place: Place | null;
  /** Whether what it is about has been removed from the draft. */
  removed: boolean;
  suggestion: string | null;
  /** Who agrees with it. */
  agreements: { id: number }[];
  /** Where the talk about it has found its end. */
  resolution: object | null;
  /** The comment that it is answered with. */
  joinedTo: object | null;
  /** What it is about in the clause; null for the whole clause. */
  passage: object | null;
  disposition: { outcome: Outcome; revisionId: number | null; objection: { seenAt: Date | null } | null } | null;
}

export function isAcceptance(outcome: Outcome): outcome is Acceptance {
  return (acceptances as readonly Outcome[]).includes(outcome);
}

/** Whoever takes or took part in the talk about the text: the group, those ever asked to review, and the author. */
export function mayReply(authorId: number | null, actor: Actor, participation: Participation): boolean {
  const outsider = [...participation.functions].every((part) => part === 'approver');
  return authorId === actor.id || !outsider || mayLead(actor, participation);
}

/** Who writes the passage answers for it; comments on the whole draft are the leader's. */
export function mayAnswer(place: Place | null, actor: Actor, participation: Participation): boolean {
  return place ? mayWrite(actor, participation, place) : mayLead(actor, participation);
}

/** Whether some passage is this person's to answer for. */
export function mayAnswerSome(actor: Actor, participation: Participation): boolean {
  return mayLead(actor, participation) || participation.sections.size > 0 || participation.jobRoles.size > 0;
}

/**
 * Comments are answered in rework only. During the review the others are still being heard and the text stands still, so that an
 * acceptance could not be carried out; once the draft is final, an answer taken back would leave a comment without any.
 */
export function isAnswering(state: DraftState): boolean {
  return state === 'rework';
}

/** An answer can be objected to as long as somebody can still give another: until the draft goes on to finalising. */
export function isObjecting(state: DraftState): boolean {
  return state === 'rework' || state === 'review';
}

/** Agreeing adds weight to what is said, and resolving ends the talk about it, while that can still make a difference. */
export function isTalking(state: DraftState): boolean {
  return state === 'review' || state === 'rework';
}

/** Whoever may reply agrees with what others say. */
export function mayAgree(authorId: number | null, actor: Actor, participation: Participation): boolean {
  return authorId !== actor.id && mayReply(authorId, actor, participation);
}

/** Whoever asked knows whether the question is cleared up; so does whoever answers for the passage. */
export function mayResolve(
  { authorId, place }: Pick<Judged, 'authorId' | 'place'>,
  actor: Actor,
  participation: Participation,
): boolean {
  return authorId === actor.id || mayAnswer(place, actor, participation);
}

/** Only the author says that the answer does not satisfy him, and once about each. */
export function mayObject(authorId: number | null, actor: Actor): boolean {
  return authorId === actor.id;
}

/** A suggestion can still be carried out, unless the answer was no or it has been carried out already. */
export function isApplicable({ suggestion, removed, disposition, joinedTo }: Judged): boolean {
  const undecided = disposition === null || (isAcceptance(disposition.outcome) && disposition.revisionId === null);
  return suggestion !== null && !removed && joinedTo === null && undecided;
}

export function commentActions(
  comment: Judged,
  state: DraftState,
  actor: Actor,
  participation: Participation,
): CommentAction[] {
  const actions: CommentAction[] = [];
  if (!isClosed(state) && mayReply(comment.authorId, actor, participation)) actions.push('reply');
  if (comment.passage && actions.includes('reply')) actions.push('place');
  const { authorId, disposition, agreements } = comment;
  if (isTalking(state) && disposition === null && mayAgree(authorId, actor, participation)) {
    actions.push(agreements.some(({ id }) => id === actor.id) ? 'withdraw-agreement' : 'agree');
  }
  if (isTalking(state) && disposition === null) {
    if (comment.resolution && actions.includes('reply')) actions.push('reopen');
    if (!comment.resolution && mayResolve(comment, actor, participation)) actions.push('resolve');
  }
  if (isObjecting(state) && disposition?.objection === null && mayObject(authorId, actor)) actions.push('object');
  const unseen = disposition?.objection?.seenAt === null;
  if (isObjecting(state) && unseen && mayLead(actor, participation)) actions.push('see-objection');
  if (!isAnswering(state) || !mayAnswer(comment.place, actor, participation)) return actions;
  if (comment.joinedTo) return disposition === null ? [...actions, 'part'] : actions;
  if (disposition === null) actions.push('dispose', 'join');
  else actions.push('withdraw-disposition');
  if (disposition && isAcceptance(disposition.outcome)) actions.push('name-revision');
  if (isApplicable(comment)) actions.push('apply');
  return actions;
}

import type { Fault } from '../errors';
import type { DraftState } from '../standards/draft.lifecycle';

export const verdicts = ['approve', 'return'] as const;
export type Verdict = (typeof verdicts)[number];

/** Who must decide, and how many approvals suffice. */
export interface Sheet {
  approverIds: readonly number[];
  quorum: number;
}

/** One approver's word about one exact text. */
export interface Vote {
  personId: number;
  verdict: Verdict;
  contentHash: string;
}

export interface Approver {
  id: number;
  name: string;
  active: boolean;
}

/** What a decision is worth now. */
export const standings = ['counts', 'text-changed', 'submission-ended', 'not-an-approver'] as const;
export type Standing = (typeof standings)[number];

/** The sheet may be filled in until the approvers have decided. */
export function isSheetOpen(state: DraftState): boolean {
  return ['preparation', 'drafting', 'review', 'rework', 'finalising', 'approval'].includes(state);
}

/** Whether the last submission still lies before the approvers, or was approved by them. */
export function isBeforeApprovers(state: DraftState): boolean {
  return ['approval', 'approved', 'published'].includes(state);
}

export function standingOf(vote: Vote, sheet: Sheet, contentHash: string, ofPresentSubmission: boolean): Standing {
  if (!ofPresentSubmission) return 'submission-ended';
  if (vote.contentHash !== contentHash) return 'text-changed';
  return sheet.approverIds.includes(vote.personId) ? 'counts' : 'not-an-approver';
}

/** The approvals of one submission that count: over exactly this text, by those who are approvers now. */
export function countingApprovals<V extends Vote>(sheet: Sheet, votes: V[], contentHash: string): V[] {
  return votes.filter((vote) => vote.verdict === 'approve' && standingOf(vote, sheet, contentHash, true) === 'counts');
}

/** What approval still lacks: enough approvals, and one by somebody who wrote none of the text. */
export function quorumFaults(sheet: Sheet, votes: Vote[], contentHash: string, authors: readonly number[]): Fault[] {
  const approvals = countingApprovals(sheet, votes, contentHash);
  const faults: Fault[] = [];
  const missing = sheet.quorum - approvals.length;
  if (missing > 0) faults.push({ field: 'quorum', code: 'approvals-missing', parameters: { missing } });
  if (approvals.length > 0 && approvals.every(({ personId }) => authors.includes(personId))) {
    faults.push({ field: 'approverIds', code: 'approval-besides-authors' });
  }
  return faults;
}

export function quorumReached(sheet: Sheet, votes: Vote[], contentHash: string, authors: readonly number[]): boolean {
  return quorumFaults(sheet, votes, contentHash, authors).length === 0;
}

/** What a sheet lacks for a text by `authors` to be laid before its approvers. */
export function sheetFaults(quorum: number, approvers: Approver[], authors: readonly number[]): Fault[] {
  if (approvers.length === 0) return [{ field: 'approverIds', code: 'no-approvers' }];
  const active = approvers.filter((approver) => approver.active);
  const gone = approvers.filter((approver) => !approver.active);
  return [
    ...gone.map(({ name }) => ({ field: 'approverIds', code: 'approver-left', parameters: { name } })),
    ...reachFaults(
      quorum,
      active.map(({ id }) => id),
      authors,
    ),
  ];
}

/**
 * What is wrong with a sheet that replaces another while approvers decide. Those who decided do not decide again, so the
 * quorum must stay within reach of the others; and a sheet never approves by itself: the last word is an approver's.
 */
export function changedSheetFaults(
  sheet: Sheet,
  votes: Vote[],
  contentHash: string,
  authors: readonly number[],
): Fault[] {
  if (quorumReached(sheet, votes, contentHash, authors)) return [{ field: 'quorum', code: 'sheet-would-approve' }];
  return reachFaults(sheet.quorum, sheet.approverIds, authors);
}

function reachFaults(quorum: number, able: readonly number[], authors: readonly number[]): Fault[] {
  const faults: Fault[] = [];
  if (quorum > able.length) {
    faults.push({ field: 'quorum', code: 'quorum-out-of-reach', parameters: { quorum, approvers: able.length } });
  }
  if (able.every((id) => authors.includes(id))) faults.push({ field: 'approverIds', code: 'approver-besides-authors' });
  return faults;
}

import type { Actor } from '../accounts/actor';
import { draftStates, isClosed, type DraftState } from '../standards/draft.lifecycle';
import { mayWrite, type Place } from '../standards/draft.policy';
import type { Participation } from '../standards/participation';

export const findingActions = ['waive', 'withdraw-waiver'] as const;
export type FindingAction = (typeof findingActions)[number];

/** Who may write the clause may also answer for leaving it as it is, as long as the draft is open. */
export function mayWaive(state: DraftState, actor: Actor, participation: Participation, place: Place): boolean {
  return !isClosed(state) && mayWrite(actor, participation, place);
}

/** Whether a blocking finding still keeps the draft from its approvers: it has not been laid before them. */
export function isAheadOfApproval(state: DraftState): boolean {
  return draftStates.indexOf(state) < draftStates.indexOf('approval');
}

/** A finding is waived once, and then the waiver is what can be taken back. */
export function findingActionsFor(mayAct: boolean, isWaived: boolean): FindingAction[] {
  if (!mayAct) return [];
  return [isWaived ? 'withdraw-waiver' : 'waive'];
}

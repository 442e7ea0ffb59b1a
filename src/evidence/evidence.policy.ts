import { hasAccessRole, type Actor } from '../accounts/actor';
import type { DraftState } from '../standards/draft.lifecycle';
import { mayWrite, type Place } from '../standards/draft.policy';
import type { Participation } from '../standards/participation';
import { groupFunctions } from '../working-groups/composition.policy';

export const sourceActions = ['change', 'remove'] as const;
export type SourceAction = (typeof sourceActions)[number];

/** What customers and staff said in confidence is for those who took part in a draft of the standard, and who keep the process going. */
export function mayReadEvidence(actor: Actor, { tookPart }: { tookPart: boolean }): boolean {
  return tookPart || hasAccessRole(actor, 'hr', 'administrator');
}

/**
 * The whole group gathers evidence: whoever talks to customers writes down what they said. Between two drafts HR does.
 * @param participation in the open draft of the standard; null where there is none
 */
export function mayGather(actor: Actor, participation: Participation | null): boolean {
  return hasAccessRole(actor, 'hr') || groupFunctions.some((one) => participation?.functions.has(one));
}

export function sourceActionsFor(actor: Actor, participation: Participation | null): SourceAction[] {
  return mayGather(actor, participation) ? [...sourceActions] : [];
}

/** Reasons stand still with the text from the moment it is laid before its approvers: they read both, and nobody would tell them. */
export function isCiting(state: DraftState): boolean {
  return ['preparation', 'drafting', 'review', 'rework', 'finalising'].includes(state);
}

/** Who writes a clause says why it exists. */
export function mayCite(
  state: DraftState,
  actor: Actor,
  participation: Participation,
  place: Place & { removed: boolean },
): boolean {
  return isCiting(state) && !place.removed && mayWrite(actor, participation, place);
}

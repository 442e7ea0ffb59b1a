import type { Actor } from '../../accounts/actor';
import type { DraftState } from '../../standards/draft.lifecycle';
import { mayLead } from '../../standards/draft.policy';
import type { Participation } from '../../standards/participation';
import { groupFunctions } from '../../working-groups/composition.policy';

export const judgingActions = ['judge', 'excuse', 'withdraw-excuse'] as const;
export type JudgingAction = (typeof judgingActions)[number];

/** Clauses are judged while the group talks them over, which ends when the draft is finalised. */
export function isJudging(state: DraftState): boolean {
  return state === 'review' || state === 'rework';
}

/** The group judges; who was only asked for comments does not. */
export function mayJudge({ functions }: Participation): boolean {
  return groupFunctions.some((one) => functions.has(one));
}

/** @param isBelow whether some mean of the clause is below the threshold */
export function judgingActionsFor(
  state: DraftState,
  actor: Actor,
  participation: Participation,
  { isBelow, isExcused, isRemoved }: { isBelow: boolean; isExcused: boolean; isRemoved: boolean },
): JudgingAction[] {
  if (!isJudging(state) || isRemoved) return [];
  const actions: JudgingAction[] = mayJudge(participation) ? ['judge'] : [];
  if (!mayLead(actor, participation)) return actions;
  if (isExcused) return [...actions, 'withdraw-excuse'];
  return isBelow ? [...actions, 'excuse'] : actions;
}

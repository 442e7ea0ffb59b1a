import type { Actor } from '../accounts/actor';
import { isClosed, type DraftState } from '../standards/draft.lifecycle';
import { mayLead } from '../standards/draft.policy';
import type { Participation } from '../standards/participation';
import type { GroupFunction } from './composition.policy';

export type GroupAction = 'change-members' | 'name-responsible' | 'start-drafting';

/** Who leads forms the group for as long as the draft is open. */
export function mayForm(state: DraftState, actor: Actor, participation: Participation): boolean {
  return !isClosed(state) && mayLead(actor, participation);
}

export function groupActions(
  state: DraftState,
  actor: Actor,
  participation: Participation,
  satisfied: boolean,
): GroupAction[] {
  if (!mayForm(state, actor, participation)) return [];
  const actions: GroupAction[] = ['change-members', 'name-responsible'];
  return state === 'preparation' && satisfied ? [...actions, 'start-drafting'] : actions;
}

/** Once the text is being written the group is never without a leader: he is followed by another, not taken away. */
export function needsLeader(state: DraftState): boolean {
  return state !== 'preparation';
}

export function leads(functions: readonly GroupFunction[]): boolean {
  return functions.includes('leader');
}

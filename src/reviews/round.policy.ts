import type { Actor } from '../accounts/actor';
import type { Fault } from '../errors';
import type { DraftState } from '../standards/draft.lifecycle';
import { mayLead } from '../standards/draft.policy';
import type { Participation } from '../standards/participation';

/** Working group, or consultation of staff at all levels. */
export const roundKinds = ['working-group', 'consultation'] as const;
export type RoundKind = (typeof roundKinds)[number];

export type RoundAction = 'close' | 'extend';

interface RoundState {
  closedAt: Date | null;
  deadline: Date;
}

/** A round stays open until somebody closes it: what comes between the deadline and the closing is not lost. */
export function isOpen(round: Pick<RoundState, 'closedAt'>, state: DraftState): boolean {
  return round.closedAt === null && state === 'review';
}

export function roundActions(
  round: RoundState,
  state: DraftState,
  actor: Actor,
  participation: Participation,
): RoundAction[] {
  return isOpen(round, state) && mayLead(actor, participation) ? ['close', 'extend'] : [];
}

/** What is wrong with a deadline that is wanted `now`; `present` is the one it replaces. */
export function deadlineFaults(wanted: Date, now: Date, present: Date | null = null): Fault[] {
  const field = 'deadline';
  if (wanted <= now) return [{ field, code: 'deadline-passed' }];
  if (present && wanted <= present) return [{ field, code: 'deadline-not-later' }];
  return [];
}

/** What is wrong with the people asked to review; `active` are those of them who are still there. */
export function participantFaults(ids: readonly number[], active: ReadonlySet<number>): Fault[] {
  if (ids.length === 0) return [{ field: 'participantIds', code: 'no-participants' }];
  return ids.flatMap((id, index): Fault[] => {
    if (active.has(id)) return [];
    return [{ field: `participantIds.${index}`, code: 'not-an-active-person' }];
  });
}

import type { Actor } from '../accounts/actor';
import type { Addressed, Addressees } from '../accounts/addressees';
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

/** What is wrong with whom the leader asks to review, of whom `addressed` are there. */
export function participantFaults(
  asked: Pick<Addressees, 'personIds' | 'unitIds' | 'jobRoles'>,
  addressed: Addressed,
): Fault[] {
  const faults = [
    ...missing('participantIds', 'not-an-active-person', asked.personIds, addressed.active),
    ...missing('unitIds', 'unknown-unit', asked.unitIds, addressed.units),
    ...missing('jobRoles', 'no-such-job-role', asked.jobRoles, addressed.jobRoles),
  ];
  const nobody = faults.length === 0 && addressed.people.length === 0;
  return nobody ? [{ field: 'participantIds', code: 'no-participants' }] : faults;
}

function missing<T extends number | string>(
  field: string,
  code: string,
  wanted: readonly T[],
  known: ReadonlySet<T>,
): Fault[] {
  return wanted.flatMap((one, index): Fault[] => {
    if (known.has(one)) return [];
    return [{ field: `${field}.${index}`, code, ...(typeof one === 'string' && { parameters: { role: one } }) }];
  });
}

/** The working group answers for what it says; staff who are consulted may fear to. */
export function anonymityFaults(kind: RoundKind, anonymous: boolean): Fault[] {
  return anonymous && kind !== 'consultation' ? [{ field: 'anonymous', code: 'anonymous-only-in-consultation' }] : [];
}

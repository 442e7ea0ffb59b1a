import type { Fault } from '../errors';

/** What a person is in one working group. */
export const groupFunctions = ['leader', 'secretary', 'responsible', 'member', 'expert', 'auditor'] as const;
export type GroupFunction = (typeof groupFunctions)[number];

/** For whom a member speaks in the company. */
export const capacities = [
  'client-department-head',
  'hr-manager',
  'service-manager',
  'front-line',
  'marketer',
  'top-manager',
  'expert',
  'other',
] as const;
export type Capacity = (typeof capacities)[number];

/** A required rule is a gate; an advised one is only shown. */
export const ruleForces = ['required', 'advised'] as const;
export type RuleForce = (typeof ruleForces)[number];

/** At least `minimum` members have this function and this capacity; null means any. */
export interface Rule {
  function: GroupFunction | null;
  capacity: Capacity | null;
  minimum: number;
  force: RuleForce;
}

/** A member who can act: one who has left the company fills no place. */
export interface Seat {
  functions: readonly GroupFunction[];
  capacity: Capacity;
}

export interface CompositionFaults {
  /** Keeps the group from drafting. */
  missing: Fault[];
  /** Only shown. */
  advised: Fault[];
}

/** Everything the group lacks. Whatever the rules say, it has exactly one leader. */
export function compositionFaults(rules: readonly Rule[], seats: readonly Seat[]): CompositionFaults {
  const lacking = (force: RuleForce) =>
    rules
      .filter((rule) => rule.force === force && !asksOnlyForALeader(rule))
      .flatMap((rule): Fault[] => {
        const present = seats.filter((seat) => fills(rule, seat)).length;
        return present < rule.minimum ? [seatsNeeded(rule, present)] : [];
      });
  return { missing: [...leaderFaults(seats), ...lacking('required')], advised: lacking('advised') };
}

/** Everything wrong with a list of rules that an administrator wants. */
export function ruleFaults(rules: readonly Rule[]): Fault[] {
  const seen = new Set<string>();
  return rules.flatMap((rule, index): Fault[] => {
    const { function: wanted, capacity, minimum } = rule;
    const faults: Fault[] = [];
    if (wanted === null && capacity === null) faults.push({ field: `rules.${index}`, code: 'rule-names-nobody' });
    if (wanted === 'leader' && minimum > 1) {
      faults.push({ field: `rules.${index}.minimum`, code: 'out-of-range', parameters: { minimum: 1, maximum: 1 } });
    }
    const subject = `${wanted} ${capacity}`;
    if (seen.has(subject)) faults.push({ field: `rules.${index}`, code: 'rule-twice' });
    seen.add(subject);
    return faults;
  });
}

function fills(rule: Rule, { functions, capacity }: Seat): boolean {
  return (
    (rule.function === null || functions.includes(rule.function)) &&
    (rule.capacity === null || rule.capacity === capacity)
  );
}

function leaderFaults(seats: readonly Seat[]): Fault[] {
  const present = seats.filter(({ functions }) => functions.includes('leader')).length;
  return present === 1 ? [] : [{ field: 'members', code: 'composition.one-leader', parameters: { present } }];
}

function asksOnlyForALeader(rule: Rule): boolean {
  return rule.function === 'leader' && rule.capacity === null;
}

function seatsNeeded({ function: wanted, capacity, minimum }: Rule, present: number): Fault {
  const field = 'members';
  const parameters = { minimum, present };
  if (wanted === null) return { field, code: `composition.capacity.${capacity}`, parameters };
  if (capacity === null) return { field, code: `composition.function.${wanted}`, parameters };
  // Messages choose by words that have no hyphen.
  const choices = { function: wanted, capacity: capacity.replaceAll('-', '_') };
  return { field, code: 'composition.both', parameters: { ...parameters, ...choices } };
}

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

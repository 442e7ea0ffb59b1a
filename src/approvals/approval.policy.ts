export const verdicts = ['approve', 'return'] as const;
export type Verdict = (typeof verdicts)[number];

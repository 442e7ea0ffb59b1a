/** Working group, or consultation of staff at all levels. */
export const roundKinds = ['working-group', 'consultation'] as const;
export type RoundKind = (typeof roundKinds)[number];

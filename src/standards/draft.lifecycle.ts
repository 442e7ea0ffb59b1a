/** The life of a draft as data: the buttons, the API's refusals and the diagram in docs/ all come from this table. */

export const draftStates = [
  'preparation',
  'drafting',
  'review',
  'rework',
  'finalising',
  'approval',
  'approved',
  'published',
  'withdrawn',
] as const;
export type DraftState = (typeof draftStates)[number];

export const closedStates = ['published', 'withdrawn'] as const satisfies DraftState[];
export const openStates = draftStates.filter((state) => !isClosed(state));

export const draftActions = [
  'start-drafting',
  'open-review',
  'close-review',
  'finalise',
  'submit',
  'return',
  'approve',
  'publish',
  'withdraw',
] as const;
export type DraftAction = (typeof draftActions)[number];

/** Whose act it is. Etalon itself closes a review whose deadline has passed. */
export type Doer = 'leader' | 'approver' | 'hr';

/** Conditions on the rest of the process; the feature that owns each answers what is missing (`DraftGates`). */
export const gates = [
  'composition',
  'responsibilities',
  'dispositions',
  'objections',
  'criteria',
  'approval-sheet',
  'text',
  'quality',
  'quorum',
  'edition',
  'artefacts',
] as const;
export type Gate = (typeof gates)[number];

export interface Transition {
  action: DraftAction;
  from: readonly DraftState[];
  to: DraftState;
  by: Doer;
  gates: readonly Gate[];
  /** What the act itself brings along; without it the request is refused as incomplete. */
  needs: readonly ('participants' | 'deadline' | 'reason' | 'effective-date')[];
}

export const transitions: readonly Transition[] = [
  { action: 'start-drafting', from: ['preparation'], to: 'drafting', by: 'leader', gates: ['composition'], needs: [] },
  {
    action: 'open-review',
    from: ['drafting', 'rework'],
    to: 'review',
    by: 'leader',
    gates: ['responsibilities'],
    needs: ['participants', 'deadline'],
  },
  { action: 'close-review', from: ['review'], to: 'rework', by: 'leader', gates: [], needs: [] },
  {
    action: 'finalise',
    from: ['rework'],
    to: 'finalising',
    by: 'leader',
    gates: ['dispositions', 'objections', 'criteria'],
    needs: [],
  },
  {
    action: 'submit',
    from: ['finalising'],
    to: 'approval',
    by: 'leader',
    gates: ['approval-sheet', 'text', 'quality'],
    needs: [],
  },
  { action: 'return', from: ['approval'], to: 'rework', by: 'approver', gates: [], needs: ['reason'] },
  { action: 'approve', from: ['approval'], to: 'approved', by: 'approver', gates: ['quorum'], needs: [] },
  {
    action: 'publish',
    from: ['approved'],
    to: 'published',
    by: 'hr',
    gates: ['edition', 'artefacts'],
    needs: [],
  },
  { action: 'withdraw', from: openStates, to: 'withdrawn', by: 'leader', gates: [], needs: ['reason'] },
];

export function isClosed(state: DraftState): boolean {
  return (closedStates as readonly DraftState[]).includes(state);
}

/** The transition that `action` is in `state`, or null where the action is illegal. */
export function next(state: DraftState, action: DraftAction): Transition | null {
  return transitions.find((transition) => transition.action === action && transition.from.includes(state)) ?? null;
}

/** Every transition that leads out of `state`, in the order of the process. */
export function transitionsFrom(state: DraftState): Transition[] {
  return transitions.filter((transition) => transition.from.includes(state));
}

/** The states of a draft that goes straight on from preparation to an edition, in their order. */
export const straightWay: readonly DraftState[] = wayFrom(draftStates[0]);

function wayFrom(state: DraftState, behind: readonly DraftState[] = []): DraftState[] {
  const way = [...behind, state];
  const onward = transitionsFrom(state).find(({ to }) => to !== 'withdrawn' && !way.includes(to));
  return onward ? wayFrom(onward.to, way) : way;
}

/** The states in which the text may be edited. In approval an edit voids the decisions made so far. */
export const editableStates = [
  'preparation',
  'drafting',
  'rework',
  'finalising',
  'approval',
] as const satisfies DraftState[];

export function isEditable(state: DraftState): boolean {
  return (editableStates as readonly DraftState[]).includes(state);
}

import * as fc from 'fast-check';
import {
  draftActions,
  draftStates,
  gates,
  isClosed,
  isEditable,
  next,
  openStates,
  straightWay,
  transitions,
  transitionsFrom,
  type DraftAction,
  type DraftState,
} from './draft.lifecycle';

/** The table of the product, once more: every action that a state allows, and where it leads. */
const expected: Record<DraftState, Partial<Record<DraftAction, DraftState>>> = {
  preparation: { 'start-drafting': 'drafting', withdraw: 'withdrawn' },
  drafting: { 'open-review': 'review', withdraw: 'withdrawn' },
  review: { 'close-review': 'rework', withdraw: 'withdrawn' },
  rework: { 'open-review': 'review', finalise: 'finalising', withdraw: 'withdrawn' },
  finalising: { submit: 'approval', withdraw: 'withdrawn' },
  approval: { return: 'rework', approve: 'approved', withdraw: 'withdrawn' },
  approved: { publish: 'published', withdraw: 'withdrawn' },
  published: {},
  withdrawn: {},
};

const everyStep = draftStates.flatMap((state) => draftActions.map((action) => ({ state, action })));

describe('the life of a draft', () => {
  it.each(everyStep)('in $state answers $action', ({ state, action }) => {
    expect(next(state, action)?.to).toBe(expected[state][action]);
  });

  it.each(draftStates)('lists what leads out of %s', (state) => {
    expect(
      transitionsFrom(state)
        .map(({ action }) => action)
        .sort(),
    ).toEqual(Object.keys(expected[state]).sort());
  });

  it('can reach every state from preparation', () => {
    const reached = new Set<DraftState>(['preparation']);
    for (const state of reached) for (const { to } of transitionsFrom(state)) reached.add(to);
    expect([...reached].sort()).toEqual([...draftStates].sort());
  });

  it('leads straight from preparation to an edition', () => {
    expect(straightWay).toEqual(draftStates.filter((state) => state !== 'withdrawn'));
  });

  it('can be given up, and ends nowhere else than published or withdrawn', () => {
    expect(openStates.every((state) => next(state, 'withdraw'))).toBe(true);
    expect(draftStates.filter((state) => transitionsFrom(state).length === 0)).toEqual(['published', 'withdrawn']);
    expect(draftStates.filter(isClosed)).toEqual(['published', 'withdrawn']);
  });

  it('keeps every gate at some step', () => {
    expect(new Set(transitions.flatMap((transition) => transition.gates))).toEqual(new Set(gates));
  });

  it('lets the text change only while it is being written, or returned to be', () => {
    expect(draftStates.filter(isEditable)).toEqual(['preparation', 'drafting', 'rework', 'finalising', 'approval']);
  });

  it('never leaves the table, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...draftActions), { maxLength: 40 }), (actions) => {
        let state: DraftState = 'preparation';
        for (const action of actions) {
          const transition = next(state, action);
          expect(transition?.to).toBe(expected[state][action]);
          state = transition?.to ?? state;
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

import type { Actor } from '../accounts/actor';
import { draftStates } from '../standards/draft.lifecycle';
import { participationFrom } from '../standards/participation';
import { findingActionsFor, isAheadOfApproval, mayWaive } from './finding.policy';

const actor: Actor = {
  id: 1,
  name: 'Aigul',
  email: 'aigul@nord.example',
  language: 'kk',
  accessRoles: ['staff'],
  jobRoles: [],
  sessionId: 1,
};
const nobody = participationFrom([]);
const part = (name: string, section_id: number | null = null, job_role: string | null = null) =>
  participationFrom([{ part: name, section_id, job_role }]);

describe('who may waive', () => {
  it.each([
    ['the leader', actor, part('leader'), true],
    ['HR', { ...actor, accessRoles: ['hr' as const] }, nobody, true],
    ['the responsible member of the section', actor, part('responsible', 7), true],
    ['the responsible member of another section', actor, part('responsible', 8), false],
    ['the responsible member of the job role', actor, part('responsible', null, 'cashier'), true],
    ['a member', actor, part('member'), false],
    ['an approver', actor, part('approver'), false],
    ['the administrator', { ...actor, accessRoles: ['administrator' as const] }, nobody, false],
  ])('%s', (_, who, participation, may) => {
    expect(mayWaive('drafting', who, participation, { sectionId: 7, appliesTo: ['cashier'] })).toBe(may);
  });

  it('nobody once the draft is closed', () => {
    const states = draftStates.filter((state) =>
      mayWaive(state, actor, part('leader'), { sectionId: 7, appliesTo: [] }),
    );
    expect(draftStates.filter((state) => !states.includes(state))).toEqual(['published', 'withdrawn']);
  });
});

it('offers one thing at a time', () => {
  expect([findingActionsFor(true, false), findingActionsFor(true, true), findingActionsFor(false, false)]).toEqual([
    ['waive'],
    ['withdraw-waiver'],
    [],
  ]);
});

it('warns of the gate until the draft has passed it', () => {
  expect(draftStates.filter(isAheadOfApproval)).toEqual(['preparation', 'drafting', 'review', 'rework', 'finalising']);
});

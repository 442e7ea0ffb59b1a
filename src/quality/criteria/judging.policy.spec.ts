import type { AccessRole } from '../../accounts/access-role';
import type { Actor } from '../../accounts/actor';
import { draftStates } from '../../standards/draft.lifecycle';
import { participationFrom } from '../../standards/participation';
import { isJudging, judgingActionsFor, mayJudge, type JudgingAction } from './judging.policy';

const actor = (...accessRoles: AccessRole[]): Actor => ({
  id: 1,
  name: 'Anna',
  email: 'a@b.c',
  language: 'en',
  accessRoles,
  jobRoles: [],
  sessionId: 1,
});
const being = (...parts: string[]) =>
  participationFrom(parts.map((part) => ({ part, section_id: null, job_role: null })));

const group = ['leader', 'secretary', 'responsible', 'member', 'expert', 'auditor'];
const others = ['approver', 'participant', 'invited', 'responsible-section', 'responsible-job-role'];

describe('judging', () => {
  it.each([...group, ...others])('is for the members of the group: %s', (part) => {
    expect(mayJudge(being(part))).toBe(group.includes(part));
  });

  it.each(draftStates)('is done while the group talks the text over: %s', (state) => {
    expect(isJudging(state)).toBe(state === 'review' || state === 'rework');
  });
});

describe('what may be done about a clause', () => {
  const clauses = {
    fine: { isBelow: false, isExcused: false, isRemoved: false },
    low: { isBelow: true, isExcused: false, isRemoved: false },
    excused: { isBelow: true, isExcused: true, isRemoved: false },
    removed: { isBelow: false, isExcused: false, isRemoved: true },
  };
  type Case = [who: string, Actor, parts: string[], Record<keyof typeof clauses, JudgingAction[]>];
  const cases: Case[] = [
    [
      'leader',
      actor(),
      ['leader'],
      { fine: ['judge'], low: ['judge', 'excuse'], excused: ['judge', 'withdraw-excuse'], removed: [] },
    ],
    ['member', actor(), ['member'], { fine: ['judge'], low: ['judge'], excused: ['judge'], removed: [] }],
    ['hr', actor('hr'), [], { fine: [], low: ['excuse'], excused: ['withdraw-excuse'], removed: [] }],
    ['administrator', actor('administrator'), [], { fine: [], low: [], excused: [], removed: [] }],
    ['somebody asked', actor(), ['participant'], { fine: [], low: [], excused: [], removed: [] }],
  ];
  const names = Object.keys(clauses) as (keyof typeof clauses)[];
  const every = cases.flatMap(([who, person, parts, expected]) =>
    draftStates.flatMap((state) =>
      names.map((name) => ({ who, person, parts, state, name, expected: expected[name] })),
    ),
  );

  it.each(every)('$who, in $state, a clause that is $name', ({ person, parts, state, name, expected }) => {
    const actions = judgingActionsFor(state, person, being(...parts), clauses[name]);
    expect(actions).toEqual(isJudging(state) ? expected : []);
  });
});

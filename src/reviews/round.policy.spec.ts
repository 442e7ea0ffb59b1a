import type { Actor } from '../accounts/actor';
import { draftStates } from '../standards/draft.lifecycle';
import { participationFrom } from '../standards/participation';
import { anonymityFaults, deadlineFaults, isOpen, participantFaults, roundActions } from './round.policy';

const staff: Actor = {
  id: 1,
  name: 'A',
  email: 'a@b.c',
  language: 'en',
  accessRoles: ['staff'],
  jobRoles: [],
  sessionId: 1,
};
const being = (part: string) => participationFrom([{ part, section_id: null, job_role: null }]);
const noon = new Date('2026-12-01T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

describe('a round', () => {
  const open = { deadline: noon, closedAt: null };

  it.each(draftStates)('is open as long as nobody closed it and the draft is in review: %s', (state) => {
    expect(isOpen(open, state)).toBe(state === 'review');
    expect(isOpen({ closedAt: noon }, state)).toBe(false);
    expect(roundActions(open, state, staff, being('leader'))).toEqual(state === 'review' ? ['close', 'extend'] : []);
    expect(roundActions(open, state, staff, being('participant'))).toEqual([]);
    expect(roundActions({ ...open, closedAt: noon }, state, staff, being('leader'))).toEqual([]);
  });

  it.each([
    ['now', later(0), null, ['deadline-passed']],
    ['the past', later(-1), null, ['deadline-passed']],
    ['the future', later(1), null, []],
    ['the future, but not later than before', later(5), later(5), ['deadline-not-later']],
    ['the future, but sooner than before', later(5), later(6), ['deadline-not-later']],
    ['later than before', later(7), later(6), []],
    ['later than a deadline just passed, but past', later(-1), later(-2), ['deadline-passed']],
  ])('takes a deadline in the future that is later than the one before: %s', (_, wanted, present, codes) => {
    expect(deadlineFaults(wanted, noon, present).map(({ code }) => code)).toEqual(codes);
  });

  const nobody = { personIds: [], unitIds: [], jobRoles: [] };
  const found = (people: number[], units: number[] = [], jobRoles: string[] = []) => ({
    people,
    active: new Set(people),
    units: new Set(units),
    jobRoles: new Set(jobRoles),
  });

  it.each([
    ['nobody', nobody, found([]), ['participantIds no-participants']],
    ['a unit in which nobody is', { ...nobody, unitIds: [3] }, found([], [3]), ['participantIds no-participants']],
    ['people who are there', { ...nobody, personIds: [5] }, found([5]), []],
    ['a unit', { ...nobody, unitIds: [3] }, found([5], [3]), []],
    [
      'people who have left',
      { ...nobody, personIds: [4, 5, 6] },
      found([5]),
      ['participantIds.0 not-an-active-person', 'participantIds.2 not-an-active-person'],
    ],
    [
      'what there is not',
      { personIds: [], unitIds: [3, 9], jobRoles: ['operator', 'pilot'] },
      found([5], [3], ['operator']),
      ['unitIds.1 unknown-unit', 'jobRoles.1 no-such-job-role'],
    ],
  ])('needs somebody who reviews, and names whom it does not find: %s', (_, asked, addressed, expected) => {
    expect(participantFaults(asked, addressed).map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });

  it.each([
    ['consultation', true, []],
    ['consultation', false, []],
    ['working-group', false, []],
    ['working-group', true, ['anonymous-only-in-consultation']],
  ] as const)('takes comments without a name only from staff who are consulted: %s, %s', (kind, anonymous, codes) => {
    expect(anonymityFaults(kind, anonymous).map(({ code }) => code)).toEqual(codes);
  });
});

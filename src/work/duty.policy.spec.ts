import { draftStates, type DraftState } from '../standards/draft.lifecycle';
import { dutyOf, type Duty, type Part, type Standing } from './duty.policy';

const nobody: Part = { parts: [], hr: false, commented: false, awaited: false };
const somebody = {
  leader: { ...nobody, parts: ['leader'] },
  responsible: { ...nobody, parts: ['member', 'responsible-section'] },
  responsibleForJobRole: { ...nobody, parts: ['responsible-job-role'] },
  member: { ...nobody, parts: ['member'] },
  participant: { ...nobody, parts: ['participant'] },
  participantWhoCommented: { ...nobody, parts: ['participant'], commented: true },
  approver: { ...nobody, parts: ['approver'], awaited: true },
  approverWhoDecided: { ...nobody, parts: ['approver'] },
  hr: { ...nobody, hr: true },
};

/** What each must do where the draft has a leader and the review still runs; everybody else has nothing to do. */
const expected: Record<DraftState, Partial<Record<keyof typeof somebody, Duty>>> = {
  preparation: { leader: 'prepare' },
  drafting: { leader: 'open-review', responsible: 'write', responsibleForJobRole: 'write' },
  review: { participant: 'comment' },
  rework: { leader: 'finalise', responsible: 'answer', responsibleForJobRole: 'answer' },
  finalising: { leader: 'submit' },
  approval: { approver: 'decide' },
  approved: { hr: 'publish' },
  published: {},
  withdrawn: {},
};

const running: Omit<Standing, 'state'> = { reviewIsOver: false, hasLeader: true };
const names = Object.keys(somebody) as (keyof typeof somebody)[];
const every = draftStates.flatMap((state) => names.map((name) => ({ state, name })));

describe('whose turn it is', () => {
  it.each(every)('in $state: $name', ({ state, name }) => {
    const { awaited, ...rest } = somebody[name];
    const part = { ...rest, awaited: awaited && state === 'approval' };
    expect(dutyOf({ ...running, state }, part)).toBe(expected[state][name] ?? null);
  });

  it('is the leader’s when the review is over, unless he was asked to comment and has not', () => {
    const over: Standing = { state: 'review', reviewIsOver: true, hasLeader: true };
    expect(dutyOf(over, somebody.leader)).toBe('close-review');
    expect(dutyOf(over, { ...nobody, parts: ['leader', 'participant'] })).toBe('comment');
    expect(dutyOf(over, { ...nobody, parts: ['leader', 'participant'], commented: true })).toBe('close-review');
  });

  it('is HR’s where nobody leads', () => {
    expect(dutyOf({ state: 'preparation', reviewIsOver: false, hasLeader: false }, somebody.hr)).toBe('prepare');
    expect(dutyOf({ state: 'finalising', reviewIsOver: false, hasLeader: false }, somebody.hr)).toBe('submit');
  });
});

import type { AccessRole } from '../accounts/access-role';
import type { Actor } from '../accounts/actor';
import { draftStates, openStates, type DraftState } from '../standards/draft.lifecycle';
import { participationFrom, type ParticipationRow } from '../standards/participation';
import {
  commentActions,
  isAcceptance,
  isAnswering,
  isApplicable,
  isObjecting,
  isTalking,
  mayAgree,
  mayAnswer,
  mayReply,
  mayResolve,
  outcomes,
  type Judged,
  type Outcome,
} from './comment.policy';
import { mayComment } from '../standards/draft.policy';

const actor = (...roles: AccessRole[]): Actor => ({
  id: 1,
  name: 'Anna',
  email: 'a@b.c',
  language: 'en',
  accessRoles: roles,
  jobRoles: [],
  sessionId: 1,
});
const being = (part: string, row: Partial<ParticipationRow> = {}) =>
  participationFrom([{ part, section_id: null, job_role: null, ...row }]);
const nobody = participationFrom([]);
const functions = ['leader', 'secretary', 'responsible', 'member', 'expert', 'auditor'];
const parts = [...functions, 'approver', 'invited', 'participant', 'responsible-section', 'responsible-job-role'];

const comment = (change: Partial<Judged> = {}): Judged => ({
  authorId: 2,
  place: { sectionId: 3, appliesTo: ['operator'] },
  removed: false,
  suggestion: 'Before the second ring.',
  passage: null,
  agreements: [],
  resolution: null,
  joinedTo: null,
  disposition: null,
  ...change,
});
const disposed = (outcome: Outcome, revisionId: number | null = null) =>
  comment({ disposition: { outcome, revisionId, objection: null } });

describe('commenting', () => {
  it.each(parts)('is for those asked in this round and for the leader: %s', (part) => {
    expect(mayComment(being(part))).toBe(part === 'participant' || part === 'leader');
  });

  it('is not for HR or an administrator as such', () => {
    expect(mayComment(nobody)).toBe(false);
  });
});

describe('replying', () => {
  it.each(parts)('is for everybody in the review, not for approvers as such: %s', (part) => {
    expect(mayReply(2, actor('staff'), being(part))).toBe(part !== 'approver');
  });

  it('is for the author, whatever he is by now, and for HR, who stands in for the leader', () => {
    expect(mayReply(1, actor('staff'), nobody)).toBe(true);
    expect(mayReply(2, actor('hr'), nobody)).toBe(true);
    expect(mayReply(2, actor('administrator', 'management', 'staff'), nobody)).toBe(false);
  });
});

describe('answering', () => {
  it.each([
    ['the responsible member of the section', being('responsible-section', { section_id: 3 }), [true, true, false]],
    [
      'the responsible member of another section',
      being('responsible-section', { section_id: 4 }),
      [false, false, false],
    ],
    [
      'the responsible member of the job role',
      being('responsible-job-role', { job_role: 'operator' }),
      [true, false, false],
    ],
    [
      'the responsible member of another',
      being('responsible-job-role', { job_role: 'cashier' }),
      [false, false, false],
    ],
    ['the leader', being('leader'), [true, true, true]],
    ['a participant', being('participant'), [false, false, false]],
    ['an approver', being('approver'), [false, false, false]],
  ])('by %s: of clause, section, draft', (_, participation, expected) => {
    const places = [{ sectionId: 3, appliesTo: ['operator'] }, { sectionId: 3, appliesTo: [] }, null];
    expect(places.map((place) => mayAnswer(place, actor('staff'), participation))).toEqual(expected);
  });

  it.each(draftStates)('happens in rework alone: %s', (state) => {
    expect(isAnswering(state)).toBe(state === 'rework');
  });

  it.each(outcomes)('%s promises a change only if it accepts', (outcome) => {
    expect(isAcceptance(outcome)).toBe(outcome.startsWith('accepted'));
  });
});

describe('a suggestion', () => {
  it.each`
    what                             | judged                                  | applicable
    ${'undecided'}                   | ${comment()}                            | ${true}
    ${'without wording'}             | ${comment({ suggestion: null })}        | ${false}
    ${'on a clause that is removed'} | ${comment({ removed: true })}           | ${false}
    ${'accepted'}                    | ${disposed('accepted')}                 | ${true}
    ${'accepted with changes'}       | ${disposed('accepted-with-changes')}    | ${true}
    ${'carried out'}                 | ${disposed('accepted', 9)}              | ${false}
    ${'carried out with changes'}    | ${disposed('accepted-with-changes', 9)} | ${false}
    ${'rejected'}                    | ${disposed('rejected')}                 | ${false}
    ${'noted'}                       | ${disposed('noted')}                    | ${false}
  `('$what: $applicable', ({ judged, applicable }) => {
    expect(isApplicable(judged as Judged)).toBe(applicable);
  });
});

describe('an objection', () => {
  const objected = (seenAt: Date | null) =>
    comment({ disposition: { outcome: 'noted', revisionId: null, objection: { seenAt } } });
  const author = { ...actor('staff'), id: 2 };
  const shown = (judged: Judged, state: DraftState, by: Actor, part: string) =>
    commentActions(judged, state, by, being(part)).filter((action) => action.includes('object'));

  it.each(draftStates)('is made by the author, once, until the draft goes on to finalising: %s', (state) => {
    const open = state === 'review' || state === 'rework';
    expect(isObjecting(state)).toBe(open);
    expect(shown(disposed('noted'), state, author, 'invited')).toEqual(open ? ['object'] : []);
    expect(shown(objected(null), state, author, 'invited')).toEqual([]);
    expect(shown(comment(), state, author, 'invited')).toEqual([]);
    expect(shown(disposed('noted'), state, actor('hr'), 'leader')).toEqual([]);
  });

  it.each(draftStates)('is seen by whoever leads: %s', (state) => {
    const open = state === 'review' || state === 'rework';
    expect(shown(objected(null), state, actor('staff'), 'leader')).toEqual(open ? ['see-objection'] : []);
    expect(shown(objected(new Date()), state, actor('staff'), 'leader')).toEqual([]);
    expect(shown(objected(null), state, actor('staff'), 'responsible-section')).toEqual([]);
  });
});

describe('agreeing', () => {
  it.each(draftStates)('goes on while the text is talked about: %s', (state) => {
    expect(isTalking(state)).toBe(state === 'review' || state === 'rework');
  });

  it.each(parts)('is for whoever may reply: %s', (part) => {
    expect(mayAgree(2, actor('staff'), being(part))).toBe(mayReply(2, actor('staff'), being(part)));
    expect(mayAgree(1, actor('staff'), being(part))).toBe(false);
  });

  it.each`
    what             | judged                                             | action
    ${'open'}        | ${comment()}                                       | ${['agree']}
    ${'agreed with'} | ${comment({ agreements: [{ id: 9 }, { id: 1 }] })} | ${['withdraw-agreement']}
    ${'answered'}    | ${disposed('noted')}                               | ${[]}
    ${'one’s own'}   | ${comment({ authorId: 1 })}                        | ${[]}
  `('with a comment that is $what: $action', ({ judged, action }) => {
    const actions = commentActions(judged as Judged, 'review', actor('staff'), being('participant'));
    expect(actions.filter((one) => one.includes('agree'))).toEqual(action);
  });
});

describe('resolving', () => {
  const participations = [...parts.map((part) => being(part, { section_id: 3 })), nobody];

  it.each([
    ['in the name of its author', comment({ authorId: 1 }), participations.map(() => true)],
    [
      'of another, as whoever answers',
      comment(),
      participations.map((one) => mayAnswer(comment().place, actor('staff'), one)),
    ],
    [
      'without a name, as whoever answers',
      comment({ authorId: null }),
      participations.map((one) => mayAnswer(comment().place, actor('staff'), one)),
    ],
  ])('a comment %s', (_, judged, expected) => {
    expect(participations.map((one) => mayResolve(judged, actor('staff'), one))).toEqual(expected);
  });

  it.each(draftStates)('goes on while the text is talked about, until the answer: %s', (state) => {
    const shown = (judged: Judged, part: string) =>
      commentActions(judged, state, actor('staff'), being(part)).filter((one) => ['resolve', 'reopen'].includes(one));
    const when = (...actions: string[]) => (isTalking(state) ? actions : []);
    expect(shown(comment(), 'leader')).toEqual(when('resolve'));
    expect(shown(comment({ resolution: {} }), 'leader')).toEqual(when('reopen'));
    expect(shown(comment(), 'participant')).toEqual([]);
    expect(shown(comment({ resolution: {} }), 'participant')).toEqual(when('reopen'));
    expect(shown(comment({ resolution: {} }), 'approver')).toEqual([]);
    expect(shown({ ...disposed('noted'), resolution: {} }, 'leader')).toEqual([]);
    expect(shown(disposed('noted'), 'leader')).toEqual([]);
  });
});

describe('a comment that is joined to another', () => {
  const joined = (change: Partial<Judged> = {}) => comment({ joinedTo: {}, ...change });
  const shown = (judged: Judged) => commentActions(judged, 'rework', actor('staff'), being('leader'));

  it('is answered there, or taken apart before', () => {
    expect(isApplicable(joined())).toBe(false);
    expect(shown(joined())).toEqual(['reply', 'agree', 'resolve', 'part']);
    expect(shown(joined({ disposition: disposed('accepted').disposition }))).toEqual(['reply']);
  });
});

describe('the actions shown on a comment', () => {
  it.each(draftStates)('to the leader in %s', (state) => {
    const reply = openStates.includes(state) ? ['reply'] : [];
    const agree = isTalking(state) ? ['agree'] : [];
    const rework = (...actions: string[]) => [...reply, ...(state === 'rework' ? actions : [])];
    const shown = (judged: Judged) => commentActions(judged, state, actor('staff'), being('leader'));
    const resolve = isTalking(state) ? ['resolve'] : [];
    const open = (...actions: string[]) => [...reply, ...agree, ...resolve, ...(state === 'rework' ? actions : [])];
    expect(shown(comment())).toEqual(open('dispose', 'join', 'apply'));
    expect(shown(comment({ suggestion: null }))).toEqual(open('dispose', 'join'));
    expect(shown(disposed('accepted'))).toEqual(rework('withdraw-disposition', 'name-revision', 'apply'));
    expect(shown(disposed('accepted', 9))).toEqual(rework('withdraw-disposition', 'name-revision'));
    expect(shown(disposed('rejected'))).toEqual(rework('withdraw-disposition'));
    expect(shown(disposed('noted'))).toEqual(rework('withdraw-disposition'));
  });

  it.each(draftStates)('to a participant in %s are to reply and to agree at most', (state) => {
    const reply = openStates.includes(state) ? ['reply'] : [];
    const agree = isTalking(state) ? ['agree'] : [];
    const shown = (judged: Judged) => commentActions(judged, state, actor('staff'), being('participant'));
    expect(shown(comment())).toEqual([...reply, ...agree]);
    expect(commentActions(comment(), state, actor('staff'), being('approver'))).toEqual([]);
  });
});

import type { AccessRole } from '../accounts/access-role';
import type { Actor } from '../accounts/actor';
import { draftStates } from '../standards/draft.lifecycle';
import { participationFrom } from '../standards/participation';
import { isCiting, mayCite, mayGather, mayReadEvidence, sourceActionsFor } from './evidence.policy';

const actor = (...accessRoles: AccessRole[]): Actor => ({
  id: 1,
  name: 'Anna',
  email: 'a@b.c',
  language: 'en',
  accessRoles,
  jobRoles: [],
  sessionId: 1,
});
const being = (part: string, section: number | null = null, job_role: string | null = null) =>
  participationFrom([{ part, section_id: section, job_role }]);
const nobody = participationFrom([]);

const group = ['leader', 'secretary', 'responsible', 'member', 'expert', 'auditor'];
const others = ['approver', 'participant', 'unnamed'];

describe('evidence', () => {
  it.each<[AccessRole, boolean]>([
    ['staff', false],
    ['management', false],
    ['hr', true],
    ['administrator', true],
  ])('is read by who took part, and by %s besides: %s', (role, may) => {
    expect(mayReadEvidence(actor(role), { tookPart: true })).toBe(true);
    expect(mayReadEvidence(actor(role), { tookPart: false })).toBe(may);
  });

  it.each([...group, ...others])('is gathered by the whole group: %s', (part) => {
    expect(mayGather(actor('staff'), being(part))).toBe(group.includes(part));
    expect(sourceActionsFor(actor('staff'), being(part))).toEqual(group.includes(part) ? ['change', 'remove'] : []);
  });

  it.each<[AccessRole, boolean]>([
    ['staff', false],
    ['management', false],
    ['administrator', false],
    ['hr', true],
  ])('is gathered by %s between two drafts, and without a part in one: %s', (role, may) => {
    expect(mayGather(actor(role), null)).toBe(may);
    expect(mayGather(actor(role), nobody)).toBe(may);
  });
});

describe('why a clause exists', () => {
  const place = { sectionId: 4, appliesTo: ['operator'], removed: false };

  it.each(draftStates)('is said until the text is laid before its approvers: %s', (state) => {
    const open = ['preparation', 'drafting', 'review', 'rework', 'finalising'].includes(state);
    expect(isCiting(state)).toBe(open);
    expect(mayCite(state, actor('hr'), nobody, place)).toBe(open);
  });

  it.each([
    ['the leader', being('leader'), true],
    ['who is responsible for its section', being('responsible', 4), true],
    ['who is responsible for its job role', being('responsible', null, 'operator'), true],
    ['who is responsible for another section', being('responsible', 5), false],
    ['a member', being('member'), false],
    ['who was asked to review', being('participant'), false],
  ])('is said by whoever writes it: %s', (_, participation, may) => {
    expect(mayCite('drafting', actor('staff'), participation, place)).toBe(may);
    expect(mayCite('drafting', actor('staff'), participation, { ...place, removed: true })).toBe(false);
  });
});

import { accessRoles, type AccessRole } from '../accounts/access-role';
import type { Actor } from '../accounts/actor';
import { closedStates, draftStates, openStates } from '../standards/draft.lifecycle';
import { participationFrom } from '../standards/participation';
import { groupFunctions } from './composition.policy';
import { groupActions, mayForm, needsLeader } from './working-group.policy';

const actor = (...roles: AccessRole[]): Actor => ({
  id: 1,
  name: 'Anna',
  email: 'a@b.c',
  language: 'en',
  accessRoles: roles,
  jobRoles: [],
  sessionId: 1,
});
const being = (...parts: string[]) =>
  participationFrom(parts.map((part) => ({ part, section_id: null, job_role: null })));

describe('a working group', () => {
  const others = [...groupFunctions.slice(1), 'approver', 'invited', 'participant'];

  it.each(openStates)('is formed by its leader and by HR in %s', (state) => {
    expect(mayForm(state, actor('staff'), being('leader'))).toBe(true);
    expect(mayForm(state, actor('hr'), being())).toBe(true);
    for (const part of others) expect(mayForm(state, actor('staff'), being(part))).toBe(false);
    for (const role of accessRoles.filter((one) => one !== 'hr')) {
      expect(mayForm(state, actor(role), being())).toBe(false);
    }
  });

  it.each(closedStates)('is formed by nobody once the draft is %s', (state) => {
    expect(mayForm(state, actor('hr'), being('leader'))).toBe(false);
    expect(groupActions(state, actor('hr'), being('leader'), true)).toEqual([]);
  });

  it.each(draftStates)('offers in %s only what may be done', (state) => {
    const forms = openStates.includes(state) ? ['change-members', 'name-responsible'] : [];
    const starts = state === 'preparation' ? ['start-drafting'] : [];
    expect(groupActions(state, actor('staff'), being('leader'), true)).toEqual([...forms, ...starts]);
    expect(groupActions(state, actor('staff'), being('leader'), false)).toEqual(forms);
    expect(groupActions(state, actor('staff'), being('member'), true)).toEqual([]);
  });

  it.each(draftStates)('may be without a leader only before drafting: %s', (state) => {
    expect(needsLeader(state)).toBe(state !== 'preparation');
  });
});

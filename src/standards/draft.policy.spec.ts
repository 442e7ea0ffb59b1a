import { accessRoles, type AccessRole } from '../accounts/access-role';
import type { Actor } from '../accounts/actor';
import { mayActAs, mayCreateStandards, mayLead, mayRead, mayWrite } from './draft.policy';
import { participationFrom, type ParticipationRow } from './participation';

function actor(...roles: AccessRole[]): Actor {
  return { id: 1, name: 'Anna', email: 'a@b.c', language: 'en', accessRoles: roles, jobRoles: [], sessionId: 1 };
}

function being(part: string, row: Partial<ParticipationRow> = {}) {
  return participationFrom([{ part, section_id: null, job_role: null, ...row }]);
}

const nobody = participationFrom([]);
const functions = ['leader', 'secretary', 'responsible', 'member', 'expert', 'auditor'];
const parts = [...functions, 'approver', 'invited', 'participant', 'responsible-section', 'responsible-job-role'];

describe('a draft', () => {
  it.each(accessRoles)('is read by %s who takes no part only if he keeps the process going', (role) => {
    expect(mayRead(actor(role), nobody)).toBe(role === 'hr' || role === 'administrator');
  });

  it.each(parts)('is read by whoever is %s in it', (part) => {
    expect(mayRead(actor('staff'), being(part))).toBe(true);
  });

  it.each(parts)('is led by the leader alone, not by %s', (part) => {
    expect(mayLead(actor('staff'), being(part))).toBe(part === 'leader');
  });

  it.each(accessRoles)('is led without a part in it by HR, not by %s', (role) => {
    expect(mayLead(actor(role), nobody)).toBe(role === 'hr');
  });

  it.each(parts)('is decided on by its approvers, not by %s', (part) => {
    expect(mayActAs('approver', actor('staff', 'hr', 'administrator', 'management'), being(part))).toBe(
      part === 'approver',
    );
  });

  it.each(accessRoles)('is published by HR, not by %s', (role) => {
    expect(mayActAs('hr', actor(role), being('leader'))).toBe(role === 'hr');
  });

  it.each(accessRoles)('is begun by HR or an administrator, not by %s', (role) => {
    expect(mayCreateStandards(actor(role))).toBe(role === 'hr' || role === 'administrator');
  });
});

describe('a clause', () => {
  const place = { sectionId: 3, appliesTo: ['operator'] };
  it.each([
    ['the responsible member of its section', being('responsible-section', { section_id: 3 }), true],
    ['the responsible member of another section', being('responsible-section', { section_id: 4 }), false],
    ['the responsible member of its job role', being('responsible-job-role', { job_role: 'operator' }), true],
    ['the responsible member of another job role', being('responsible-job-role', { job_role: 'cashier' }), false],
    ['the leader', being('leader'), true],
    ['a member', being('member'), false],
    ['an approver', being('approver'), false],
    ['nobody', nobody, false],
  ])('is written by %s: %#', (_, participation, allowed) => {
    expect(mayWrite(actor('staff'), participation, place)).toBe(allowed);
  });
});

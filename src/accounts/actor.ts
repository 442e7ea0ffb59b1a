import { Forbidden } from '../errors';
import type { Language } from '../vocabulary';
import type { AccessRole } from './access-role';

/** The signed-in person on whose behalf a request acts, as of this request. */
export interface Actor {
  id: number;
  name: string;
  email: string;
  language: Language;
  accessRoles: AccessRole[];
  jobRoles: string[];
  sessionId: number;
}

export function hasAccessRole(actor: Actor, ...roles: AccessRole[]): boolean {
  return roles.some((role) => actor.accessRoles.includes(role));
}

/** @throws Forbidden */
export function requireAdministrator(actor: Actor): void {
  if (!hasAccessRole(actor, 'administrator')) {
    throw new Forbidden('access-role-needed', { accessRoles: ['administrator'] });
  }
}

import { nameIn } from '../platform/i18n/names';
import type { Language } from '../vocabulary';
import type { JobRole } from './job-role.entity';

type NamedJobRole = Pick<JobRole, 'key' | 'names'>;

/** What a job role is called in `language`, else in a language it has a name in, else its key. */
export function jobRoleName(role: NamedJobRole, language: Language): string {
  return jobRoleLabel(role, language).label;
}

/** The same for a page in `language`, with the language it is in where that is another. */
export function jobRoleLabel(
  { key, names }: NamedJobRole,
  language: Language,
): { label: string; lang: Language | null } {
  return nameIn(names, language) ?? { label: key, lang: null };
}

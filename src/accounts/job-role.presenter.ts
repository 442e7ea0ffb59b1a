import { languages, type Language } from '../vocabulary';
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
  const own = ([language, 'en', ...languages] as const).find((one) => names[one]);
  return { label: own ? names[own]! : key, lang: own && own !== language ? own : null };
}

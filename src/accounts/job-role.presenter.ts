import { languages, type Language } from '../vocabulary';
import type { JobRole } from './job-role.entity';

/** What a job role is called in `language`, else in a language it has a name in, else its key. */
export function jobRoleName({ key, names }: Pick<JobRole, 'key' | 'names'>, language: Language): string {
  return names[language] ?? names.en ?? languages.map((other) => names[other]).find(Boolean) ?? key;
}

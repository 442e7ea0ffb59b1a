import { translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import type { JobRole } from './job-role.entity';
import { jobRoleName } from './job-role.presenter';
import type { Person } from './person.entity';
import type { Unit } from './unit.entity';

export interface SamplePerson {
  id: number;
  name: string;
  /** What he may do in Etalon, what he does in the company, and where. */
  roles: string;
}

export function presentSamplePerson(
  person: Person,
  jobRoles: JobRole[],
  units: Unit[],
  language: Language,
): SamplePerson {
  const rights = person.accessRoles.filter((role) => role !== 'staff');
  const jobs = jobRoles.filter(({ key }) => person.jobRoles.includes(key)).map((role) => jobRoleName(role, language));
  const known = rights.length + jobs.length > 0;
  const words = (known ? rights : ['staff' as const]).map((role) => translate(language, `pages.accessRole.${role}`));
  const unit = units.find(({ id }) => id === person.unitId)?.name;
  return { id: person.id, name: person.name, roles: [...words, ...jobs, ...(unit ? [unit] : [])].join(' · ') };
}

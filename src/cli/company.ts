import type { OrganisationDto, PersonDto, UnitDto, JobRoleDto } from '../accounts/people.dto';
import type { Language } from '../vocabulary';
import type { ApiClient } from './api-client';
import { companyName, jobRoles, parts, person, units, type Part } from './sample-company';

/** The sample company in one running Etalon. */
export interface Company {
  personId: Record<Part, number>;
  /** Etalon as this person uses it. */
  as(part: Part): Promise<ApiClient>;
}

/**
 * Creates what of the sample company is not there yet, as its administrator; what was interrupted is taken up again.
 * @param everybody what all of them have: without a password nobody signs in by one
 */
export async function foundCompany(
  administrator: ApiClient,
  everybody: { password?: string; language?: Language } = {},
): Promise<Record<Part, number>> {
  const unitIds = await addUnits(administrator);
  await addJobRoles(administrator);
  const present = await administrator.all<PersonDto>('/api/people');
  const personId = {} as Record<Part, number>;
  for (const part of parts) {
    const { email, name, language, unit, accessRoles = [], jobRoles = [] } = person(part);
    const newcomer = { email, name, language, jobRoles, unitId: unitIds.get(units[unit]), ...everybody };
    const { id } =
      present.find((one) => one.email === email) ??
      (await administrator.post<PersonDto>('/api/people', { ...newcomer, accessRoles: ['staff', ...accessRoles] }));
    personId[part] = id;
  }
  await nameCompany(administrator);
  return personId;
}

async function addUnits(administrator: ApiClient): Promise<Map<string, number>> {
  const present = await administrator.get<UnitDto[]>('/api/units');
  const ids = new Map(present.map(({ name, id }) => [name, id]));
  for (const name of Object.values(units)) {
    if (!ids.has(name)) ids.set(name, (await administrator.post<UnitDto>('/api/units', { name })).id);
  }
  return ids;
}

async function addJobRoles(administrator: ApiClient): Promise<void> {
  const present = new Set((await administrator.get<JobRoleDto[]>('/api/job-roles')).map(({ key }) => key));
  for (const [key, names] of Object.entries(jobRoles)) {
    if (!present.has(key)) await administrator.post('/api/job-roles', { key, names });
  }
}

/** Only a company that nobody has named. */
async function nameCompany(administrator: ApiClient): Promise<void> {
  const { version } = await administrator.get<OrganisationDto>('/api/organisation');
  if (version === 1) await administrator.patch('/api/organisation', { name: companyName }, version);
}

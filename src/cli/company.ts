import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrganisationDto } from '../accounts/organisation.dto';
import type { PersonDto, UnitDto, JobRoleDto } from '../accounts/people.dto';
import { projectRoot } from '../platform/project-root';
import type { Language } from '../vocabulary';
import { ApiProblem, type ApiClient } from './api-client';
import {
  companyColour,
  companyLogo,
  companyName,
  companyTimeZone,
  jobRoles,
  parts,
  person,
  units,
  type Part,
} from './sample-company';

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
  await dressCompany(administrator);
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
async function dressCompany(administrator: ApiClient): Promise<void> {
  const path = '/api/organisation';
  const { version } = await administrator.get<OrganisationDto>(path);
  if (version !== 1) return;
  const look = { name: companyName, colour: companyColour, timeZone: companyTimeZone };
  const dressed = await administrator.patch<OrganisationDto>(path, look, version);
  const logo = await readFile(join(projectRoot, 'examples', companyLogo));
  await administrator.putFile(`${path}/logo`, logo, 'image/svg+xml', dressed.version).catch((error: unknown) => {
    // On a machine for which nobody builds what draws pictures it does without.
    if (!(error instanceof ApiProblem && error.problem.code === 'no-pictures')) throw error;
  });
}

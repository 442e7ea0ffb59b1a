import { ownNameOf } from '../platform/i18n/format';
import { translate } from '../platform/i18n/translate';
import { languages, type Language } from '../vocabulary';
import { accessRoles } from './access-role';
import { hasAccessRole, type Actor } from './actor';
import type { JobRole } from './job-role.entity';
import { jobRoleLabel, jobRoleName } from './job-role.presenter';
import type { Person } from './person.entity';
import type { Unit } from './unit.entity';

/** Where people belong and what they do, to choose from. */
export interface Places {
  units: Unit[];
  jobRoles: JobRole[];
}

/** What is chosen in the form of a person. */
export interface PersonInput {
  language: string;
  unitId: number | null;
  jobRoles: string[];
  accessRoles: string[];
}

/** Somebody as the form shows him before anything is typed. */
export type PersonInForm = Omit<Person, 'passwordHash'>;

export function typedBefore({ name, email }: PersonInForm): Record<string, string> {
  return { name, email };
}

/** Only administrators give and take rights. */
export function mayGiveRights(actor: Actor): boolean {
  return hasAccessRole(actor, 'administrator');
}

export function presentPersonForm(input: PersonInput, { units, jobRoles }: Places, actor: Actor) {
  const { language } = actor;
  const rights = accessRoles.filter((role) => role !== 'staff');
  return {
    languages: languages.map((key) => ({ value: key, label: ownNameOf(key), chosen: key === input.language })),
    units: [
      { value: '', label: translate(language, 'pages.people.noUnit'), chosen: input.unitId === null },
      ...units.map(({ id, name }) => ({ value: String(id), label: name, chosen: id === input.unitId })),
    ],
    jobRoles: jobRoles.map((role) => ({
      value: role.key,
      ...jobRoleLabel(role, language),
      chosen: input.jobRoles.includes(role.key),
    })),
    rights: mayGiveRights(actor)
      ? rights.map((role) => ({
          value: role,
          label: translate(language, `pages.accessRole.${role}`),
          chosen: input.accessRoles.includes(role),
        }))
      : null,
  };
}

/** People as a list shows them. */
export function presentPeople(people: PersonInForm[], places: Places, language: Language) {
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    left: person.deactivatedAt !== null,
    facts: factsOf(person, places, language).join(' · '),
  }));
}

/** What somebody else saved meanwhile. */
export function presentTheirs(person: PersonInForm, places: Places, language: Language) {
  return [person.name, person.email, ownNameOf(person.language), ...factsOf(person, places, language)];
}

function factsOf(
  { unitId, jobRoles, accessRoles: rights }: PersonInForm,
  places: Places,
  language: Language,
): string[] {
  const unit = places.units.find(({ id }) => id === unitId);
  const does = places.jobRoles.filter(({ key }) => jobRoles.includes(key)).map((role) => jobRoleName(role, language));
  const may = rights.filter((role) => role !== 'staff').map((role) => translate(language, `pages.accessRole.${role}`));
  return [...(unit ? [unit.name] : []), ...does, ...may];
}

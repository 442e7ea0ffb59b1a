import type { Actor } from './actor';
import { hasAccessRole } from './actor';
import type { PersonDto } from './people.dto';
import type { Person } from './person.entity';

/** A person as `reader` may see him: colleagues see who somebody is, HR and administrators how to reach him. */
export function presentPerson(person: Person, reader: Actor): PersonDto {
  const reachable = reader.id === person.id || hasAccessRole(reader, 'administrator', 'hr');
  return {
    id: person.id,
    email: reachable ? person.email : null,
    name: person.name,
    language: person.language,
    unitId: person.unitId,
    jobRoles: person.jobRoles,
    accessRoles: person.accessRoles,
    active: person.deactivatedAt === null,
    version: person.version,
  };
}

import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hashPassword } from '../accounts/password';
import { NewPersonDto } from '../accounts/people.dto';
import { PeopleService } from '../accounts/people.service';
import type { Person } from '../accounts/person.entity';
import { validationPipe } from '../platform/http/validation';
import type { Language } from '../vocabulary';

export interface NewAdministrator {
  email: string;
  name: string;
  language: Language;
  /** Without one nobody signs in as this person by password. */
  password?: string;
}

/**
 * Adds a person who may give rights to everybody else: nobody is signed in yet who could.
 * @throws Invalid with every fault; Conflict `email-taken`
 */
export async function addAdministrator(app: INestApplicationContext, given: NewAdministrator): Promise<Person> {
  const checked = await validationPipe().transform({ ...given }, { type: 'body', metatype: NewPersonDto });
  const { password, ...person } = checked as NewPersonDto;
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return app.get(DataSource).transaction((manager) =>
    app.get(PeopleService).add(manager, null, {
      ...person,
      accessRoles: ['staff', 'administrator'],
      passwordHash,
    }),
  );
}

import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan, type EntityManager } from 'typeorm';
import { Conflict, Invalid, NotFound, Stale, type Fault } from '../errors';
import { EventLog } from '../events/event-log';
import { brokenUnique } from '../platform/database/violations';
import { toPage, type Page } from '../platform/http/page';
import type { AccessRole } from './access-role';
import { requireAdministrator, type Actor } from './actor';
import { JobRole } from './job-role.entity';
import { hashPassword } from './password';
import type { NewPersonDto, PersonChangeDto } from './people.dto';
import { Person } from './person.entity';
import { SessionsService } from './sessions.service';
import { Unit } from './unit.entity';

@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsService,
    private readonly events: EventLog,
  ) {}

  async list(after: number, limit: number): Promise<Page<Person>> {
    const people = await this.dataSource.manager.find(Person, {
      where: { id: MoreThan(after) },
      order: { id: 'asc' },
      take: limit + 1,
    });
    return toPage(people, limit, (person) => person.id);
  }

  async get(id: number): Promise<Person> {
    const person = await this.dataSource.manager.findOneBy(Person, { id });
    if (!person) throw new NotFound('person');
    return person;
  }

  /** The first `limit` people by name who are with the company and have `words` in their name or e-mail. */
  find(words: string, limit: number): Promise<Pick<Person, 'id' | 'name' | 'email'>[]> {
    return this.dataSource.query(
      `select id, name, email from person
        where deactivated_at is null and position(lower($1) in lower(name || ' ' || email)) > 0
        order by name, id limit $2`,
      [words, limit],
    );
  }

  /** Those of `ids` who may still act. */
  async active(manager: EntityManager, ids: number[]): Promise<Person[]> {
    const people = await manager.findBy(Person, { id: In(ids) });
    return people.filter((person) => person.deactivatedAt === null);
  }

  async create(actor: Actor, person: NewPersonDto): Promise<Person> {
    const { password, accessRoles = ['staff'], ...rest } = person;
    if (accessRoles.some((role) => role !== 'staff')) requireAdministrator(actor);
    const passwordHash = password === undefined ? null : await hashPassword(password);
    return this.dataSource.transaction((manager) =>
      this.add(manager, actor.id, { ...rest, accessRoles, passwordHash }),
    );
  }

  /** Adds a person whose rights are settled; `actorId` is null when nobody is there yet to do it. */
  async add(
    manager: EntityManager,
    actorId: number | null,
    person: Partial<Person> & Pick<Person, 'email' | 'name' | 'language' | 'accessRoles'>,
  ): Promise<Person> {
    await this.requireKnown(manager, person);
    try {
      const created = manager.create(Person, person);
      await manager.insert(Person, created);
      const { id, name, accessRoles } = created;
      await this.events.record(manager, { type: 'person.added', actorId, subjectId: id, data: { name, accessRoles } });
      return manager.findOneByOrFail(Person, { id });
    } catch (error) {
      throw brokenUnique(error, 'person_email_index') ? emailTaken(person.email) : error;
    }
  }

  async change(actor: Actor, id: number, version: number, change: PersonChangeDto): Promise<Person> {
    return this.dataSource.transaction(async (manager) => {
      const present = await manager.findOneBy(Person, { id });
      if (!present) throw new NotFound('person');
      if (change.accessRoles) await this.requireRightToGive(manager, actor, present, change.accessRoles);
      await this.requireKnown(manager, change);
      try {
        const { affected } = await manager.update(Person, { id, version }, { ...change, version: version + 1 });
        if (affected !== 1) throw new Stale(null, null, null);
      } catch (error) {
        throw brokenUnique(error, 'person_email_index') ? emailTaken(change.email!) : error;
      }
      await this.events.record(manager, {
        type: 'person.changed',
        actorId: actor.id,
        subjectId: id,
        data: { ...change },
      });
      return manager.findOneByOrFail(Person, { id });
    });
  }

  /** The person left: every session ends, and what he wrote stays under his name. */
  async deactivate(actor: Actor, id: number): Promise<Person> {
    return this.dataSource.transaction(async (manager) => {
      const person = await manager.findOneBy(Person, { id });
      if (!person) throw new NotFound('person');
      if (person.deactivatedAt) throw new Conflict('already-deactivated', { name: person.name });
      await this.requireRightToGive(manager, actor, person, []);
      await manager.update(Person, id, { deactivatedAt: new Date(), version: person.version + 1 });
      await this.sessions.endAll(manager, id);
      await this.events.record(manager, { type: 'person.deactivated', actorId: actor.id, subjectId: id });
      return manager.findOneByOrFail(Person, { id });
    });
  }

  async reactivate(actor: Actor, id: number): Promise<Person> {
    return this.dataSource.transaction(async (manager) => {
      const person = await manager.findOneBy(Person, { id });
      if (!person) throw new NotFound('person');
      if (!person.deactivatedAt) throw new Conflict('not-deactivated', { name: person.name });
      if (hasAnyRight(person.accessRoles)) requireAdministrator(actor);
      await manager.update(Person, id, { deactivatedAt: null, version: person.version + 1 });
      await this.events.record(manager, { type: 'person.reactivated', actorId: actor.id, subjectId: id });
      return manager.findOneByOrFail(Person, { id });
    });
  }

  async setPassword(actor: Actor, id: number, password: string): Promise<void> {
    const person = await this.get(id);
    if (hasAnyRight(person.accessRoles)) requireAdministrator(actor);
    const passwordHash = await hashPassword(password);
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Person, id, { passwordHash });
      await this.sessions.endAll(manager, id);
      await this.events.record(manager, { type: 'person.password-set', actorId: actor.id, subjectId: id });
    });
  }

  /** Only administrators change rights, and somebody must always be left who can. */
  private async requireRightToGive(manager: EntityManager, actor: Actor, person: Person, wanted: AccessRole[]) {
    if (hasAnyRight([...person.accessRoles, ...wanted])) requireAdministrator(actor);
    if (!person.accessRoles.includes('administrator') || wanted.includes('administrator')) return;
    const administrators: { id: number }[] = await manager.query(
      `select id from person where 'administrator' = any(access_roles) and deactivated_at is null order by id for update`,
    );
    if (administrators.every(({ id }) => id === person.id)) throw new Conflict('last-administrator');
  }

  private async requireKnown(manager: EntityManager, person: Partial<Pick<Person, 'unitId' | 'jobRoles'>>) {
    const faults: Fault[] = [];
    if (person.unitId && !(await manager.existsBy(Unit, { id: person.unitId }))) {
      faults.push({ field: 'unitId', code: 'unknown-unit' });
    }
    if (person.jobRoles?.length) {
      const known = new Set((await manager.findBy(JobRole, { key: In(person.jobRoles) })).map((role) => role.key));
      for (const [index, key] of person.jobRoles.entries()) {
        if (!known.has(key))
          faults.push({ field: `jobRoles.${index}`, code: 'no-such-job-role', parameters: { role: key } });
      }
    }
    if (faults.length > 0) throw new Invalid(faults);
  }
}

function hasAnyRight(roles: AccessRole[]): boolean {
  return roles.some((role) => role !== 'staff');
}

function emailTaken(email: string): Conflict {
  return new Conflict('email-taken', { email }, [{ field: 'email', code: 'email-taken', parameters: { email } }]);
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Conflict, Invalid, NotFound, Stale } from '../errors';
import { EventLog } from '../events/event-log';
import { brokenUnique } from '../platform/database/violations';
import type { Language, StandardJobRole } from '../vocabulary';
import type { Actor } from './actor';
import { JobRole } from './job-role.entity';
import { Organisation } from './organisation.entity';
import { Unit } from './unit.entity';

/** The company, its parts and what people do in it: short lists, shown whole. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventLog,
  ) {}

  organisation(manager: EntityManager = this.dataSource.manager): Promise<Organisation> {
    return manager.findOneByOrFail(Organisation, { id: 1 });
  }

  async rename(actor: Actor, version: number, name: string): Promise<Organisation> {
    return this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(Organisation, { id: 1, version }, { name, version: version + 1 });
      if (affected !== 1) throw new Stale(await this.organisation(manager), null, null);
      await this.events.record(manager, { type: 'organisation.renamed', actorId: actor.id, data: { name } });
      return this.organisation(manager);
    });
  }

  units(): Promise<Unit[]> {
    return this.dataSource.manager.find(Unit, { order: { name: 'asc' } });
  }

  async addUnit(actor: Actor, name: string): Promise<Unit> {
    return this.dataSource.transaction(async (manager) => {
      const unit = manager.create(Unit, { name });
      try {
        await manager.insert(Unit, unit);
      } catch (error) {
        throw brokenUnique(error, 'unit_name_unique') ? taken('name', name) : error;
      }
      await this.events.record(manager, {
        type: 'unit.added',
        actorId: actor.id,
        subjectId: unit.id,
        data: { name },
      });
      return unit;
    });
  }

  async renameUnit(actor: Actor, id: number, name: string): Promise<Unit> {
    return this.dataSource.transaction(async (manager) => {
      try {
        const { affected } = await manager.update(Unit, id, { name });
        if (affected !== 1) throw new NotFound('unit');
      } catch (error) {
        throw brokenUnique(error, 'unit_name_unique') ? taken('name', name) : error;
      }
      await this.events.record(manager, { type: 'unit.renamed', actorId: actor.id, subjectId: id, data: { name } });
      return manager.findOneByOrFail(Unit, { id });
    });
  }

  jobRoles(): Promise<JobRole[]> {
    return this.dataSource.manager.find(JobRole, { order: { key: 'asc' } });
  }

  async addJobRole(actor: Actor, key: string, names: JobRole['names']): Promise<JobRole> {
    requireAName(names);
    return this.dataSource.transaction(async (manager) => {
      const jobRole = manager.create(JobRole, { key, names });
      try {
        await manager.insert(JobRole, jobRole);
      } catch (error) {
        throw brokenUnique(error, 'job_role_key_unique') ? taken('key', key) : error;
      }
      await this.events.record(manager, {
        type: 'job-role.added',
        actorId: actor.id,
        subjectId: jobRole.id,
        data: { key, names },
      });
      return jobRole;
    });
  }

  async renameJobRole(actor: Actor, id: number, names: JobRole['names']): Promise<JobRole> {
    requireAName(names);
    return this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(JobRole, id, { names });
      if (affected !== 1) throw new NotFound('job-role');
      await this.events.record(manager, {
        type: 'job-role.renamed',
        actorId: actor.id,
        subjectId: id,
        data: { names },
      });
      return manager.findOneByOrFail(JobRole, { id });
    });
  }

  /** A standard may bring job roles that the company has not named yet; those it knows keep their names. */
  async ensureJobRoles(manager: EntityManager, actor: Actor, language: Language, roles: StandardJobRole[]) {
    const added: { id: number; key: string }[] = await manager.query(
      `insert into job_role (key, names)
        select role->>'key', jsonb_build_object($2::text, role->>'title') from jsonb_array_elements($1::jsonb) role
        on conflict (key) do nothing returning id, key`,
      [JSON.stringify(roles), language],
    );
    for (const { id, key } of added) {
      await this.events.record(manager, { type: 'job-role.added', actorId: actor.id, subjectId: id, data: { key } });
    }
  }
}

function requireAName(names: JobRole['names']): void {
  if (!Object.values(names).some(Boolean)) throw new Invalid([{ field: 'names', code: 'name-in-one-language' }]);
}

function taken(field: string, value: string): Conflict {
  return new Conflict('name-taken', { name: value }, [{ field, code: 'name-taken', parameters: { name: value } }]);
}

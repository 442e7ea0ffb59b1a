import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Conflict, Invalid, NotFound, Stale } from '../errors';
import { EventLog } from '../events/event-log';
import { brokenUnique } from '../platform/database/violations';
import type { Logo } from '../ui/house';
import type { Language, StandardJobRole } from '../vocabulary';
import { requireAdministrator, type Actor } from './actor';
import { JobRole } from './job-role.entity';
import { Organisation } from './organisation.entity';
import { Unit } from './unit.entity';

/** All that is settled for everybody. */
export interface Everything {
  organisation: Organisation;
  units: Unit[];
  jobRoles: JobRole[];
}

export type OrganisationChange = Partial<Pick<Organisation, 'name' | 'colour' | 'typeTheme' | 'timeZone'>>;

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

  async everything(): Promise<Everything> {
    const [organisation, units, jobRoles] = await Promise.all([this.organisation(), this.units(), this.jobRoles()]);
    return { organisation, units, jobRoles };
  }

  /** Editions that are frozen keep the name and the look they have. What is left out stays as it is. */
  async change(actor: Actor, version: number, change: OrganisationChange): Promise<Organisation> {
    requireAdministrator(actor);
    return this.dataSource.transaction(async (manager) => {
      await this.update(manager, version, change);
      await this.events.record(manager, { type: 'organisation.changed', actorId: actor.id, data: { ...change } });
      return this.organisation(manager);
    });
  }

  /**
   * Gives the company a logo that is in the storage already or, for null, takes it away.
   * @throws NotFound when there is none to take away
   */
  async changeLogo(actor: Actor, version: number, logo: Logo | null): Promise<Organisation> {
    requireAdministrator(actor);
    return this.dataSource.transaction(async (manager) => {
      const before = await this.organisation(manager);
      await this.update(manager, version, { logo });
      if (!before.logo && !logo) throw new NotFound('logo');
      const event = logo
        ? { type: 'organisation.logo-set', data: { ...logo } }
        : { type: 'organisation.logo-removed', data: { sha256: before.logo!.sha256 } };
      await this.events.record(manager, { ...event, actorId: actor.id });
      return this.organisation(manager);
    });
  }

  private async update(manager: EntityManager, version: number, change: Partial<Organisation>): Promise<void> {
    const { affected } = await manager.update(Organisation, { id: 1, version }, { ...change, version: version + 1 });
    if (affected !== 1) throw new Stale(await this.organisation(manager), null, null);
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

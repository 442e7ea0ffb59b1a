import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Addressed, Addressees } from './addressees';
import type { JobRole } from './job-role.entity';
import type { Person } from './person.entity';
import type { Unit } from './unit.entity';

/** Whom one may choose to address. */
export interface AddresseeChoices {
  /** The first of them by name. */
  people: Pick<Person, 'id' | 'name'>[];
  units: Pick<Unit, 'id' | 'name'>[];
  jobRoles: Pick<JobRole, 'key' | 'names'>[];
}

/** People as they are addressed together. */
@Injectable()
export class AddresseesService {
  constructor(private readonly dataSource: DataSource) {}

  /** Units, job roles and the first `limit` people who are with the company, in one statement. */
  async choices(limit: number): Promise<AddresseeChoices> {
    const [choices]: AddresseeChoices[] = await this.dataSource.query(
      `select
          (select coalesce(json_agg(person), '[]') from (select id, name from person
            where deactivated_at is null order by name, id limit $1) person) as people,
          (select coalesce(json_agg(unit), '[]') from (select id, name from unit order by name) unit) as units,
          (select coalesce(json_agg(role), '[]') from (select key, names from job_role order by key) role) as "jobRoles"`,
      [limit],
    );
    return choices!;
  }

  /** Who is addressed now, in one statement; whoever joins the company or the unit later is not. */
  async find(manager: EntityManager, { personIds, unitIds, jobRoles, everyone }: Addressees): Promise<Addressed> {
    const [found]: { people: number[]; active: number[]; units: number[]; jobRoles: string[] }[] = await manager.query(
      `select array(select id from person where deactivated_at is null
            and ($4 or id = any($1::int[]) or unit_id = any($2::int[]) or job_roles && $3::text[])
            order by array_position($1::int[], id), id) as people,
          array(select id from person where deactivated_at is null and id = any($1::int[])) as active,
          array(select id from unit where id = any($2::int[])) as units,
          array(select key from job_role where key = any($3::text[])) as "jobRoles"`,
      [personIds, unitIds, jobRoles, everyone],
    );
    const { people, active, units, jobRoles: roles } = found!;
    return { people, active: new Set(active), units: new Set(units), jobRoles: new Set(roles) };
  }
}

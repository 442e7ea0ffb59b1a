import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Whom something is addressed to: people one by one, whole units, all who do a job, or everybody in the company. */
export interface Addressees {
  personIds: number[];
  unitIds: number[];
  /** Keys. */
  jobRoles: string[];
  everyone: boolean;
}

/** Who is behind that, and what of it there is. */
export interface Addressed {
  /** Everybody it reaches, each once. */
  people: number[];
  /** Of those named one by one, who is with the company. */
  active: ReadonlySet<number>;
  units: ReadonlySet<number>;
  jobRoles: ReadonlySet<string>;
}

/** People as they are addressed together. */
@Injectable()
export class AddresseesService {
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

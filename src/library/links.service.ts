import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import type { Edition } from '../editions/edition.entity';
import { documentOf, EditionsService } from '../editions/editions.service';
import { Conflict, Invalid, NotFound } from '../errors';
import { EventLog } from '../events/event-log';
import { brokenUnique } from '../platform/database/violations';
import { toPage, type Page } from '../platform/http/page';
import type { StandardJobRole } from '../vocabulary';
import { BrochureLink } from './brochure-link.entity';

/** A link in force, with who made it. */
export interface LinkInForce {
  id: number;
  standardId: number;
  jobRole: string;
  token: string;
  madeBy: { id: number; name: string };
  madeAt: Date;
}

/** Links that open the brochure of a job role to whoever holds them: HR makes, prints and revokes them. */
@Injectable()
export class LinksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly editions: EditionsService,
    private readonly events: EventLog,
  ) {}

  /** The links of a standard that were not revoked, the first one first. */
  async list(standardId: number, after: number, limit: number): Promise<Page<LinkInForce>> {
    const links = await this.select(
      this.dataSource.manager,
      'link.standard_id = $1 and link.id > $2 order by link.id limit $3',
      [standardId, after, limit + 1],
    );
    return toPage(links, limit, (link) => link.id);
  }

  /** The job roles that have a brochure now; none while no edition is in force. */
  async jobRoles(standardId: number): Promise<StandardJobRole[]> {
    const edition = await this.inForce(standardId);
    return edition ? documentOf(edition).jobRoles : [];
  }

  /** @throws Conflict when nothing is in force or there is a link already; Invalid when there is no such job role */
  async make(actor: Actor, standardId: number, jobRole: string): Promise<LinkInForce> {
    const edition = await this.inForce(standardId);
    if (!edition) throw new Conflict('nothing-in-force');
    const { jobRoles } = documentOf(edition);
    const title = jobRoles.find(({ key }) => key === jobRole)?.title;
    if (title === undefined) throw new Invalid([{ field: 'jobRole', code: 'no-brochure' }]);
    return this.dataSource.transaction(async (manager) => {
      const token = randomBytes(16).toString('base64url');
      const link = manager.create(BrochureLink, { standardId, jobRole, token, madeBy: actor.id });
      try {
        await manager.insert(BrochureLink, link);
      } catch (error) {
        throw brokenUnique(error, 'brochure_link_one_in_force') ? new Conflict('link-exists', { title }) : error;
      }
      await this.record(manager, 'link.made', actor, link);
      const [made] = await this.select(manager, 'link.id = $1', [link.id]);
      return made!;
    });
  }

  /** From now on the link opens nothing. @throws NotFound when the standard has no such link in force */
  async revoke(actor: Actor, standardId: number, id: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const link = await manager.findOneBy(BrochureLink, { id, standardId });
      if (!link) throw new NotFound('link');
      const revoked = { revokedAt: new Date(), revokedBy: actor.id };
      const { affected } = await manager.update(BrochureLink, { id, revokedAt: IsNull() }, revoked);
      if (affected !== 1) throw new Conflict('link-is-revoked');
      await this.record(manager, 'link.revoked', actor, link);
    });
  }

  /** What the holder of a token may read; null when it opens nothing, or no longer. */
  async holder(token: string): Promise<Pick<BrochureLink, 'standardId' | 'jobRole'> | null> {
    return this.dataSource.manager.findOneBy(BrochureLink, { token, revokedAt: IsNull() });
  }

  private async inForce(standardId: number): Promise<Edition | null> {
    const edition = await this.editions.inForce(standardId);
    return edition && this.editions.load(this.dataSource.manager, edition.id);
  }

  private async select(manager: EntityManager, where: string, values: unknown[]): Promise<LinkInForce[]> {
    return manager.query(
      `select link.id, link.standard_id as "standardId", link.job_role as "jobRole", link.token, link.made_at as "madeAt",
          json_build_object('id', person.id, 'name', person.name) as "madeBy"
        from brochure_link link join person on person.id = link.made_by
        where link.revoked_at is null and ${where}`,
      values,
    );
  }

  private record(manager: EntityManager, type: string, actor: Actor, { id, standardId, jobRole }: BrochureLink) {
    return this.events.record(manager, { type, actorId: actor.id, subjectId: id, standardId, data: { jobRole } });
  }
}

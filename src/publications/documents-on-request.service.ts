import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import type { Edition } from '../editions/edition.entity';
import { documentOf, EditionsService } from '../editions/editions.service';
import { NotFound } from '../errors';
import { EventLog } from '../events/event-log';
import { Jobs } from '../platform/jobs/jobs';
import { documentsOnRequest } from '../rendering/documents-on-request';
import type { DocumentOfEdition } from '../rendering/documents-of';
import { Artefact } from './artefact.entity';

/** Somebody waits for it: before what is made for a publication. */
const priority = 2;

/** The documents of an edition that are made when somebody asks for them, and then kept. */
@Injectable()
export class DocumentsOnRequestService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly editions: EditionsService,
    private readonly jobs: Jobs,
    private readonly events: EventLog,
  ) {}

  /** What can be asked for of an edition. */
  async choices(actor: Actor, editionId: number): Promise<{ edition: Edition; documents: DocumentOfEdition[] }> {
    const edition = await this.editions.get(actor, editionId);
    return { edition, documents: documentsOnRequest(documentOf(edition)) };
  }

  /**
   * Has a document made, for whoever may read the edition. What somebody asked for before is given as it stands.
   * @throws NotFound when there is no document of this name to be asked for
   */
  async request(actor: Actor, editionId: number, name: string): Promise<Artefact> {
    const { edition, documents } = await this.choices(actor, editionId);
    const document = documents.find((one) => one.name === name);
    if (!document) throw new NotFound('document-on-request');
    return this.dataSource.transaction(async (manager) => {
      const { kind, form, jobRoleKey: jobRole, title } = document;
      const unchangedSince = kind === 'brochure' ? await this.standingSince(manager, editionId, jobRole) : null;
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(Artefact)
        .values({ editionId, name, kind, form, jobRole, title, unchangedSince, onRequest: true })
        .orIgnore()
        .returning('id')
        .execute();
      const artefact = await manager.findOneByOrFail(Artefact, { editionId, name });
      const isNew = (raw as unknown[]).length > 0;
      if (isNew) await this.begin(manager, actor, artefact, edition);
      return artefact;
    });
  }

  /** Number of the edition since which the brochure stands that is asked for in another form. */
  private async standingSince(manager: EntityManager, editionId: number, jobRole: string | null) {
    const brochure = await manager.findOneBy(Artefact, {
      editionId,
      jobRole: jobRole!,
      kind: 'brochure',
      onRequest: false,
    });
    return brochure?.unchangedSince ?? null;
  }

  private async begin(manager: EntityManager, actor: Actor, { id, name, title }: Artefact, edition: Edition) {
    await this.jobs.enqueue(manager, 'make-artefact', { artefactId: id }, { priority });
    await this.events.record(manager, {
      type: 'artefact.requested',
      actorId: actor.id,
      subjectId: id,
      standardId: edition.standardId,
      draftId: edition.draftId,
      data: { name, title },
    });
  }
}

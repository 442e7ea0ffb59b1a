import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan, type EntityManager } from 'typeorm';
import { hasAccessRole, type Actor } from '../accounts/actor';
import type { Edition } from '../editions/edition.entity';
import { documentOf, EditionsService, type EditionHead } from '../editions/editions.service';
import { Conflict, DomainError, Forbidden, NotFound } from '../errors';
import { EventLog } from '../events/event-log';
import type { FileReply } from '../platform/http/file-reply';
import { toPage, type Page } from '../platform/http/page';
import { Jobs } from '../platform/jobs/jobs';
import { FileNotStored, Storage } from '../platform/storage/storage';
import { documentsOf } from '../rendering/documents-of';
import { DraftGates } from '../standards/draft-gates';
import type { Language } from '../vocabulary';
import { Artefact } from './artefact.entity';
import { artefactFault, fileTypeOf } from './artefact.policy';
import { StandingBrochures } from './standing-brochures';

/** What a person needs to know of a brochure to open it. */
export interface BrochureInForce {
  /** Of the artefact. */
  id: number;
  jobRole: string;
  title: string;
  pages: number;
  bytes: number;
  /** Number of the edition that it bears, where that is an earlier one. */
  unchangedSince: number | null;
  standardId: number;
  standardTitle: string;
  language: Language;
  number: number;
  effectiveDate: string;
}

/** The documents that an edition is published as. */
@Injectable()
export class ArtefactsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly editions: EditionsService,
    private readonly jobs: Jobs,
    private readonly storage: Storage,
    private readonly events: EventLog,
    private readonly standing: StandingBrochures,
    gates: DraftGates,
  ) {
    gates.keep('artefacts', async (manager, draft) => {
      const edition = await this.editions.ofDraft(manager, draft.id);
      if (!edition) return [];
      const artefacts = await this.of(manager, edition.id);
      return artefacts.flatMap((artefact) => artefactFault(artefact) ?? []);
    });
  }

  /**
   * Has the documents of the edition made, as a part of the caller's transaction; brochures in which nothing changed stand as they are,
   * ready at once.
   */
  async enqueue(manager: EntityManager, edition: Edition): Promise<void> {
    const replaced = await this.editions.replacedBy(manager, edition);
    const standing =
      replaced && (await this.standing.find(manager, edition, await this.of(manager, replaced.id), replaced));
    for (const { name, kind, jobRoleKey, title } of documentsOf(documentOf(edition), replaced)) {
      const artefact = manager.create(Artefact, {
        ...{ editionId: edition.id, name, kind, jobRole: jobRoleKey, title },
        ...standing?.get(name),
      });
      await manager.insert(Artefact, artefact);
      if (artefact.state === 'ready') continue;
      // The handbook takes longest, so it is begun first.
      const priority = kind === 'handbook' ? 1 : 0;
      await this.jobs.enqueue(manager, 'make-artefact', { artefactId: artefact.id }, { priority });
    }
  }

  /** Forgets the documents of an edition that is discarded; a job that is still waiting finds nothing to do. */
  async remove(manager: EntityManager, editionId: number): Promise<void> {
    await manager.delete(Artefact, { editionId });
  }

  /** All documents that the edition is published with, for Etalon itself. */
  of(manager: EntityManager, editionId: number): Promise<Artefact[]> {
    return manager.find(Artefact, { where: { editionId, onRequest: false }, order: { id: 'asc' } });
  }

  /** Those that the edition is published with, or those made on request. */
  async list(
    actor: Actor,
    editionId: number,
    onRequest: boolean,
    after: number,
    limit: number,
  ): Promise<Page<Artefact>> {
    await this.editions.head(actor, editionId);
    const artefacts = await this.dataSource.manager.find(Artefact, {
      where: { editionId, onRequest, id: MoreThan(after) },
      order: { id: 'asc' },
      take: limit + 1,
    });
    return toPage(artefacts, limit, (artefact) => artefact.id);
  }

  async get(actor: Actor, id: number): Promise<Artefact> {
    return (await this.take(actor, id)).artefact;
  }

  /** The brochures in force for these job roles, for everybody who is signed in. */
  brochuresInForce(jobRoles: string[]): Promise<BrochureInForce[]> {
    return this.dataSource.query(
      `select artefact.id, artefact.job_role as "jobRole", artefact.title, artefact.pages, artefact.bytes,
          artefact.unchanged_since as "unchangedSince",
          edition.standard_id as "standardId", edition.title as "standardTitle", standard.language, edition.number,
          edition.effective_date::text as "effectiveDate"
        from current_edition edition
        join standard on standard.id = edition.standard_id
        join artefact on artefact.edition_id = edition.id
        where artefact.job_role = any($1) and artefact.kind = 'brochure' and artefact.state = 'ready' and not artefact.on_request
        order by edition.title, artefact.title`,
      [jobRoles],
    );
  }

  /** The document `name` of an edition, for whoever was let in to it elsewhere; null unless it is ready. */
  ready(editionId: number, name: string): Promise<Artefact | null> {
    return this.dataSource.manager.findOneBy(Artefact, { editionId, name, state: 'ready' });
  }

  /** The file of an artefact that is ready. */
  async file(actor: Actor, id: number, inline: boolean): Promise<FileReply> {
    const { artefact, edition } = await this.take(actor, id);
    if (artefact.state !== 'ready') throw new Conflict('artefact-not-ready', { state: artefact.state });
    // Before publication a right to read may be withdrawn: then every use of a copy asks first.
    const cacheControl = edition.publishedAt ? 'private, max-age=31536000, immutable' : 'private, no-cache';
    return this.pdf(artefact, edition, inline, cacheControl);
  }

  /** The file of an artefact that is `ready`. */
  pdf(artefact: Artefact, { title }: EditionHead, inline: boolean, cacheControl: string): FileReply {
    const { sha256, bytes, name, form } = artefact;
    const { type, extension } = fileTypeOf(form);
    return {
      hash: sha256!,
      bytes: bytes!,
      type,
      name: `${title} — ${artefact.title}.${extension}`,
      plainName: `${name}.${extension}`,
      inline,
      cacheControl,
      open: (range) =>
        this.storage.open(sha256!, range).catch((error: unknown) => {
          throw error instanceof FileNotStored ? new DomainError('unavailable', 'artefact-file-missing') : error;
        }),
    };
  }

  /** Puts an artefact that failed back into the queue. */
  async retry(actor: Actor, id: number): Promise<Artefact> {
    const { artefact, edition } = await this.take(actor, id);
    if (!artefact.onRequest && !hasAccessRole(actor, 'hr')) {
      throw new Forbidden('access-role-needed', { accessRoles: ['hr'] });
    }
    return this.dataSource.transaction(async (manager) => {
      const again = { state: 'queued', progress: 0, failure: null, queuedAt: new Date() } as const;
      const { affected } = await manager.update(Artefact, { id, state: 'failed' }, again);
      if (affected !== 1) throw new Conflict('artefact-not-failed', { state: artefact.state });
      await this.jobs.enqueue(manager, 'make-artefact', { artefactId: id });
      await this.events.record(manager, {
        type: 'artefact.retried',
        actorId: actor.id,
        subjectId: id,
        standardId: edition.standardId,
        draftId: edition.draftId,
        data: { name: artefact.name, failure: artefact.failure },
      });
      return manager.findOneByOrFail(Artefact, { id });
    });
  }

  private async take(actor: Actor, id: number): Promise<{ artefact: Artefact; edition: EditionHead }> {
    const artefact = await this.dataSource.manager.findOneBy(Artefact, { id });
    const edition = artefact && (await this.editions.find(actor, artefact.editionId));
    if (!edition) throw new NotFound('artefact');
    return { artefact, edition };
  }
}

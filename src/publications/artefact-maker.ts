import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not, type EntityManager } from 'typeorm';
import type { Edition } from '../editions/edition.entity';
import { documentOf, EditionsService } from '../editions/editions.service';
import { EventLog } from '../events/event-log';
import { Jobs, type Job } from '../platform/jobs/jobs';
import { Storage, type StoredFile } from '../platform/storage/storage';
import { TopicSender } from '../platform/topics/topic-sender';
import { documentNamed, type DocumentOfEdition } from '../rendering/documents-of';
import type { MadeDocument } from '../rendering/making';
import { Renderer, type RenderProgress, type RenderStage } from '../rendering/renderer';
import { Artefact } from './artefact.entity';
import { failureOf, StorageUnavailable, type ArtefactFailure } from './artefact.policy';

/** How much of the work lies behind at each stage, in percent. */
const done: Record<RenderStage, number> = { waiting: 0, loading: 10, printing: 30, finishing: 90 };

/** The same for a document of which a share is printed: the portions of a long one come one after the other. */
function percentDone({ stage, printed }: RenderProgress): number {
  if (stage === 'waiting') return done.waiting;
  return Math.max(done[stage], Math.round(done.loading + (done.finishing - done.loading) * printed));
}

type Reached = Pick<Artefact, 'progress' | 'pages'>;

const notBegun: Reached = { progress: 0, pages: null };

type KeptDocument = StoredFile & Omit<MadeDocument, 'bytes'>;

/** Milliseconds between two reports of progress. */
const reportInterval = 500;

/** The edition was discarded while its document was made. */
class NoLongerWanted extends Error {}

/**
 * Makes artefacts in the worker. A job may be done twice, by a worker that was frozen and the one that took over: what the
 * first one writes stays.
 */
@Injectable()
export class ArtefactMaker {
  constructor(
    private readonly dataSource: DataSource,
    private readonly editions: EditionsService,
    private readonly renderer: Renderer,
    private readonly storage: Storage,
    private readonly events: EventLog,
    private readonly topics: TopicSender,
    jobs: Jobs,
  ) {
    jobs.work('make-artefact', (job) => this.make(job), availableParallelism());
    jobs.onFailure('make-artefact', ({ data, reason }) => this.giveUp(data.artefactId, reason));
  }

  async make({ data, signal }: Job<'make-artefact'>): Promise<void> {
    const artefact = await this.begin(data.artefactId);
    if (!artefact) return;
    try {
      const edition = await this.editions.load(this.dataSource.manager, artefact.editionId);
      this.tell(edition);
      const { bytes, ...made } = await this.render(artefact, edition, signal);
      await this.finish(artefact, edition, { ...made, ...(await this.store(bytes)) });
    } catch (error) {
      // Whoever has the job now tells how it went.
      if (signal.aborted) throw error;
      if (error instanceof NoLongerWanted) return;
      const { retryable, ...failure } = failureOf(error);
      await this.recordFailure(artefact, failure, retryable ? 'queued' : 'failed');
      if (retryable) throw error;
    }
  }

  /** The artefact, or null where there is nothing to do: it is ready, or its edition was discarded. */
  private async begin(id: number): Promise<Artefact | null> {
    const { manager } = this.dataSource;
    const { affected } = await manager.update(
      Artefact,
      { id, state: Not('ready') },
      { state: 'rendering', ...notBegun },
    );
    return affected === 1 ? manager.findOneBy(Artefact, { id }) : null;
  }

  private async render(artefact: Artefact, edition: Edition, signal: AbortSignal) {
    const document = await this.document(artefact, edition);
    const discarded = new AbortController();
    let reached: Reached = notBegun;
    let reported: Reached | null = null;
    const report = async () => {
      const reporting = reached;
      if (!(await this.report(artefact.id, reporting))) discarded.abort(new NoLongerWanted());
      else if (reporting !== reported) this.tell(edition);
      reported = reporting;
    };
    // A courtesy: when it does not get through, the artefact is made all the same.
    const reports = setInterval(() => void report().catch(() => undefined), reportInterval);
    try {
      const options = {
        signal: AbortSignal.any([signal, discarded.signal]),
        urgent: artefact.onRequest,
        onProgress: (told: RenderProgress) => {
          const progress = Math.max(reached.progress, percentDone(told));
          reached = { progress, pages: told.pages || null };
        },
      };
      return await document.make({
        print: (html) => this.renderer.render(html, options),
        pictures: this.renderer.pictures,
      });
    } finally {
      clearInterval(reports);
    }
  }

  /** What is to be printed: for a brochure that stands, whose file was lost, that of its own edition, with what it marked as changed. */
  private async document({ name, unchangedSince }: Artefact, edition: Edition): Promise<DocumentOfEdition> {
    const { manager } = this.dataSource;
    const own =
      unchangedSince === null ? edition : await this.editions.numbered(manager, edition.standardId, unchangedSince);
    return documentNamed(name, documentOf(own), await this.editions.replacedBy(manager, own));
  }

  /** Whether the artefact is still there to be made. */
  private async report(id: number, reached: Reached): Promise<boolean> {
    const { affected } = await this.dataSource.manager.update(Artefact, { id, state: 'rendering' }, reached);
    return affected === 1;
  }

  /** What is seen of an artefact changed, and no event tells of it. */
  private tell({ draftId }: Edition, manager = this.dataSource.manager): void {
    this.topics.sendAfterCommit(manager, [`draft/${draftId}/documents`]);
  }

  private async store(bytes: Uint8Array): Promise<StoredFile> {
    try {
      return await this.storage.put(bytes);
    } catch (error) {
      throw new StorageUnavailable(error instanceof Error ? error.message : String(error));
    }
  }

  private async finish(artefact: Artefact, edition: Edition, made: KeptDocument): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        Artefact,
        { id: artefact.id, state: Not('ready') },
        { ...made, state: 'ready', progress: 100, failure: null, readyAt: new Date() },
      );
      if (affected !== 1) return;
      await this.record(manager, 'artefact.ready', artefact, edition, { ...made });
    });
  }

  private async recordFailure(artefact: Artefact, failure: ArtefactFailure, state: 'queued' | 'failed'): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        Artefact,
        { id: artefact.id, state: 'rendering' },
        { state, failure, ...notBegun },
      );
      if (affected !== 1) return;
      const edition = await this.editions.load(manager, artefact.editionId);
      if (state === 'queued') return this.tell(edition, manager);
      await this.record(manager, 'artefact.failed', artefact, edition, { failure });
    });
  }

  /** No attempt is left. A worker that died could not say why. */
  private async giveUp(id: number, reason: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const artefact = await manager.findOneBy(Artefact, { id });
      if (!artefact) return;
      const failure = artefact.failure ?? { code: 'worker-lost', detail: reason };
      const { affected } = await manager.update(
        Artefact,
        { id, state: Not(In(['ready', 'failed'])) },
        { state: 'failed', failure, ...notBegun },
      );
      if (affected !== 1) return;
      const edition = await this.editions.load(manager, artefact.editionId);
      await this.record(manager, 'artefact.failed', artefact, edition, { failure });
    });
  }

  private record(
    manager: EntityManager,
    type: string,
    { id, name }: Artefact,
    { standardId, draftId }: Edition,
    data: Record<string, unknown>,
  ): Promise<void> {
    return this.events.record(manager, {
      type,
      actorId: null,
      subjectId: id,
      standardId,
      draftId,
      data: { name, ...data },
    });
  }
}

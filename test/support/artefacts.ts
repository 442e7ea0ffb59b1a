import { dayIn, ownTimeZone } from '../../src/platform/i18n/time-zone';
import type { Job } from '../../src/platform/jobs/jobs';
import { TopicSender } from '../../src/platform/topics/topic-sender';
import { Storage } from '../../src/platform/storage/storage';
import { ArtefactMaker } from '../../src/publications/artefact-maker';
import { approvedDraft, type TestDraft } from './approvals';
import type { TestEtalon } from './etalon';

/** The day after so many more, by the clock of a company that has chosen none. */
export function day(offset: number): string {
  return dayIn(ownTimeZone(), new Date(Date.now() + offset * 86_400_000));
}

/** Today, as an edition approved today may take effect. */
export function today(): string {
  return day(0);
}

export async function freeze({ path, hr }: TestDraft, effectiveDate = today()): Promise<number> {
  const { body } = await hr.client.post(`${path}/edition`).send({ effectiveDate }).expect(201);
  return body.id;
}

export interface ArtefactRow {
  id: number;
  name: string;
  state: string;
  [field: string]: unknown;
}

export async function artefactsOf({ hr }: Pick<TestDraft, 'hr'>, editionId: number): Promise<ArtefactRow[]> {
  const { body } = await hr.client.get(`/api/editions/${editionId}/artefacts`).expect(200);
  return body.items;
}

/** Does the job of an artefact here and now, as a worker does it. */
export function make(etalon: TestEtalon, artefactId: number, signal = new AbortController().signal): Promise<void> {
  const job: Job<'make-artefact'> = { id: 'here-and-now', data: { artefactId }, attempt: 1, signal };
  return etalon.app.get(ArtefactMaker).make(job);
}

/** Has all documents of an edition ready, without making them: for tests of what comes after. */
export async function finish(etalon: TestEtalon, { draftId }: Pick<TestDraft, 'draftId'>, which = ''): Promise<void> {
  const file = await etalon.app.get(Storage).put(Buffer.from('%PDF-1.7 made for a test'));
  await etalon.dataSource.query(
    `update artefact set state = 'ready', progress = 100, pages = 3, bytes = $2, sha256 = $3, ready_at = now(),
        fingerprint = encode(sha256((edition_id || name)::bytea), 'hex')
      from edition where edition.id = edition_id and edition.draft_id = $1 ${which}`,
    [draftId, file.bytes, file.sha256],
  );
  etalon.app.get(TopicSender).send([`draft/${draftId}/documents`]);
}

/** The same for those that are not ready yet. */
export async function finishRest(etalon: TestEtalon, draft: Pick<TestDraft, 'draftId'>): Promise<void> {
  await finish(etalon, draft, `and state <> 'ready'`);
}

/** A draft whose edition is in force, with all its documents. */
export async function publishedDraft(etalon: TestEtalon, text?: string): Promise<TestDraft> {
  const draft = await approvedDraft(etalon, text);
  await freeze(draft);
  await finish(etalon, draft);
  await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(201);
  return draft;
}

export async function makeAll(etalon: TestEtalon, draft: TestDraft, editionId: number): Promise<void> {
  for (const { id } of await artefactsOf(draft, editionId)) await make(etalon, id);
}

/** Counts the jobs that the worker of `etalon` has ended, well or badly, from now on. */
export function watchWorker(etalon: Pick<TestEtalon, 'app'>) {
  const maker = etalon.app.get(ArtefactMaker);
  const original = maker.make.bind(maker);
  let ended = 0;
  const waiting: { count: number; resolve: () => void }[] = [];
  maker.make = async (job) => {
    try {
      await original(job);
    } finally {
      ended += 1;
      for (const { count, resolve } of waiting) if (ended >= count) resolve();
    }
  };
  return {
    ended: (count: number) =>
      new Promise<void>((resolve) => {
        if (ended >= count) resolve();
        else waiting.push({ count, resolve });
      }),
  };
}

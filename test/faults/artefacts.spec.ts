import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApplication } from '../../src/application';
import { CONFIG, type Config } from '../../src/config';
import type { Fault } from '../../src/errors';
import { ArtefactMaker } from '../../src/publications/artefact-maker';
import { chromiumProgram } from '../../src/rendering/chromium';
import { Renderer } from '../../src/rendering/renderer';
import { approvedDraft, eventCounts } from '../support/approvals';
import { artefactsOf, freeze, make, makeAll, watchWorker } from '../support/artefacts';
import { kill, messageFrom, startChild } from '../support/child-process';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';

jest.setTimeout(120_000);

let etalon: TestEtalon;
const running: TestEtalon[] = [];
beforeAll(async () => (etalon = await start()));
afterAll(async () => {
  for (const one of running) await one.stop();
});

async function start(...parameters: Parameters<typeof startEtalon>): Promise<TestEtalon> {
  const started = await startEtalon(...parameters);
  running.push(started);
  return started;
}

const configOf = ({ app }: TestEtalon) => app.get<Config>(CONFIG);
const urlOf = ({ dataSource }: TestEtalon) => (dataSource.options as { url: string }).url;

it('promise 5: of two workers that make the same document the first to end writes it', async () => {
  const draft = await approvedDraft(etalon);
  const editionId = await freeze(draft);
  const artefacts = await artefactsOf(draft, editionId);
  await Promise.all([...artefacts, ...artefacts, ...artefacts].map(({ id }) => make(etalon, id)));
  const ready = await artefactsOf(draft, editionId);
  expect(ready.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
  expect(await eventCounts(etalon, draft.draftId)).toMatchObject({ 'artefact.ready': 3 });
});

it.each([1, 2, 3, 4, 5, 6, 7])(
  'promise 5: a worker that wakes after another took over overwrites nothing (%i)',
  async () => {
    const renderer = etalon.app.get(Renderer);
    const draft = await approvedDraft(etalon);
    const editionId = await freeze(draft);
    for (const { id } of await artefactsOf(draft, editionId)) {
      const printed = Promise.withResolvers<void>();
      const woken = Promise.withResolvers<void>();
      const render = renderer.render.bind(renderer);
      jest.spyOn(renderer, 'render').mockImplementationOnce(async (...parameters) => {
        const pdf = await render(...parameters);
        printed.resolve();
        await woken.promise;
        return { bytes: Buffer.from('not what the other worker made'), pages: pdf.pages + 1 };
      });
      const frozen = make(etalon, id);
      await printed.promise;
      await make(etalon, id);
      const before = (await artefactsOf(draft, editionId)).find((artefact) => artefact.id === id);
      expect(before).toMatchObject({ state: 'ready' });
      woken.resolve();
      await frozen;
      expect((await artefactsOf(draft, editionId)).find((artefact) => artefact.id === id)).toEqual(before);
    }
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({ 'artefact.ready': 3 });
  },
);

it('a worker whose job was taken away says nothing about how it failed', async () => {
  const draft = await approvedDraft(etalon);
  const editionId = await freeze(draft);
  const [handbook] = await artefactsOf(draft, editionId);
  const taken = new AbortController();
  taken.abort(new Error('another has it'));
  await expect(make(etalon, handbook!.id, taken.signal)).rejects.toThrow('another has it');
  const [after] = await artefactsOf(draft, editionId);
  expect(after).toMatchObject({ state: 'rendering', failure: null });
  await make(etalon, handbook!.id);
});

describe('a browser that is killed while it prints', () => {
  /** Kills the browser that prints the next document, `times` times. */
  function killBrowsers(times: number): void {
    const renderer = etalon.app.get(Renderer);
    const render = renderer.render.bind(renderer);
    jest.spyOn(renderer, 'render').mockImplementationOnce((document, options) =>
      render(document, {
        ...options,
        onProgress: (progress) => {
          options?.onProgress?.(progress);
          if (progress.stage === 'printing' && times-- > 0) end(renderer.processes.at(-1)!);
        },
      }),
    );
  }
  const end = (id: number) => process.kill(id, 'SIGKILL');

  it('once: the document is made all the same', async () => {
    const draft = await approvedDraft(etalon);
    const editionId = await freeze(draft);
    const [handbook] = await artefactsOf(draft, editionId);
    killBrowsers(1);
    await make(etalon, handbook!.id);
    const [made] = await artefactsOf(draft, editionId);
    expect(made).toMatchObject({ state: 'ready', failure: null });
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({ 'artefact.ready': 1 });
  });

  it('twice: the attempt fails with its reason, and the next one succeeds', async () => {
    const draft = await approvedDraft(etalon);
    const editionId = await freeze(draft);
    const [handbook] = await artefactsOf(draft, editionId);
    killBrowsers(2);
    await expect(make(etalon, handbook!.id)).rejects.toThrow('rendering-crashed');
    const [crashed] = await artefactsOf(draft, editionId);
    expect(crashed).toMatchObject({ state: 'queued', failure: { code: 'rendering-crashed' } });
    await make(etalon, handbook!.id);
    const [made] = await artefactsOf(draft, editionId);
    expect(made).toMatchObject({ state: 'ready', failure: null });
  });
});

describe('workers in processes of their own', () => {
  const child = (on: TestEtalon) =>
    startChild(join(__dirname, 'artefacts.child.ts'), urlOf(on), join(configOf(on).dataDirectory, 'artefacts'));

  /** As if no heartbeat of the worker had been seen for a minute; that one who is dead has none is a test of the jobs. */
  const silence = (on: TestEtalon) =>
    on.dataSource.query(
      `update pgboss.job set heartbeat_on = now() - interval '1 minute' where name = 'make-artefact' and state = 'active'`,
    );

  /** Another worker on the same database, in this process. */
  async function workerOn(on: TestEtalon) {
    const app = await createApplication({ ...configOf(on), worker: true }, urlOf(on));
    const worker = watchWorker({ app });
    await app.init();
    return { ...worker, stop: () => app.close() };
  }

  it('promise 4: the document of one that is killed is made by another, once', async () => {
    const own = await start();
    const draft = await approvedDraft(own);
    const editionId = await freeze(draft);
    const first = child(own);
    expect(await messageFrom(first)).toBe('printed');
    await kill(first);
    await silence(own);
    expect((await artefactsOf(draft, editionId)).map(({ state }) => state)).toContain('rendering');

    const second = await workerOn(own);
    await second.ended(3);
    await second.stop();
    expect((await artefactsOf(draft, editionId)).map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
    expect(await eventCounts(own, draft.draftId)).toMatchObject({ 'artefact.ready': 3 });
  });

  it('promise 5: one that was frozen and wakes up overwrites nothing', async () => {
    const own = await start();
    const draft = await approvedDraft(own);
    const editionId = await freeze(draft);
    const frozen = child(own);
    const ended = Promise.withResolvers<void>();
    const printed = Promise.withResolvers<void>();
    frozen.on('message', (message) => (message === 'ended' ? ended : printed).resolve());
    await printed.promise;
    frozen.kill('SIGSTOP');
    await silence(own);
    const other = await workerOn(own);
    await other.ended(3);
    const before = await artefactsOf(draft, editionId);
    expect(before.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);

    frozen.kill('SIGCONT');
    frozen.send('go on');
    await ended.promise;
    await kill(frozen);
    await other.stop();
    expect(await artefactsOf(draft, editionId)).toEqual(before);
    expect(await eventCounts(own, draft.draftId)).toMatchObject({ 'artefact.ready': 3 });
  });
});

describe('without Chromium', () => {
  it('documents fail with the remedy, nothing is published, and HR tries again once there is one', async () => {
    const chromiumPath = join(configOf(etalon).dataDirectory, 'chromium');
    const own = await start({ chromiumPath });
    const draft = await approvedDraft(own);
    const editionId = await freeze(draft);
    await makeAll(own, draft, editionId);
    const [handbook] = await artefactsOf(draft, editionId);
    expect(handbook).toMatchObject({
      state: 'failed',
      allowedActions: ['retry'],
      failure: {
        code: 'chromium-unavailable',
        message: expect.stringMatching(/“Handbook” could not be made.*CHROMIUM_PATH/),
        detail: expect.stringContaining(chromiumPath),
      },
    });
    const seen = await draft.leader.client.get(`/api/artefacts/${handbook!.id}`).expect(200);
    expect(seen.body).toMatchObject({ allowedActions: [], failure: { code: 'chromium-unavailable', detail: null } });
    const refused = await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(409);
    expect(refused.body.faults.map(({ field, code }: Fault) => [field, code])).toEqual([
      ['handbook', 'chromium-unavailable'],
      ['brochure-operator', 'chromium-unavailable'],
      ['brochure-cashier', 'chromium-unavailable'],
    ]);

    const retry = (by: SignedIn, id: number) => by.client.post(`/api/artefacts/${id}/retry`).send({});
    await retry(await own.person(), handbook!.id).expect(404);
    expect((await retry(draft.leader, handbook!.id).expect(403)).body.code).toBe('access-role-needed');
    const again = await retry(draft.hr, handbook!.id).expect(201);
    expect(again.body).toMatchObject({ state: 'queued', progress: 0, failure: null });
    expect((await retry(draft.hr, handbook!.id).expect(409)).body.code).toBe('artefact-not-failed');
    symlinkSync(await chromiumProgram(), chromiumPath);
    await makeAll(own, draft, editionId);
    await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(201);
    expect(await eventCounts(own, draft.draftId)).toMatchObject({
      'artefact.failed': 3,
      'artefact.retried': 1,
      'artefact.ready': 3,
      'draft.publish': 1,
    });
  });
});

describe('without a storage that can be written', () => {
  it('each attempt says why, and after the last the document has failed', async () => {
    const own = await start({ worker: true });
    const folder = join(configOf(own).dataDirectory, 'artefacts');
    writeFileSync(folder, 'a file where the folder should be');
    const gaveUp = Promise.withResolvers<void>();
    const maker = own.app.get<{ giveUp: (id: number, reason: string) => Promise<void> }>(ArtefactMaker);
    const giveUp = maker.giveUp.bind(maker);
    let left = 3;
    maker.giveUp = async (...parameters) => {
      await giveUp(...parameters);
      if (--left === 0) gaveUp.resolve();
    };
    const draft = await approvedDraft(own);
    const editionId = await freeze(draft);
    await gaveUp.promise;
    const failed = await artefactsOf(draft, editionId);
    for (const { state, failure } of failed) {
      expect({ state, failure }).toMatchObject({ state: 'failed', failure: { code: 'storage-unavailable' } });
    }
    const { body } = await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(409);
    expect(body.faults.map(({ field }: Fault) => field)).toEqual(['handbook', 'brochure-operator', 'brochure-cashier']);

    rmSync(folder);
    const worker = watchWorker(own);
    for (const { id } of failed) await draft.hr.client.post(`/api/artefacts/${id}/retry`).send({}).expect(201);
    await worker.ended(3);
    expect((await artefactsOf(draft, editionId)).map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
  });
});

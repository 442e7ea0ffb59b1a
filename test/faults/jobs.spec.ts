import { join } from 'node:path';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { Client } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { dataSourceOptions, migrate } from '../../src/platform/database/data-source';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { Jobs, type Failure, type Job } from '../../src/platform/jobs/jobs';
import { kill, messageFrom, startChild } from '../support/child-process';
import { createDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(120_000);
Logger.overrideLogger(false);

let database: TestDatabase;
let dataSource: DataSource;
let running: Jobs[];

beforeEach(async () => {
  running = [];
  database = await createDatabase();
  dataSource = await connect(database.url);
});

afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.beforeApplicationShutdown()));
  await dataSource.destroy();
  await database.drop();
});

function connect(url: string): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, [], 8)).initialize();
}

async function start(
  worker: boolean,
  register: (jobs: Jobs) => void = () => undefined,
  url = database.url,
): Promise<Jobs> {
  const jobs = new Jobs({ url, worker });
  register(jobs);
  running.push(jobs);
  await jobs.onApplicationBootstrap();
  return jobs;
}

function enqueue(jobs: Jobs, artefactId: number, source = dataSource): Promise<string | null> {
  return source.transaction((manager) => jobs.enqueue(manager, 'make-artefact', { artefactId }));
}

/** Collects what arrives; `count(n)` resolves when there are n. */
class Arrivals<T> {
  readonly all: T[] = [];
  #waiting: { count: number; resolve: (all: T[]) => void }[] = [];

  add(one: T): void {
    this.all.push(one);
    for (const { count, resolve } of this.#waiting) if (this.all.length >= count) resolve(this.all);
  }

  count(count: number): Promise<T[]> {
    return new Promise((resolve) => {
      if (this.all.length >= count) resolve(this.all);
      else this.#waiting.push({ count, resolve });
    });
  }
}

async function statesOf(ids: (string | null)[]): Promise<string[]> {
  const rows = await dataSource.query(`select state::text from pgboss.job where id = any($1) order by created_on`, [
    ids,
  ]);
  return rows.map(({ state }: { state: string }) => state);
}

/** Waits until the queue has settled the jobs, which it does after their handlers return. */
async function settled(ids: (string | null)[]): Promise<string[]> {
  for (;;) {
    const states = await statesOf(ids);
    if (states.every((state) => state === 'completed' || state === 'failed')) return states;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('promise 6: a transaction that is rolled back enqueues nothing, one that commits everything', async () => {
  const jobs = await start(false);
  await dataSource.query('create table change (id serial, number int)');
  let expected = 0;
  const step = fc.constantFrom('enqueue', 'change', 'savepoint', 'abort-inner', 'error');
  const transactions = fc.array(fc.record({ steps: fc.array(step, { maxLength: 6 }), commit: fc.boolean() }), {
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(transactions, async (plan) => {
      const committed = await Promise.all(
        plan.map(async ({ steps, commit }) => {
          let enqueued = 0;
          try {
            await dataSource.transaction(async (manager) => {
              for (const next of steps) enqueued += await perform(jobs, manager, next);
              if (!commit) throw new Abort();
            });
            return enqueued;
          } catch (error) {
            if (!(error instanceof Abort)) throw error;
            return 0;
          }
        }),
      );
      expected += committed.reduce((sum, count) => sum + count, 0);
      const [{ count }] = await dataSource.query(`select count(*)::int from pgboss.job where name = 'make-artefact'`);
      expect(count).toBe(expected);
    }),
    { numRuns: 150 },
  );
});

class Abort extends Error {}

/** @returns how many jobs the step adds, if the transaction commits. */
async function perform(jobs: Jobs, manager: EntityManager, step: string): Promise<number> {
  const add = (inner: EntityManager) => jobs.enqueue(inner, 'make-artefact', { artefactId: 1 });
  if (step === 'enqueue') {
    await add(manager);
    return 1;
  }
  if (step === 'change') {
    await manager.query('insert into change (number) values (1)');
    return 0;
  }
  if (step === 'savepoint') {
    await manager.transaction(async (inner) => void (await add(inner)));
    return 1;
  }
  if (step === 'abort-inner') {
    const aborted = manager.transaction(async (inner) => {
      await add(inner);
      throw new Abort();
    });
    await expect(aborted).rejects.toThrow(Abort);
    return 0;
  }
  await manager.query('select 1 / 0').catch(() => {
    throw new Abort();
  });
  return 0;
}

test('a job needs the transaction of what it is about', async () => {
  const jobs = await start(false);
  await expect(jobs.enqueue(dataSource.manager, 'make-artefact', { artefactId: 1 })).rejects.toThrow(/transaction/);
});

test('each of a hundred jobs is done once by three workers, whichever process enqueued it', async () => {
  const done = new Arrivals<number>();
  const handler = async ({ data }: Job<'make-artefact'>) => done.add(data.artefactId);
  for (let worker = 0; worker < 3; worker++) await start(true, (jobs) => jobs.work('make-artefact', handler, 2));
  const sender = await start(false, (jobs) => jobs.work('make-artefact', handler));
  const numbers = Array.from({ length: 100 }, (_, number) => number);
  const ids = await Promise.all(numbers.map((number) => enqueue(sender, number)));
  await done.count(100);
  expect(new Set(await settled(ids))).toEqual(new Set(['completed']));
  expect(done.all.toSorted((a, b) => a - b)).toEqual(numbers);
});

test('of two jobs that wait the more urgent is done first, and a postponed one waits', async () => {
  const sender = await start(false);
  const later = new Date(Date.now() + 3_600_000);
  const ids = await dataSource.transaction(async (manager) => [
    await sender.enqueue(manager, 'make-artefact', { artefactId: 1 }),
    await sender.enqueue(manager, 'make-artefact', { artefactId: 2 }, { priority: 5 }),
    await sender.enqueue(manager, 'make-artefact', { artefactId: 3 }, { priority: 9, startAfter: later }),
  ]);
  const done = new Arrivals<number>();
  await start(true, (jobs) => jobs.work('make-artefact', async ({ data }) => done.add(data.artefactId)));
  expect(await done.count(2)).toEqual([2, 1]);
  await settled(ids.slice(0, 2));
  expect(await statesOf(ids.slice(2))).toEqual(['created']);
});

test('a job that fails is tried again, and at last its reason is told', async () => {
  const attempts = new Arrivals<number>();
  const failures = new Arrivals<Failure<'make-artefact'>>();
  const jobs = await start(true, (jobs) => {
    jobs.work('make-artefact', async ({ attempt }) => {
      attempts.add(attempt);
      throw new Error(`no ink at attempt ${attempt}`);
    });
    jobs.onFailure('make-artefact', async (failure) => failures.add(failure));
  });
  const id = await enqueue(jobs, 41);
  expect(await failures.count(1)).toEqual([{ data: { artefactId: 41 }, reason: 'no ink at attempt 4' }]);
  expect(attempts.all).toEqual([1, 2, 3, 4]);
  expect(await statesOf([id])).toEqual(['failed']);
});

test('an exclusive queue takes no second job while it has one', async () => {
  const jobs = await start(false);
  const add = () => dataSource.transaction((manager) => jobs.enqueue(manager, 'close-due-rounds', {}));
  expect(await add()).toEqual(expect.any(String));
  expect(await add()).toBeNull();
});

test('a schedule is kept once, however many workers start with it', async () => {
  const register = (jobs: Jobs) => jobs.schedule('close-due-rounds', '* * * * *', {});
  await Promise.all([start(true, register), start(true, register)]);
  expect(await dataSource.query('select name, cron from pgboss.schedule')).toEqual([
    { name: 'close-due-rounds', cron: '* * * * *' },
  ]);
});

test('the job of a worker that is killed is done by another', async () => {
  const sender = await start(false);
  const worker = startChild(join(__dirname, 'jobs.child.ts'), database.url);
  const taken = messageFrom(worker);
  const id = await enqueue(sender, 7);
  expect(await taken).toEqual({ artefactId: 7, attempt: 1 });
  await kill(worker);
  const done = new Arrivals<[number, number]>();
  await start(true, (jobs) =>
    jobs.work('make-artefact', async ({ data, attempt }) => done.add([data.artefactId, attempt])),
  );
  expect(await done.count(1)).toEqual([[7, 2]]);
  expect(await settled([id])).toEqual(['completed']);
});

test('a worker whose job was given to another is told so, and its end changes nothing', async () => {
  const sender = await start(false);
  const attempts = new Arrivals<Job<'make-artefact'>>();
  const second = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  await start(true, (jobs) =>
    jobs.work(
      'make-artefact',
      async (job) => {
        attempts.add(job);
        if (job.attempt > 1) return await second.promise;
        job.signal.addEventListener('abort', () => told.resolve());
        await told.promise;
      },
      2,
    ),
  );
  const id = await enqueue(sender, 7);
  await attempts.count(1);
  // As if the heartbeat had not been seen for a minute.
  await dataSource.query(`update pgboss.job set heartbeat_on = now() - interval '1 minute' where id = $1`, [id]);
  await attempts.count(2);
  await told.promise;
  expect(await statesOf([id])).toEqual(['active']);
  second.resolve();
  expect(await settled([id])).toEqual(['completed']);
});

test('when the database goes away and comes back, jobs go on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'etalon-test-'));
  const server = await startEmbeddedPostgres({ directory: join(folder, 'database') });
  await migrate(server.url);
  const source = await connect(server.url);
  const done = new Arrivals<number>();
  const handle = async ({ data }: Job<'make-artefact'>) => done.add(data.artefactId);
  try {
    const jobs = await start(true, (jobs) => jobs.work('make-artefact', handle), server.url);
    await enqueue(jobs, 1, source);
    await done.count(1);
    const lockFile = readFileSync(join(folder, 'database', 'cluster', 'postmaster.pid'), 'utf8');
    process.kill(Number(lockFile.split('\n')[0]), 'SIGKILL');
    await whenUp(server.url);
    await enqueue(jobs, 2, source);
    expect((await done.count(2)).at(-1)).toBe(2);
    await jobs.beforeApplicationShutdown();
  } finally {
    await source.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function whenUp(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new Client(url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

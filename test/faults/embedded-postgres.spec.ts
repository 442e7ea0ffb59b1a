import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  DirectoryInUse,
  EmbeddedDatabaseUnavailable,
  startEmbeddedPostgres,
  type EmbeddedDatabase,
} from '../../src/platform/database/embedded-postgres';
import { kill, messageFrom, startChild } from '../support/child-process';

jest.setTimeout(60_000);

const child = join(__dirname, 'embedded-postgres.child.ts');

/** The directory of an Etalon that was started once and stopped. */
let prepared: string;
let parent: string;
let directory: string;
let running: EmbeddedDatabase[];

beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'etalon-test-'));
  await (await startEmbeddedPostgres({ directory: join(prepared, 'database') })).stop();
});
afterAll(() => rmSync(prepared, { recursive: true }));

beforeEach(() => {
  // Private, as a folder in root's home is: whoever runs PostgreSQL must get through it.
  parent = mkdtempSync(join(tmpdir(), 'etalon-test-'));
  directory = join(parent, 'database');
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((database) => database.stop()));
  rmSync(parent, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedPostgres({ directory });
  running.push(database);
  return database;
}

/** Has what is in `prepared` in the directory, with its owners: to create a cluster takes longer than most tests. */
function usedBefore(): void {
  execFileSync('cp', ['-a', join(prepared, 'database'), directory]);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Queries again while PostgreSQL recovers. */
async function queryWhenUp(url: string, sql: string): Promise<unknown[]> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await query(url, sql);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A connection that only waits to be cut. */
async function idleSession(url: string): Promise<{ pid: number; ended: Promise<void> }> {
  const client = new Client(url);
  client.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  await client.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  return { pid: rows[0].pid, ended };
}

function postmaster(): number {
  return Number(readFileSync(join(directory, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

test('a new directory becomes a private UTF-8 cluster with checksums that only this machine reaches', async () => {
  const { url } = await start();
  const settings = ['server_encoding', 'data_checksums', 'listen_addresses', 'fsync', 'unix_socket_directories'];
  const values = await query(url, `select ${settings.map((name) => `current_setting('${name}')`).join()}`);
  expect(values).toEqual(['UTF8', 'on', '127.0.0.1', 'on', '']);
  expect(await query(url, `select lower('ӘҒҚ'), 'ж' < 'я', current_database()`)).toEqual(['әғқ', true, 'etalon']);
  expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
  await expect(query(url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a restart keeps the data, and so does one in a folder that has become open to all', async () => {
  const first = await start();
  await query(first.url, `create table note (text text)`);
  await query(first.url, `insert into note values ('kept')`);
  await first.stop();
  await first.stop();
  expect(existsSync(join(directory, 'cluster', 'postmaster.pid'))).toBe(false);
  chmodSync(parent, 0o755);
  const second = await start();
  expect(await query(second.url, 'select text from note')).toEqual(['kept']);
});

test('a second start while the first lives is refused', async () => {
  usedBefore();
  const first = await start();
  await expect(start()).rejects.toThrow(DirectoryInUse);
  const process = startChild(child, directory);
  expect(await messageFrom(process)).toEqual({ error: 'DirectoryInUse' });
  await once(process, 'exit');
  expect(await query(first.url, 'select 1')).toEqual([1]);
});

test('of several starts at the same moment one succeeds', async () => {
  usedBefore();
  for (let round = 0; round < 3; round++) {
    const starts = await Promise.allSettled([start(), start(), start()]);
    const [winner, ...others] = starts.filter(({ status }) => status === 'fulfilled');
    const refusals = starts.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(others).toEqual([]);
    expect(refusals).toEqual([expect.any(DirectoryInUse), expect.any(DirectoryInUse)]);
    const { value } = winner as PromiseFulfilledResult<EmbeddedDatabase>;
    expect(await query(value.url, 'select 1')).toEqual([1]);
    await value.stop();
  }
});

test('when Etalon is killed PostgreSQL stops by itself, and the next start has everything acknowledged', async () => {
  usedBefore();
  const process = startChild(child, directory);
  const { url } = await messageFrom<{ url: string }>(process);
  await query(url, 'create table note (number int)');
  for (let number = 1; number <= 20; number++) await query(url, `insert into note values (${number})`);
  const session = await idleSession(url);
  await kill(process);
  await session.ended;
  const next = await start();
  expect(await query(next.url, 'select count(*)::int from note')).toEqual([20]);
});

test('a server whose Etalon is gone is stopped and replaced', async () => {
  usedBefore();
  const process = startChild(child, directory);
  const { url } = await messageFrom<{ url: string }>(process);
  await query(url, 'create table note as select 7 as number');
  // Neither Etalon nor what watches over PostgreSQL gets to do anything: only the server is left.
  const watchers = await watchersOf(postmaster());
  for (const watcher of watchers) globalThis.process.kill(watcher, 'SIGKILL');
  await kill(process);
  const orphan = postmaster();
  const next = await start();
  expect(watchers).toHaveLength(1);
  expect(postmaster()).not.toBe(orphan);
  expect(await query(next.url, 'select number from note')).toEqual([7]);
});

test('Etalon and PostgreSQL killed together: the lock file left behind is no obstacle', async () => {
  usedBefore();
  const process = startChild(child, directory);
  const { url } = await messageFrom<{ url: string }>(process);
  await query(url, 'create table note as select 7 as number');
  globalThis.process.kill(postmaster(), 'SIGKILL');
  await kill(process);
  const next = await start();
  expect(await query(next.url, 'select number from note')).toEqual([7]);
});

test.each(['ready', 'starting'])('nor is one (%s) that names a living process of somebody else', async (status) => {
  usedBefore();
  const stranger = spawn('sleep', ['600']);
  try {
    const cluster = join(directory, 'cluster');
    const lines = [stranger.pid, cluster, 1_700_000_000, 1, '', '127.0.0.1', '1 1', status];
    await writeFile(join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`);
    const next = await start();
    expect(await query(next.url, 'select 1')).toEqual([1]);
    expect(stranger.exitCode).toBeNull();
  } finally {
    stranger.kill();
  }
});

test('an interrupted initialisation is done again', async () => {
  await mkdir(join(directory, 'cluster.unfinished', 'base'), { recursive: true });
  await writeFile(join(directory, 'password'), 'of the interrupted one');
  const { url } = await start();
  expect(await query(url, 'select 1')).toEqual([1]);
});

test('PostgreSQL killed under a living Etalon comes back at the same address', async () => {
  usedBefore();
  const { url } = await start();
  await query(url, 'create table note as select 7 as number');
  const killed = postmaster();
  process.kill(killed, 'SIGKILL');
  expect(await queryWhenUp(url, 'select number from note')).toEqual([7]);
  expect(postmaster()).not.toBe(killed);
});

test('after a crash inside PostgreSQL the directory is still known to be in use', async () => {
  usedBefore();
  const { url } = await start();
  const victim = await idleSession(url);
  process.kill(victim.pid, 'SIGKILL');
  await victim.ended;
  const held = `select count(*)::int from pg_locks where locktype = 'advisory' and granted`;
  const deadline = Date.now() + 30_000;
  while ((await queryWhenUp(url, held))[0] !== 1 && Date.now() < deadline);
  await expect(start()).rejects.toThrow(DirectoryInUse);
});

test('a cluster PostgreSQL cannot use is refused with its own words', async () => {
  usedBefore();
  await writeFile(join(directory, 'cluster', 'PG_VERSION'), '17\n');
  const refusal = expect(start()).rejects;
  await refusal.toThrow(EmbeddedDatabaseUnavailable);
  await expect(start()).rejects.toThrow(/not compatible with this version/);
});

/** The processes that end PostgreSQL when its Etalon ends: same process group, another parent. */
async function watchersOf(server: number): Promise<number[]> {
  const list = spawn('ps', ['-A', '-o', 'pid=,ppid=,pgid=']);
  let text = '';
  list.stdout.on('data', (part) => (text += part));
  await once(list, 'close');
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number])
    .filter(([pid, parent, group]) => group === server && pid !== server && parent !== server)
    .map(([pid]) => pid);
}

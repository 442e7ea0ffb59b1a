import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { poolOf } from '../../src/platform/database/pool';
import type { Topic } from '../../src/platform/topics/topic';
import { TopicHub } from '../../src/platform/topics/topic-hub';
import { TopicSender } from '../../src/platform/topics/topic-sender';
import { createDatabase } from '../support/database';

/** One process that tells, and one that hears everything. */
async function between(url: string) {
  const dataSource = await new DataSource(dataSourceOptions(url, [], 2)).initialize();
  const sender = new TopicSender(dataSource);
  const hub = new TopicHub(url);
  const heard: (Topic | null)[] = [];
  const waiting: (() => void)[] = [];
  hub.watch(['draft', 'marker'], (topic) => {
    heard.push(topic);
    for (const look of waiting.splice(0)) look();
  });
  const hears = async (topic: Topic | null) => {
    while (!heard.includes(topic)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  await hears(null);
  return {
    ...{ dataSource, sender, hub, heard, hears },
    stop: async () => {
      await sender.beforeApplicationShutdown();
      await hub.beforeApplicationShutdown();
      await dataSource.destroy();
    },
  };
}

describe('telling other processes', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let ground: Awaited<ReturnType<typeof between>>;
  beforeAll(async () => {
    database = await createDatabase();
    ground = await between(database.url);
  });
  afterAll(async () => {
    await ground.stop();
    await database.drop();
  });

  it('says what many do at once in few words', async () => {
    const { dataSource, sender, hears, heard } = ground;
    const query = jest.spyOn(poolOf(dataSource), 'query');
    for (let count = 0; count < 10_000; count++) sender.send([`draft/${count % 1000}/clause/12345678`]);
    await hears('draft/999/clause/12345678');
    expect(query.mock.calls.length).toBeLessThanOrEqual(2);
    query.mockRestore();
    expect(new Set(heard.filter(Boolean)).size).toBe(1000);
  });

  it('waits for the commit, also of what is nested, and is silent after a rollback', async () => {
    const { dataSource, sender, hears, heard } = ground;
    heard.length = 0;
    await dataSource.transaction(async (manager) => {
      sender.sendAfterCommit(manager, ['draft/1']);
      await manager.transaction(async (nested) => sender.sendAfterCommit(nested, ['draft/2']));
      sender.send(['marker/1']);
      await hears('marker/1');
      expect(heard).toEqual(['marker/1']);
    });
    await Promise.all([hears('draft/1'), hears('draft/2')]);
    const failing = dataSource.transaction(async (manager) => {
      sender.sendAfterCommit(manager, ['draft/3']);
      await manager.query('select 1 / 0');
    });
    await expect(failing).rejects.toThrow();
    sender.send(['marker/2']);
    await hears('marker/2');
    expect(heard).not.toContain('draft/3');
  });

  it('says at the end what still waits', async () => {
    const { hears, dataSource } = ground;
    const leaving = new TopicSender(dataSource);
    leaving.send(['draft/5']);
    leaving.send(['draft/6']);
    await leaving.beforeApplicationShutdown();
    await Promise.all([hears('draft/5'), hears('draft/6')]);
  });
});

it('goes on after the database was away, and says that something may have been missed', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const folder = mkdtempSync(join(tmpdir(), 'etalon-topics-'));
  let database = await startEmbeddedPostgres({ directory: folder, port });
  const ground = await between(database.url);
  const { sender, hub, heard, hears } = ground;
  sender.send(['draft/1']);
  await hears('draft/1');
  expect(hub.changedWithin(['draft/1/clause/2'], 60_000)).toBe(true);

  await database.stop();
  heard.length = 0;
  sender.send(['draft/2']);
  database = await startEmbeddedPostgres({ directory: folder, port });
  await hears(null);
  // It does not remember further back than it could hear.
  expect(hub.changedWithin(['draft/9'], 60_000)).toBe(true);
  sender.send(['draft/3']);
  await hears('draft/3');

  await ground.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

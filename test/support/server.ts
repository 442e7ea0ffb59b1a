import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/data-source';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';

/** Name of the migrated database that every test clones. */
export const template = 'etalon_template';

/** Where the tests find the server: `postgres://…` without a database. */
export const serverVariable = 'ETALON_TEST_SERVER';

/** Tests may lose everything with the machine: they need not wait for the disk. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '2GB',
  max_connections: '300',
};

/**
 * Brings up the server the tests share, with the template on it: the one that comes with Etalon, or the one in
 * `TEST_DATABASE_URL`, to try Etalon on another version.
 * @returns what ends it.
 */
export async function startServer(): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) {
    await prepare(given);
    return () => Promise.resolve();
  }
  const folder = mkdtempSync(join(tmpdir(), 'etalon-tests-'));
  const database = await startEmbeddedPostgres({ directory: join(folder, 'database'), settings });
  await prepare(database.url);
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function prepare(server: string): Promise<void> {
  await administer(server, `drop database if exists ${template} with (force)`, `create database ${template}`);
  await migrate(databaseOn(server, template));
  process.env[serverVariable] = server;
}

/** Runs statements that concern databases as a whole, one by one: PostgreSQL allows no transaction around them. */
export async function administer(server: string, ...statements: string[]): Promise<void> {
  const client = new Client(databaseOn(server, 'postgres'));
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

export function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

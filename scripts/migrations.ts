import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { migrations } from '../migrations';
import { entities } from '../src/entities';
import { dataSourceOptions } from '../src/platform/database/data-source';
import { startEmbeddedPostgres } from '../src/platform/database/embedded-postgres';
import { conclude } from './conclude';

/** Leads an empty database through every migration up, down and up again. */
async function checkMigrations(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'etalon-migrations-'));
  const database = await startEmbeddedPostgres({ directory: folder, settings: { fsync: 'off' } });
  const dataSource = await new DataSource(dataSourceOptions(database.url, entities, 1)).initialize();
  try {
    await dataSource.runMigrations();
    const faults = await drift(dataSource);
    for (let count = 0; count < migrations.length; count++) await dataSource.undoLastMigration();
    const left = await remains(dataSource);
    if (left.length === 0) await dataSource.runMigrations();
    return [...faults, ...left];
  } finally {
    await dataSource.destroy();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What TypeORM would still change to make the tables what the entities say. */
async function drift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => `the migrations and the entities differ: ${query}`);
}

/** What the way down has left behind, by PostgreSQL's own catalogues. */
async function remains(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ kind: string; name: string }[]>(`
    select case relkind when 'v' then 'view' when 'S' then 'sequence' when 'i' then 'index' else 'table' end as kind,
           relname as name
      from pg_class
     where relnamespace = 'public'::regnamespace and relname !~ '^(migration|migration_.*)$'
    union all
    select 'function', proname from pg_proc where pronamespace = 'public'::regnamespace
    union all
    select 'type', typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('d', 'e')
     order by 1, 2`);
  return rows.map(({ kind, name }) => `after all migrations down there is still the ${kind} ${name}`);
}

void checkMigrations().then((faults) =>
  conclude(faults, `migrations: ${migrations.length} up, down and up again; the tables are what the entities say`),
);

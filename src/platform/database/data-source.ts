import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions';
import { migrations } from '../../../migrations';
import { prepareJobs } from '../jobs/jobs';
import { ReadableNames } from './naming';

/** How Etalon talks to PostgreSQL; `poolSize` connections at the most for this process. */
export function dataSourceOptions(
  url: string,
  entities: PostgresDataSourceOptions['entities'],
  poolSize = 16,
): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new ReadableNames(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    synchronize: false,
    parseInt8: false,
    applicationName: 'etalon',
    poolSize,
    connectTimeoutMS: 10_000,
    // A connection that dies while idle is replaced at the next query; it must not end the process.
    poolErrorHandler: () => undefined,
    extra: { statement_timeout: 60_000 },
  };
}

/** Brings the database at `url` to the present schema, the queue's included. Several processes may call it at once. */
export async function migrate(url: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url, [], 1)).initialize();
  try {
    // One connection, so the lock is held by the session that migrates.
    await dataSource.query(`select pg_advisory_lock(hashtext('etalon migration'))`);
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
  await prepareJobs(url);
}

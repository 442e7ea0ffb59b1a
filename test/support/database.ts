import { randomUUID } from 'node:crypto';
import { administer, databaseOn, serverVariable, template } from './server';

export interface TestDatabase {
  url: string;
  /** Removes the database, cutting what is still connected. */
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own; safe to call from any number of test files at once. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = process.env[serverVariable];
  if (!server) throw new Error('no test server: run this file in the project "journeys"');
  const name = `etalon_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name} template ${template}`);
  return {
    url: databaseOn(server, name),
    drop: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

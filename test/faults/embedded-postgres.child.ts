import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';

/** Starts PostgreSQL on the folder it is given, says so, and stays until it is killed. */
void startEmbeddedPostgres({ directory: process.argv[2]! }).then(
  ({ url }) => process.send!({ url }),
  (error: Error) => process.send!({ error: error.constructor.name }),
);

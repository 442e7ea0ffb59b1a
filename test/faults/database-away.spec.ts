import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { readConfig } from '../../src/config';
import { startEmbeddedPostgres, type EmbeddedDatabase } from '../../src/platform/database/embedded-postgres';
import { prepareGround, startEtalon } from '../../src/start';

const folder = mkdtempSync(join(tmpdir(), 'etalon-away-'));
const directory = join(folder, 'database');
let database: EmbeddedDatabase;

afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

describe('a database that goes away', () => {
  it('is waited for at start, and later answered with 503 until it is back', async () => {
    const port = await freePort();
    database = await startEmbeddedPostgres({ directory, port });
    const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: folder, PORT: '0', WORKER: 'off' });
    await database.stop();

    const said = Promise.withResolvers<string>();
    const ground = prepareGround(config, said.resolve);
    expect(await said.promise).toMatch(/^Waiting for the database at 127\.0\.0\.1:\d+/);

    database = await startEmbeddedPostgres({ directory, port });
    await (await ground).stop();
    const etalon = await startEtalon(config, () => undefined);
    try {
      const outsider = supertest(etalon.url);
      await outsider.get('/readyz').expect(200);
      await database.stop();
      await outsider.get('/healthz').expect(200);
      const { body, headers } = await outsider.get('/readyz').set('Accept-Language', 'sk').expect(503);
      expect(body).toMatchObject({ code: 'database-unavailable', title: 'Dočasne nedostupné' });
      expect(headers['retry-after']).toBe('5');
      // Whose house it is cannot be asked then, and need not be.
      await outsider.get('/sign-in').set('Accept', 'text/html').expect(200);
      const credentials = { email: 'anna@example.test', password: 'correct horse' };
      expect((await outsider.post('/api/session').send(credentials).expect(503)).body.code).toBe(
        'database-unavailable',
      );

      database = await startEmbeddedPostgres({ directory, port });
      await outsider.get('/readyz').expect(200);
      await outsider.post('/api/session').send(credentials).expect(401);
    } finally {
      await etalon.stop();
    }
  });
});

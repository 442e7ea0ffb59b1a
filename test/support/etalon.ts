import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import type { AccessRole } from '../../src/accounts/access-role';
import { PeopleService } from '../../src/accounts/people.service';
import type { Person } from '../../src/accounts/person.entity';
import { SessionsService } from '../../src/accounts/sessions.service';
import { createApplication } from '../../src/application';
import { readConfig, type Config } from '../../src/config';
import { createDatabase } from './database';

export type Client = ReturnType<typeof supertest.agent>;

/** Etalon over HTTP on a database of its own, for one test file. */
export interface TestEtalon {
  app: NestFastifyApplication;
  dataSource: DataSource;
  /** Somebody new, signed out. */
  readonly outsider: Client;
  /** A new person with these rights, signed in. */
  person(...accessRoles: AccessRole[]): Promise<SignedIn>;
  /** Signs `person` in once more. */
  signIn(person: Person): Promise<Client>;
  stop(): Promise<void>;
}

export interface SignedIn {
  id: number;
  person: Person;
  client: Client;
}

export async function startEtalon(overrides: Partial<Config> = {}): Promise<TestEtalon> {
  const database = await createDatabase();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'etalon-'));
  const config = {
    ...readConfig({ DATABASE_URL: database.url, PORT: '0' }),
    dataDirectory,
    worker: false,
    ...overrides,
  };
  const app = await createApplication(config, database.url);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const address = `http://127.0.0.1:${port}`;
  const dataSource = app.get(DataSource);
  const people = app.get(PeopleService);
  const sessions = app.get(SessionsService);
  let count = 0;

  const signIn = async (person: Person) => {
    const { token } = await dataSource.transaction((manager) => sessions.start(manager, person));
    return supertest
      .agent(address)
      .set('Cookie', `etalon=${token}`)
      .set('Origin', address)
      .set('Accept-Language', 'en');
  };
  return {
    app,
    dataSource,
    get outsider() {
      return supertest.agent(address).set('Accept-Language', 'en');
    },
    signIn,
    async person(...accessRoles) {
      const number = ++count;
      const person = await people.add(dataSource.manager, null, {
        email: `person${number}@example.test`,
        name: `Person ${number}`,
        language: 'en',
        accessRoles: accessRoles.length > 0 ? accessRoles : ['staff'],
      });
      return { id: person.id, person, client: await signIn(person) };
    },
    async stop() {
      await app.close();
      await database.drop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ApiClient } from '../../src/cli/api-client';
import { foundCompany, type Company } from '../../src/cli/company';
import { person, type Part } from '../../src/cli/sample-company';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';

const password = 'for the bench only';

/**
 * Etalon as `npm start` runs it for a company, in a process of its own on a fresh database with PostgreSQL's usual
 * settings, and the sample company in it. The load comes from this process, so the two share no thread.
 */
export class Ground {
  private readonly clients = new Map<Part, Promise<ApiClient>>();

  private constructor(
    readonly databaseUrl: string,
    readonly address: string,
    /** What a process needs to know to belong to this Etalon. */
    readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async with(use: (ground: Ground) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'etalon-bench-'));
    const database = await startEmbeddedPostgres({ directory: join(folder, 'database') });
    const environment = { DATABASE_URL: database.url, DATA_DIR: folder, WORKER: 'off', PORT: '0' };
    let etalon: Server | null = null;
    try {
      await createAdministrator(environment);
      etalon = await startServer('../../src/main.js', environment);
      await use(new Ground(database.url, etalon.address, environment));
    } finally {
      await etalon?.stop();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }

  as(part: Part): Promise<ApiClient> {
    const door = { address: this.address, origin: this.address };
    const client = this.clients.get(part) ?? ApiClient.signIn(door, 'en', person(part).email, password);
    this.clients.set(part, client);
    return client;
  }

  async company(): Promise<Company> {
    const personId = await foundCompany(await this.as('administrator'), { password });
    return { personId, as: (part) => this.as(part) };
  }
}

export interface Server {
  address: string;
  stop(): Promise<void>;
}

/** Starts a server in a process of its own; it prints its address. */
export async function startServer(file: string, environment: NodeJS.ProcessEnv): Promise<Server> {
  const child = fork(join(__dirname, file), { env: { ...process.env, ...environment }, stdio: 'pipe' });
  child.stderr!.pipe(process.stderr);
  const address = await printedAddress(child);
  return {
    address,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function printedAddress(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of child.stdout!) {
    printed += chunk;
    const address = /http:\/\/\S+:\d+/.exec(printed)?.[0];
    if (address) return address;
  }
  throw new Error(`the server ended without an address: ${printed}`);
}

async function createAdministrator(environment: NodeJS.ProcessEnv): Promise<void> {
  const { email, name } = person('administrator');
  const parameters = ['create-admin', '--email', email, '--name', name, '--language', 'en', '--password', password];
  const program = join(__dirname, '../../src/cli/etalon.js');
  await promisify(execFile)(process.execPath, [program, ...parameters], { env: { ...process.env, ...environment } });
}

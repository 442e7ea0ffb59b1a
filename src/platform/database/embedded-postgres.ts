import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import {
  accountFor,
  EmbeddedDatabaseUnavailable,
  findBinaries,
  spawnAs,
  type Account,
  type PostgresBinaries,
} from './postgres-binaries';
import { createCluster } from './postgres-cluster';
import { isChanging, readLockFile, removeStaleLock, type LockFile } from './postgres-lock-file';

export { EmbeddedDatabaseUnavailable };

export interface EmbeddedDatabase {
  /** Address of the database `etalon`, with its password. It stays the same until `stop`, even if PostgreSQL is killed. */
  url: string;
  stop(): Promise<void>;
}

export interface EmbeddedDatabaseOptions {
  /** A folder of PostgreSQL's own: the cluster, its password and its log are below it. */
  directory: string;
  /** A free one is taken when absent. */
  port?: number;
  /** Settings of PostgreSQL, such as `fsync: 'off'` for tests. */
  settings?: Record<string, string>;
}

/** Another living Etalon works on this directory. */
export class DirectoryInUse extends Error {
  constructor(directory: string) {
    super(`Another Etalon runs on ${directory}. Stop it, or choose another DATA_DIR.`);
  }
}

const startLimit = 60_000;
const stopLimit = 20_000;
/** Bytes of PostgreSQL's log that are kept from one start to the next. */
const logLimit = 1_000_000;
/** How long a server may start or stop without answering. */
const silenceLimit = 5_000;

/** SQLSTATE of a server that starts, recovers or shuts down. */
const cannotConnectNow = '57P03';

/** Advisory lock that the living Etalon holds for its whole life: "etalon" in ASCII. */
const lockKey = 0x6574616c6f6en;

/**
 * PostgreSQL stops by itself when Etalon ends in whatever way: a process beside it waits for a line on a pipe that only
 * Etalon holds open, and when the pipe ends without one, asks for a fast shutdown. The process is put aside twice, so
 * that PostgreSQL does not take it for one of its own.
 */
const untilEtalonEnds = '( ( read -r _ <&3 || kill -INT $$ ) & ) >/dev/null 2>&1; exec 3<&-; exec "$@"';

/** Why a start may fail that succeeds a moment later: a lost race, or remains of a killed server. */
const passing =
  /lock file "postmaster\.pid" (already exists|is empty)|could not bind|shared memory block .* is still in use/;

/**
 * Starts the PostgreSQL that comes with npm on `directory`, creating the cluster on first use, and recovers from whatever an
 * earlier process left behind: half a cluster, a stale lock file, a server without its Etalon.
 * @throws DirectoryInUse, EmbeddedDatabaseUnavailable
 */
export async function startEmbeddedPostgres(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const binaries = findBinaries();
  await mkdir(options.directory, { recursive: true });
  const directory = await realpath(options.directory);
  const cluster = join(directory, 'cluster');
  const account = accountFor(cluster);
  if (!existsSync(cluster)) await createCluster(binaries, account, directory, cluster);
  const password = (await readFile(join(directory, 'password'), 'utf8')).trim();

  await takeOver(directory, cluster, password);
  const server = new Server(binaries, account, directory, cluster, password, options.settings ?? {});
  await server.start(options.port);
  return server;
}

/** Leaves the cluster with no server on it, unless the server there belongs to a living Etalon. */
async function takeOver(directory: string, cluster: string, password: string): Promise<void> {
  const begun = Date.now();
  while (Date.now() < begun + startLimit) {
    const lockFile = await readLockFile(cluster);
    if (!lockFile) return;
    const answer = await ask(lockFile, cluster, password);
    const patience = isChanging(lockFile) ? silenceLimit : 0;
    if (answer === 'nobody' && Date.now() >= begun + patience) return await removeStaleLock(cluster, lockFile);
    if (answer === 'in-use') throw new DirectoryInUse(directory);
    await delay(50);
  }
  throw new EmbeddedDatabaseUnavailable(`A PostgreSQL left on ${cluster} does not stop. End it, then start again.`);
}

/** Who answers behind the lock file: a server with its Etalon, one that starts or stops, or nobody. One without its Etalon is stopped. */
async function ask({ pid, port }: LockFile, cluster: string, password: string) {
  if (port === null) return 'nobody';
  const client = new Client(connection(port, password, 'postgres'));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(`select current_setting('data_directory') as folder`);
    if (rows[0].folder !== cluster) return 'nobody';
    // A connection that has just been cut still holds its lock for a moment.
    for (let attempt = 0; attempt < 20; attempt++) {
      if (await takeLock(client)) {
        await shutDown(client, pid);
        return 'busy';
      }
      await delay(50);
    }
    return 'in-use';
  } catch (error) {
    return (error as { code?: string }).code === cannotConnectNow ? 'busy' : 'nobody';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Stops the server that `client` is connected to. Its lock is held until the server has cut the connection: let go earlier, it could be
 * taken by an Etalon that has only just started this server, and would go on without one.
 */
async function shutDown(client: Client, pid: number): Promise<void> {
  const cut = new Promise((resolve) => client.once('end', resolve));
  process.kill(pid, 'SIGINT');
  await Promise.race([cut, delay(silenceLimit, undefined, { ref: false })]);
}

function connection(port: number, password: string, database: string) {
  return { host: '127.0.0.1', port, user: 'etalon', password, database, connectionTimeoutMillis: 5_000 };
}

async function takeLock(client: Client): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [lockKey]);
  return rows[0].taken;
}

/** The running server and the connection whose lock tells other processes that its Etalon lives. */
class Server implements EmbeddedDatabase {
  #port = 0;
  /** Length of the log before this start. */
  #logged = 0;
  #process: ChildProcess | null = null;
  #guard: Client | null = null;
  #restarted: Promise<void> = Promise.resolve();
  #stopping: Promise<void> | null = null;

  constructor(
    private readonly binaries: PostgresBinaries,
    private readonly account: Account | null,
    private readonly directory: string,
    private readonly cluster: string,
    private readonly password: string,
    private readonly settings: Record<string, string>,
  ) {}

  get url(): string {
    return `postgres://etalon:${this.password}@127.0.0.1:${this.#port}/etalon`;
  }

  async start(port?: number): Promise<void> {
    const deadline = Date.now() + startLimit;
    this.#port = port ?? (await freePort());
    while (!(await this.#launch())) {
      const log = (await readFile(join(this.directory, 'postgresql.log'))).subarray(this.#logged).toString();
      if (!passing.test(log) || Date.now() > deadline) {
        const lines = log.trim().split('\n').slice(-10);
        throw new EmbeddedDatabaseUnavailable(`PostgreSQL does not start on ${this.cluster}:\n${lines.join('\n')}`);
      }
      await delay(100);
      await takeOver(this.directory, this.cluster, this.password);
      this.#port = port ?? (await freePort());
    }
    await this.#createDatabase();
  }

  async stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    await this.#stopping;
  }

  /** @returns whether the server accepts connections and its lock is ours. */
  async #launch(): Promise<boolean> {
    const log = openSync(join(this.directory, 'postgresql.log'), 'a', 0o600);
    if (fstatSync(log).size > logLimit) ftruncateSync(log);
    this.#logged = fstatSync(log).size;
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...this.settings };
    const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const { postgres } = this.binaries;
    const server = [postgres, '-D', this.cluster, '-p', String(this.#port), ...parameters];
    const child = spawnAs(
      this.account,
      [this.cluster, postgres],
      ['/bin/sh', '-c', untilEtalonEnds, 'postgres', ...server],
      ['ignore', log, log, 'pipe'],
    );
    closeSync(log);
    this.#process = child;
    let running = true;
    child.once('error', () => (running = false));
    child.once('exit', () => {
      running = false;
      (child.stdio[3] as Writable).end('ended\n');
      if (this.#guard && !this.#stopping) this.#restarted = this.#restart();
    });
    const deadline = Date.now() + startLimit;
    while (running && Date.now() < deadline) {
      if (await this.#connectGuard()) return true;
      await delay(20);
    }
    return false;
  }

  async #connectGuard(): Promise<boolean> {
    const guard = new Client({ ...connection(this.#port, this.password, 'postgres'), keepAlive: true });
    guard.on('error', () => {
      if (this.#guard === guard) void this.#renewGuard();
    });
    try {
      await guard.connect();
      if (!(await takeLock(guard))) throw new DirectoryInUse(this.directory);
      this.#guard = guard;
      return true;
    } catch (error) {
      await guard.end().catch(() => undefined);
      if (error instanceof DirectoryInUse) throw error;
      return false;
    }
  }

  /** After a crash of one of its processes PostgreSQL recovers by itself, but has dropped every connection. */
  async #renewGuard(): Promise<void> {
    const child = this.#process;
    while (!this.#stopping && child?.exitCode === null && child.signalCode === null) {
      if (await this.#connectGuard().catch(() => false)) return;
      await delay(100);
    }
  }

  /** PostgreSQL as a whole was killed: it is started again on the same port, and the pools of Etalon reconnect. */
  async #restart(): Promise<void> {
    this.#guard = null;
    try {
      await this.start(this.#port);
    } catch (error) {
      process.emitWarning(error as Error);
    }
  }

  async #createDatabase(): Promise<void> {
    const { rowCount } = await this.#guard!.query(`select from pg_database where datname = 'etalon'`);
    if (rowCount === 0) await this.#guard!.query('create database etalon');
  }

  async #stop(): Promise<void> {
    await this.#restarted;
    const child = this.#process;
    await this.#guard?.end().catch(() => undefined);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    const impatience = setTimeout(() => child.kill('SIGQUIT'), stopLimit);
    await ended;
    clearTimeout(impatience);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

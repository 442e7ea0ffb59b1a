import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedDatabaseUnavailable, spawnAs, type Account, type PostgresBinaries } from './postgres-binaries';

/**
 * Creates a PostgreSQL cluster at `cluster` in `directory`, and beside it the file `password` of its user `etalon`. The
 * cluster appears under its name only when it is whole: an interrupted initialisation is simply done again.
 */
export async function createCluster(
  binaries: PostgresBinaries,
  account: Account | null,
  directory: string,
  cluster: string,
): Promise<void> {
  const password = join(directory, 'password');
  const unfinished = `${cluster}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true });
  if (account) {
    await chown(unfinished, account.uid, account.gid);
    await chown(password, account.uid, account.gid);
  }
  const parameters = [
    ...[`--pgdata=${unfinished}`, '--username=etalon', `--pwfile=${password}`, '--auth=scram-sha-256'],
    // The same order and case rules on every machine, whatever languages it has installed.
    ...['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums'],
  ];
  const initdb = spawnAs(account, [unfinished, binaries.initdb], [binaries.initdb, ...parameters], 'pipe');
  let output = '';
  initdb.stdout?.on('data', (text) => (output += text));
  initdb.stderr?.on('data', (text) => (output += text));
  const [code] = await once(initdb, 'close');
  if (code !== 0) throw new EmbeddedDatabaseUnavailable(`PostgreSQL could not create ${cluster}:\n${output.trim()}`);
  await rename(unfinished, cluster);
  const folder = await open(directory);
  await folder.sync();
  await folder.close();
}

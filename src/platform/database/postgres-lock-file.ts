import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * `postmaster.pid`, which a running PostgreSQL keeps in its data directory, and a killed one leaves there.
 * Lines as in PostgreSQL's `src/include/utils/pidfile.h`.
 */
export interface LockFile {
  text: string;
  pid: number;
  /** Null while the server has not chosen it yet. */
  port: number | null;
  status: string;
}

/** The lock file of the cluster, or null when it has none. */
export async function readLockFile(cluster: string): Promise<LockFile | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split('\n');
  return { text, pid: Number(lines[0]), port: Number(lines[3]) || null, status: lines[7]?.trim() ?? '' };
}

/** Whether the file may belong to a server that does not listen yet, or no longer; false says that it was killed. */
export function isChanging({ pid, status }: LockFile): boolean {
  return status !== 'ready' && isAlive(pid);
}

/**
 * Removes the file of a server that was killed, unless it changed meanwhile. Were a process of that server still alive,
 * PostgreSQL would refuse to start all the same: it also looks who is attached to the directory's shared memory.
 */
export async function removeStaleLock(cluster: string, lockFile: LockFile): Promise<void> {
  const present = await readLockFile(cluster);
  if (present?.text === lockFile.text) await rm(join(cluster, 'postmaster.pid'), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

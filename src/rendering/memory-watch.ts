import { readdir, readFile } from 'node:fs/promises';
import { RenderingFailed } from './rendering-errors';

/** Often enough that a bomb has not taken much more than it may before it is seen. */
const interval = 200;

const pageOfMemory = 4096;

/** What a browser takes of the memory while it prints one document. */
export interface MemoryWatch {
  /** Rejects when it takes more than the document may. */
  exceeded: Promise<never>;
  /** Bytes that it took when it was last looked at. */
  taken: () => number;
  end: () => void;
}

/**
 * Watches the memory of a browser, its renderers and helpers together, until `end`. A warm browser keeps what earlier documents took, so
 * `limit` bytes are what this one may add. Where there is no `/proc`, only the time limit stops a document.
 */
export function watchMemory(leader: number | undefined, limit: number): MemoryWatch {
  const { promise: exceeded, reject } = Promise.withResolvers<never>();
  exceeded.catch(() => undefined);
  if (leader === undefined || process.platform !== 'linux') return { exceeded, taken: () => 0, end: () => undefined };
  let before: number | null = null;
  let taken = 0;
  let looking = false;
  const members = new Map<string, boolean>();
  const look = async () => {
    if (looking) return;
    looking = true;
    taken = await memoryOfGroup(leader, members);
    before ??= taken;
    looking = false;
    const [added, most] = [taken - before, limit].map((bytes) => Math.round(bytes / 1_000_000));
    if (taken - before <= limit) return;
    reject(new RenderingFailed('too-large', `the browser took ${added} MB for it, at most ${most} MB are given`));
  };
  void look();
  const timer = setInterval(() => void look(), interval);
  return { exceeded, taken: () => taken, end: () => clearInterval(timer) };
}

/**
 * Bytes that the processes of a group have for themselves, without what they share with others.
 * @param members the processes that were looked at before, and whether they are of the group
 */
async function memoryOfGroup(leader: number, members: Map<string, boolean>): Promise<number> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(
    processes.map(async (id) => {
      if (!members.has(id)) members.set(id, (await groupOf(id)) === leader);
      return members.get(id) ? memoryOf(id) : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

// A process may have ended since it was listed: then it has no group and no memory. Source of the fields: proc(5).
async function groupOf(id: string): Promise<number> {
  const state = await readFile(`/proc/${id}/stat`, 'latin1').catch(() => '');
  const [, , group] = state.slice(state.lastIndexOf(')') + 2).split(' ');
  return Number(group ?? NaN);
}

async function memoryOf(id: string): Promise<number> {
  const [, resident = '0', shared = '0'] = (await readFile(`/proc/${id}/statm`, 'latin1').catch(() => '')).split(' ');
  return (Number(resident) - Number(shared)) * pageOfMemory;
}

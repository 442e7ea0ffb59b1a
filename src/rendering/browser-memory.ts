import { readdirSync, readFileSync } from 'node:fs';
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

/** The memory of a browser, its renderers and everything else that it started. Where there is no `/proc`, it is not known, and counts as none. */
export class BrowserMemory {
  /** The processes that are there, and whether they are of the group: each is asked once, for most are not. */
  private members = new Map<string, boolean>();

  /** @param leader its process, which leads a group of its own */
  constructor(private readonly leader: number | undefined) {}

  /**
   * Watches it until `end`. A warm browser keeps what earlier documents took, so `limit` bytes are what this one may add. Where the memory
   * is not known, only the time limit stops a document.
   */
  watch(limit: number): MemoryWatch {
    const { promise: exceeded, reject } = Promise.withResolvers<never>();
    exceeded.catch(() => undefined);
    const before = this.bytes();
    let taken = before;
    const look = () => {
      taken = this.bytes();
      const [added, most] = [taken - before, limit].map((bytes) => Math.round(bytes / 1_000_000));
      if (taken - before <= limit) return;
      reject(new RenderingFailed('too-large', `the browser took ${added} MB for it, at most ${most} MB are given`));
    };
    const timer = setInterval(look, interval);
    return { exceeded, taken: () => taken, end: () => clearInterval(timer) };
  }

  /** Bytes that its processes have for themselves, without what they share with others. */
  private bytes(): number {
    const { leader } = this;
    if (leader === undefined || process.platform !== 'linux') return 0;
    const present = readdirSync('/proc').filter((name) => /^\d/.test(name));
    this.members = new Map(present.map((id) => [id, this.members.get(id) ?? groupOf(id) === leader]));
    return present.reduce((sum, id) => sum + (this.members.get(id) ? memoryOf(id) : 0), 0);
  }
}

// Source of the fields: proc(5).
function groupOf(id: string): number {
  const state = contentOf(`/proc/${id}/stat`);
  const [, , group] = state.slice(state.lastIndexOf(')') + 2).split(' ');
  return Number(group ?? NaN);
}

function memoryOf(id: string): number {
  const [, resident = '0', shared = '0'] = contentOf(`/proc/${id}/statm`).split(' ');
  return (Number(resident) - Number(shared)) * pageOfMemory;
}

/** Nothing of a process that ended since it was listed: it has no group and no memory. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

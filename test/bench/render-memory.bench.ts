import { readdirSync, readFileSync } from 'node:fs';
import { handbookHtml } from '../../src/rendering/handbook';
import { Renderer } from '../../src/rendering/renderer';
import { longEdition } from '../support/sample-editions';
import type { Report } from './bench';

/** Sections of 15 clauses: a handbook of about 1,500 pages. */
const sections = 160;
const interval = 100;

/** How much memory a very long handbook takes: this process, which composes and finishes it, and its browser together, from `/proc`. */
export async function benchRenderMemory(report: Report): Promise<void> {
  if (process.platform !== 'linux') throw new Error('only Linux tells how much memory processes share');
  const renderer = new Renderer();
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, memoryOfTree(process.pid))), interval);
  try {
    const start = performance.now();
    const { pages } = await renderer.render(() => handbookHtml(longEdition(sections, 15)));
    report('render-memory.handbook.pages', pages, 'pages');
    report('render-memory.handbook.seconds', (performance.now() - start) / 1000, 's');
    report('render-memory.handbook.peak', Math.max(peak, memoryOfTree(process.pid)) / 1_000_000, 'MB');
  } finally {
    clearInterval(timer);
    await renderer.close();
  }
}

/** Bytes of a process and all that it started, with a share of what several have in common (PSS, see proc(5)). */
function memoryOfTree(root: number): number {
  const children = Map.groupBy(
    readdirSync('/proc').filter((name) => /^\d+$/.test(name)),
    (id) => parentOf(id),
  );
  const bytesOf = (id: string): number =>
    sizeOf(id) + (children.get(id) ?? []).reduce((sum, child) => sum + bytesOf(child), 0);
  return bytesOf(`${root}`);
}

function parentOf(id: string): string | undefined {
  const state = contentOf(`/proc/${id}/stat`);
  return state.slice(state.lastIndexOf(')') + 2).split(' ')[1];
}

function sizeOf(id: string): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(contentOf(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** Nothing of a process that ended since it was listed. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

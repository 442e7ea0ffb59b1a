import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from '../../src/platform/project-root';

/**
 * Runs a TypeScript file in a Node process of its own, so that it can be killed; it reports by `process.send`.
 * Built below node_modules, where Node finds the packages.
 */
export function startChild(file: string, ...parameters: string[]): ChildProcess {
  const folder = join(projectRoot, 'node_modules', '.cache', 'etalon-tests');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${basename(file, '.ts')}.${process.pid}.js`);
  buildSync({ entryPoints: [file], outfile, bundle: true, platform: 'node', format: 'cjs', packages: 'external' });
  return spawn(process.execPath, [outfile, ...parameters], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** The next message the child sends; fails when the child ends instead. */
export async function messageFrom<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', { signal: ended.signal }).then(([message]) => message as T),
      once(child, 'exit', { signal: ended.signal }).then(([code]) => {
        throw new Error(`the child ended with ${code}`);
      }),
    ]);
  } finally {
    ended.abort();
  }
}

/** As the system does it when memory runs out: no handler runs. */
export async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

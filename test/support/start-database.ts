import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root';
import { startServer } from './server';

declare global {
  var stopTestServer: (() => Promise<void>) | undefined;
}

/** Once for all test files; they find the server by the environment, and what pages bring along in `dist`. */
export default async function startDatabase(): Promise<void> {
  execFileSync(process.execPath, [join(projectRoot, 'scripts', 'build-pages.mjs')]);
  globalThis.stopTestServer = await startServer();
}

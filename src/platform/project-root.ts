import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findProjectRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`no package.json above ${__dirname}`);
  return findProjectRoot(parent);
}

/** The folder of package.json: templates and fonts are read from here by the sources and by the build alike. */
export const projectRoot = findProjectRoot(__dirname);

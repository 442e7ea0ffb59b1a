import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../src/platform/project-root';

/**
 * A file that is made from the code and kept in the repository: written when the process was started with `--write`,
 * compared otherwise.
 * @param path below the project
 * @param command what makes the file anew
 * @returns what is wrong with the file that is there
 */
export function keepGeneratedFile(path: string, content: string, command: string): string[] {
  const file = join(projectRoot, path);
  if (process.argv.includes('--write')) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return [];
  }
  return read(file) === content ? [] : [`${path} is not what the code says: run ${command}`];
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root';

/** Addresses of what every page brings along; they change with the content. */
export interface Assets {
  style: string;
  script: string;
  /** What a page to read brings along besides. */
  reader: string;
  /** What a clause brings along besides: its passages. */
  passages: string;
  /** What comments bring along besides: names after an `@`, and the walk from one to the next. */
  threads: string;
  /** Keeps such pages for when there is no network. */
  readerWorker: string;
  /** Where clauses and introductions are written: the editor of formatted text. */
  editor: string;
  /** Makes the fields of a clause pleasant to fill in. */
  clauseForm: string;
  icon: string;
}

/** What `npm run build` makes; served under `/assets/`. */
export const assetsFolder = join(projectRoot, 'dist', 'public');

let assets: Assets | null = null;

/** @throws Error when they were not built. */
export function builtAssets(): Assets {
  assets ??= JSON.parse(readFileSync(join(projectRoot, 'dist', 'assets.json'), 'utf8')) as Assets;
  return assets;
}

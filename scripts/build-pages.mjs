import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a page brings along, by the name its layout knows it by. */
const entryPoints = {
  script: 'src/ui/client/etalon.ts',
  reader: 'src/ui/client/reader.ts',
  passages: 'src/ui/client/passages.ts',
  threads: 'src/ui/client/threads.ts',
  readerWorker: 'src/ui/client/reader-worker.ts',
  editor: 'src/ui/client/editor.ts',
  clauseForm: 'src/ui/client/clause-form.ts',
  style: 'templates/pages/screen.css',
  icon: 'templates/pages/icon.svg',
};

/**
 * Bundles what pages bring along into `dist/public` under names that change with the content, compressed as well, and says in
 * `dist/assets.json` which is which.
 */
async function buildPages() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entryPoints).map(([out, file]) => ({ in: file, out })),
    outdir: 'dist/public',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    // Whole in itself: a worker may not be a module everywhere.
    format: 'iife',
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    loader: { '.svg': 'copy' },
    metafile: true,
    logLevel: 'warning',
  });
  const assets = {};
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    const name = Object.keys(entryPoints).find((key) => entryPoints[key] === entryPoint);
    if (name) assets[name] = `/assets/${basename(path)}`;
    const content = readFileSync(join(root, path));
    writeFileSync(join(root, `${path}.br`), brotliCompressSync(content));
    writeFileSync(join(root, `${path}.gz`), gzipSync(content));
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist', 'assets.json'), JSON.stringify(assets));
}

await buildPages();

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '../../errors';

/** Ghostscript isn't there or can't be used; everything that doesn't need it works. */
export class GhostscriptUnavailable extends DomainError {
  constructor(detail: string) {
    super('unavailable', 'ghostscript-unavailable', { detail });
    this.message = `ghostscript-unavailable: ${detail}`;
  }
}

/** Ghostscript is there and didn't make the file. */
export class ConversionFailed extends DomainError {
  constructor(detail: string) {
    super('unavailable', 'conversion-failed', { detail });
    this.message = `conversion-failed: ${detail}`;
  }
}

export interface GhostscriptOptions {
  /** The program; `gs` on the path when left out. */
  path?: string;
  /** Milliseconds. */
  timeLimit?: number;
}

/** What Ghostscript makes of a PDF. */
export interface Conversion {
  parameters: string[];
  /** The colour profile among those that come with Ghostscript that the file is made for. */
  profile: string;
  /** PostScript that is read before the PDF. @param profile where the profile lies */
  definition: (profile: string) => string;
}

const longestDetail = 500;

// Where Linux distributions keep what comes with Ghostscript; one that was compiled with its files has them in itself.
const shippedIn = '/usr/share/ghostscript';
const profileFolders = ['/usr/share/color/icc/ghostscript'];

/**
 * Lets Ghostscript convert a document: a process of its own without a shell, in a folder of its own, which reads and writes nothing else, and
 * is ended with all that it started when it takes too long.
 * @throws GhostscriptUnavailable
 * @throws ConversionFailed
 */
export async function convert(
  document: Uint8Array,
  { parameters, profile, definition }: Conversion,
  { path = 'gs', timeLimit = 120_000 }: GhostscriptOptions = {},
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'etalon-print-'));
  const [input, output, definitions] = ['in.pdf', 'out.pdf', 'definition.ps'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    const place = await profileIn(folder, profile);
    await Promise.all([writeFile(input, document), writeFile(definitions, definition(place))]);
    await run(
      path,
      [
        ...['-dSAFER', '-dBATCH', '-dNOPAUSE', '-dNOPROMPT', '-dQUIET', '-sDEVICE=pdfwrite'],
        ...parameters,
        `--permit-file-read=${folder}/`,
        `-sOutputFile=${output}`,
        ...[definitions, input],
      ],
      folder,
      timeLimit,
    );
    return await readFile(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function profileIn(folder: string, name: string): Promise<string> {
  const versions = existsSync(shippedIn) ? await readdir(shippedIn) : [];
  const folders = [...profileFolders, ...versions.map((version) => join(shippedIn, version, 'iccprofiles'))];
  const found = folders.map((one) => join(one, name)).find((one) => existsSync(one));
  if (found === undefined) return `%rom%iccprofiles/${name}`;
  const place = join(folder, name);
  await copyFile(found, place);
  return place;
}

function run(path: string, parameters: string[], folder: string, timeLimit: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const { PATH } = process.env;
  const child = spawn(path, parameters, {
    ...{ cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    env: { PATH, TMPDIR: folder, HOME: folder },
  });
  let said = '';
  const listen = (piece: Buffer) => void (said = (said + piece.toString()).slice(-longestDetail));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const timer = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    reject(new ConversionFailed(`not ready after ${Math.round(timeLimit / 1000)} s`));
  }, timeLimit);
  child.once('error', (error) => {
    clearTimeout(timer);
    reject(new GhostscriptUnavailable(error.message));
  });
  child.once('close', (code) => {
    clearTimeout(timer);
    if (code === 0) resolve();
    else reject(new ConversionFailed(said.trim() || `Ghostscript ended with ${code}`));
  });
  return promise;
}

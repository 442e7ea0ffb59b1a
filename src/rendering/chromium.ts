import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import puppeteer, { type Browser } from 'puppeteer';
import { projectRoot } from '../platform/project-root';
import { fontFaces, fontFile } from './fonts';
import { ChromiumUnavailable } from './rendering-errors';

/** One Chromium of our own: its folder goes when it does. */
export interface Chromium {
  browser: Browser;
  /** Ends it and everything it started, however stuck it is. */
  kill(): Promise<void>;
}

interface Candidate {
  name: string;
  /** Makes the program ready to run. */
  locate(): Promise<Program>;
}

interface Program {
  path: string;
  /** The major version that must answer, when we know which one we brought. */
  major?: string;
}

/** The flags of a browser that prints our pages and reaches nothing. */
const flags = [
  // Hinting changes widths and so the count of pages from machine to machine.
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-pings',
  '--metrics-recording-only',
];

/**
 * Starts a Chromium: the one at `chosenPath` (`CHROMIUM_PATH`), else the one shipped in @sparticuz/chromium on Linux, else Puppeteer's.
 * @throws ChromiumUnavailable when none runs
 */
export async function launchChromium(chosenPath: string | null = null): Promise<Chromium> {
  const attempts: string[] = [];
  for (const candidate of candidates(chosenPath)) {
    try {
      return await launch(candidate);
    } catch (error) {
      attempts.push(`${candidate.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new ChromiumUnavailable(attempts);
}

/** The program that `launchChromium` tries first, ready to run: for whoever drives it by other means. */
export async function chromiumProgram(chosenPath: string | null = null): Promise<string> {
  const [first] = candidates(chosenPath);
  return (await first!.locate()).path;
}

function candidates(chosenPath: string | null): Candidate[] {
  // Who names a Chromium means that one: another would print other pages.
  if (chosenPath) {
    return [{ name: `CHROMIUM_PATH (${chosenPath})`, locate: () => Promise.resolve({ path: chosenPath }) }];
  }
  const shipped = { name: '@sparticuz/chromium', locate: unpackShipped };
  const puppeteers = { name: 'puppeteer', locate: async () => ({ path: await puppeteer.executablePath() }) };
  return process.platform === 'linux' ? [shipped, puppeteers] : [puppeteers];
}

/** The Chromium inside @sparticuz/chromium. Its own `args` are never used: they let a page read local files. */
async function unpackShipped(): Promise<Program> {
  const require = createRequire(join(projectRoot, 'package.json'));
  const folder = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = require(join(folder, 'package.json')) as { version: string };
  return { path: await unpack(folder, version), major: version.split('.')[0] };
}

let unpacking: Promise<string> | null = null;

/**
 * Unpacks Chromium once for a machine, version and user. The package's own unpacking trusts whatever lies under its name
 * in the temporary folder, of any version and from anyone: so the folder is ours, and the program is renamed into
 * place whole.
 */
function unpack(folder: string, version: string): Promise<string> {
  unpacking ??= unpackOnce(folder, version).catch((error: unknown) => {
    unpacking = null;
    throw error;
  });
  return unpacking;
}

async function unpackOnce(folder: string, version: string): Promise<string> {
  const user = userInfo().uid;
  const ours = join(tmpdir(), `etalon-chromium-${version}-${user}`);
  await mkdir(ours, { recursive: true, mode: 0o700 });
  const { uid } = await stat(ours);
  if (uid !== user) throw new Error(`${ours} belongs to somebody else`);
  const program = join(ours, 'chromium');
  if (existsSync(program)) return program;
  const unfinished = join(await mkdtemp(join(ours, 'unpacking-')), 'chromium');
  await pipeline(
    createReadStream(join(folder, 'bin', 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(unfinished, { mode: 0o700 }),
  );
  await rename(unfinished, program);
  await rm(dirname(unfinished), { recursive: true });
  return program;
}

async function launch(candidate: Candidate): Promise<Chromium> {
  const { path: executablePath, major: expected } = await candidate.locate();
  // Root has no sandbox to enter, and neither has a machine without user namespaces: there our own locks must do.
  const sandboxes = process.getuid?.() === 0 ? ['--no-sandbox'] : [null, '--no-sandbox'];
  let failure: unknown;
  for (const sandbox of sandboxes) {
    const folder = await mkdtemp(join(tmpdir(), 'etalon-browser-'));
    const removeFolder = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    try {
      const browser = await puppeteer.launch({
        executablePath,
        headless: 'shell',
        // Over a pipe Chromium ends when we do, even when we are killed.
        pipe: true,
        userDataDir: join(folder, 'profile'),
        args: sandbox ? [...flags, sandbox] : flags,
        env: await environmentIn(folder),
        ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
        timeout: 20_000,
      });
      const kill = () => killGroup(browser, removeFolder);
      browser.once('disconnected', () => void removeFolder());
      const version = await browser.version();
      const major = /\/(\d+)\./.exec(version)?.[1];
      if (expected !== undefined && expected !== major) {
        await kill();
        throw new Error(`${version} answered instead of ${expected}`);
      }
      return { browser, kill };
    } catch (error) {
      failure = error;
      await removeFolder();
    }
  }
  throw failure;
}

/** Puppeteer starts Chromium in a process group of its own, so its renderers can be ended with it. */
async function killGroup(browser: Browser, removeFolder: () => Promise<void>): Promise<void> {
  const child = browser.process();
  if (child?.pid && child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
    await ended;
  }
  await removeFolder();
}

/**
 * What Chromium knows of the machine. On Linux that is next to nothing: no secrets of ours, no home, and no fonts but our
 * own, for a letter that we lack must look the same everywhere.
 */
async function environmentIn(folder: string): Promise<NodeJS.ProcessEnv> {
  if (process.platform !== 'linux') return process.env;
  const { PATH, LD_LIBRARY_PATH } = process.env;
  const fonts = join(folder, 'fonts.conf');
  const folders = [...new Set(fontFaces.map((face) => dirname(fontFile(face))))];
  const entries = folders.map((path) => `<dir>${path.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>`);
  await writeFile(
    fonts,
    `<?xml version="1.0"?><fontconfig>${entries.join('')}<cachedir>${folder}</cachedir></fontconfig>`,
  );
  return { PATH, LD_LIBRARY_PATH, HOME: folder, TMPDIR: folder, FONTCONFIG_FILE: fonts };
}

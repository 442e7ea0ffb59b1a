import '../node-version';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config';
import { translate } from '../platform/i18n/translate';
import { projectRoot } from '../platform/project-root';
import { hindrance } from '../process';
import { startEtalon, type RunningEtalon } from '../start';
import { ApiClient } from './api-client';
import { terminalLanguage } from './check-file';
import { foundCompany, type Company } from './company';
import { addAdministrator } from './first-administrator';
import { Job, run, StepFailed } from './main-job';
import { Reporter } from './demo.report';
import { keepResults } from './demo.results';
import { person, type Part } from './sample-company';

interface Source {
  path: string;
  file: Uint8Array;
}

const language = terminalLanguage();
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort(new Error('interrupted')));
process.once('SIGTERM', () => interrupted.abort(new Error('interrupted')));

/** The main job from the file to the printed documents, on an Etalon of its own that leaves nothing but its results. */
new Command('demo')
  .description('takes standards from files to published documents, as the people of a company would')
  .argument('[files...]', 'files in the standard format; those in examples/ unless told')
  .option('--out <folder>', 'where the documents are left', 'out')
  .action(async (paths: string[], { out }: { out: string }) => {
    try {
      await demonstrate(await readSources(paths), out);
    } catch (error) {
      console.error(error instanceof StepFailed ? error.message : hindrance(error));
      process.exitCode = 1;
    }
  })
  .parse();

async function demonstrate(sources: Source[], out: string): Promise<void> {
  const reporter = new Reporter();
  const folder = await mkdtemp(join(tmpdir(), 'etalon-demo-'));
  try {
    const etalon = await reporter.time('start Etalon with a fresh database', () => start(folder));
    try {
      const company = await reporter.time('found a company', () => found(etalon));
      for (const { path, file } of sources) {
        reporter.title(path);
        const job = new Job(file, company, reporter, interrupted.signal);
        await run(job);
        await reporter.time('keep the results', () => keepResults(job, out));
      }
    } finally {
      await etalon.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws StepFailed naming the file that is not there */
async function readSources(paths: string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const path of paths.length > 0 ? paths : await examples()) {
    try {
      sources.push({ path, file: await readFile(path) });
    } catch (error) {
      const { code: reason = 'other' } = error as NodeJS.ErrnoException;
      throw new StepFailed('read the file', translate(language, 'faults.check.unreadable', { path, reason }));
    }
  }
  return sources;
}

async function examples(): Promise<string[]> {
  const folder = join(projectRoot, 'examples');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return names.map((name) => relative(process.cwd(), join(folder, name)));
}

function start(folder: string): Promise<RunningEtalon> {
  const { CHROMIUM_PATH } = process.env;
  return startEtalon(readConfig({ PORT: '0', DATA_DIR: folder, CHROMIUM_PATH }), console.log);
}

/** Its people speak the language of whoever reads the terminal, for they tell him what went wrong. */
async function found(etalon: RunningEtalon): Promise<Company> {
  const door = { address: etalon.url, origin: etalon.url };
  const everybody = { password: randomBytes(18).toString('base64url'), language };
  const { email, name } = person('administrator');
  await addAdministrator(etalon.app, { email, name, ...everybody });

  const clients = new Map<Part, Promise<ApiClient>>();
  const as = (part: Part) => {
    const client = clients.get(part) ?? ApiClient.signIn(door, language, person(part).email, everybody.password);
    clients.set(part, client);
    return client;
  };
  return { personId: await foundCompany(await as('administrator'), everybody), as };
}

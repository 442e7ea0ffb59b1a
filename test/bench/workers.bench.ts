import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Job, mainJob, run, stepsBefore } from '../../src/cli/main-job';
import type { ArtefactDto } from '../../src/publications/artefacts.dto';
import type { StandardFile } from '../../src/standards/standard-file';
import { writeStandardFile } from '../../src/standards/standard-file.writer';
import { largeStandard } from '../support/large-standard';
import type { Report } from './bench';
import type { Ground } from './ground';
import { median, ratios } from './statistics';

const jobRoles = 60;
const clausesOfEach = 4;
const rounds = 3;
const beforeIt = stepsBefore('freeze the edition');
const freezing = mainJob.slice(beforeIt.length, beforeIt.length + 1);
/** Milliseconds between two looks at what is ready. */
const interval = 2_000;

/** How the throughput of brochures grows with the number of workers on one queue, each of which has one core. */
export async function benchWorkers(ground: Ground, report: Report): Promise<void> {
  if (process.platform !== 'linux') throw new Error('only Linux keeps a process on one core');
  const job = new Job(new TextEncoder().encode(writeStandardFile(ofManyJobRoles())), await ground.company());
  await run(job, beforeIt);
  const cores = availableParallelism();
  const alone: number[] = [];
  const together: number[] = [];
  for (let round = 0; round < rounds; round++) {
    alone.push(await brochuresPerSecond(ground, job, 1));
    together.push(await brochuresPerSecond(ground, job, cores));
  }
  report('workers.alone.per_second', median(alone), '1/s');
  report('workers.one_for_each_core.per_second', median(together), '1/s');
  report('workers.gain_by_core', median(ratios(together, alone)) / cores, '×');
}

/** Its clauses are for one job role each. */
function ofManyJobRoles(): StandardFile {
  const file = largeStandard('of-many-job-roles', jobRoles * clausesOfEach);
  const roles = Array.from({ length: jobRoles }, (_, index) => ({
    key: `job-role-${index + 1}`,
    title: `Должность ${index + 1}`,
  }));
  let count = 0;
  const sections = file.sections.map((section) => ({
    ...section,
    clauses: section.clauses.map((clause) => ({ ...clause, appliesTo: [roles[count++ % jobRoles]!.key] })),
  }));
  return { ...file, jobRoles: roles, sections };
}

/** Between the moments at which a quarter of the brochures, and all of them, are made: by then browsers are warm. */
async function brochuresPerSecond(ground: Ground, job: Job, workers: number): Promise<number> {
  await run(job, freezing);
  const hr = await job.as('hrManager');
  const stops = Array.from({ length: workers }, (_, core) => startWorker(ground, core));
  try {
    for (;;) {
      const artefacts = await hr.all<ArtefactDto>(`/api/editions/${job.editionId}/artefacts`);
      const failed = artefacts.find(({ state }) => state === 'failed');
      if (failed) throw new Error(`${failed.name}: ${failed.failure?.message}`);
      if (artefacts.every(({ state }) => state === 'ready')) return throughput(artefacts);
      await delay(interval);
    }
  } finally {
    await Promise.all(stops.map((stop) => stop()));
    await fetch(ground.address + job.draft('/edition'), { method: 'DELETE', headers: hr.headers() });
  }
}

function throughput(artefacts: ArtefactDto[]): number {
  const moments = artefacts
    .filter(({ kind }) => kind === 'brochure')
    .map(({ readyAt }) => new Date(readyAt!).getTime())
    .sort((one, other) => one - other);
  const begun = Math.floor(moments.length / 4);
  return ((moments.length - begun - 1) * 1000) / (moments.at(-1)! - moments[begun]!);
}

/** @returns what stops it */
function startWorker({ environment }: Ground, core: number): () => Promise<void> {
  const file = join(__dirname, '../../src/worker.js');
  const worker = spawn('taskset', ['-c', `${core}`, process.execPath, file], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return async () => {
    const ended = once(worker, 'exit');
    worker.kill('SIGTERM');
    await ended;
  };
}

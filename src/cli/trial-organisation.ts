import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Person } from '../accounts/person.entity';
import { SessionCookie } from '../accounts/session-cookie';
import { SessionsService } from '../accounts/sessions.service';
import { CONFIG, type Config } from '../config';
import { projectRoot } from '../platform/project-root';
import type { RunningEtalon } from '../start';
import { Standard } from '../standards/standard.entity';
import { ApiClient, type Door } from './api-client';
import { foundCompany, type Company } from './company';
import { addAdministrator } from './first-administrator';
import { Job, mainJob, run, stepsBefore, type Step } from './main-job';
import { person, type Part } from './sample-company';

interface TrialStandard {
  slug: string;
  file: string;
  /** How far it has come when somebody first looks at it. */
  steps: readonly Step[];
}

const standards: TrialStandard[] = [
  { slug: 'customer-care', file: 'customer-care.kk.md', steps: stepsBefore('close the round') },
  { slug: 'complaints', file: 'complaints.en.md', steps: stepsBefore('return with reasons') },
  { slug: 'phone-service', file: 'phone-service.ru.md', steps: mainJob },
];

export interface TrialOrganisation {
  /** Settles when its standards have come as far as they go by themselves. */
  settled: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Founds the trial organisation on the first start; its people then bring its standards along over HTTP, while one looks
 * around already. What an end in the middle left out is made up for at the next start; what is there stays as it is.
 */
export async function prepareTrialOrganisation(
  { app, url }: Pick<RunningEtalon, 'app' | 'url'>,
  say: (line: string) => void,
): Promise<TrialOrganisation> {
  const missing = await missingStandards(app);
  if (missing.length === 0) return { settled: Promise.resolve(), stop: () => Promise.resolve() };
  const as = sessionsOf(app, { address: await app.getUrl(), origin: new URL(url).origin });
  await requireAdministrator(app);
  const personId = await foundCompany(await as('administrator'));

  const stopping = new AbortController();
  const settled = bringAlong(app, missing, { personId, as }, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) say(`The trial organisation is not complete. ${(error as Error).message}`);
  });
  return {
    settled,
    stop: () => {
      stopping.abort();
      return settled;
    },
  };
}

async function missingStandards(app: INestApplicationContext): Promise<TrialStandard[]> {
  const present = await app.get(DataSource).manager.findBy(Standard, { slug: In(standards.map(({ slug }) => slug)) });
  return standards.filter(({ slug }) => !present.some((standard) => standard.slug === slug));
}

async function bringAlong(
  app: INestApplicationContext,
  missing: TrialStandard[],
  company: Company,
  signal: AbortSignal,
): Promise<void> {
  const { worker } = app.get<Config>(CONFIG);
  const withoutWorker = new Set(stepsBefore('make the documents'));
  for (const { file, steps } of missing) {
    const source = await readFile(join(projectRoot, 'examples', file));
    const possible = worker ? steps : steps.filter((step) => withoutWorker.has(step));
    await run(new Job(source, company, {}, signal), possible);
  }
}

async function requireAdministrator(app: INestApplicationContext): Promise<void> {
  const { email, name, language } = person('administrator');
  const there = await app.get(DataSource).manager.existsBy(Person, { email });
  if (!there) await addAdministrator(app, { email, name, language });
}

/** Nobody there has a password: each person gets a session, as by one click on the page. */
export function sessionsOf(app: INestApplicationContext, door: Door): (part: Part) => Promise<ApiClient> {
  const clients = new Map<Part, Promise<ApiClient>>();
  const open = async (part: Part) => {
    const { email, language } = person(part);
    const { token } = await app.get(DataSource).transaction(async (manager) => {
      const there = await manager.findOneByOrFail(Person, { email });
      return app.get(SessionsService).start(manager, there);
    });
    return ApiClient.withSession(door, language, `${app.get(SessionCookie).name}=${token}`);
  };
  return (part) => {
    const client = clients.get(part) ?? open(part);
    clients.set(part, client);
    return client;
  };
}

import { setTimeout as delay } from 'node:timers/promises';
import type { OrganisationDto } from '../accounts/organisation.dto';
import type { EditionDto } from '../editions/editions.dto';
import type { ArtefactDto } from '../publications/artefacts.dto';
import { dayIn } from '../platform/i18n/time-zone';
import type { Job, Step } from './main-job';

export const publicationSteps: Step[] = [
  { name: 'freeze the edition', act: freeze },
  { name: 'make the documents', act: awaitDocuments },
  { name: 'publish', act: publish },
];

/** Milliseconds between two looks at the documents. */
const interval = 150;

async function freeze(job: Job): Promise<string> {
  const hr = await job.as('hrManager');
  const { presentTimeZone } = await hr.get<OrganisationDto>('/api/organisation');
  const effectiveDate = dayIn(presentTimeZone, new Date());
  const { id, number } = await hr.post<EditionDto>(job.draft('/edition'), { effectiveDate });
  job.editionId = id;
  return `edition ${number}, in effect on ${effectiveDate}`;
}

/** @throws Error with the reason, when a document cannot be made */
async function awaitDocuments(job: Job): Promise<string> {
  const hr = await job.as('hrManager');
  for (;;) {
    job.artefacts = await hr.all<ArtefactDto>(`/api/editions/${job.editionId}/artefacts`);
    job.observer.onProgress?.(job.artefacts);
    const failed = job.artefacts.filter(({ state }) => state === 'failed');
    if (failed.length > 0) throw new Error(failed.map(reasonOf).join('\n'));
    if (job.artefacts.every(({ state }) => state === 'ready')) break;
    await delay(interval, undefined, { signal: job.signal });
  }
  const pages = job.artefacts.reduce((sum, artefact) => sum + artefact.pages!, 0);
  return `${job.artefacts.length} documents, ${pages} pages`;
}

async function publish(job: Job): Promise<void> {
  await (await job.as('hrManager')).post(job.draft('/publication'));
}

function reasonOf({ name, failure }: ArtefactDto): string {
  return `${name}: ${failure?.message}${failure?.detail ? ` (${failure.detail})` : ''}`;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventDto } from '../standards/drafts.dto';
import type { Job } from './main-job';

/** Leaves the documents, the standard as a file and everything that happened in `<out>/<slug>/`. */
export async function keepResults(job: Job, out: string): Promise<string> {
  const folder = join(out, job.text.slug);
  await mkdir(folder, { recursive: true });
  const hr = await job.as('hrManager');
  for (const { id, name } of job.artefacts) {
    await writeFile(join(folder, `${name}.pdf`), await hr.download(`/api/artefacts/${id}/file`));
  }
  await writeFile(join(folder, 'standard.md'), await hr.download(job.draft('/export')));
  const events = await hr.all<EventDto>(job.draft('/events'));
  await writeFile(join(folder, 'events.json'), `${JSON.stringify(events, null, 2)}\n`);
  return folder;
}

import type { DraftTextDto, ImportedStandardDto } from '../standards/drafts.dto';
import type { Job, Step } from './main-job';
import { evidenceSteps } from './main-job.evidence';
import { groupParts, person, responsibleParts } from './sample-company';

export const preparationSteps: Step[] = [
  { name: 'import the file', act: importFile },
  { name: 'form the working group', act: formGroup },
  { name: 'name responsible members', act: nameResponsible },
  ...evidenceSteps,
  { name: 'start drafting', act: startDrafting },
];

async function importFile(job: Job): Promise<string> {
  const hr = await job.as('hrManager');
  const { standardId, draftId } = await hr.postMarkdown<ImportedStandardDto>('/api/imports', job.file);
  job.standardId = standardId;
  job.draftId = draftId;
  job.text = await hr.get<DraftTextDto>(job.draft('/text'));
  const { sections, jobRoles } = job.text;
  const clauses = sections.reduce((sum, section) => sum + section.clauses.length, 0);
  return `${sections.length} sections, ${clauses} clauses, ${jobRoles.length} job roles`;
}

/** HR forms the group by the composition rules: heads of client departments, HR, the service manager, front-line people. */
async function formGroup(job: Job): Promise<string> {
  const hr = await job.as('hrManager');
  for (const part of groupParts) {
    await hr.put(job.draft(`/working-group/members/${job.company.personId[part]}`), person(part).seat!);
  }
  return `${groupParts.length} members`;
}

/** Sections and job roles go round among those who can write. */
async function nameResponsible(job: Job): Promise<string> {
  const leader = await job.as('serviceManager');
  const { sections, jobRoles } = job.text;
  const next = (index: number) => responsibleParts[index % responsibleParts.length]!;
  for (const [index, { id }] of sections.entries()) {
    const part = next(index);
    await leader.put(job.draft(`/sections/${id}/responsible`), { personId: job.company.personId[part] });
    job.responsible.set(id, part);
  }
  for (const [index, { key }] of jobRoles.entries()) {
    const personId = job.company.personId[next(index)];
    await leader.put(job.draft(`/job-roles/${key}/responsible`), { personId });
  }
  return `for ${sections.length} sections and ${jobRoles.length} job roles`;
}

async function startDrafting(job: Job): Promise<void> {
  await (await job.as('serviceManager')).post(job.draft('/drafting'));
}

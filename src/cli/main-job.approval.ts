import type { ApprovalDto, ApprovalSheetDto } from '../approvals/approvals.dto';
import type { ClauseDto } from '../standards/clauses.dto';
import type { Job, Step } from './main-job';
import { finalise, writerOf } from './main-job.review';
import { approverParts, type Part } from './sample-company';

export const approvalSteps: Step[] = [
  { name: 'fill in the approval sheet', act: fillInSheet },
  { name: 'submit', act: submit },
  { name: 'return with reasons', act: returnIt },
  { name: 'rework', act: rework },
  { name: 'finalise again', act: finalise },
  { name: 'submit again', act: submit },
  { name: 'approve', act: approve },
];

const quorum = 2;

async function fillInSheet(job: Job): Promise<string> {
  const leader = await job.as('serviceManager');
  const { version } = await leader.get<ApprovalSheetDto>(job.draft('/approval-sheet'));
  const approverIds = approverParts.map((part) => job.company.personId[part]);
  await leader.put(job.draft('/approval-sheet'), { approverIds, quorum }, version);
  return `${quorum} of ${approverIds.length} approvals suffice`;
}

async function submit(job: Job): Promise<void> {
  await (await job.as('serviceManager')).post(job.draft('/submission'));
}

async function returnIt(job: Job): Promise<void> {
  await decide(job, approverParts[0], 'return', job.words.returned);
}

/** The responsible member answers the reasons with an edit. */
async function rework(job: Job): Promise<string> {
  const author = await job.as(writerOf(job, 0));
  const { clause } = job.clause(0);
  const { version, text } = await author.get<ClauseDto>(job.draft(`/clauses/${clause.id}`));
  const body = `${text.body}\n\n${job.words.reworkedSentence}`;
  await author.patch(job.draft(`/clauses/${clause.id}`), { body }, version);
  return `clause ${clause.number}`;
}

async function approve(job: Job): Promise<string> {
  for (const part of approverParts.slice(0, quorum)) await decide(job, part, 'approve');
  return `${quorum} of ${approverParts.length}`;
}

/** A decision names the text that was read. */
async function decide(job: Job, part: Part, verdict: string, reasons?: string): Promise<void> {
  const approver = await job.as(part);
  const { contentHash } = await approver.get<ApprovalDto>(job.draft('/approval'));
  await approver.post(job.draft('/decisions'), { verdict, contentHash, reasons });
}

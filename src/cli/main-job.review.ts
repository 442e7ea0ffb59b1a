import { textBlocks } from '../reviews/anchors/plain-text';
import type { CommentDto, NewCommentDto } from '../reviews/comments.dto';
import type { RoundDto } from '../reviews/rounds.dto';
import type { ClauseDto } from '../standards/clauses.dto';
import type { Job, Step } from './main-job';
import { excuse, judgingSteps } from './main-job.judging';
import { groupParts, people, type Part } from './sample-company';

export const reviewSteps: Step[] = [
  { name: 'open a round', act: openRound },
  { name: 'comment', act: comment },
  { name: 'reply', act: reply },
  { name: 'resolve', act: resolve },
  ...judgingSteps,
  { name: 'close the round', act: closeRound },
  { name: 'answer every comment', act: answer },
  { name: 'apply the suggestion', act: applySuggestion },
  { name: 'finalise', act: finalise },
];

type Said = Pick<NewCommentDto, 'type' | 'text' | 'passage' | 'suggestion'>;

const week = 7 * 24 * 60 * 60 * 1000;

async function openRound(job: Job): Promise<string> {
  const leader = await job.as('serviceManager');
  const round = await leader.post<RoundDto>(job.draft('/rounds'), {
    kind: 'working-group',
    deadline: new Date(Date.now() + week),
    participantIds: groupParts.map((part) => job.company.personId[part]),
  });
  job.roundId = round.id;
  return `${round.participants.length} people asked`;
}

/** A question about a passage, a comment with suggested wording, and one that will be rejected; somebody agrees with the first. */
async function comment(job: Job): Promise<string> {
  const { words } = job;
  const made = async (part: Part, place: number, said: Said) => {
    const author = await job.as(part);
    return author.post<CommentDto>(job.draft('/comments'), { clauseId: job.clause(place).clause.id, ...said });
  };
  const body = (place: number) => job.clause(place).clause.text.body;
  job.comments = {
    question: await made('operator', 0, {
      type: 'general',
      text: words.question,
      passage: textBlocks(body(0))[0],
    }),
    proposal: await made('shopAssistant', 1, {
      type: 'technical',
      text: words.proposal,
      suggestion: `${body(1)}\n\n${words.proposedSentence}`,
    }),
    objection: await made('marketer', 2, { type: 'general', text: words.objection }),
  };
  const agreeing = await job.as('shopAssistant');
  await agreeing.post(`/api/comments/${job.comments.question.id}/agreement`);
  return '3 comments, one with suggested wording';
}

async function reply(job: Job): Promise<void> {
  const leader = await job.as('serviceManager');
  const text = `@${people.operator.name} ${job.words.reply}`;
  await leader.post(`/api/comments/${job.comments.question.id}/replies`, { text });
}

async function resolve(job: Job): Promise<void> {
  await (await job.as('operator')).post(`/api/comments/${job.comments.question.id}/resolution`);
}

async function closeRound(job: Job): Promise<void> {
  await (await job.as('serviceManager')).post(`/api/rounds/${job.roundId}/closure`);
}

async function answer(job: Job): Promise<string> {
  const { words, comments } = job;
  const leader = await job.as('serviceManager');
  const answers = { question: ['noted', words.noted], objection: ['rejected', words.rejected] } as const;
  for (const [name, [outcome, reason]] of Object.entries(answers)) {
    await leader.post(`/api/comments/${comments[name as keyof typeof answers].id}/disposition`, { outcome, reason });
  }
  const author = await job.as(writerOf(job, 1));
  const accepted = { outcome: 'accepted', reason: words.accepted };
  await author.post(`/api/comments/${comments.proposal.id}/disposition`, accepted);
  return 'noted, accepted, rejected';
}

async function applySuggestion(job: Job): Promise<string> {
  const author = await job.as(writerOf(job, 1));
  const { clause } = job.clause(1);
  const { version } = await author.get<ClauseDto>(job.draft(`/clauses/${clause.id}`));
  await author.post(`/api/comments/${job.comments.proposal.id}/application`, {}, version);
  return `clause ${clause.number}`;
}

/** What is judged below the threshold goes on, on the leader's word. */
export async function finalise(job: Job): Promise<string> {
  const excused = await excuse(job);
  await (await job.as('serviceManager')).post(job.draft('/finalisation'));
  return `${excused} clauses excused`;
}

/** Who is responsible for the section of a clause. */
export function writerOf(job: Job, place: number): Part {
  return job.responsible.get(job.clause(place).sectionId)!;
}

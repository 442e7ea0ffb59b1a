import type { ClauseJudgementsDto, CriteriaMatrixDto } from '../quality/criteria/criteria.dto';
import type { Job, Step } from './main-job';
import { groupParts } from './sample-company';

export const judgingSteps: Step[] = [{ name: 'judge the clauses', act: judge }];

/** Clauses that everybody in the group judges: enough to see where they agree. */
const judged = 4;
/** What each of the group gives, in turn: by what somebody always thinks too little of, by what divides them, by all else. */
const turns = { low: [2, 3, 1, 2, 3, 2], divided: [5, 1, 4, 2, 5, 2], high: [5, 4, 5, 4, 5, 4] };

/** The whole group judges the first clauses: one is not measurable enough, over another they disagree. */
async function judge(job: Job): Promise<string> {
  const clauses = job.text.sections.flatMap((section) => section.clauses).slice(0, judged);
  for (const [turn, part] of groupParts.entries()) {
    const member = await job.as(part);
    for (const [index, { id }] of clauses.entries()) {
      const path = job.draft(`/clauses/${id}/judgements`);
      const { criteria, revisionId } = await member.get<ClauseJudgementsDto>(path);
      const marks = criteria.map((criterion, place) => {
        const { mark, word } = opinion(job, index, place, turn);
        return { criterionId: criterion.id, mark, word };
      });
      await member.put(`${path}/mine`, { revisionId, marks });
    }
  }
  return `${clauses.length} clauses by ${groupParts.length} people`;
}

function opinion({ words }: Job, clause: number, criterion: number, turn: number) {
  const given = (marks: number[]) => marks[turn % marks.length]!;
  if (clause === 2 && criterion === 0) return { mark: given(turns.low), word: turn === 0 ? words.unmeasured : null };
  if (clause === 3 && criterion === 3)
    return { mark: given(turns.divided), word: turn === 1 ? words.unachievable : null };
  return { mark: given(turns.high), word: null };
}

/** The leader lets go on what is judged below the threshold. @returns how many clauses */
export async function excuse(job: Job): Promise<number> {
  const leader = await job.as('serviceManager');
  const { items } = await leader.get<CriteriaMatrixDto>(job.draft('/criteria?show=below&limit=200'));
  const blocking = items.filter((clause) => clause.blocking);
  for (const { clauseId, revisionId } of blocking) {
    await leader.post(job.draft(`/clauses/${clauseId}/excuses`), { revisionId, reason: job.words.excused });
  }
  return blocking.length;
}

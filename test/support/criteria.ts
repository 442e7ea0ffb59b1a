import type { ClauseJudgementsDto } from '../../src/quality/criteria/criteria.dto';
import type { SignedIn } from './etalon';

interface Judged {
  /** `/api/drafts/7` */
  path: string;
}

/** What somebody sees of the judgements of a clause. */
export async function judgementsOf(by: SignedIn, { path }: Judged, clauseId: number): Promise<ClauseJudgementsDto> {
  return (await by.client.get(`${path}/clauses/${clauseId}/judgements`).expect(200)).body;
}

/** Gives these marks by the first criteria, and this word about the first of them. */
export async function judge(
  by: SignedIn,
  draft: Judged,
  clauseId: number,
  marks: number[],
  word?: string,
): Promise<void> {
  const { criteria, revisionId } = await judgementsOf(by, draft, clauseId);
  const given = marks.map((mark, index) => ({ criterionId: criteria[index]!.id, mark, ...(index === 0 && { word }) }));
  await sendMarks(by, draft, clauseId, { revisionId, marks: given }).expect(200);
}

export function sendMarks(by: SignedIn, { path }: Judged, clauseId: number, body: object) {
  return by.client.put(`${path}/clauses/${clauseId}/judgements/mine`).send(body);
}

/** Lets the present text of the clause go on. */
export async function excused(
  by: SignedIn,
  draft: Judged,
  clauseId: number,
  reason: string,
): Promise<ClauseJudgementsDto> {
  const { revisionId } = await judgementsOf(by, draft, clauseId);
  return (await sendExcuse(by, draft, clauseId, { revisionId, reason }).expect(201)).body;
}

export function sendExcuse(by: SignedIn, { path }: Judged, clauseId: number, body: object) {
  return by.client.post(`${path}/clauses/${clauseId}/excuses`).send(body);
}

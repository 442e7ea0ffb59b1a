import type { SignedIn, TestEtalon } from './etalon';
import { draftedDraft, type FormedDraft } from './working-groups';

/** A draft in review: `member` and `staff` (who is not of the group) were asked, the others were not. */
export interface ReviewedDraft extends FormedDraft {
  roundId: number;
  staff: SignedIn;
  /** The clauses of the draft in their order: a role clause, a general one, and one of the second section. */
  clauses: number[];
}

export const inAWeek = () => new Date(Date.now() + 7 * 24 * 3600 * 1000).toISOString();

export function openRound({ path }: FormedDraft, by: SignedIn, participants: { id: number }[], change: object = {}) {
  const participantIds = participants.map(({ id }) => id);
  return by.client
    .post(`${path}/rounds`)
    .send({ kind: 'working-group', deadline: inAWeek(), participantIds, ...change });
}

export async function reviewedDraft(etalon: TestEtalon, file?: string): Promise<ReviewedDraft> {
  const draft = await draftedDraft(etalon, file);
  const staff = await etalon.person();
  const { body } = await openRound(draft, draft.leader, [draft.member, staff]).expect(201);
  const clauses = draft.sections.flatMap(({ clauses }) => clauses.map(({ id }) => id));
  return { ...draft, staff, roundId: body.id, clauses };
}

export function comment({ path }: FormedDraft, by: SignedIn, change: object = {}) {
  return by.client.post(`${path}/comments`).send({ type: 'general', text: 'Too long for a customer.', ...change });
}

/** Makes a comment and answers its id. */
export async function commented(draft: FormedDraft, by: SignedIn, change: object = {}): Promise<number> {
  return (await comment(draft, by, change).expect(201)).body.id;
}

export function closeRound({ leader, roundId }: ReviewedDraft) {
  return leader.client.post(`/api/rounds/${roundId}/closure`).send({});
}

export function dispose(by: SignedIn, commentId: number, change: object = {}) {
  return by.client
    .post(`/api/comments/${commentId}/disposition`)
    .send({ outcome: 'rejected', reason: 'Measured: nobody waits.', ...change });
}

export function apply(by: SignedIn, commentId: number, version: number, body: object = {}) {
  return by.client.post(`/api/comments/${commentId}/application`).set('If-Match', `"${version}"`).send(body);
}

/** Lets the deadline of a round pass. */
export async function letPass(etalon: TestEtalon, roundId: number): Promise<void> {
  await etalon.dataSource.query(`update round set deadline = now() - interval '1 second' where id = $1`, [roundId]);
}

/** Saves a new body of a clause and answers the revision it made. */
export async function revise(draft: ReviewedDraft, by: SignedIn, clauseId: number, body: string): Promise<number> {
  const path = `${draft.path}/clauses/${clauseId}`;
  const { headers } = await by.client.get(path).expect(200);
  const saved = await by.client.patch(path).set('If-Match', headers['etag']!).send({ body }).expect(200);
  return saved.body.revisionId;
}

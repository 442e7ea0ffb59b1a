import type { DraftState } from '../../src/standards/draft.lifecycle';
import type { SignedIn, TestEtalon } from './etalon';
import { importStandard, smallStandard } from './standards';

/** A draft whose text HR imported, so HR is its only author; the leader leads its group. */
export interface TestDraft {
  standardId: number;
  draftId: number;
  /** `/api/drafts/7` */
  path: string;
  hr: SignedIn;
  leader: SignedIn;
}

/** A draft taken to `state` past the steps that lead there, which have journeys of their own. */
export async function draftIn(etalon: TestEtalon, state: DraftState, file = smallStandard()): Promise<TestDraft> {
  const [hr, leader] = [await etalon.person('hr'), await etalon.person()];
  const { standardId, draftId } = await importStandard(hr.client, file);
  await ledTo(etalon, draftId, leader, state);
  return { standardId, draftId, path: `/api/drafts/${draftId}`, hr, leader };
}

/** The draft that follows the edition in force, copied from it and taken to `state`. */
export async function nextDraft(etalon: TestEtalon, { standardId, hr, leader }: TestDraft, state: DraftState) {
  const { body } = await hr.client.post(`/api/standards/${standardId}/drafts`).expect(201);
  const draftId = body.id as number;
  await ledTo(etalon, draftId, leader, state);
  return { standardId, draftId, path: `/api/drafts/${draftId}`, hr, leader };
}

async function ledTo(etalon: TestEtalon, draftId: number, leader: SignedIn, state: DraftState): Promise<void> {
  await etalon.dataSource.query(
    `insert into working_group_member (draft_id, person_id, functions, capacity) values ($1, $2, '{leader}', 'other')`,
    [draftId, leader.id],
  );
  await moveTo(etalon, draftId, state);
}

export async function moveTo(etalon: TestEtalon, draftId: number, state: DraftState): Promise<void> {
  await etalon.dataSource.query('update draft set state = $2 where id = $1', [draftId, state]);
}

export async function stateOf(etalon: TestEtalon, draftId: number): Promise<DraftState> {
  const [{ state }] = await etalon.dataSource.query('select state from draft where id = $1', [draftId]);
  return state;
}

/** How often each thing happened to the draft. */
export async function eventCounts(etalon: TestEtalon, draftId: number): Promise<Record<string, number>> {
  const rows: { type: string; count: number }[] = await etalon.dataSource.query(
    'select type, count(*)::int as count from event where draft_id = $1 group by type',
    [draftId],
  );
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
}

export async function people(etalon: TestEtalon, count: number): Promise<SignedIn[]> {
  return Promise.all(Array.from({ length: count }, () => etalon.person('management')));
}

export function putSheet({ path }: TestDraft, by: SignedIn, approvers: SignedIn[], quorum: number, version = 0) {
  const approverIds = approvers.map(({ id }) => id);
  return by.client.put(`${path}/approval-sheet`).set('If-Match', `"${version}"`).send({ approverIds, quorum });
}

/** A draft laid before these approvers. */
export async function submittedTo(etalon: TestEtalon, approvers: SignedIn[], quorum: number, file?: string) {
  const draft = await draftIn(etalon, 'finalising', file);
  await submit(draft, approvers, quorum);
  return draft;
}

export async function submit(draft: TestDraft, approvers: SignedIn[], quorum: number): Promise<void> {
  await putSheet(draft, draft.leader, approvers, quorum).expect(200);
  await draft.leader.client.post(`${draft.path}/submission`).send({}).expect(201);
}

export async function presentHash({ path, hr }: TestDraft): Promise<string> {
  const { body } = await hr.client.get(`${path}/approval`).expect(200);
  return body.contentHash;
}

export function decide(
  { path }: TestDraft,
  by: SignedIn,
  decision: { verdict: string; contentHash: string; reasons?: string },
) {
  return by.client.post(`${path}/decisions`).send(decision);
}

/** A draft that one approver has approved. */
export async function approvedDraft(etalon: TestEtalon, file?: string) {
  const [approver] = await people(etalon, 1);
  const draft = await submittedTo(etalon, [approver!], 1, file);
  await decide(draft, approver!, { verdict: 'approve', contentHash: await presentHash(draft) }).expect(201);
  return { ...draft, approver: approver! };
}

/** HR changes the text of a clause, which is allowed while approvers decide. */
export async function edit({ path, hr }: TestDraft, body: string): Promise<void> {
  const { body: text } = await hr.client.get(`${path}/text`).expect(200);
  const { id } = text.sections[0].clauses[0] as { id: number };
  const { headers } = await hr.client.get(`${path}/clauses/${id}`).expect(200);
  await hr.client.patch(`${path}/clauses/${id}`).set('If-Match', headers['etag']!).send({ body }).expect(200);
}

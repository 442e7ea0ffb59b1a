import {
  decide,
  draftIn,
  edit,
  eventCounts,
  moveTo,
  people,
  presentHash,
  putSheet,
  stateOf,
  submittedTo,
} from '../support/approvals';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';

let etalon: TestEtalon;
beforeAll(async () => (etalon = await startEtalon()));
afterAll(() => etalon.stop());

const codes = (body: { faults: { field: string; code: string }[] }) =>
  body.faults.map(({ field, code }) => [field, code]);

describe('the approval sheet', () => {
  it('is empty at version 0, is filled in by the leader or HR, and knows its version', async () => {
    const draft = await draftIn(etalon, 'drafting');
    const approvers = await people(etalon, 2);
    const { leader, hr, path } = draft;
    const empty = await leader.client.get(`${path}/approval-sheet`).expect(200);
    expect(empty.body).toEqual({ approvers: [], quorum: 1, version: 0, allowedActions: ['change'] });
    expect(empty.headers['etag']).toBe('"0"');

    const { body } = await putSheet(draft, leader, approvers, 2).expect(200);
    expect(body).toEqual({
      approvers: approvers.map(({ id, person }) => ({ id, name: person.name, active: true })),
      quorum: 2,
      version: 1,
      allowedActions: ['change'],
    });
    await putSheet(draft, hr, approvers.slice(1), 1, 1).expect(200);

    const stale = await putSheet(draft, leader, approvers, 1, 1).expect(412);
    expect(stale.body.present).toMatchObject({ approverIds: [approvers[1]!.id], quorum: 1, version: 2 });
    const again = await putSheet(draft, leader, approvers, 1).expect(412);
    expect(again.body.code).toBe('stale');
    const unversioned = await leader.client.put(`${path}/approval-sheet`).send({ approverIds: [hr.id], quorum: 1 });
    expect(unversioned.status).toBe(428);
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({ 'approval-sheet.changed': 2 });
  });

  it('is filled in once by twenty at the same moment', async () => {
    const draft = await draftIn(etalon, 'drafting');
    const approvers = await people(etalon, 2);
    const replies = await Promise.all(Array.from({ length: 20 }, () => putSheet(draft, draft.leader, approvers, 1)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(19).fill(412)]);
  });

  it('names active people, and no more approvals than they can give', async () => {
    const draft = await draftIn(etalon, 'drafting');
    const [active, gone] = await people(etalon, 2);
    await etalon.dataSource.query('update person set deactivated_at = now() where id = $1', [gone!.id]);
    const put = (approverIds: unknown, quorum: unknown) =>
      draft.leader.client.put(`${draft.path}/approval-sheet`).set('If-Match', '"0"').send({ approverIds, quorum });
    expect(codes((await put([gone!.id, active!.id, 2_000_000], 4).expect(422)).body)).toEqual([
      ['approverIds.0', 'not-an-active-person'],
      ['approverIds.2', 'not-an-active-person'],
      ['quorum', 'out-of-range'],
    ]);
    expect(codes((await put([], 0).expect(422)).body)).toEqual([
      ['approverIds', 'too-few'],
      ['quorum', 'out-of-range'],
    ]);
    expect(codes((await put([active!.id, active!.id], -1).expect(422)).body)).toEqual([
      ['approverIds', 'duplicate'],
      ['quorum', 'out-of-range'],
    ]);
  });

  it('is not for other members, not for outsiders, and closed once decided', async () => {
    const draft = await draftIn(etalon, 'drafting');
    const [approver, outsider] = await people(etalon, 2);
    await putSheet(draft, outsider!, [approver!], 1).expect(404);
    await outsider!.client.get(`${draft.path}/approval-sheet`).expect(404);
    await putSheet(draft, draft.leader, [approver!], 1).expect(200);
    const { body } = await approver!.client.get(`${draft.path}/approval-sheet`).expect(200);
    expect(body.allowedActions).toEqual([]);
    await putSheet(draft, approver!, [approver!], 1, 1).expect(403);
    for (const state of ['approved', 'published', 'withdrawn'] as const) {
      await moveTo(etalon, draft.draftId, state);
      const refused = await putSheet(draft, draft.leader, [approver!], 1, 1).expect(409);
      expect(refused.body).toMatchObject({ code: 'sheet-is-closed', state });
    }
  });
});

describe('submitting', () => {
  it('names everything that is missing: approvers, clauses', async () => {
    const draft = await draftIn(etalon, 'finalising');
    await etalon.dataSource.query(`update placed_clause set position = null, removed_at = now() where draft_id = $1`, [
      draft.draftId,
    ]);
    const { body } = await draft.leader.client.post(`${draft.path}/submission`).send({}).expect(409);
    expect(body.code).toBe('step-blocked');
    expect(codes(body)).toEqual([
      ['approverIds', 'no-approvers'],
      ['', 'no-clauses'],
      ['2', 'empty-section'],
    ]);
    expect(await stateOf(etalon, draft.draftId)).toBe('finalising');
  });

  it('needs somebody besides the authors, and everybody still there', async () => {
    const draft = await draftIn(etalon, 'finalising');
    const [other] = await people(etalon, 1);
    const submit = () => draft.leader.client.post(`${draft.path}/submission`).send({});
    await putSheet(draft, draft.leader, [draft.hr], 1).expect(200);
    expect(codes((await submit().expect(409)).body)).toEqual([['approverIds', 'approver-besides-authors']]);
    await putSheet(draft, draft.leader, [draft.hr, other!], 2, 1).expect(200);
    await etalon.dataSource.query('update person set deactivated_at = now() where id = $1', [other!.id]);
    expect(codes((await submit().expect(409)).body)).toEqual([
      ['approverIds', 'approver-left'],
      ['quorum', 'quorum-out-of-reach'],
      ['approverIds', 'approver-besides-authors'],
    ]);
  });

  it('finds a clause for a job role that the draft no longer lists', async () => {
    const draft = await draftIn(etalon, 'finalising');
    const [approver] = await people(etalon, 1);
    await putSheet(draft, draft.leader, [approver!], 1).expect(200);
    await etalon.dataSource.query(
      `update draft set job_roles = '[{"key": "cashier", "title": "Cashier"}]' where id = $1`,
      [draft.draftId],
    );
    const { body } = await draft.leader.client.post(`${draft.path}/submission`).send({}).expect(409);
    expect(codes(body)).toEqual([['1.1.appliesTo.0', 'unknown-job-role']]);
  });

  it('is the leader’s, from finalising alone', async () => {
    const draft = await draftIn(etalon, 'finalising');
    const [approver, outsider] = await people(etalon, 2);
    await putSheet(draft, draft.leader, [approver!], 1).expect(200);
    const submit = (by: SignedIn) => by.client.post(`${draft.path}/submission`).send({});
    await submit(outsider!).expect(404);
    expect((await submit(approver!).expect(403)).body.code).toBe('not-your-step');
    const { body } = await submit(draft.leader).expect(201);
    expect(body).toMatchObject({ state: 'approval', quorum: 1, quorumReached: false, decisions: [] });
    expect(body.submissions).toEqual([
      expect.objectContaining({
        contentHash: body.contentHash,
        submittedBy: expect.objectContaining({ id: draft.leader.id }),
      }),
    ]);
    const again = await submit(draft.leader).expect(409);
    expect(again.body).toMatchObject({
      code: 'illegal-step',
      state: 'approval',
      allowedActions: ['return', 'approve', 'withdraw'],
    });
  });
});

describe('deciding', () => {
  it('approves when the quorum is reached, and tells everybody where it stands', async () => {
    const approvers = await people(etalon, 3);
    const [first, second, third] = approvers as [SignedIn, SignedIn, SignedIn];
    const draft = await submittedTo(etalon, approvers, 2);
    const contentHash = await presentHash(draft);
    const before = await first.client.get(`${draft.path}/approval`).expect(200);
    expect(before.body).toMatchObject({ allowedActions: ['approve', 'return'], quorumReached: false });
    expect(before.body.missing).toEqual([
      { field: 'quorum', code: 'approvals-missing', message: '2 approvals are still missing' },
    ]);

    const one = await decide(draft, first, { verdict: 'approve', contentHash, reasons: 'Well done.' }).expect(201);
    expect(one.body).toMatchObject({ state: 'approval', quorumReached: false, allowedActions: [] });
    expect(one.body.decisions).toEqual([
      expect.objectContaining({
        person: { id: first.id, name: first.person.name },
        verdict: 'approve',
        reasons: 'Well done.',
        contentHash,
        standing: 'counts',
      }),
    ]);
    const repeated = await decide(draft, first, { verdict: 'approve', contentHash }).expect(409);
    expect(repeated.body.code).toBe('already-decided');

    const two = await decide(draft, second, { verdict: 'approve', contentHash }).expect(201);
    expect(two.body).toMatchObject({ state: 'approved', quorumReached: true, missing: [], allowedActions: [] });
    const late = await decide(draft, third, { verdict: 'return', contentHash, reasons: 'Too late.' }).expect(409);
    expect(late.body).toMatchObject({
      code: 'illegal-step',
      state: 'approved',
      allowedActions: ['publish', 'withdraw'],
    });
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({
      'draft.submit': 1,
      'decision.made': 2,
      'draft.approve': 1,
    });
  });

  it('is for approvers only', async () => {
    const [approver, outsider] = await people(etalon, 2);
    const draft = await submittedTo(etalon, [approver!], 1);
    const approval = { verdict: 'approve', contentHash: await presentHash(draft) };
    await decide(draft, outsider!, approval).expect(404);
    expect((await decide(draft, draft.leader, approval).expect(403)).body.code).toBe('not-your-step');
    expect((await decide(draft, draft.hr, approval).expect(403)).body.code).toBe('not-your-step');
  });

  it('returns the draft with reasons; the next submission is decided anew', async () => {
    const approvers = await people(etalon, 2);
    const [first, second] = approvers as [SignedIn, SignedIn];
    const draft = await submittedTo(etalon, approvers, 2);
    const contentHash = await presentHash(draft);
    await decide(draft, first, { verdict: 'approve', contentHash }).expect(201);
    const silent = await decide(draft, second, { verdict: 'return', contentHash, reasons: '  ' }).expect(422);
    expect(codes(silent.body)).toEqual([['reasons', 'required']]);
    const returned = await decide(draft, second, {
      verdict: 'return',
      contentHash,
      reasons: 'Not on holidays.',
    }).expect(201);
    expect(returned.body.state).toBe('rework');
    expect(returned.body.decisions.map(({ standing }: { standing: string }) => standing)).toEqual([
      'submission-ended',
      'submission-ended',
    ]);

    await moveTo(etalon, draft.draftId, 'finalising');
    await draft.leader.client.post(`${draft.path}/submission`).send({}).expect(201);
    const anew = await decide(draft, second, { verdict: 'approve', contentHash }).expect(201);
    expect(anew.body).toMatchObject({ state: 'approval', quorumReached: false });
    expect(anew.body.submissions).toHaveLength(2);
    await decide(draft, first, { verdict: 'approve', contentHash }).expect(201);
    expect(await stateOf(etalon, draft.draftId)).toBe('approved');
    const [{ data }] = await etalon.dataSource.query(
      `select data from event where draft_id = $1 and type = 'draft.return'`,
      [draft.draftId],
    );
    expect(data).toMatchObject({ reasons: 'Not on holidays.', from: 'approval', to: 'rework' });
  });

  it('promise 12: a decision names the text that was read; an edit voids what was decided, its undoing restores it', async () => {
    const approvers = await people(etalon, 2);
    const [first, second] = approvers as [SignedIn, SignedIn];
    const draft = await submittedTo(etalon, approvers, 2);
    const contentHash = await presentHash(draft);
    await decide(draft, first, { verdict: 'approve', contentHash }).expect(201);
    await edit(draft, 'Another text.');

    const stale = await decide(draft, second, { verdict: 'approve', contentHash }).expect(412);
    const present = await presentHash(draft);
    expect(stale.body).toMatchObject({ code: 'stale', present: { contentHash: present } });
    const wrong = await decide(draft, second, { verdict: 'return', contentHash: 'f'.repeat(64), reasons: 'No.' });
    expect(wrong.status).toBe(412);
    await decide(draft, second, { verdict: 'approve', contentHash: present }).expect(201);
    expect(await stateOf(etalon, draft.draftId)).toBe('approval');
    const { body } = await first.client.get(`${draft.path}/approval`).expect(200);
    expect(body.decisions.map(({ standing }: { standing: string }) => standing)).toEqual(['text-changed', 'counts']);
    expect(body.allowedActions).toEqual(['approve', 'return']);

    await edit(draft, 'The operator answers by the third ring.');
    expect(await presentHash(draft)).toBe(contentHash);
    const repeated = await decide(draft, first, { verdict: 'approve', contentHash }).expect(409);
    expect(repeated.body.code).toBe('already-decided');
    await decide(draft, second, { verdict: 'approve', contentHash }).expect(201);
    expect(await stateOf(etalon, draft.draftId)).toBe('approved');
  });

  it('promise 11: who wrote the text does not approve it alone', async () => {
    const [other] = await people(etalon, 1);
    const draft = await draftIn(etalon, 'finalising');
    await putSheet(draft, draft.leader, [draft.hr, other!], 1).expect(200);
    await draft.leader.client.post(`${draft.path}/submission`).send({}).expect(201);
    const contentHash = await presentHash(draft);
    const own = await decide(draft, draft.hr, { verdict: 'approve', contentHash }).expect(201);
    expect(own.body).toMatchObject({ state: 'approval', quorumReached: false });
    expect(codes({ faults: own.body.missing })).toEqual([['approverIds', 'approval-besides-authors']]);
    await decide(draft, other!, { verdict: 'approve', contentHash }).expect(201);
    expect(await stateOf(etalon, draft.draftId)).toBe('approved');
  });

  it('promise 11: the quorum holds while its members change', async () => {
    const approvers = await people(etalon, 4);
    const [first, second, third, fourth] = approvers as [SignedIn, SignedIn, SignedIn, SignedIn];
    const draft = await submittedTo(etalon, [first, second, third], 2);
    const contentHash = await presentHash(draft);
    await decide(draft, first, { verdict: 'approve', contentHash }).expect(201);

    const lowered = await putSheet(draft, draft.leader, [first, second], 1, 1).expect(409);
    expect(codes(lowered.body)).toEqual([['quorum', 'sheet-would-approve']]);
    const alone = await putSheet(draft, draft.leader, [draft.hr], 1, 1).expect(409);
    expect(codes(alone.body)).toEqual([['approverIds', 'approver-besides-authors']]);

    await putSheet(draft, draft.leader, [second, third, fourth], 2, 1).expect(200);
    await decide(draft, first, { verdict: 'approve', contentHash }).expect(404);
    const one = await decide(draft, second, { verdict: 'approve', contentHash }).expect(201);
    expect(one.body.state).toBe('approval');
    expect(one.body.decisions.map(({ standing }: { standing: string }) => standing)).toEqual([
      'not-an-approver',
      'counts',
    ]);
    await decide(draft, fourth, { verdict: 'approve', contentHash }).expect(201);
    expect(await stateOf(etalon, draft.draftId)).toBe('approved');
  });

  it('reports what is wrong with a decision by field', async () => {
    const [approver] = await people(etalon, 1);
    const draft = await submittedTo(etalon, [approver!], 1);
    const { body } = await approver!.client
      .post(`${draft.path}/decisions`)
      .send({ verdict: 'perhaps', contentHash: 'abc' });
    expect(codes(body)).toEqual([
      ['verdict', 'not-one-of'],
      ['contentHash', 'too-short'],
    ]);
  });
});

import { decide, edit, eventCounts, people, presentHash, putSheet, stateOf, submittedTo } from '../support/approvals';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';

let etalon: TestEtalon;
let racers: SignedIn[];
beforeAll(async () => {
  etalon = await startEtalon();
  racers = await people(etalon, 20);
});
afterAll(() => etalon.stop());

const runs = 5;

describe.each(Array.from({ length: runs }, (_, run) => run + 1))('run %i', (run) => {
  it('promise 9: twenty approvers who decide at once approve exactly once', async () => {
    const quorum = run * 3;
    const draft = await submittedTo(etalon, racers, quorum);
    const contentHash = await presentHash(draft);
    const replies = await Promise.all(racers.map((racer) => decide(draft, racer, { verdict: 'approve', contentHash })));
    const accepted = replies.filter(({ status }) => status === 201);
    const refused = replies.filter(({ status }) => status !== 201);
    expect(accepted).toHaveLength(quorum);
    expect(refused.every(({ status, body }) => status === 409 && body.code === 'illegal-step')).toBe(true);
    expect(await stateOf(etalon, draft.draftId)).toBe('approved');
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({ 'decision.made': quorum, 'draft.approve': 1 });
  });

  it('of returns and approvals at once, one step is taken and the rest find it taken', async () => {
    const draft = await submittedTo(etalon, racers, 10);
    const contentHash = await presentHash(draft);
    const replies = await Promise.all(
      racers.map((racer, index) =>
        decide(draft, racer, { verdict: index % 4 === 3 ? 'return' : 'approve', contentHash, reasons: 'As I see it.' }),
      ),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201, 409]));
    const events = await eventCounts(etalon, draft.draftId);
    expect((events['draft.approve'] ?? 0) + (events['draft.return'] ?? 0)).toBe(1);
    expect(events['decision.made']).toBe(replies.filter(({ status }) => status === 201).length);
  });

  it('one approver who sends his decision twenty times has decided once', async () => {
    const draft = await submittedTo(etalon, racers, 2);
    const contentHash = await presentHash(draft);
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => decide(draft, racers[0]!, { verdict: 'approve', contentHash })),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ body }) => body.code === 'already-decided')).toHaveLength(19);
    expect(await stateOf(etalon, draft.draftId)).toBe('approval');
  });

  it('promise 12: an edit in the middle of the decisions leaves no approval that mixes two texts', async () => {
    const draft = await submittedTo(etalon, racers, 18);
    const contentHash = await presentHash(draft);
    const [replies] = await Promise.all([
      Promise.all(racers.map((racer) => decide(draft, racer, { verdict: 'approve', contentHash }))),
      edit(draft, `Text of run ${run}.`).catch(() => undefined),
    ]);
    const accepted = replies.filter(({ status }) => status === 201).length;
    // Whichever came first: the text was approved as it was by eighteen, or it was changed and nothing counts.
    if ((await stateOf(etalon, draft.draftId)) === 'approved') {
      expect(accepted).toBe(18);
      expect(await presentHash(draft)).toBe(contentHash);
    } else {
      expect(await presentHash(draft)).not.toBe(contentHash);
      const { body } = await draft.hr.client.get(`${draft.path}/approval`).expect(200);
      expect(body.decisions).toHaveLength(accepted);
      expect(body.missing[0]).toMatchObject({ code: 'approvals-missing' });
      expect(replies.every(({ status }) => status === 201 || status === 412)).toBe(true);
    }
  });

  it('promise 11: an approver taken off the sheet while he decides is an approver or is not', async () => {
    const [first, second, third] = racers as [SignedIn, SignedIn, SignedIn];
    const draft = await submittedTo(etalon, [first, second], 2);
    const contentHash = await presentHash(draft);
    const [decision, change] = await Promise.all([
      decide(draft, first, { verdict: 'approve', contentHash }),
      putSheet(draft, draft.leader, [second, third], 2, 1),
    ]);
    expect(change.status).toBe(200);
    expect([201, 403, 404]).toContain(decision.status);
    await decide(draft, second, { verdict: 'approve', contentHash }).expect(201);
    expect(await stateOf(etalon, draft.draftId)).toBe('approval');
    await decide(draft, third, { verdict: 'approve', contentHash }).expect(201);
    expect(await stateOf(etalon, draft.draftId)).toBe('approved');
  });
});

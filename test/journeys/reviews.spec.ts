import { startEtalon, type TestEtalon } from '../support/etalon';
import {
  apply,
  closeRound,
  comment,
  commented,
  dispose,
  openRound,
  reviewedDraft,
  revise,
  type ReviewedDraft,
} from '../support/reviews';
import { draftedDraft, eventsOf, nameResponsible } from '../support/working-groups';

let etalon: TestEtalon;
beforeAll(async () => (etalon = await startEtalon()));
afterAll(() => etalon.stop());

const codes = (faults: { field: string; code: string }[]) => faults.map(({ field, code }) => [field, code]);
const wording = 'The operator answers by the **second** ring.';

/** A draft in rework with one comment on the first clause, by `member`, with `wording`. */
async function reworkedDraft(): Promise<ReviewedDraft & { suggested: number }> {
  const draft = await reviewedDraft(etalon);
  const suggested = await commented(draft, draft.member, { clauseId: draft.clauses[0], suggestion: wording });
  await closeRound(draft).expect(201);
  return { ...draft, suggested };
}

const thread = async (by: { client: TestEtalon['outsider'] }, id: number) =>
  (await by.client.get(`/api/comments/${id}`).expect(200)).body;

describe('commenting', () => {
  it('is possible on a clause, a section and the whole draft', async () => {
    const draft = await reviewedDraft(etalon);
    const { member, staff, leader, clauses, sections } = draft;
    const { body: onClause } = await comment(draft, member, {
      clauseId: clauses[0],
      type: 'technical',
      text: '  Two are enough. ',
      suggestion: `${wording}\r\n\n`,
    }).expect(201);
    expect(onClause).toEqual({
      id: expect.any(Number),
      draftId: draft.draftId,
      roundId: draft.roundId,
      clauseId: clauses[0],
      sectionId: null,
      place: { number: '1.1', title: 'Three rings' },
      revisionId: expect.any(Number),
      passage: null,
      passageRevisionId: null,
      anchoring: null,
      author: { id: member.id, name: member.person.name },
      createdAt: expect.any(String),
      type: 'technical',
      text: 'Two are enough.',
      suggestion: wording,
      proposal: { state: 'new', body: wording },
      trace: null,
      disposition: null,
      mentions: [],
      agreements: [],
      resolution: null,
      joinedTo: null,
      joined: [],
      replies: 0,
      allowedActions: ['reply', 'resolve'],
    });
    expect((await thread(member, onClause.id)).comment).toEqual(onClause);
    const onSection = await comment(draft, staff, { sectionId: sections[1]!.id }).expect(201);
    expect(onSection.body).toMatchObject({ place: { number: '2', title: 'Ending a call' }, revisionId: null });
    const onDraft = await comment(draft, leader).expect(201);
    expect(onDraft.body).toMatchObject({ place: null, clauseId: null, sectionId: null });
    expect((await thread(draft.owner, onDraft.body.id)).comment).toEqual({
      ...onDraft.body,
      allowedActions: ['reply', 'agree'],
    });

    const events = await etalon.dataSource.query(
      `select actor_id as actor, subject_id::int as subject, standard_id as standard, data from event
        where draft_id = $1 and type = 'comment.made' order by id limit 1`,
      [draft.draftId],
    );
    expect(events).toEqual([
      {
        actor: member.id,
        subject: onClause.id,
        standard: draft.standardId,
        data: { type: 'technical', clauseId: clauses[0], suggestion: true },
      },
    ]);
  });

  it('is for those who were asked and for the leader, while the round is open', async () => {
    const draft = await draftedDraft(etalon);
    const { leader, member, another, hr } = draft;
    expect((await comment(draft, leader).expect(409)).body.code).toBe('no-open-round');
    const { body: round } = await openRound(draft, leader, [member]).expect(201);
    const outsider = await etalon.person('management');
    for (const by of [another, hr, await etalon.person('administrator')]) {
      expect((await comment(draft, by).expect(403)).body.code).toBe('not-asked-to-review');
    }
    await comment(draft, outsider).expect(404);
    await comment({ ...draft, path: '/api/drafts/2000000' }, member).expect(404);
    await comment(draft, member).expect(201);
    await closeRound({ ...draft, roundId: round.id, staff: member, clauses: [] }).expect(201);
    expect((await comment(draft, member).expect(409)).body.code).toBe('no-open-round');
    expect((await eventsOf(etalon, draft.draftId)).filter((type) => type === 'comment.made')).toHaveLength(1);
  });

  it('is never written into a round that closes at the same moment', async () => {
    const draft = await reviewedDraft(etalon);
    const [closed, ...replies] = await Promise.all([
      closeRound(draft),
      ...Array.from({ length: 12 }, () => comment(draft, draft.member)),
    ]);
    expect(closed.status).toBe(201);
    const made = replies.filter(({ status }) => status === 201).length;
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(12 - made);
    const { body } = await draft.leader.client.get(`/api/rounds/${draft.roundId}`).expect(200);
    expect(body.comments).toBe(made);
    const late: unknown[] = await etalon.dataSource.query(
      `select from event made join event closed on closed.draft_id = made.draft_id and closed.id < made.id
        where made.draft_id = $1 and made.type = 'comment.made' and closed.type = 'draft.close-review'`,
      [draft.draftId],
    );
    expect(late).toEqual([]);
  });

  it('names every fault at once', async () => {
    const [draft, other] = [await reviewedDraft(etalon), await reviewedDraft(etalon)];
    const { member, clauses, sections } = draft;
    const faults = async (change: object) => codes((await comment(draft, member, change).expect(422)).body.faults);
    expect(await faults({ type: 'rude', text: ' ', suggestion: '', mood: 'bad', clauseId: 0 })).toEqual([
      ['mood', 'unexpected-field'],
      ['clauseId', 'out-of-range'],
      ['type', 'not-one-of'],
      ['text', 'required'],
      ['suggestion', 'required'],
    ]);
    expect(await faults({ clauseId: clauses[0], sectionId: sections[0]!.id })).toEqual([['sectionId', 'one-subject']]);
    expect(await faults({ clauseId: other.clauses[0], suggestion: '# Rings' })).toEqual([
      ['clauseId', 'not-in-draft'],
      ['suggestion', 'body-heading'],
    ]);
    expect(await faults({ sectionId: other.sections[0]!.id, suggestion: wording })).toEqual([
      ['sectionId', 'not-in-draft'],
      ['suggestion', 'suggestion-without-clause'],
    ]);
    expect(await faults({ clauseId: clauses[0], suggestion: 'The operator answers by the third ring.\n' })).toEqual([
      ['suggestion', 'suggestion-changes-nothing'],
    ]);
    const { body } = await member.client.get(`${draft.path}/comments`).expect(200);
    expect(body.items).toEqual([]);
  });

  it('is refused on what was removed from the draft', async () => {
    const draft = await draftedDraft(etalon);
    const { leader, hr, member, sections } = draft;
    const clauseId = sections[1]!.clauses[0]!.id;
    await hr.client.delete(`${draft.path}/clauses/${clauseId}`).set('If-Match', '"1"').expect(204);
    await hr.client.delete(`${draft.path}/sections/${sections[1]!.id}`).set('If-Match', '"1"').expect(204);
    await openRound(draft, leader, [member]).expect(201);
    const onClause = await comment(draft, member, { clauseId }).expect(422);
    expect(onClause.body.faults).toEqual([
      { field: 'clauseId', code: 'removed-from-draft', message: '“Thanks” was removed from the draft' },
    ]);
    const onSection = await comment(draft, member, { sectionId: sections[1]!.id }).expect(422);
    expect(codes(onSection.body.faults)).toEqual([['sectionId', 'removed-from-draft']]);
  });
});

describe('reading comments', () => {
  it('finds them by clause, section, round, author, type and whether they are answered, page by page', async () => {
    const draft = await reviewedDraft(etalon);
    const { member, staff, leader, clauses, sections, roundId } = draft;
    const ids = [
      await commented(draft, member, { clauseId: clauses[0], type: 'technical' }),
      await commented(draft, staff, { clauseId: clauses[1] }),
      await commented(draft, member, { sectionId: sections[0]!.id }),
      await commented(draft, member, { clauseId: clauses[2] }),
      await commented(draft, staff),
    ];
    await closeRound(draft).expect(201);
    await dispose(leader, ids[1]!).expect(201);
    await openRound(draft, leader, [staff]).expect(201);
    const later = await commented(draft, staff, { type: 'editorial' });
    const list = async (query: object) => {
      const { body } = await leader.client.get(`${draft.path}/comments`).query(query).expect(200);
      return [body.items.map(({ id }: { id: number }) => id), body.next];
    };
    expect(await list({})).toEqual([[...ids, later], null]);
    expect(await list({ clauseId: clauses[0] })).toEqual([[ids[0]], null]);
    expect(await list({ sectionId: sections[0]!.id })).toEqual([ids.slice(0, 3), null]);
    expect(await list({ roundId })).toEqual([ids, null]);
    expect(await list({ authorId: staff.id })).toEqual([[ids[1], ids[4], later], null]);
    expect(await list({ type: 'editorial' })).toEqual([[later], null]);
    expect(await list({ open: 'false' })).toEqual([[ids[1]], null]);
    expect(await list({ open: 'true', roundId })).toEqual([[ids[0], ids[2], ids[3], ids[4]], null]);
    expect(await list({ limit: 2, authorId: member.id })).toEqual([[ids[0], ids[2]], ids[2]]);
    expect(await list({ limit: 2, authorId: member.id, after: ids[2] })).toEqual([[ids[3]], null]);
    const { body } = await leader.client
      .get(`${draft.path}/comments`)
      .query({ open: 'perhaps', type: 'rude', clauseId: 0, colour: 'red' })
      .expect(422);
    expect(codes(body.faults)).toEqual([
      ['colour', 'unexpected-field'],
      ['clauseId', 'out-of-range'],
      ['type', 'not-one-of'],
      ['open', 'not-true-or-false'],
    ]);
  });

  it('is for whoever may read the draft; for others there is no such comment', async () => {
    const draft = await reworkedDraft();
    const outsider = await etalon.person('management');
    await outsider.client.get(`${draft.path}/comments`).expect(404);
    for (const id of [draft.suggested, 2_000_000]) {
      const path = `/api/comments/${id}`;
      for (const request of [
        outsider.client.get(path),
        outsider.client.post(`${path}/replies`).send({ text: 'Hello' }),
        dispose(outsider, id),
        outsider.client.patch(`${path}/disposition`).send({ revisionId: 1 }),
        outsider.client.delete(`${path}/disposition`),
        apply(outsider, id, 1),
      ]) {
        expect((await request.expect(404)).body.subject).toBe('comment');
      }
    }
    await thread(await etalon.person('administrator'), draft.suggested);
  });
});

describe('replying', () => {
  it('is for the group, for those who were asked and for the author, as long as the draft is open', async () => {
    const draft = await reworkedDraft();
    const { staff, owner, member, leader, suggested, path } = draft;
    const reply = (by: typeof staff, body: object = { text: ' Measured: four seconds. ' }) =>
      by.client.post(`/api/comments/${suggested}/replies`).send(body);
    const { body } = await reply(owner).expect(201);
    expect(body).toEqual({
      id: expect.any(Number),
      author: { id: owner.id, name: owner.person.name },
      createdAt: expect.any(String),
      text: 'Measured: four seconds.',
      mentions: [],
    });
    await reply(staff).expect(201);
    await reply(member).expect(201);
    const { replies, comment } = await thread(member, suggested);
    expect(replies.map(({ author }: { author: { id: number } }) => author.id)).toEqual([owner.id, staff.id, member.id]);
    expect(replies[0]).toEqual(body);
    expect(comment.replies).toBe(3);

    expect((await reply(await etalon.person('administrator')).expect(403)).body.code).toBe('not-of-the-review');
    expect(codes((await reply(staff, { text: '', to: 'you' }).expect(422)).body.faults)).toEqual([
      ['to', 'unexpected-field'],
      ['text', 'required'],
    ]);
    await leader.client.post(`${path}/withdrawal`).send({ reason: 'Merged.' }).expect(201);
    expect((await reply(member).expect(409)).body).toMatchObject({ code: 'draft-is-closed', state: 'withdrawn' });
  });
});

describe('answering', () => {
  it('gives each comment an outcome with a reason, which its author reads', async () => {
    const draft = await reworkedDraft();
    const { owner, member, suggested } = draft;
    const { body } = await dispose(owner, suggested, { reason: ' Three is what we measured. ' }).expect(201);
    const disposition = {
      id: expect.any(Number),
      outcome: 'rejected',
      reason: 'Three is what we measured.',
      revisionId: null,
      decidedBy: { id: owner.id, name: owner.person.name },
      decidedAt: expect.any(String),
      withdrawnBy: null,
      withdrawnAt: null,
    };
    expect(body.comment).toMatchObject({ disposition, allowedActions: ['reply', 'withdraw-disposition'] });
    const read = await thread(member, suggested);
    expect(read.comment).toMatchObject({ disposition, allowedActions: ['reply', 'object'] });

    const again = await dispose(owner, suggested, { outcome: 'noted' }).expect(409);
    expect(again.body).toMatchObject({ code: 'already-disposed', outcome: 'rejected' });
    expect(again.body.detail).toBe('This comment has its disposition: rejected. Withdraw it first.');
    expect((await eventsOf(etalon, draft.draftId)).at(-1)).toBe('comment.disposed');
  });

  it('is taken back and given anew, and the first answer stays as history', async () => {
    const draft = await reworkedDraft();
    const { owner, leader, suggested } = draft;
    const withdraw = () => leader.client.delete(`/api/comments/${suggested}/disposition`);
    expect((await withdraw().expect(404)).body.subject).toBe('disposition');
    await dispose(owner, suggested).expect(201);
    const { body } = await withdraw().expect(200);
    expect(body.comment).toMatchObject({
      disposition: null,
      allowedActions: ['reply', 'agree', 'resolve', 'dispose', 'join', 'apply'],
    });
    await dispose(leader, suggested, { outcome: 'noted', reason: 'For the next edition.' }).expect(201);
    const { comment, withdrawnDispositions } = await thread(draft.member, suggested);
    expect(comment.disposition.outcome).toBe('noted');
    expect(withdrawnDispositions).toEqual([
      expect.objectContaining({
        outcome: 'rejected',
        decidedBy: { id: owner.id, name: owner.person.name },
        withdrawnBy: { id: leader.id, name: leader.person.name },
        withdrawnAt: expect.any(String),
      }),
    ]);
    expect((await eventsOf(etalon, draft.draftId)).slice(-3)).toEqual([
      'comment.disposed',
      'comment.disposition-withdrawn',
      'comment.disposed',
    ]);
  });

  it('has one result when ten people answer at the same moment', async () => {
    const draft = await reworkedDraft();
    const replies = await Promise.all(Array.from({ length: 10 }, () => dispose(draft.leader, draft.suggested)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  it('is for who answers for the passage, in rework alone', async () => {
    const draft = await reviewedDraft(etalon);
    const { leader, owner, member, staff, secretary, sections, clauses } = draft;
    await nameResponsible(draft, leader, 'job-roles/operator', secretary).expect(200);
    const [onRoleClause, onClause, onSection, onDraft] = [
      await commented(draft, staff, { clauseId: clauses[0] }),
      await commented(draft, staff, { clauseId: clauses[1] }),
      await commented(draft, staff, { sectionId: sections[0]!.id }),
      await commented(draft, staff),
    ] as const;
    const early = await dispose(leader, onDraft).expect(409);
    expect(early.body).toMatchObject({ code: 'not-answering', state: 'review' });
    expect(early.body.detail).toBe('The draft is in the state “review”; comments are answered in rework.');
    await closeRound(draft).expect(201);
    for (const by of [member, staff]) {
      expect((await dispose(by, onClause).expect(403)).body.code).toBe('not-yours-to-answer');
    }
    await dispose(secretary, onClause).expect(403);
    await dispose(secretary, onSection).expect(403);
    await dispose(secretary, onRoleClause).expect(201);
    await dispose(owner, onDraft).expect(403);
    await dispose(owner, onClause).expect(201);
    await dispose(owner, onSection).expect(201);
    await dispose(leader, onDraft).expect(201);

    await leader.client.post(`${draft.path}/finalisation`).send({}).expect(201);
    await leader.client.delete(`/api/comments/${onDraft}/disposition`).expect(409);
  });

  it('names every fault at once', async () => {
    const draft = await reworkedDraft();
    const { leader, suggested } = draft;
    const answer = { outcome: 'maybe', reason: '', revisionId: 0, because: 'I say so' };
    const { body } = await dispose(leader, suggested, answer).expect(422);
    expect(codes(body.faults)).toEqual([
      ['because', 'unexpected-field'],
      ['outcome', 'not-one-of'],
      ['reason', 'required'],
      ['revisionId', 'out-of-range'],
    ]);
    const pointless = await dispose(leader, suggested, { outcome: 'noted', revisionId: 1 }).expect(422);
    expect(codes(pointless.body.faults)).toEqual([['revisionId', 'revision-without-acceptance']]);
  });

  it('ties an acceptance to a later revision of the clause in this draft', async () => {
    const [draft, other] = [await reworkedDraft(), await reworkedDraft()];
    const { leader, owner, clauses, suggested } = draft;
    const { comment: read } = await thread(leader, suggested);
    const elsewhere = await revise(draft, owner, clauses[1]!, 'Everybody says their name.');
    const foreign = await revise(other, other.owner, other.clauses[0]!, 'By the fourth ring.');
    const accept = (revisionId?: number) =>
      dispose(owner, suggested, { outcome: 'accepted-with-changes', reason: 'Partly.', revisionId });
    const name = (revisionId: unknown) =>
      owner.client.patch(`/api/comments/${suggested}/disposition`).send({ revisionId });
    for (const revisionId of [read.revisionId, elsewhere, foreign, 2_000_000]) {
      const { body } = await accept(revisionId).expect(422);
      expect(codes(body.faults)).toEqual([['revisionId', 'not-a-carrying-revision']]);
    }
    expect((await name(elsewhere).expect(404)).body.subject).toBe('disposition');
    const fitting = await revise(draft, owner, clauses[0]!, 'By the second or third ring.');
    expect((await accept().expect(201)).body.comment.disposition.revisionId).toBeNull();
    expect(codes((await name(elsewhere).expect(422)).body.faults)).toEqual([['revisionId', 'not-a-carrying-revision']]);
    expect(codes((await name(0).expect(422)).body.faults)).toEqual([['revisionId', 'out-of-range']]);
    await draft.member.client.patch(`/api/comments/${suggested}/disposition`).send({ revisionId: fitting }).expect(403);
    const { body } = await name(fitting).expect(200);
    expect(body.comment.disposition).toMatchObject({ outcome: 'accepted-with-changes', revisionId: fitting });
    expect((await eventsOf(etalon, draft.draftId)).at(-1)).toBe('comment.carried-out');

    await leader.client.delete(`/api/comments/${suggested}/disposition`).expect(200);
    await dispose(leader, suggested).expect(201);
    expect((await name(fitting).expect(409)).body).toMatchObject({
      code: 'outcome-changes-nothing',
      outcome: 'rejected',
    });
  });
});

describe('applying a suggestion', () => {
  it('makes a revision tied to the comment and accepts it, in one act', async () => {
    const draft = await reworkedDraft();
    const { owner, member, clauses, suggested } = draft;
    const { body } = await apply(owner, suggested, 1, { outcome: 'accepted', reason: 'Clearer.' }).expect(201);
    expect(body.clause).toMatchObject({ id: clauses[0], version: 2, text: { title: 'Three rings', body: wording } });
    expect(body.comment).toMatchObject({
      id: suggested,
      disposition: { outcome: 'accepted', reason: 'Clearer.', revisionId: body.clause.revisionId },
      allowedActions: ['reply', 'withdraw-disposition', 'name-revision'],
    });
    const { body: revisions } = await member.client.get(`${draft.path}/clauses/${clauses[0]}/revisions`).expect(200);
    expect(revisions.items[0]).toMatchObject({
      commentId: suggested,
      author: { id: owner.id },
      text: { body: wording },
    });
    expect((await thread(member, suggested)).comment.disposition).toEqual(body.comment.disposition);
    expect((await eventsOf(etalon, draft.draftId)).slice(-2)).toEqual(['clause.revised', 'comment.disposed']);

    expect((await apply(owner, suggested, 2).expect(409)).body.code).toBe('already-carried-out');
    const twice = await apply(owner, suggested, 2, { outcome: 'accepted', reason: 'Once more.' }).expect(409);
    expect(twice.body.code).toBe('already-disposed');
  });

  it('carries out an acceptance given before', async () => {
    const draft = await reworkedDraft();
    await dispose(draft.owner, draft.suggested, { outcome: 'accepted', reason: 'Yes.' }).expect(201);
    const { body } = await apply(draft.owner, draft.suggested, 1).expect(201);
    expect(body.comment.disposition).toMatchObject({ reason: 'Yes.', revisionId: body.clause.revisionId });
    expect((await eventsOf(etalon, draft.draftId)).slice(-2)).toEqual(['clause.revised', 'comment.carried-out']);
  });

  it('leaves the answer for later where none is given, and the answer then finds the revision', async () => {
    const draft = await reworkedDraft();
    const { body } = await apply(draft.owner, draft.suggested, 1).expect(201);
    expect(body.comment.disposition).toBeNull();
    expect((await apply(draft.owner, draft.suggested, 2).expect(409)).body.code).toBe('suggestion-is-present-text');
    const accepted = await dispose(draft.owner, draft.suggested, { outcome: 'accepted', reason: 'Yes.' }).expect(201);
    expect(accepted.body.comment.disposition.revisionId).toBe(body.clause.revisionId);
  });

  it('overwrites nothing that was not seen: a stale application gets the present text', async () => {
    const draft = await reworkedDraft();
    const { owner, leader, clauses, suggested } = draft;
    await revise(draft, leader, clauses[0]!, 'By the fourth ring.');
    const { body } = await apply(owner, suggested, 1, { outcome: 'accepted', reason: 'Yes.' }).expect(412);
    expect(body).toMatchObject({
      code: 'stale',
      present: { version: 2, body: 'By the fourth ring.' },
      changedBy: { id: leader.id },
    });
    expect((await thread(owner, suggested)).comment.disposition).toBeNull();
    const unversioned = owner.client.post(`/api/comments/${suggested}/application`).send({});
    await unversioned.expect(428);
    await apply(owner, suggested, 2, { outcome: 'accepted', reason: 'Yes.' }).expect(201);
  });

  it('happens once when ten people do it at the same moment', async () => {
    const draft = await reworkedDraft();
    const accept = { outcome: 'accepted', reason: 'Yes.' };
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => apply(draft.leader, draft.suggested, 1, accept)),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.every(({ status }) => [201, 409, 412].includes(status))).toBe(true);
    const { body } = await draft.leader.client.get(`${draft.path}/clauses/${draft.clauses[0]}/revisions`).expect(200);
    expect(body.items).toHaveLength(2);
  });

  it('is refused where there is nothing to apply, or it may not be', async () => {
    const draft = await reviewedDraft(etalon);
    const { owner, member, leader, clauses } = draft;
    const plain = await commented(draft, member, { clauseId: clauses[0] });
    const suggested = await commented(draft, member, { clauseId: clauses[1], suggestion: 'Everybody greets.' });
    expect((await apply(leader, suggested, 1).expect(409)).body.code).toBe('not-answering');
    await closeRound(draft).expect(201);
    expect((await apply(owner, plain, 1).expect(409)).body.code).toBe('no-suggestion');
    expect((await apply(member, suggested, 1).expect(403)).body.code).toBe('not-yours-to-answer');
    const faults = async (body: object) => codes((await apply(owner, suggested, 1, body).expect(422)).body.faults);
    expect(await faults({ outcome: 'rejected', reason: ' ', twice: true })).toEqual([
      ['twice', 'unexpected-field'],
      ['outcome', 'not-one-of'],
      ['reason', 'required'],
    ]);
    expect(await faults({ outcome: 'accepted' })).toEqual([['reason', 'required']]);
    expect(await faults({ reason: 'Yes.' })).toEqual([['outcome', 'required']]);
    await dispose(owner, suggested).expect(201);
    expect((await apply(owner, suggested, 1).expect(409)).body).toMatchObject({
      code: 'already-disposed',
      outcome: 'rejected',
    });
    await owner.client.delete(`/api/comments/${suggested}/disposition`).expect(200);
    await owner.client.delete(`${draft.path}/clauses/${clauses[1]}`).set('If-Match', '"1"').expect(204);
    expect((await apply(owner, suggested, 2).expect(409)).body.code).toBe('clause-removed');
    const { comment: read } = await thread(owner, suggested);
    expect(read).toMatchObject({
      place: { number: null, title: 'A greeting' },
      allowedActions: ['reply', 'agree', 'resolve', 'dispose', 'join'],
    });
  });
});

describe('finalising', () => {
  it('waits for an answer to every comment and for what every acceptance promised', async () => {
    const draft = await reviewedDraft(etalon);
    const { leader, owner, member, staff, clauses, path } = draft;
    const accepted = await commented(draft, member, { clauseId: clauses[0], text: 'Two are enough.' });
    const open = await commented(draft, staff, { text: 'Where are e-mails?' });
    await closeRound(draft).expect(201);
    await dispose(owner, accepted, { outcome: 'accepted', reason: 'Yes.' }).expect(201);
    const finalise = (by = leader) => by.client.post(`${path}/finalisation`).send({});
    const { body } = await finalise().expect(409);
    expect(body).toMatchObject({ code: 'step-blocked', action: 'finalise' });
    expect(body.faults).toEqual([
      { field: 'comments', code: 'comments.undisposed', message: '1 comment has no disposition' },
      {
        field: `comments.${open}`,
        code: 'comment.undisposed',
        message: `${staff.person.name}: “Where are e-mails?” has no disposition`,
      },
      {
        field: 'comments',
        code: 'comments.not-carried-out',
        message: '1 accepted comment does not name the revision that carried it out',
      },
      {
        field: `comments.${accepted}`,
        code: 'comment.not-carried-out',
        message: `1.1, ${member.person.name}: “Two are enough.” is accepted, but names no revision`,
      },
    ]);
    await dispose(leader, open, { outcome: 'noted' }).expect(201);
    const revisionId = await revise(draft, owner, clauses[0]!, 'By the second ring.');
    await owner.client.patch(`/api/comments/${accepted}/disposition`).send({ revisionId }).expect(200);
    await finalise(owner).expect(403);
    expect((await finalise().expect(201)).body.state).toBe('finalising');
    expect((await finalise().expect(409)).body.code).toBe('illegal-step');
  });

  it('counts all that is missing and names the first twenty', async () => {
    const draft = await reviewedDraft(etalon);
    await etalon.dataSource.query(
      `insert into comment (draft_id, round_id, author_id, type, text)
        select $1, $2, $3, 'general', 'Comment ' || number from generate_series(1, 2000) number`,
      [draft.draftId, draft.roundId, draft.member.id],
    );
    await closeRound(draft).expect(201);
    const { body } = await draft.leader.client.post(`${draft.path}/finalisation`).send({}).expect(409);
    expect(body.faults).toHaveLength(21);
    expect(body.faults[0].message).toBe('2,000 comments have no disposition');
    expect(body.faults[20].message).toContain('“Comment 20”');
  });

  it('accepts what leaves no revision of the clause: a clause moved or removed, a section changed', async () => {
    const draft = await reviewedDraft(etalon);
    const { leader, member, clauses, sections, path } = draft;
    const toMove = await commented(draft, member, { clauseId: clauses[0] });
    const toRemove = await commented(draft, member, { clauseId: clauses[1] });
    const toRename = await commented(draft, member, { sectionId: sections[1]!.id });
    const onDraft = await commented(draft, member);
    await closeRound(draft).expect(201);
    for (const id of [toMove, toRemove, toRename, onDraft]) {
      await dispose(leader, id, { outcome: 'accepted', reason: 'Yes.' }).expect(201);
    }
    const waiting = async () => {
      const { body } = await leader.client.get(path).expect(200);
      const step = body.nextSteps.find(({ action }: { action: string }) => action === 'finalise');
      return step.missing.slice(1).map(({ field }: { field: string }) => Number(field.split('.')[1]));
    };
    expect(await waiting()).toEqual([toMove, toRemove, toRename, onDraft]);
    const place = { sectionId: sections[1]!.id, position: 1 };
    await leader.client.put(`${path}/clauses/${clauses[0]}/place`).send(place).expect(200);
    expect(await waiting()).toEqual([toRemove, toRename, onDraft]);
    await leader.client.delete(`${path}/clauses/${clauses[1]}`).set('If-Match', '"1"').expect(204);
    expect(await waiting()).toEqual([toRename, onDraft]);
    await leader.client.patch(`${path}/sections/${sections[1]!.id}`).set('If-Match', '"1"').send({ title: 'Goodbye' });
    expect(await waiting()).toEqual([]);
    await leader.client.post(`${path}/finalisation`).send({}).expect(201);
  });

  it('lets a comment on the whole draft be carried out by a revision of any clause', async () => {
    const draft = await reviewedDraft(etalon);
    const { leader, member, clauses } = draft;
    const onDraft = await commented(draft, member);
    await closeRound(draft).expect(201);
    const revisionId = await revise(draft, leader, clauses[2]!, 'Everybody thanks the caller by name.');
    await dispose(leader, onDraft, { outcome: 'accepted', reason: 'Yes.', revisionId }).expect(201);
    await leader.client.post(`${draft.path}/finalisation`).send({}).expect(201);
  });
});

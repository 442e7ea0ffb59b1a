import { RoundClosing } from '../../src/reviews/round-closing.service';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { closeRound, comment, commented, inAWeek, letPass, openRound, reviewedDraft } from '../support/reviews';
import { deactivate, draftedDraft, eventsOf, formedDraft } from '../support/working-groups';

let etalon: TestEtalon;
beforeAll(async () => (etalon = await startEtalon()));
afterAll(() => etalon.stop());

const codes = (faults: { field: string; code: string }[]) => faults.map(({ field, code }) => [field, code]);
const stateOf = async ({ path, hr }: { path: string; hr: { client: TestEtalon['outsider'] } }) =>
  (await hr.client.get(path).expect(200)).body.state;

describe('opening a round', () => {
  it('takes the draft into review and opens it to those who were asked', async () => {
    const draft = await draftedDraft(etalon);
    const { leader, member, path } = draft;
    const staff = await etalon.person();
    await staff.client.get(path).expect(404);
    const deadline = inAWeek();
    const { body } = await openRound(draft, leader, [member, staff], { kind: 'consultation', deadline }).expect(201);
    const round = {
      id: body.id,
      draftId: draft.draftId,
      kind: 'consultation',
      anonymous: false,
      deadline,
      openedBy: { id: leader.id, name: leader.person.name },
      openedAt: expect.any(String),
      closedBy: null,
      closedAt: null,
      comments: 0,
      nameless: 0,
      participants: [member, staff].map(({ id, person }) => ({
        personId: id,
        name: person.name,
        active: true,
        comments: 0,
        unit: null,
      })),
    };
    expect(body).toEqual({ ...round, allowedActions: ['close', 'extend'] });
    expect(await stateOf(draft)).toBe('review');
    expect((await staff.client.get(`/api/rounds/${body.id}`).expect(200)).body).toEqual({
      ...round,
      allowedActions: [],
    });
    expect((await staff.client.get(`${path}/rounds`).expect(200)).body).toMatchObject({
      items: [{ id: body.id }],
      next: null,
    });
    expect((await eventsOf(etalon, draft.draftId)).slice(-2)).toEqual(['draft.open-review', 'round.opened']);
  });

  it('names everything that is wrong together with what blocks the step, and changes nothing', async () => {
    const draft = await draftedDraft(etalon);
    const { leader, path, sections } = draft;
    await leader.client.delete(`${path}/sections/${sections[1]!.id}/responsible`).expect(204);
    const gone = await etalon.person();
    await deactivate(etalon, gone);
    const past = new Date(Date.now() - 1000).toISOString();
    const { body } = await openRound(draft, leader, [gone, leader, { id: 2_000_000 }], { deadline: past }).expect(422);
    expect(codes(body.faults)).toEqual([
      ['deadline', 'deadline-passed'],
      ['participantIds.0', 'not-an-active-person'],
      ['participantIds.2', 'not-an-active-person'],
      [`sections.${sections[1]!.id}`, 'no-responsible-member'],
    ]);
    const blocked = await openRound(draft, leader, [leader]).expect(409);
    expect(blocked.body).toMatchObject({ code: 'step-blocked', action: 'open-review' });
    expect(codes(blocked.body.faults)).toEqual([[`sections.${sections[1]!.id}`, 'no-responsible-member']]);
    expect(await stateOf(draft)).toBe('drafting');
    expect((await leader.client.get(`${path}/rounds`).expect(200)).body.items).toEqual([]);
  });

  it('needs somebody to review, a kind and a deadline', async () => {
    const draft = await draftedDraft(etalon);
    const nobody = await openRound(draft, draft.leader, []).expect(422);
    expect(codes(nobody.body.faults)).toEqual([['participantIds', 'no-participants']]);
    const shape = await openRound(draft, draft.leader, [], {
      kind: 'party',
      deadline: 'tomorrow',
      participantIds: [0],
      place: 'here',
    }).expect(422);
    expect(codes(shape.body.faults)).toEqual([
      ['place', 'unexpected-field'],
      ['kind', 'not-one-of'],
      ['deadline', 'not-a-moment'],
      ['participantIds', 'out-of-range'],
    ]);
    expect(codes((await draft.leader.client.post(`${draft.path}/rounds`).send({}).expect(422)).body.faults)).toEqual([
      ['kind', 'required'],
      ['deadline', 'required'],
    ]);
  });

  it('is the leader’s step, possible from drafting and rework alone', async () => {
    const draft = await formedDraft(etalon);
    const { leader, member, hr, owner } = draft;
    const outsider = await etalon.person('management');
    const early = await openRound(draft, leader, []).expect(409);
    expect(early.body).toMatchObject({ code: 'illegal-step', state: 'preparation' });
    expect(early.body.allowedActions).toEqual(['start-drafting', 'withdraw']);
    await leader.client.post(`${draft.path}/drafting`).send({}).expect(201);
    expect((await openRound(draft, owner, [member]).expect(403)).body.code).toBe('not-your-step');
    await openRound(draft, outsider, [member]).expect(404);
    const [one, other] = await Promise.all([openRound(draft, leader, [member]), openRound(draft, hr, [member])]);
    expect([one.status, other.status].toSorted()).toEqual([201, 409]);
  });
});

describe('closing a round', () => {
  it('is done by the leader, once, and takes the draft into rework', async () => {
    const draft = await reviewedDraft(etalon);
    const { leader, member, staff, roundId, clauses } = draft;
    await commented(draft, member, { clauseId: clauses[0] });
    await commented(draft, member);
    await commented(draft, leader);
    await member.client.post(`/api/rounds/${roundId}/closure`).send({}).expect(403);
    const { body } = await closeRound(draft).expect(201);
    expect(body).toMatchObject({
      closedBy: { id: leader.id, name: leader.person.name },
      comments: 3,
      participants: [
        { personId: member.id, comments: 2 },
        { personId: staff.id, comments: 0 },
      ],
      allowedActions: [],
    });
    expect(await stateOf(draft)).toBe('rework');
    expect((await closeRound(draft).expect(409)).body.code).toBe('round-is-closed');
    await staff.client.get(draft.path).expect(200);

    const { body: second } = await openRound(draft, leader, [staff], { kind: 'consultation' }).expect(201);
    const list = (query: object) => leader.client.get(`${draft.path}/rounds`).query(query).expect(200);
    expect((await list({ limit: 1 })).body).toMatchObject({ items: [{ id: roundId }], next: roundId });
    expect((await list({ after: roundId })).body).toMatchObject({ items: [{ id: second.id }], next: null });
  });

  it('happens by itself when the deadline passes, also when several workers try', async () => {
    const draft = await reviewedDraft(etalon);
    const closing = etalon.app.get(RoundClosing);
    await closing.closeIfDue(draft.roundId);
    await closing.closeDueRounds();
    expect(await stateOf(draft)).toBe('review');
    await letPass(etalon, draft.roundId);
    await comment(draft, draft.member, { text: 'Sent a moment too late, but not lost.' }).expect(201);
    await Promise.all(Array.from({ length: 5 }, () => closing.closeDueRounds()));
    expect(await stateOf(draft)).toBe('rework');
    const { body } = await draft.leader.client.get(`/api/rounds/${draft.roundId}`).expect(200);
    expect(body).toMatchObject({ closedBy: null, closedAt: expect.any(String), allowedActions: [] });
    const events = await etalon.dataSource.query(
      'select type, actor_id as actor from event where draft_id = $1 order by id desc limit 2',
      [draft.draftId],
    );
    expect(events).toEqual([
      { type: 'draft.close-review', actor: null },
      { type: 'round.closed', actor: null },
    ]);
    expect((await eventsOf(etalon, draft.draftId)).filter((type) => type === 'round.closed')).toHaveLength(1);
    await comment(draft, draft.member).expect(409);
  });

  it('leaves other due rounds to their own transactions', async () => {
    const [held, free] = [await reviewedDraft(etalon), await reviewedDraft(etalon)];
    await letPass(etalon, held.roundId);
    await letPass(etalon, free.roundId);
    const closing = etalon.app.get(RoundClosing);
    await etalon.dataSource.transaction(async (manager) => {
      await manager.query('select from draft where id = $1 for share', [held.draftId]);
      await closing.closeDueRounds();
      expect(await stateOf(held)).toBe('review');
      expect(await stateOf(free)).toBe('rework');
    });
    await closing.closeDueRounds();
    expect(await stateOf(held)).toBe('rework');
  });

  it('closes what a withdrawn draft left open, and moves that draft no further', async () => {
    const draft = await reviewedDraft(etalon);
    await draft.leader.client.post(`${draft.path}/withdrawal`).send({ reason: 'Merged.' }).expect(201);
    expect((await closeRound(draft).expect(409)).body.code).toBe('round-is-closed');
    await letPass(etalon, draft.roundId);
    await etalon.app.get(RoundClosing).closeDueRounds();
    expect(await stateOf(draft)).toBe('withdrawn');
    const { body } = await draft.leader.client.get(`/api/rounds/${draft.roundId}`).expect(200);
    expect(body.closedAt).not.toBeNull();
  });
});

describe('a worker', () => {
  let working: TestEtalon;
  beforeAll(async () => (working = await startEtalon({ worker: true })));
  afterAll(() => working.stop());

  it('closes a round at its deadline', async () => {
    const draft = await draftedDraft(working);
    const closing = working.app.get(RoundClosing);
    const close = closing.closeIfDue.bind(closing);
    const closed = new Promise<number>((resolve) => {
      jest.spyOn(closing, 'closeIfDue').mockImplementation((id) => close(id).then(() => resolve(id)));
    });
    const deadline = new Date(Date.now() + 3000).toISOString();
    const { body } = await openRound(draft, draft.leader, [draft.member], { deadline }).expect(201);
    expect(await closed).toBe(body.id);
    expect(await stateOf(draft)).toBe('rework');
  });
});

describe('giving more time', () => {
  it('moves the deadline to a later moment, and the closing with it', async () => {
    const draft = await reviewedDraft(etalon);
    const path = `/api/rounds/${draft.roundId}`;
    const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString();
    const extend = (by: typeof draft.leader, deadline: unknown) => by.client.patch(path).send({ deadline });
    await extend(draft.member, inDays(9)).expect(403);
    await extend(await etalon.person(), inDays(9)).expect(404);
    const refusals = [
      [inDays(6), 'deadline-not-later'],
      [inDays(-1), 'deadline-passed'],
      ['soon', 'not-a-moment'],
      [undefined, 'required'],
    ];
    for (const [deadline, code] of refusals) {
      expect(codes((await extend(draft.leader, deadline).expect(422)).body.faults)).toEqual([['deadline', code]]);
    }
    const wanted = inDays(9);
    expect((await extend(draft.leader, wanted).expect(200)).body.deadline).toBe(wanted);
    const jobs: { startAfter: Date }[] = await etalon.dataSource.query(
      `select start_after as "startAfter" from pgboss.job where name = 'close-round' and data->>'roundId' = $1
        order by start_after`,
      [String(draft.roundId)],
    );
    expect(jobs).toHaveLength(2);
    expect(jobs[1]!.startAfter.toISOString()).toBe(wanted);

    await closeRound(draft).expect(201);
    expect((await extend(draft.leader, inDays(20)).expect(409)).body.code).toBe('round-is-closed');
  });

  it('is not for rounds of drafts one may not read', async () => {
    const draft = await reviewedDraft(etalon);
    const outsider = await etalon.person('management');
    for (const id of [draft.roundId, 2_000_000]) {
      for (const request of [
        outsider.client.get(`/api/rounds/${id}`),
        outsider.client.post(`/api/rounds/${id}/closure`).send({}),
        outsider.client.patch(`/api/rounds/${id}`).send({ deadline: inAWeek() }),
      ]) {
        expect((await request.expect(404)).body.subject).toBe('round');
      }
    }
    await outsider.client.get(`${draft.path}/rounds`).expect(404);
  });
});

import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hours, MailSink, passTime, runMail, setClock } from '../support/mail';
import { page, send } from '../support/pages';
import {
  closeRound,
  comment,
  commented,
  dispose,
  inAWeek,
  openRound,
  reviewedDraft,
  type ReviewedDraft,
} from '../support/reviews';
import { download } from '../support/tables';
import { deactivate, draftedDraft } from '../support/working-groups';

let etalon: TestEtalon;
const sink = new MailSink();
beforeAll(async () => {
  await sink.start();
  etalon = await startEtalon({ smtp: sink.smtp });
});
afterAll(async () => {
  await etalon.stop();
  await sink.stop();
});

const codes = (faults: { field: string; code: string }[]) => faults.map(({ field, code }) => [field, code]);

/** People of a unit, and whoever does a job, apart from the people of the draft. */
async function furnished() {
  const administrator = await etalon.person('administrator');
  const { body: unit } = await administrator.client
    .post('/api/units')
    .send({ name: `Shops ${Date.now()}` })
    .expect(201);
  const role = `seller-${unit.id}`;
  await administrator.client
    .post('/api/job-roles')
    .send({ key: role, names: { en: 'Seller' } })
    .expect(201);
  const [inUnit, left, doing] = [await etalon.person(), await etalon.person(), await etalon.person()];
  await etalon.dataSource.query('update person set unit_id = $1 where id = any($2)', [unit.id, [inUnit.id, left.id]]);
  await etalon.dataSource.query('update person set job_roles = $1 where id = $2', [[role], doing.id]);
  await deactivate(etalon, left);
  return { unit: unit as { id: number; name: string }, role, inUnit, doing };
}

async function consulted(change: object = {}): Promise<ReviewedDraft> {
  const draft = await draftedDraft(etalon);
  const staff = await etalon.person();
  const { body } = await openRound(draft, draft.leader, [draft.member, staff], {
    kind: 'consultation',
    anonymous: true,
    ...change,
  }).expect(201);
  const clauses = draft.sections.flatMap(({ clauses: those }) => those.map(({ id }) => id));
  return { ...draft, staff, roundId: body.id, clauses };
}

describe('inviting', () => {
  it('reaches whole units, all who do a job, and people one by one, each once and nobody who has left', async () => {
    const draft = await draftedDraft(etalon);
    const { unit, role, inUnit, doing } = await furnished();
    const { body } = await openRound(draft, draft.leader, [draft.member, inUnit], {
      unitIds: [unit.id],
      jobRoles: [role],
    }).expect(201);
    const asked = body.participants.map(({ personId }: { personId: number }) => personId);
    expect(asked.toSorted()).toEqual([draft.member.id, inUnit.id, doing.id].toSorted());
    await doing.client.get(draft.path).expect(200);
    expect((await doing.client.get(`/api/rounds/${body.id}/summary`).expect(200)).body.units).toContainEqual({
      unit: unit.name,
      asked: 1,
      commented: 0,
    });
  });

  it('reaches everybody in the company', async () => {
    const draft = await draftedDraft(etalon);
    const { body } = await openRound(draft, draft.leader, [], { everyone: true }).expect(201);
    const [{ count }] = await etalon.dataSource.query('select count(*)::int from person where deactivated_at is null');
    expect(body.participants).toHaveLength(count);
  });

  it('names what it does not find, and changes nothing', async () => {
    const draft = await draftedDraft(etalon);
    const { body } = await openRound(draft, draft.leader, [], {
      unitIds: [2_000_000],
      jobRoles: ['pilot'],
      anonymous: true,
    }).expect(422);
    expect(codes(body.faults)).toEqual([
      ['unitIds.0', 'unknown-unit'],
      ['jobRoles.0', 'no-such-job-role'],
      ['anonymous', 'anonymous-only-in-consultation'],
    ]);
    expect((await draft.leader.client.get(`${draft.path}/rounds`).expect(200)).body.items).toEqual([]);
  });

  it('is one form, which keeps what was ticked when it is refused', async () => {
    const draft = await draftedDraft(etalon);
    const { unit, role, inUnit } = await furnished();
    const path = `/drafts/${draft.draftId}/round`;
    const form = { kind: 'working-group', day: '2100-01-01', time: '12:00', unitIds: String(unit.id), jobRoles: role };
    const refused = await send(draft.leader.client, path, { ...form, anonymous: 'on' }).expect(422);
    expect(refused.text).toContain('Comments without a name are possible only in a consultation of staff');
    expect(refused.text).toContain(`name="unitIds" value="${unit.id}" checked`);
    expect(refused.text).toContain(`name="jobRoles" value="${role}" checked`);
    await send(draft.leader.client, path, { ...form, kind: 'consultation', anonymous: 'on' }).expect(303);
    const { text } = await page(inUnit.client, path).expect(200);
    expect(text).toContain(unit.name);
    expect(text).toContain('0 of 2 have commented');
  });
});

describe('a comment without a name', () => {
  const anonymous = true;

  it('tells nobody whose it is: neither people, nor files, nor the database', async () => {
    const draft = await consulted();
    const { staff, leader, owner, path, clauses } = draft;
    const made = await comment(draft, staff, { clauseId: clauses[0], text: 'Nobody keeps to it.', anonymous }).expect(
      201,
    );
    expect(made.body).toMatchObject({ author: null, text: 'Nobody keeps to it.' });
    const { id } = made.body;
    await closeRound(draft).expect(201);
    await dispose(owner, id).expect(201);
    const administrator = await etalon.person('administrator', 'hr');
    for (const reader of [leader, administrator, staff]) {
      const { body } = await reader.client.get(`/api/comments/${id}`).expect(200);
      expect(body.comment.author).toBeNull();
    }
    expect(JSON.stringify((await administrator.client.get(`${path}/events?limit=100`).expect(200)).body)).not.toContain(
      `"name":"${staff.person.name}"`,
    );
    const table = (await download(leader, path, { format: 'csv' })).toString();
    expect(table).toContain('Without a name');
    expect(table).not.toContain(staff.person.name);
    const { text } = await page(leader.client, `/drafts/${draft.draftId}/clauses/${clauses[0]}`).expect(200);
    expect(text).toContain('Without a name');
    expect((await page(leader.client, `/drafts/${draft.draftId}/history`).expect(200)).text).toContain('Somebody');
    expect(await tracesOf(staff)).toEqual([]);
  });

  it('is answered and counted like any other, and its author is neither mailed nor may object', async () => {
    const draft = await consulted();
    const { staff, member, owner, leader, roundId, clauses } = draft;
    const id = await commented(draft, staff, { clauseId: clauses[0], anonymous });
    await commented(draft, member, { clauseId: clauses[0] });
    const { body } = await leader.client.get(`/api/rounds/${roundId}/summary`).expect(200);
    expect(body).toMatchObject({ round: { comments: 2, nameless: 1 }, open: 2, types: { general: 2 } });
    const commenting = body.round.participants.filter(({ comments }: { comments: number }) => comments > 0);
    expect(commenting.map(({ personId }: { personId: number }) => personId)).toEqual([member.id]);
    await closeRound(draft).expect(201);
    await runMail(etalon);
    sink.received.length = 0;
    await dispose(owner, id).expect(201);
    passTime(etalon, hours);
    await runMail(etalon);
    expect(sink.take(staff)).toEqual([]);
    expect((await staff.client.post(`/api/comments/${id}/objection`).send({ text: 'No.' }).expect(403)).body.code).toBe(
      'not-your-comment',
    );
  });

  it('is not told by the reminder, which asks its author like everybody who gave no name', async () => {
    const draft = await consulted();
    const { staff, member, roundId, clauses } = draft;
    await commented(draft, staff, { clauseId: clauses[0], anonymous });
    await commented(draft, member, { clauseId: clauses[0] });
    const [{ deadline }] = await etalon.dataSource.query('select deadline from round where id = $1', [roundId]);
    setClock(etalon, new Date(deadline.getTime() - 36 * hours));
    await runMail(etalon);
    sink.received.length = 0;
    passTime(etalon, 24 * hours);
    await runMail(etalon);
    expect(sink.take(staff).map(({ text }) => text)).toEqual([
      expect.stringContaining('If you have not said what you think yet, there is still time.'),
    ]);
    expect(sink.take(member)).toEqual([]);
  });

  it('is named in what keeps the draft from going on', async () => {
    const draft = await consulted();
    await commented(draft, draft.staff, { clauseId: draft.clauses[0], text: 'Who checks it?', anonymous });
    await closeRound(draft).expect(201);
    const { body } = await draft.leader.client.post(`${draft.path}/finalisation`).send({}).expect(409);
    const messages = body.faults.map(({ message }: { message: string }) => message);
    expect(messages).toContain('1.1, somebody: “Who checks it?” has no disposition');
  });

  it('is refused where the leader has not allowed it', async () => {
    const draft = await reviewedDraft(etalon);
    const { body } = await comment(draft, draft.member, { clauseId: draft.clauses[0], anonymous }).expect(422);
    expect(codes(body.faults)).toEqual([['anonymous', 'anonymous-not-allowed']]);
    const path = `/drafts/${draft.draftId}/clauses/${draft.clauses[0]}`;
    expect((await page(draft.member.client, path).expect(200)).text).not.toContain('name="anonymous"');
  });

  it('is a box in the form of the comment', async () => {
    const draft = await consulted();
    const path = `/drafts/${draft.draftId}/clauses/${draft.clauses[0]}`;
    expect((await page(draft.staff.client, path).expect(200)).text).toContain('name="anonymous"');
    const form = { type: 'general', text: 'Said without a name.', anonymous: 'on' };
    await send(draft.staff.client, `${path}/comments`, form).expect(303);
    const [row] = await etalon.dataSource.query('select author_id from comment where draft_id = $1', [draft.draftId]);
    expect(row).toEqual({ author_id: null });
  });
});

describe('the summary of a round', () => {
  it('tells who took part, what was said and what is open, to whoever may read the draft', async () => {
    const draft = await reviewedDraft(etalon);
    const { leader, member, owner, roundId, sections, clauses } = draft;
    const answered = await commented(draft, member, { clauseId: clauses[0], type: 'technical' });
    await commented(draft, member, { clauseId: clauses[2], type: 'editorial' });
    await commented(draft, member, {});
    await closeRound(draft).expect(201);
    await dispose(owner, answered).expect(201);
    const { body } = await leader.client.get(`/api/rounds/${roundId}/summary`).expect(200);
    expect(body).toMatchObject({
      units: [{ unit: null, asked: 2, commented: 1 }],
      types: { general: 1, technical: 1, editorial: 1 },
      sections: [
        { sectionId: null, number: null, comments: 1 },
        { sectionId: sections[0]!.id, number: 1, comments: 1 },
        { sectionId: sections[1]!.id, number: 2, comments: 1 },
      ],
      outcomes: { accepted: 0, 'accepted-with-changes': 0, rejected: 1, noted: 0 },
      open: 2,
    });
    const { text } = await page(leader.client, `/rounds/${roundId}`).expect(200);
    expect(text).toContain('2 comments have no answer yet.');
    await (await etalon.person()).client.get(`/api/rounds/${roundId}/summary`).expect(404);
    expect((await openRound(draft, leader, [member], { deadline: inAWeek() }).expect(201)).body.id).not.toBe(roundId);
  });
});

/** Where the tables of comments and events tell of a person that he said something. */
async function tracesOf({ id }: SignedIn): Promise<object[]> {
  return etalon.dataSource.query(
    `select 'comment' as kind from comment where author_id = $1
      union all select type from event where actor_id = $1 and type like 'comment.%'
      union all select 'moment' from comment where author_id is null and created_at <> date_trunc('day', created_at)
      union all select 'moment' from event where type = 'comment.made' and actor_id is null and at <> date_trunc('day', at)`,
    [id],
  );
}

import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hours, MailSink, passTime, runMail } from '../support/mail';
import { hiddenFields, page, send, statementsOf } from '../support/pages';
import { closeRound, commented, dispose, openRound, reviewedDraft, type ReviewedDraft } from '../support/reviews';
import { download } from '../support/tables';
import { eventsOf } from '../support/working-groups';

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

interface AnsweredDraft extends ReviewedDraft {
  id: number;
}

/** A draft in rework with one comment of `member`, which `owner` answered. */
async function answeredDraft(): Promise<AnsweredDraft> {
  const draft = await reviewedDraft(etalon);
  // On the words “third ring”.
  const passage = { start: 28, end: 38 };
  const id = await commented(draft, draft.member, { clauseId: draft.clauses[0], passage });
  await closeRound(draft).expect(201);
  await dispose(draft.owner, id).expect(201);
  return { ...draft, id };
}

const because = 'The figures of July say otherwise.';
const object = (by: SignedIn, id: number, body: object = { text: because }) =>
  by.client.post(`/api/comments/${id}/objection`).send(body);
const see = (by: SignedIn, id: number) => by.client.post(`/api/comments/${id}/objection/sighting`).send({});
const finalise = ({ leader, path }: ReviewedDraft) => leader.client.post(`${path}/finalisation`).send({});
const withdraw = (by: SignedIn, id: number) => by.client.delete(`/api/comments/${id}/disposition`).send();

describe('an author who is not satisfied', () => {
  it('says so once, and again about another answer', async () => {
    const draft = await answeredDraft();
    const { member, owner, id } = draft;
    const { body } = await object(member, id, { text: `  ${because} ` }).expect(201);
    const objection = {
      id: expect.any(Number),
      text: because,
      createdAt: expect.any(String),
      seenBy: null,
      seenAt: null,
    };
    expect(body.comment.disposition.objection).toEqual(objection);
    expect(body.comment.allowedActions).toEqual(['reply', 'place']);
    expect((await object(member, id).expect(409)).body.code).toBe('already-objected');

    await withdraw(owner, id).expect(200);
    expect((await object(member, id).expect(404)).body.subject).toBe('disposition');
    await dispose(owner, id, { outcome: 'noted', reason: 'For the next edition.' }).expect(201);
    const second = await object(member, id, { text: 'That is too late.' }).expect(201);
    expect(second.body.comment.disposition.objection.text).toBe('That is too late.');
    expect(second.body.withdrawnDispositions).toMatchObject([{ outcome: 'rejected', objection: { text: because } }]);
    expect((await eventsOf(etalon, draft.draftId)).filter((type) => type === 'comment.objected')).toHaveLength(2);
    expect((await download(member, draft.path, { format: 'csv' })).toString()).toContain('"That is too late.",""\r\n');
  });

  it('is the author, until the draft goes on to finalising, with a reason', async () => {
    const draft = await answeredDraft();
    const { member, leader, staff, id, path } = draft;
    for (const by of [leader, staff]) expect((await object(by, id).expect(403)).body.code).toBe('not-your-comment');
    await object(await etalon.person('management'), id).expect(404);
    const { body } = await object(member, id, { text: ' ', mood: 'bad' }).expect(422);
    expect(body.faults.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([
      ['mood', 'unexpected-field'],
      ['text', 'required'],
    ]);
    await openRound(draft, leader, [staff]).expect(201);
    await object(member, id).expect(201);
    const other = await answeredDraft();
    await finalise(other).expect(201);
    const late = await object(other.member, other.id).expect(409);
    expect(late.body).toMatchObject({ code: 'not-objecting', state: 'finalising' });
    expect(
      await etalon.dataSource.query(
        'select from objection join disposition on disposition.id = disposition_id where comment_id = $1',
        [other.id],
      ),
    ).toEqual([]);
    await member.client.get(path).expect(200);
  });

  it('has one objection when it is sent several times at the same moment', async () => {
    const { member, id } = await answeredDraft();
    const replies = await Promise.all(Array.from({ length: 6 }, () => object(member, id)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(5).fill(409)]);
  });

  it('is told of to whoever answered, who reads why', async () => {
    const { member, owner, draftId, clauses, id } = await answeredDraft();
    await runMail(etalon);
    sink.received.length = 0;
    await object(member, id).expect(201);
    passTime(etalon, hours);
    await runMail(etalon);
    const [mail] = sink.take(owner);
    expect(mail!.subject).toBe(`${member.person.name} is not satisfied with your answer on “1.1 Three rings”`);
    expect(mail!.text).toContain(because);
    expect(mail!.text).toContain(`/drafts/${draftId}/clauses/${clauses[0]}#comment-${id}`);
    expect(sink.received.filter(({ recipient }) => recipient !== owner.person.email)).toEqual([]);
  });

  it('is told of no more once the answer was taken back', async () => {
    const { member, owner, leader, id } = await answeredDraft();
    await runMail(etalon);
    sink.received.length = 0;
    await object(member, id).expect(201);
    await withdraw(leader, id).expect(200);
    passTime(etalon, hours);
    await runMail(etalon);
    expect(sink.take(owner)).toEqual([]);
  });
});

describe('whoever leads', () => {
  it('sees every objection before the draft goes on to finalising', async () => {
    const draft = await answeredDraft();
    const { member, leader, owner, id } = draft;
    await object(member, id).expect(201);
    const { body } = await finalise(draft).expect(409);
    expect(body.faults).toEqual([
      {
        field: 'comments',
        code: 'comments.unseen-objection',
        message: '1 author is not satisfied with the answer, and nobody who leads has seen why',
      },
      {
        field: `comments.${id}`,
        code: 'comment.unseen-objection',
        message: `1.1, ${member.person.name} is not satisfied: “${because}”`,
      },
    ]);
    const { body: list } = await leader.client.get(`${draft.path}/comments`).query({ objected: true }).expect(200);
    expect(list.items.map((comment: { id: number }) => comment.id)).toEqual([id]);
    for (const by of [owner, member]) expect((await see(by, id).expect(403)).body.code).toBe('only-the-leader');
    const { body: seen } = await see(leader, id).expect(201);
    expect(seen.comment.disposition.objection).toMatchObject({
      seenBy: { id: leader.id, name: leader.person.name },
      seenAt: expect.any(String),
    });
    expect((await see(leader, id).expect(409)).body.code).toBe('already-seen');
    await finalise(draft).expect(201);
    expect((await eventsOf(etalon, draft.draftId)).slice(-2)).toEqual(['comment.objection-seen', 'draft.finalise']);
  });

  it('need not see what was said about an answer that was taken back', async () => {
    const draft = await answeredDraft();
    const { member, leader, owner, id } = draft;
    expect((await see(leader, id).expect(404)).body.subject).toBe('objection');
    await object(member, id).expect(201);
    await withdraw(owner, id).expect(200);
    await dispose(owner, id, { outcome: 'noted' }).expect(201);
    await finalise(draft).expect(201);
  });

  it('is led from the draft to each objection', async () => {
    const draft = await answeredDraft();
    const { member, leader, id, draftId } = draft;
    await object(member, id).expect(201);
    const read = async (path: string) => (await page(leader.client, path).expect(200)).text.replaceAll('&#x3D;', '=');
    const before = await read(`/drafts/${draftId}`);
    expect(before).toContain(`href="/drafts/${draftId}/comments?show=objected#comment-${id}"`);
    expect(before).toContain('1 author is not satisfied with the answer, and nobody who leads has seen why');
    const inbox = await read(`/drafts/${draftId}/comments?show=objected`);
    expect(inbox).toContain(because);
    expect(inbox).toContain('not yet seen by the group leader');
    const seen = await send(leader.client, `/drafts/${draftId}/comments/${id}/objection/sighting`, {}).expect(303);
    expect(await read(seen.headers['location']!)).toContain(`seen by ${leader.person.name}`);
    const after = await read(`/drafts/${draftId}`);
    expect(after).toContain('1 author is not satisfied with the answer; you have seen all');
    expect(after).not.toContain('comments.unseen-objection');
    expect(await read(`/drafts/${draftId}/history`)).toContain(`${member.person.name} is not satisfied with an answer`);
    expect(await statementsOf(() => read(`/drafts/${draftId}`))).toBeLessThanOrEqual(12);
  });
});

describe('the page of an objection', () => {
  it('is one field under the comment and its answer', async () => {
    const { member, staff, id, draftId, clauses } = await answeredDraft();
    const path = `/drafts/${draftId}/comments/${id}/objection`;
    const clause = `/drafts/${draftId}/clauses/${clauses[0]}`;
    expect((await page(member.client, clause).expect(200)).text).toContain(`href="${path}"`);
    expect((await page(staff.client, clause).expect(200)).text).not.toContain(`href="${path}"`);
    expect((await page(member.client, path).expect(200)).text).toContain('Not satisfied with the answer?');
    expect((await send(member.client, path, { text: '  ' }).expect(422)).text).toContain('href="#text"');
    const sent = await send(member.client, path, { text: because }).expect(303);
    expect(sent.headers['location']).toBe(`${clause}#comment-${id}`);
    expect((await page(member.client, clause).expect(200)).text).toContain(because);
    // Once said there is nothing to fill in; who tries all the same keeps what he wrote.
    await page(member.client, path).expect(303);
    const again = (await send(member.client, path, { text: 'And more.' }).expect(422)).text;
    expect(again).toContain('You have said so about this answer already.');
    expect(again).toContain('And more.');
    await page(member.client, `/drafts/${draftId + 1}/comments/${id}/objection`).expect(404);
    await page((await etalon.person()).client, path).expect(404);
  });
});

describe('ready reasons', () => {
  const reasons = (by: SignedIn, language = 'en') => by.client.get(`/api/reason-templates/${language}`);
  const replace = (by: SignedIn, version: number, templates: object[], language = 'en') =>
    by.client.put(`/api/reason-templates/${language}`).set('If-Match', `"${version}"`).send({ templates });

  it.each(['kk', 'ru', 'tr', 'sk', 'en'])('are there from the beginning in %s, for every outcome', async (language) => {
    const { body } = await reasons(await etalon.person(), language).expect(200);
    expect(new Set(body.templates.map(({ outcome }: { outcome: string }) => outcome)).size).toBe(4);
  });

  it('are a list of the company, changed as a whole by those who keep it', async () => {
    const [hr, administrator, staff] = [
      await etalon.person('hr'),
      await etalon.person('administrator'),
      await etalon.person(),
    ];
    const { body: first, headers } = await reasons(hr, 'sk').expect(200);
    expect(headers['etag']).toBe(`"${first.version}"`);
    const wanted = [{ text: ' Ďakujeme. ' }, { outcome: 'rejected', text: 'Už to tam je.' }];
    await replace(staff, first.version, wanted, 'sk').expect(403);
    const { body: second } = await replace(hr, first.version, wanted, 'sk').expect(200);
    expect(second).toEqual({
      language: 'sk',
      templates: [
        { outcome: null, text: 'Ďakujeme.' },
        { outcome: 'rejected', text: 'Už to tam je.' },
      ],
      version: expect.any(Number),
    });
    const late = await replace(administrator, first.version, [], 'sk').expect(412);
    expect(late.body.present).toEqual(second);
    await replace(administrator, second.version, [], 'sk').expect(200);
    expect((await reasons(staff, 'sk').expect(200)).body.templates).toEqual([]);
    expect((await reasons(staff).expect(200)).body.templates.length).toBeGreaterThan(0);

    const { body } = await replace(hr, 0, [{ outcome: 'maybe', text: '' }, { text: 'a'.repeat(501) }], 'sk').expect(
      422,
    );
    expect(body.faults.map(({ field }: { field: string }) => field)).toEqual([
      'templates.0.outcome',
      'templates.0.text',
      'templates.1.text',
    ]);
    const twice = await replace(hr, 0, [{ text: 'Áno.' }, { text: 'Áno.' }], 'sk').expect(422);
    expect(twice.body.faults).toMatchObject([{ field: 'templates.1', code: 'duplicate' }]);
    await reasons(hr, 'de').expect(422);
    await hr.client.put('/api/reason-templates/sk').send({ templates: [] }).expect(428);
    const [event] = await etalon.dataSource.query(
      `select data from event where type = 'reason-templates.changed' order by id limit 1`,
    );
    expect(event.data).toMatchObject({ language: 'sk', after: second.templates });
  });

  it('have a page in the settings, one list for each language', async () => {
    const hr = await etalon.person('hr');
    expect((await page(hr.client, '/settings').expect(200)).text).toContain('href="/settings/reasons"');
    await page((await etalon.person('management')).client, '/settings/reasons').expect(403);
    const path = '/settings/reasons?language=tr';
    const { text } = await page(hr.client, path).expect(200);
    expect(text).toContain('Katılıyoruz: madde böyle daha açık.');
    const { version } = hiddenFields(text) as { version: string };
    const saved = await send(hr.client, path, {
      version,
      outcome: ['', 'noted', ''],
      text: ['Teşekkürler.', 'Not ettik.', ' '],
    }).expect(303);
    expect(saved.headers['location']).toBe(path);
    expect((await reasons(hr, 'tr').expect(200)).body.templates).toEqual([
      { outcome: null, text: 'Teşekkürler.' },
      { outcome: 'noted', text: 'Not ettik.' },
    ]);
    const late = await send(hr.client, path, { version, outcome: ['', ''], text: ['Benim.', ''] }).expect(412);
    expect(late.text).toContain('Somebody else changed the list meanwhile');
    expect(late.text).toContain('Benim.');
    const wrong = await send(hr.client, path, { version, outcome: ['', ''], text: ['Aynı.', 'Aynı.'] }).expect(422);
    expect(wrong.text).toContain('href="#reason-1"');
    expect(await statementsOf(() => page(hr.client, path))).toBeLessThanOrEqual(4);
  });

  it('answer a comment with a single choice', async () => {
    const draft = await answeredDraft();
    const { owner, leader, id, draftId } = draft;
    await withdraw(owner, id).expect(200);
    const action = `/drafts/${draftId}/comments/${id}/disposition?show=open`;
    expect((await page(leader.client, `/drafts/${draftId}/comments`).expect(200)).text).toContain(
      '<optgroup label="Reject">',
    );
    const reply = async (form: Record<string, string>, status: number) =>
      (await send(leader.client, action, form).expect(status)).text;
    const template = 'rejected Another clause says this already.';
    const clash = await reply({ outcome: 'accepted', template, reason: 'Sorry.' }, 422);
    expect(clash).toContain(`href="#template-${id}"`);
    expect(clash).toContain('This reason belongs to another disposition than the one you chose');
    expect(clash).toContain(`<option value="${template}" lang="en" selected>`);
    expect(clash).toContain('Sorry.');
    await reply({ template: '', reason: '' }, 422);
    await reply({ template, reason: 'See 2.1.' }, 303);
    const { body } = await leader.client.get(`/api/comments/${id}`).expect(200);
    expect(body.comment.disposition).toMatchObject({
      outcome: 'rejected',
      reason: 'Another clause says this already.\nSee 2.1.',
    });
  });
});

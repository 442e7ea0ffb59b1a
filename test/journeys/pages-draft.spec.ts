import { approvedDraft, decide, draftIn, edit, moveTo, people, submittedTo } from '../support/approvals';
import { startEtalon, type Client, type SignedIn, type TestEtalon } from '../support/etalon';
import { statementsOf } from '../support/pages';
import { closeRound, comment, commented, dispose, reviewedDraft } from '../support/reviews';
import { draftedDraft, formedDraft, unformedDraft } from '../support/working-groups';

let etalon: TestEtalon;

beforeAll(async () => {
  etalon = await startEtalon();
});
afterAll(() => etalon.stop());

const page = (client: Client, path: string) => client.get(path).set('Accept', 'text/html');
const send = (client: Client, path: string, form: Record<string, string | string[]> = {}) =>
  client.post(path).set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' }).type('form').send(form);

/** A page as somebody reads it. */
async function read({ client }: SignedIn, path: string): Promise<string> {
  return (await page(client, path).expect(200)).text;
}

/** How many statements a page costs. */
async function statements(reader: SignedIn, path: string): Promise<number> {
  await read(reader, path);
  return statementsOf(() => read(reader, path));
}

describe('the page of a draft', () => {
  it('shows what the group lacks, and where to mend it', async () => {
    const { draftId, hr } = await unformedDraft(etalon);
    const text = await read(hr, `/drafts/${draftId}`);
    expect(text).toMatch(/station here" aria-current="step"><span class="station-name">preparation/);
    expect(text).toContain(`<a href="/drafts/${draftId}/working-group">The group needs exactly one leader`);
    expect(text).not.toContain(`action="/drafts/${draftId}/drafting"`);
    expect(text).toMatch(/HR[^]*form the working group/);
  });

  it('leads from preparation to drafting by one button, once', async () => {
    const { draftId, leader, member } = await formedDraft(etalon);
    const path = `/drafts/${draftId}`;
    expect(await read(leader, path)).toContain(`action="${path}/drafting"`);
    expect(await read(member, path)).not.toContain(`action="${path}/drafting"`);
    await send(member.client, `${path}/drafting`).expect(403);
    await send(leader.client, `${path}/drafting`).expect(303).expect('Location', path);
    await send(leader.client, `${path}/drafting`).expect(409);
    expect(await read(leader, path)).toContain(`<a class="button primary" href="${path}/round">Open the review</a>`);
  });

  it('is for nobody else', async () => {
    const { draftId } = await unformedDraft(etalon);
    const { client } = await etalon.person();
    await page(client, `/drafts/${draftId}`).expect(404);
    await page(client, `/drafts/${draftId}/withdrawal`).expect(404);
    await send(client, `/drafts/${draftId}/withdrawal`, { reason: 'x' }).expect(404);
    await page(client, '/drafts/x').expect(404);
  });

  it('says who has yet to comment, by when', async () => {
    const draft = await reviewedDraft(etalon);
    const path = `/drafts/${draft.draftId}`;
    const turns = (text: string) => [...text.matchAll(/class="row-name">([^<]+)/g)].map(([, name]) => name!.trim());
    expect(turns(await read(draft.leader, path))).toEqual([draft.member.person.name, draft.staff.person.name]);
    await comment(draft, draft.member).expect(201);
    const text = await read(draft.staff, path);
    expect(turns(text)).toEqual([draft.staff.person.name]);
    expect(text).toMatch(/read and comment · by \d+ \w+ \d{4}/);
    await comment(draft, draft.staff).expect(201);
    expect(turns(await read(draft.leader, path))).toEqual([draft.leader.person.name]);
  });

  it('takes a finalised draft to its approvers, and says who has not decided', async () => {
    const [approver, another] = await people(etalon, 2);
    const draft = await submittedTo(etalon, [approver!, another!], 2);
    const text = await read(draft.leader, `/drafts/${draft.draftId}`);
    expect(text).toContain('approve or return');
    expect(text).toContain(another!.person.name);
    const { body } = await draft.hr.client.get(`${draft.path}/approval`);
    const decision = { verdict: 'approve', contentHash: body.contentHash };
    await approver!.client.post(`${draft.path}/decisions`).send(decision).expect(201);
    const later = await read(draft.leader, `/drafts/${draft.draftId}`);
    expect(later).not.toContain(approver!.person.name);
    expect(later).toContain(another!.person.name);
  });

  it('asks an approver again whose decision an edit has voided', async () => {
    const [approver, another] = await people(etalon, 2);
    const draft = await submittedTo(etalon, [approver!, another!], 2);
    const { body } = await draft.hr.client.get(`${draft.path}/approval`);
    await decide(draft, approver!, { verdict: 'approve', contentHash: body.contentHash }).expect(201);
    expect(await read(approver!, '/work')).toContain('Nothing is waiting for you.');
    await edit(draft, 'Everybody answers by the second ring.');
    expect(await read(approver!, '/work')).toContain('approve or return');
    expect(await read(draft.leader, `/drafts/${draft.draftId}`)).toContain(approver!.person.name);
  });

  it('leads to the comments that wait for an answer', async () => {
    const draft = await reviewedDraft(etalon);
    const id = await commented(draft, draft.member, { clauseId: draft.clauses[0] });
    await closeRound(draft).expect(201);
    const path = `/drafts/${draft.draftId}`;
    expect(await read(draft.leader, path)).toContain(`<a href="${path}/comments#comment-${id}">`);
    expect(await read(draft.owner, '/work')).toContain(`<a href="${path}/comments"`);
    await dispose(draft.owner, id, { outcome: 'accepted', reason: 'Yes.' }).expect(201);
    const later = await read(draft.leader, path);
    expect(later).toContain(`<a href="${path}/comments?show&#x3D;answered#comment-${id}">`);
    for (const [, door] of later.matchAll(/<li><a href="(\/drafts\/\d+\/[^"?#]+)">/g)) {
      await page(draft.leader.client, door!).expect(200);
    }
  });

  it('goes on to finalising and to approval by one button each', async () => {
    const [approver] = await people(etalon, 1);
    const draft = await draftIn(etalon, 'rework');
    const path = `/drafts/${draft.draftId}`;
    await send(draft.leader.client, `${path}/finalisation`).expect(303).expect('Location', path);
    const blocked = await send(draft.leader.client, `${path}/submission`).expect(409);
    expect(blocked.text).toContain('Expected at least one approver');
    const sheet = { approverIds: [approver!.id], quorum: 1 };
    await draft.leader.client.put(`${draft.path}/approval-sheet`).set('If-Match', '"0"').send(sheet).expect(200);
    await send(draft.leader.client, `${path}/submission`).expect(303).expect('Location', path);
  });

  it('is withdrawn with a reason, which is kept', async () => {
    const { draftId, leader, member } = await draftedDraft(etalon);
    const path = `/drafts/${draftId}`;
    expect(await read(leader, path)).toContain(`href="${path}/withdrawal"`);
    expect(await read(member, path)).not.toContain(`href="${path}/withdrawal"`);
    await page(member.client, `${path}/withdrawal`).expect(303).expect('Location', path);
    const empty = await send(leader.client, `${path}/withdrawal`, { reason: ' ' }).expect(422);
    expect(empty.text).toContain('<a href="#reason">Reason: ');
    const long = 'Merged <b>with another. '.repeat(100);
    expect((await send(leader.client, `${path}/withdrawal`, { reason: long }).expect(422)).text).toContain(
      'Merged &lt;b&gt;with another.',
    );
    await send(member.client, `${path}/withdrawal`, { reason: 'No.' }).expect(403);
    await send(leader.client, `${path}/withdrawal`, { reason: 'Merged with another.' }).expect(303);
    const text = await read(leader, path);
    expect(text).toContain('Merged with another.');
    expect(text).not.toContain('<form method="post" action="/drafts');
    await send(leader.client, `${path}/withdrawal`, { reason: 'Again.' }).expect(409);
  });

  it('costs at most twelve statements in every state', async () => {
    const [approver] = await people(etalon, 1);
    const approval = await submittedTo(etalon, [approver!], 1);
    expect(await statements(approval.leader, `/drafts/${approval.draftId}`)).toBeLessThanOrEqual(12);
    const review = await reviewedDraft(etalon);
    expect(await statements(review.leader, `/drafts/${review.draftId}`)).toBeLessThanOrEqual(12);
    for (const state of ['preparation', 'drafting', 'rework', 'finalising', 'published', 'withdrawn'] as const) {
      await moveTo(etalon, review.draftId, state);
      expect(await statements(review.leader, `/drafts/${review.draftId}`)).toBeLessThanOrEqual(12);
    }
    const approved = await approvedDraft(etalon);
    expect(await statements(approved.hr, `/drafts/${approved.draftId}`)).toBeLessThanOrEqual(12);
  });

  it('is found from the standard and from the list of standards', async () => {
    const { draftId, standardId, hr } = await unformedDraft(etalon);
    expect(await read(hr, `/standards/${standardId}`)).toContain(`href="/drafts/${draftId}"`);
    expect(await read(hr, '/?limit=200')).toContain(`href="/drafts/${draftId}"`);
  });
});

describe('my work', () => {
  it('is friendly where nothing waits', async () => {
    expect(await read(await etalon.person(), '/work')).toContain('Nothing is waiting for you.');
  });

  it('lists what waits for each, and what is others’ turn', async () => {
    const draft = await reviewedDraft(etalon);
    expect(await read(draft.staff, '/work')).toMatch(/read and comment[^]*by \d+ \w+/);
    const leaders = await read(draft.leader, '/work');
    expect(leaders).toContain('Nothing is waiting for you.');
    expect(leaders).toContain(`href="/drafts/${draft.draftId}"`);
    await comment(draft, draft.staff).expect(201);
    expect(await read(draft.staff, '/work')).toContain('Nothing is waiting for you.');
    const [approver] = await people(etalon, 1);
    await submittedTo(etalon, [approver!], 1);
    expect(await read(approver!, '/work')).toContain('approve or return');
    expect(await statements(approver!, '/work')).toBeLessThanOrEqual(12);
    const approved = await approvedDraft(etalon);
    expect(await read(approved.hr, '/work')).toContain('publish the edition');
  });
});

describe('the page of a working group', () => {
  it('says what the group lacks, and adds members until it lacks nothing', async () => {
    const { draftId, hr } = await unformedDraft(etalon);
    const path = `/drafts/${draftId}/working-group`;
    const empty = await read(hr, path);
    expect(empty).toContain('There is nobody in the group yet.');
    expect(empty).toContain('exactly one leader');
    expect(empty).toContain('1 marketer is needed');
    const { id, person } = await etalon.person();
    expect(await read(hr, `${path}/members/new?find=${person.email}`)).toContain(`<option value="${id}">`);
    const leader = { personId: String(id), functions: ['leader', 'responsible'], capacity: 'service-manager' };
    await send(hr.client, `${path}/members`, leader).expect(303).expect('Location', path);
    expect(await read(hr, path)).toContain('leader, responsible member · service manager');
  });

  it('shows every fault of a new member at once, and keeps what was chosen', async () => {
    const { draftId, hr } = await unformedDraft(etalon);
    const path = `/drafts/${draftId}/working-group/members`;
    const { text } = await send(hr.client, path, { personId: '', capacity: 'king' }).expect(422);
    for (const field of ['personId', 'functions', 'capacity']) expect(text).toContain(`<a href="#${field}">`);
    expect(text).not.toContain(' checked');
    const chosen = { personId: String(hr.id), functions: 'expert', capacity: 'king' };
    const other = await send(hr.client, path, chosen).expect(422);
    expect(other.text).toContain('value="expert" checked');
    expect(other.text).toContain(`<option value="${hr.id}" selected>`);
  });

  it('changes a member, and refuses to lose what the group needs', async () => {
    const { draftId, leader, owner, secretary } = await draftedDraft(etalon);
    const path = `/drafts/${draftId}/working-group`;
    const form = await read(leader, `${path}/members/${secretary.id}`);
    expect(form).toContain('value="secretary" checked');
    await send(leader.client, `${path}/members/${secretary.id}`, { functions: 'expert', capacity: 'expert' }).expect(
      303,
    );
    expect(await read(leader, path)).toContain('expert · expert');
    const last = await send(leader.client, `${path}/members/${leader.id}`, {
      functions: 'member',
      capacity: 'other',
    }).expect(422);
    expect(last.text).toContain('is the only leader');
    expect(last.text).toContain('value="member" checked');
    const busy = await send(leader.client, `${path}/members/${owner.id}/removal`).expect(422);
    expect(busy.text).toContain('is responsible for Taking a call');
    await send(leader.client, `${path}/members/${secretary.id}/removal`).expect(303).expect('Location', path);
    expect(await read(leader, path)).not.toContain(secretary.person.name);
    await page(leader.client, `${path}/members/${secretary.id}`).expect(404);
  });

  it('names who is responsible, all at once, without undoing what another chose meanwhile', async () => {
    const { draftId, leader, owner, member, sections } = await formedDraft(etalon);
    const path = `/drafts/${draftId}/working-group`;
    const [first, second] = sections.map(({ id }) => `section-${id}`) as [string, string];
    const form = (was: string, first_: string, second_: string) => ({
      ...{ [`shown-${first}`]: was, [first]: first_, [`shown-${second}`]: was, [second]: second_ },
      ...{ 'shown-job-role-operator': '', 'job-role-operator': '' },
    });
    const [o, m] = [String(owner.id), String(member.id)];
    await send(leader.client, `${path}/responsibilities`, form(o, m, o)).expect(303);
    await send(leader.client, `${path}/responsibilities`, form(o, o, m)).expect(303);
    const both = new RegExp(`<option value="${m}" selected>[^]*<option value="${m}" selected>`);
    expect(await read(leader, path)).toMatch(both);
    const stranger = await etalon.person();
    const refused = await send(leader.client, `${path}/responsibilities`, form(m, '', String(stranger.id))).expect(422);
    expect(refused.text).toContain('Expected a member of the working group');
    expect(await read(leader, path)).toMatch(both);
    await send(leader.client, `${path}/responsibilities`, form(m, '', m)).expect(303);
    expect(await read(leader, `/drafts/${draftId}/working-group`)).not.toMatch(both);
  });

  it('is read by members and changed by who leads', async () => {
    const { draftId, member, leader } = await formedDraft(etalon);
    const path = `/drafts/${draftId}/working-group`;
    const text = await read(member, path);
    expect(text).not.toContain('<select');
    expect(text).not.toContain('/members/');
    await page(member.client, `${path}/members/new`).expect(403);
    await send(member.client, `${path}/members/${leader.id}/removal`).expect(403);
    await send(member.client, `${path}/responsibilities`, {}).expect(403);
    await page((await etalon.person()).client, path).expect(404);
    expect(await statements(leader, path)).toBeLessThanOrEqual(12);
    expect(await statements(leader, `${path}/members/new`)).toBeLessThanOrEqual(12);
  });
});

describe('the page of the rounds', () => {
  const later = { day: '2099-12-01', time: '18:30' };

  it('opens a review for the whole group unless told otherwise', async () => {
    const draft = await draftedDraft(etalon);
    const path = `/drafts/${draft.draftId}/round`;
    const form = await read(draft.leader, path);
    for (const { id } of [draft.leader, draft.owner, draft.secretary, draft.member, draft.another]) {
      expect(form).toContain(`value="${id}" checked`);
    }
    expect(form).toContain(`Time zone: ${new Intl.DateTimeFormat().resolvedOptions().timeZone}.`);
    const participantIds = [draft.member, draft.another].map(({ id }) => String(id));
    await send(draft.leader.client, path, { kind: 'consultation', ...later, participantIds })
      .expect(303)
      .expect('Location', path);
    const text = await read(draft.member, path);
    expect(text).toContain('Consultation of staff');
    expect(text).toMatch(/until 1 December 2099 at 18:30/);
    expect(text).toContain('0 of 2 have commented');
    expect(text).not.toContain('/extension');
    await send(draft.leader.client, path, { kind: 'consultation', ...later, participantIds }).expect(422);
  });

  it('tells every fault at once, and keeps what was chosen', async () => {
    const draft = await draftedDraft(etalon);
    const path = `/drafts/${draft.draftId}/round`;
    const wrong = { kind: 'party', day: '2026-02-31', time: '18:00' };
    const { text } = await send(draft.leader.client, path, wrong).expect(422);
    expect(text).toMatch(/<a href="#kind">[^]*<a href="#deadline">/);
    expect(text).toContain('value="2026-02-31"');
    const past = { kind: 'consultation', day: '2020-01-01', time: '10:00', participantIds: String(draft.hr.id) };
    const late = await send(draft.leader.client, path, past).expect(422);
    expect(late.text).toContain('Deadline: Expected a moment in the future');
    expect(late.text).toContain('<option value="consultation" selected>');
    expect(late.text).toContain(`value="${draft.hr.id}" checked`);
    expect(late.text).not.toContain(`value="${draft.member.id}" checked`);
    const nobody = await send(draft.leader.client, path, { kind: 'consultation', ...later }).expect(422);
    expect(nobody.text).toContain('<a href="#participantIds">');
  });

  it('says which section lacks a responsible member', async () => {
    const draft = await draftedDraft(etalon);
    const [section] = draft.sections;
    await draft.leader.client.delete(`${draft.path}/sections/${section!.id}/responsible`).expect(204);
    const path = `/drafts/${draft.draftId}`;
    for (const one of [path, `${path}/round`]) {
      expect(await read(draft.leader, one)).toContain(`href="${path}/working-group#section-${section!.id}"`);
    }
  });

  it('says who has commented, gives more time and closes', async () => {
    const draft = await reviewedDraft(etalon);
    const path = `/drafts/${draft.draftId}/round`;
    await comment(draft, draft.staff).expect(201);
    expect(await read(draft.leader, path)).toContain('1 of 2 have commented');
    const extension = `/rounds/${draft.roundId}/extension`;
    const sooner = await send(draft.leader.client, extension, { day: '2026-01-01', time: '10:00' }).expect(422);
    expect(sooner.text).toContain('value="2026-01-01"');
    await send(draft.member.client, extension, later).expect(403);
    await send(draft.leader.client, extension, later).expect(303).expect('Location', path);
    expect(await statements(draft.leader, path)).toBeLessThanOrEqual(12);
    await send(draft.member.client, `/rounds/${draft.roundId}/closure`).expect(403);
    await send((await etalon.person()).client, `/rounds/${draft.roundId}/closure`).expect(404);
    await send(draft.leader.client, `/rounds/${draft.roundId}/closure`).expect(303).expect('Location', path);
    await send(draft.leader.client, `/rounds/${draft.roundId}/closure`).expect(409);
    const text = await read(draft.leader, path);
    expect(text).toContain('Earlier reviews');
    expect(text).toContain(`closed by ${draft.leader.person.name}`);
    expect(await statements(draft.leader, path)).toBeLessThanOrEqual(12);
  });
});

describe('the history of a draft', () => {
  it('tells in sentences who did what, the newest first', async () => {
    const draft = await reviewedDraft(etalon);
    await comment(draft, draft.staff).expect(201);
    const path = `/drafts/${draft.draftId}`;
    await send(draft.leader.client, `${path}/withdrawal`, { reason: 'Merged <with> another.' }).expect(303);
    const text = await read(draft.member, `${path}/history`);
    const { person } = draft.leader;
    const sentences = [
      `${person.name} withdrew the draft`,
      'Merged &lt;with&gt; another.',
      `${draft.staff.person.name} commented`,
      `${person.name} opened a review`,
      `${person.name} started drafting`,
      `${draft.hr.person.name} made ${draft.owner.person.name} responsible for “Taking a call”`,
      `${draft.hr.person.name} imported the standard from a file`,
    ];
    const places = sentences.map((sentence) => text.indexOf(sentence));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(await statements(draft.member, `${path}/history`)).toBeLessThanOrEqual(6);
    await page((await etalon.person()).client, `${path}/history`).expect(404);
  });

  it('names clauses, goes on by key, and shows plainly what it has no words for', async () => {
    const draft = await draftedDraft(etalon);
    const [clause] = draft.sections[0]!.clauses;
    const clausePath = `${draft.path}/clauses/${clause!.id}`;
    const { headers } = await draft.owner.client.get(clausePath).expect(200);
    await draft.owner.client.patch(clausePath).set('If-Match', headers['etag']!).send({ body: 'By two.' }).expect(200);
    await etalon.dataSource.query(
      `insert into event (type, draft_id, data) select 'moon.rose', $1, '{}' from generate_series(1, 60)`,
      [draft.draftId],
    );
    const path = `/drafts/${draft.draftId}/history`;
    const first = await read(draft.leader, path);
    expect(first).toContain('Etalon: moon.rose');
    const [, more] = /href="(\/drafts\/\d+\/history\?before=\d+)"/.exec(first)!;
    const second = await read(draft.leader, more!);
    expect(second).toContain('revised clause 1.1 “Three rings”');
    expect(second).not.toContain('?before=');
    await page(draft.leader.client, `${path}?before=x`).expect(422);
    expect(await read(draft.leader, `${path}?before=1`)).toContain('Nothing happened before.');
  });
});

describe('what the standard says about itself', () => {
  it('is written by the leader, is part of the text, and is not overwritten unseen', async () => {
    const { draftId, leader, member } = await draftedDraft(etalon);
    const path = `/drafts/${draftId}/about`;
    await page(member.client, path).expect(403);
    const form = await read(leader, path);
    const version = /name="version" value="(\d+)"/.exec(form)![1]!;
    const { body: before } = await leader.client.get(`/api/drafts/${draftId}/text`).expect(200);
    const words = {
      ...{ version, title: 'On the phone', summary: '', foreword: 'To **whoever** calls.\r\n' },
      ...{
        term: ['caller', 'complaint', ''],
        meaning: ['Whoever rings us.', 'What a caller is not content with.', ''],
      },
    };
    await send(leader.client, path, { ...words, term: ['caller', 'Caller', ''] }).expect(422);
    await send(leader.client, path, words).expect(303).expect('Location', `/drafts/${draftId}/text`);

    const text = await read(member, `/drafts/${draftId}/text`);
    expect(text).toContain('<p>To <strong>whoever</strong> calls.</p>');
    expect(text).toContain('<dt>complaint</dt><dd>What a caller is not content with.</dd>');
    const { body: after } = await leader.client.get(`/api/drafts/${draftId}/text`).expect(200);
    expect(after).toMatchObject({ foreword: 'To **whoever** calls.', summary: null });
    expect(after.glossary.map(({ term }: { term: string }) => term)).toEqual(['caller', 'complaint']);
    expect(after.contentHash).not.toBe(before.contentHash);
    const file = (await leader.client.get(`/api/drafts/${draftId}/export`).expect(200)).text;
    expect(file).toContain('foreword: To **whoever** calls.\nglossary:\n  caller: Whoever rings us.\n');

    const { text: outrun } = await send(leader.client, path, { ...words, foreword: 'Mine.' }).expect(412);
    expect(outrun).toContain('To **whoever** calls.');
    expect(outrun).toMatch(/<textarea id="foreword"[^>]*>\nMine\.</);
  });
});

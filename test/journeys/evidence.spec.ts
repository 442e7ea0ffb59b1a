import { decide, draftIn, nextDraft, people, presentHash, submit, type TestDraft } from '../support/approvals';
import { finish, freeze } from '../support/artefacts';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import {
  cite,
  complaintList,
  gathered,
  reasonsOf,
  sendComplaints,
  sendSource,
  sourcesOf,
  withdrawCitation,
} from '../support/evidence';
import { hiddenFields, page, send, sendFields, sendFile, statementsOf } from '../support/pages';
import { closeRound, reviewedDraft, type ReviewedDraft } from '../support/reviews';
import { eventsOf } from '../support/working-groups';

/** The ids of the clauses of a draft in their order. */
async function clausesOf({ hr, path }: TestDraft): Promise<number[]> {
  const { body } = await hr.client.get(`${path}/text`).expect(200);
  const sections = body.sections as { clauses: { id: number }[] }[];
  return sections.flatMap(({ clauses }) => clauses.map(({ id }) => id));
}

async function publish(etalon: TestEtalon, draft: TestDraft): Promise<void> {
  const [approver] = (await people(etalon, 1)) as [SignedIn];
  await submit(draft, [approver], 1);
  await decide(draft, approver, { verdict: 'approve', contentHash: await presentHash(draft) }).expect(201);
  await freeze(draft);
  await finish(etalon, draft);
  await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(201);
}

let etalon: TestEtalon;
let draft: ReviewedDraft;

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
});
beforeEach(async () => {
  draft = await reviewedDraft(etalon);
});
afterAll(() => etalon.stop());

const codes = ({ body }: { body: { faults: { field: string; code: string }[] } }) =>
  body.faults.map(({ field, code }) => `${field} ${code}`);

interface Page {
  items: { title: string }[];
  next: number | null;
}

async function pageOf(after: number): Promise<Page> {
  const path = `/api/standards/${draft.standardId}/sources?limit=1&after=${after}`;
  return (await draft.member.client.get(path).expect(200)).body;
}

const complaints = {
  kind: 'complaints',
  title: 'Nobody answers',
  count: 214,
  firstDay: '2026-01-01',
  lastDay: '2026-03-31',
};

describe('a source', () => {
  it('is written down by the group and HR, and read by whoever took part', async () => {
    const source = await gathered(draft.member, draft, { ...complaints, words: 'Mostly after six.' });
    expect(source).toMatchObject({
      ...complaints,
      words: 'Mostly after six.',
      version: 1,
      allowedActions: ['change', 'remove'],
    });
    await gathered(draft.hr, draft);
    await sendSource(draft.staff, draft, { kind: 'law', title: 'Consumer protection, § 5' }).expect(403);
    await sendSource(await etalon.person(), draft, { kind: 'law', title: 'Consumer protection, § 5' }).expect(404);
    expect((await sourcesOf(draft.staff, draft)).map(({ title }) => title)).toEqual([
      'Nobody answers',
      'A customer of ten years',
    ]);
    await (await etalon.person()).client.get(`/api/sources/${source.id}`).expect(404);
    expect((await eventsOf(etalon, draft.draftId)).filter((type) => type === 'source.added')).toHaveLength(2);
  });

  it('has what its kind has', async () => {
    const refused = await sendSource(draft.member, draft, { kind: 'law', title: ' ', count: 3 }).expect(422);
    expect(codes(refused)).toEqual(['title required']);
    const foreign = await sendSource(draft.member, draft, { kind: 'law', title: '§ 5', count: 3 }).expect(422);
    expect(codes(foreign)).toEqual(['count source.not-of-this-kind']);
    const backwards = { ...complaints, firstDay: '2026-04-01' };
    expect(codes(await sendSource(draft.member, draft, backwards).expect(422))).toEqual([
      'lastDay source.ends-before-it-begins',
    ]);
    expect(codes(await sendSource(draft.member, draft, { ...complaints, lastDay: '2026-02-30' }).expect(422))).toEqual([
      'lastDay not-a-day',
    ]);
  });

  it('is changed on the version that was read', async () => {
    const { id } = await gathered(draft.member, draft, complaints);
    const change = (version: string) =>
      draft.owner.client
        .put(`/api/sources/${id}`)
        .set('If-Match', version)
        .send({ title: 'Nobody picks up', count: 220 });
    await draft.owner.client.put(`/api/sources/${id}`).send({ title: 'Nobody picks up' }).expect(428);
    const { body, headers } = await change('"1"').expect(200);
    expect(body).toMatchObject({
      title: 'Nobody picks up',
      count: 220,
      firstDay: null,
      kind: 'complaints',
      version: 2,
    });
    expect(headers['etag']).toBe('"2"');
    expect((await change('"1"').expect(412)).body.present).toMatchObject({ title: 'Nobody picks up', version: 2 });
    await draft.staff.client
      .put(`/api/sources/${id}`)
      .set('If-Match', '"2"')
      .send({ title: 'x', count: 1 })
      .expect(403);
  });

  it('is listed by kind, the most frequent complaint first, page by page', async () => {
    await gathered(draft.member, draft);
    await gathered(draft.member, draft, { ...complaints, title: 'Seldom', count: 2 });
    await gathered(draft.member, draft, { ...complaints, title: 'Often', count: 90, words: 'After six.' });
    await gathered(draft.member, draft, { kind: 'survey', title: 'Waited too long', share: 41, sample: 900 });
    const all = await sourcesOf(draft.member, draft);
    const titles = ['Often', 'Seldom', 'Waited too long', 'A customer of ten years'];
    expect(all.map(({ title }) => title)).toEqual(titles);
    const leafed: string[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const part: Page = await pageOf(after);
      leafed.push(...part.items.map(({ title }) => title));
      after = part.next;
    }
    expect(leafed).toEqual(titles);
    expect((await sourcesOf(draft.member, draft, '?kind=survey')).map(({ title }) => title)).toEqual([
      'Waited too long',
    ]);
    expect((await sourcesOf(draft.member, draft, '?find=after%20SIX')).map(({ title }) => title)).toEqual(['Often']);
    expect(await sourcesOf(draft.member, draft, '?find=%25')).toEqual([]);
  });

  it('is removed once no clause cites it', async () => {
    const { id } = await gathered(draft.member, draft);
    const [clause] = draft.clauses as [number];
    await cite(draft.owner, draft, clause, id).expect(201);
    const remove = () => draft.member.client.delete(`/api/sources/${id}`).set('If-Match', '"1"');
    const refused = await remove().expect(409);
    expect(refused.body).toMatchObject({
      code: 'source-is-cited',
      faults: [{ field: `clauses.${clause}`, message: '1.1 Three rings' }],
    });
    await withdrawCitation(draft.owner, draft, clause, id).expect(201);
    await remove().expect(204);
    await remove().expect(409);
    expect(await sourcesOf(draft.member, draft)).toEqual([]);
    expect((await cite(draft.owner, draft, clause, id).expect(409)).body.code).toBe('source-removed');
  });
});

describe('a citation', () => {
  it('is made by whoever writes the clause, and leaves its text and hash alone', async () => {
    const { id } = await gathered(draft.member, draft, complaints);
    const [clause, other] = draft.clauses as [number, number];
    const before = (await draft.leader.client.get(`${draft.path}/text`).expect(200)).body.contentHash;
    await cite(draft.member, draft, clause, id).expect(403);
    await cite(draft.owner, draft, clause, 1_000_000).expect(404);
    const { body } = await cite(draft.owner, draft, clause, id, 'Half of them within working hours').expect(201);
    expect(body).toMatchObject({
      citations: [{ source: { title: 'Nobody answers', count: 214 }, note: 'Half of them within working hours' }],
      allowedActions: ['cite', 'withdraw'],
    });
    expect((await cite(draft.leader, draft, clause, id).expect(409)).body.code).toBe('already-cited');
    await cite(draft.leader, draft, other, id).expect(201);
    expect((await draft.leader.client.get(`${draft.path}/text`).expect(200)).body.contentHash).toBe(before);
    expect((await reasonsOf(draft.staff, draft, clause)).allowedActions).toEqual([]);
    const [listed] = await sourcesOf(draft.member, draft);
    expect(listed).toMatchObject({ id, citedBy: 2 });
    const { clauses } = (await draft.member.client.get(`/api/sources/${id}`).expect(200)).body;
    expect(clauses.map(({ number }: { number: string }) => number)).toEqual(['1.1', '1.2']);
  });

  it('of a source of another standard there is none', async () => {
    const another = await reviewedDraft(etalon);
    const { id } = await gathered(another.member, another);
    await cite(draft.owner, draft, draft.clauses[0]!, id).expect(404);
  });

  it('makes the clause no longer one without a source', async () => {
    const { id } = await gathered(draft.member, draft);
    const [, greeting] = draft.clauses as [number, number];
    await cite(draft.owner, draft, greeting, id).expect(201);
    const evidence = async (query = '') =>
      (await draft.staff.client.get(`${draft.path}/evidence${query}`).expect(200)).body;
    const uncited = await evidence();
    expect(uncited.counts).toEqual({ uncited: 2, cited: 1, all: 3 });
    expect(uncited.items.map(({ number, cites }: { number: string; cites: number }) => [number, cites])).toEqual([
      ['1.1', 0],
      ['2.1', 0],
    ]);
    const first = await evidence('?show=all&limit=2');
    expect(first).toMatchObject({ items: [{ number: '1.1' }, { number: '1.2', cites: 1 }], next: greeting });
    expect(await evidence(`?show=all&after=${greeting}`)).toMatchObject({ items: [{ number: '2.1' }], next: null });
    await withdrawCitation(draft.owner, draft, greeting, id).expect(201);
    await withdrawCitation(draft.owner, draft, greeting, id).expect(404);
    expect((await evidence()).counts.uncited).toBe(3);
  });
});

describe('a table of complaints', () => {
  it('is grouped by cause, planned, and taken over exactly as it was planned', async () => {
    await gathered(draft.member, draft, { ...complaints, title: 'Не перезвонили', count: 9 });
    const { body: plan } = await sendComplaints(draft.member, draft, complaintList).expect(200);
    expect(plan).toMatchObject({ columns: { cause: 'C', count: null, day: 'B' }, withoutCause: 1 });
    expect(plan.items).toEqual([
      {
        ...{ title: 'Никто не берёт трубку', count: 3, firstDay: '2026-01-05', lastDay: '2026-03-31' },
        ...{ change: 'add', before: null },
      },
      {
        ...{ title: 'Не перезвонили', count: 1, firstDay: '2026-02-20', lastDay: '2026-02-20', change: 'update' },
        before: { count: 9, firstDay: '2026-01-01', lastDay: '2026-03-31' },
      },
    ]);
    expect(await sourcesOf(draft.member, draft)).toHaveLength(1);
    await sendComplaints(draft.member, draft, complaintList, { planHash: plan.planHash }).expect(200);
    expect((await sourcesOf(draft.member, draft)).map(({ title, count, version }) => [title, count, version])).toEqual([
      ['Никто не берёт трубку', 3, 1],
      ['Не перезвонили', 1, 2],
    ]);
    expect((await eventsOf(etalon, draft.draftId)).at(-1)).toBe('sources.imported');
    const stale = await sendComplaints(draft.member, draft, complaintList, { planHash: plan.planHash }).expect(412);
    expect(stale.body.code).toBe('evidence-changed');
    const again = (await sendComplaints(draft.member, draft, complaintList).expect(200)).body;
    expect(again.items.every(({ change }: { change: string }) => change === 'unchanged')).toBe(true);
  });

  it('that counts is read by the columns that are named, with a period of its own', async () => {
    const table = 'Group\tHow often\nLate\t1 204\nRude\t7\n';
    const choose = await sendComplaints(draft.member, draft, table).expect(422);
    expect(codes(choose)).toEqual(['cause complaints.choose-cause']);
    const query = '?cause=a&count=B&firstDay=2026-01-01&lastDay=2026-06-30';
    const { body } = await sendComplaints(draft.member, draft, table, { query }).expect(200);
    expect(body.items).toMatchObject([
      { title: 'Late', count: 1204, firstDay: '2026-01-01', lastDay: '2026-06-30' },
      { title: 'Rude', count: 7 },
    ]);
    const unknown = await sendComplaints(draft.member, draft, table, { query: '?cause=Z' }).expect(422);
    expect(codes(unknown)).toEqual(['cause complaints.no-such-column']);
  });

  it('with faults changes nothing, and tells each by its cell', async () => {
    const table = 'Cause,Count,Date\nLate,many,2026-01-05\n,4,\nRude,,31.02.2026\nCold,2,3/5/2026\nFine,1,2026-01-05\n';
    const refused = await sendComplaints(draft.member, draft, table).expect(422);
    expect(codes(refused)).toEqual([
      'B2 complaints.not-a-count',
      'A3 complaints.cause-missing',
      'B4 complaints.count-missing',
      'C4 complaints.not-a-day',
      'C5 complaints.not-a-day',
    ]);
    expect(await sourcesOf(draft.member, draft)).toEqual([]);
    await sendComplaints(draft.staff, draft, complaintList).expect(403);
    expect(codes(await sendComplaints(draft.member, draft, '"open').expect(422))).toEqual([
      'file spreadsheet.broken-csv',
    ]);
  });
});

describe('the pages', () => {
  const sourcesPath = () => `/standards/${draft.standardId}/sources`;

  it('lead from a draft to a clause without a source and let its writer name one', async () => {
    const [clause] = draft.clauses as [number];
    const { id } = await gathered(draft.member, draft, complaints);
    const overview = await page(draft.owner.client, `/drafts/${draft.draftId}`).expect(200);
    expect(overview.text).toContain(`<a href="/drafts/${draft.draftId}/evidence">Why clauses exist</a>`);
    const citing = `/drafts/${draft.draftId}/clauses/${clause}/evidence`;
    expect((await page(draft.owner.client, `/drafts/${draft.draftId}/evidence`).expect(200)).text).toContain(citing);
    const before = await page(draft.owner.client, `/drafts/${draft.draftId}/clauses/${clause}`).expect(200);
    expect(before.text).toContain('No source is cited for this clause yet.');
    expect((await page(draft.owner.client, citing).expect(200)).text).toContain(
      '214 complaints · 1 January 2026 – 31 March 2026',
    );
    await send(draft.owner.client, citing, { act: 'cite', sourceId: String(id), note: 'x'.repeat(501) }).expect(422);
    await send(draft.owner.client, citing, { act: 'cite', sourceId: String(id), note: 'After six' }).expect(303);
    await send(draft.owner.client, citing, { act: 'cite', sourceId: String(id), note: '' }).expect(422);
    const after = await page(draft.staff.client, `/drafts/${draft.draftId}/clauses/${clause}`).expect(200);
    expect(after.text).toMatch(/Nobody answers[\s\S]+214 complaints[\s\S]+After six/);
    expect(after.text).not.toContain(citing);
    await send(draft.owner.client, citing, { act: 'withdraw', sourceId: String(id) }).expect(303);
    expect((await reasonsOf(draft.owner, draft, clause)).citations).toEqual([]);
  });

  it('write, change and remove a source', async () => {
    const { member } = draft;
    const refused = await send(member.client, `${sourcesPath()}/new?kind=survey`, { title: '', share: '41.5' }).expect(
      422,
    );
    expect(refused.text).toContain('href="#share"');
    const survey = { title: 'Waited too long', share: '41', sample: '900', origin: 'https://survey.example/7' };
    const made = await send(member.client, `${sourcesPath()}/new?kind=survey`, survey).expect(303);
    const path = made.headers['location']!;
    const shown = await page(member.client, path).expect(200);
    expect(shown.text).toContain('41% of 900 answers');
    expect(shown.text).toContain('href="https://survey.example/7"');
    const { version } = hiddenFields((await page(member.client, `${path}/edit`).expect(200)).text);
    const change = (title: string) => send(member.client, `${path}/edit`, { ...survey, title, version: version! });
    await change('Waited').expect(303);
    expect((await change('Waited long').expect(412)).text).toMatch(/Somebody else changed[\s\S]+Waited</);
    await page(draft.staff.client, `${path}/edit`).expect(403);
    await send(member.client, `${path}/removal`, { version: '2' }).expect(303);
    expect((await page(member.client, path).expect(200)).text).toContain('This source was removed');
  });

  it('bring complaints from a table, first to be looked at', async () => {
    const { member } = draft;
    const path = `${sourcesPath()}/complaints`;
    await sendFile(member.client, path, null).expect(422);
    const planned = await sendFile(member.client, path, complaintList).expect(200);
    expect(planned.text).toContain('4 complaints in all. 1 row has no cause and is left out.');
    const fields = { ...hiddenFields(planned.text), cause: 'C', count: '', day: 'B' };
    const byNumber = await sendFields(member.client, path, { ...fields, count: 'A', act: 'look' }).expect(422);
    expect(byNumber.text).toContain('C5: There is a number but no cause');
    await sendFields(member.client, path, { ...fields, act: 'import' }).expect(303);
    expect(await sourcesOf(member, draft)).toHaveLength(2);
    expect((await sendFields(member.client, path, { ...fields, act: 'import' }).expect(412)).text).toContain(
      'All this has been saved already',
    );
  });

  it('cost a fixed number of statements', async () => {
    const { id } = await gathered(draft.member, draft, complaints);
    const [clause] = draft.clauses as [number];
    await cite(draft.owner, draft, clause, id).expect(201);
    const paths = [
      `/drafts/${draft.draftId}/clauses/${clause}`,
      `/drafts/${draft.draftId}/clauses/${clause}/evidence`,
      `/drafts/${draft.draftId}/evidence`,
      sourcesPath(),
      `/sources/${id}`,
    ];
    for (const path of paths) {
      expect(await statementsOf(() => page(draft.owner.client, path).expect(200))).toBeLessThanOrEqual(12);
    }
  });
});

describe('what an edition was published with', () => {
  /** An edition in force whose first clause names two sources, with the draft that follows it. */
  async function inForce() {
    const first = await draftIn(etalon, 'finalising');
    const [clause, other] = await clausesOf(first);
    const kept = await gathered(first.hr, first, { ...complaints, words: 'Mrs Novak was furious.' });
    const dropped = await gathered(first.hr, first, { kind: 'law', title: 'Consumer protection, § 5' });
    for (const { id } of [kept, dropped]) await cite(first.leader, first, clause!, id, 'For the group').expect(201);
    await publish(etalon, first);
    return { first, next: await nextDraft(etalon, first, 'drafting'), clause: clause!, other: other!, kept, dropped };
  }

  it('stays, whatever the next draft cites, removes or takes back', async () => {
    const { first, next, clause, other, kept, dropped } = await inForce();
    const titles = async (draft: { path: string }) =>
      (await reasonsOf(first.hr, draft, clause)).citations.map(({ source }) => source.title);
    expect(await titles(next)).toEqual(['Nobody answers', 'Consumer protection, § 5']);
    await withdrawCitation(next.leader, next, clause, dropped.id).expect(201);
    await cite(next.leader, next, other, kept.id).expect(201);
    await next.hr.client.delete(`/api/sources/${dropped.id}`).set('If-Match', '"1"').expect(204);
    expect(await titles(next)).toEqual(['Nobody answers']);
    expect(await titles(first)).toEqual(['Nobody answers', 'Consumer protection, § 5']);
    expect((await reasonsOf(first.hr, first, other)).citations).toEqual([]);
    const counts = async (draft: { path: string }) =>
      (await first.hr.client.get(`${draft.path}/evidence`).expect(200)).body.counts;
    expect(await counts(first)).toEqual({ uncited: 2, cited: 1, all: 3 });
    expect(await counts(next)).toEqual({ uncited: 1, cited: 2, all: 3 });
  });

  it('is told to everybody who reads the standard, without what was said in confidence', async () => {
    const { first } = await inForce();
    const reader = await etalon.person();
    const path = `/standards/${first.standardId}/clauses/1.1/reasons`;
    const handbook = await page(reader.client, `/standards/${first.standardId}/handbook`).expect(200);
    expect(handbook.text.match(/clauses\/[\d.]+\/reasons/g)).toEqual(['clauses/1.1/reasons']);
    const shown = await page(reader.client, path).expect(200);
    expect(shown.text).toContain('214 complaints · 1 January 2026 – 31 March 2026');
    expect(shown.text).toContain('Consumer protection, § 5');
    expect(shown.text).not.toMatch(/Novak|For the group|\/sources\//);
    expect((await page(first.leader.client, path).expect(200)).text).toMatch(/For the group/);
    const { body } = await reader.client.get(`/api${path}`).expect(200);
    expect(body).toMatchObject({ number: '1.1', reasons: [{ title: 'Nobody answers', count: 214 }, { kind: 'law' }] });
    expect(JSON.stringify(body)).not.toMatch(/Novak|For the group/);
    expect((await page(reader.client, path.replace('1.1', '1.2')).expect(200)).text).toContain('No source is named');
    await page(reader.client, path.replace('1.1', '9.9')).expect(404);
    await page(reader.client, `/standards/${draft.standardId}/clauses/1.1/reasons`).expect(404);
    await reader.client.get(`/api/standards/${first.standardId}/sources`).expect(404);
  });

  it('stands still with the text from its submission on', async () => {
    await closeRound(draft).expect(201);
    const { id } = await gathered(draft.member, draft);
    await cite(draft.owner, draft, draft.clauses[0]!, id).expect(201);
    await etalon.dataSource.query(`update draft set state = 'approval' where id = $1`, [draft.draftId]);
    expect((await cite(draft.owner, draft, draft.clauses[1]!, id).expect(409)).body.code).toBe('not-citing');
    expect((await withdrawCitation(draft.owner, draft, draft.clauses[0]!, id).expect(409)).body.code).toBe(
      'not-citing',
    );
  });
});

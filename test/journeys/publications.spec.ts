import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG, type Config } from '../../src/config';
import { ArtefactMaker } from '../../src/publications/artefact-maker';
import { Renderer } from '../../src/rendering/renderer';
import { canonicalJson } from '../../src/standards/draft-content';
import {
  approvedDraft,
  decide,
  draftIn,
  eventCounts,
  moveTo,
  presentHash,
  putSheet,
  stateOf,
  type TestDraft,
} from '../support/approvals';
import { artefactsOf, day, freeze, make, makeAll, today, watchWorker } from '../support/artefacts';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { binary } from '../support/pages';
import { readPdf } from '../support/read-pdf';
import { smallStandard } from '../support/standards';

let etalon: TestEtalon;
let reader: SignedIn;
beforeAll(async () => {
  etalon = await startEtalon();
  reader = await etalon.person();
});
afterAll(() => etalon.stop());

const codes = (body: { faults: { field: string; code: string }[] }) =>
  body.faults.map(({ field, code }) => [field, code]);

function russianStandard(): string {
  return smallStandard()
    .replace('title: Answering the phone', 'title: Телефонное обслуживание')
    .replace('language: en', 'language: ru')
    .replace('operator: Operator', 'operator: Оператор')
    .replace('Everybody thanks the caller.', 'Мы благодарим за звонок.');
}

describe('freezing', () => {
  it('makes an edition of the approved text, whose hash is that of its bytes', async () => {
    const draft = await approvedDraft(etalon);
    const approvedHash = await presentHash(draft);
    const { body } = await draft.hr.client
      .post(`${draft.path}/edition`)
      .send({ effectiveDate: day(30) })
      .expect(201);
    expect(body).toMatchObject({
      standardId: draft.standardId,
      draftId: draft.draftId,
      number: 1,
      title: 'Answering the phone',
      state: 'frozen',
      effectiveDate: day(30),
      publishedAt: null,
      allowedActions: ['discard'],
    });
    const edition = (await draft.leader.client.get(`/api/editions/${body.id}`).expect(200)).body;
    expect(edition.allowedActions).toEqual([]);
    expect(edition.document).toMatchObject({
      format: 1,
      organisation: { name: expect.any(String) },
      standard: { title: 'Answering the phone', language: 'en' },
      edition: {
        number: 1,
        effectiveDate: day(30),
        approvedOn: today(),
        approvers: [{ name: draft.approver.person.name, unit: null }],
      },
      jobRoles: [
        { key: 'operator', title: 'Operator' },
        { key: 'cashier', title: 'Cashier' },
      ],
    });
    expect(edition.document.sections[0].clauses[0]).toMatchObject({
      key: 'three-rings',
      number: '1.1',
      appliesTo: ['operator'],
    });
    const hash = createHash('sha256').update(canonicalJson(edition.document)).digest('hex');
    expect(edition.contentHash).toBe(hash);
    const [{ data }] = await etalon.dataSource.query(
      `select data from event where type = 'edition.frozen' and draft_id = $1`,
      [draft.draftId],
    );
    expect(data).toEqual({ number: 1, effectiveDate: day(30), contentHash: hash, approvedHash });

    const again = await draft.hr.client
      .post(`${draft.path}/edition`)
      .send({ effectiveDate: day(1) })
      .expect(409);
    expect(again.body).toMatchObject({ code: 'already-frozen', number: 1 });
  });

  it('is HR’s, of an approved draft, for a sensible day', async () => {
    const draft = await draftIn(etalon, 'approval');
    const attempt = (by: SignedIn, effectiveDate: unknown) =>
      by.client.post(`${draft.path}/edition`).send({ effectiveDate });
    expect((await attempt(draft.hr, today()).expect(409)).body).toMatchObject({
      code: 'not-approved',
      state: 'approval',
    });
    expect((await attempt(draft.leader, today()).expect(403)).body.code).toBe('access-role-needed');
    await attempt(reader, today()).expect(404);
    for (const malformed of ['2026-02-30', '01.12.2026', '2026-12-01T00:00:00Z', 20261201, null, '']) {
      expect(codes((await attempt(draft.hr, malformed).expect(422)).body)[0]![0]).toBe('effectiveDate');
    }

    const approved = await approvedDraft(etalon);
    const on = (effectiveDate: string) => approved.hr.client.post(`${approved.path}/edition`).send({ effectiveDate });
    expect(codes((await on('1996-12-01').expect(422)).body)).toEqual([['effectiveDate', 'effective-before-approval']]);
    expect(codes((await on('9026-12-01').expect(422)).body)).toEqual([['effectiveDate', 'effective-too-late']]);
  });

  it('refuses a text that is not the approved one', async () => {
    const draft = await approvedDraft(etalon);
    await etalon.dataSource.query(`update section set title = 'Tampered' where draft_id = $1`, [draft.draftId]);
    const { body } = await draft.hr.client.post(`${draft.path}/edition`).send({ effectiveDate: today() }).expect(409);
    expect(body.code).toBe('changed-since-approval');
  });

  it('happens once for ten at the same moment, and enqueues each document once', async () => {
    const draft = await approvedDraft(etalon);
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => draft.hr.client.post(`${draft.path}/edition`).send({ effectiveDate: today() })),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(9).fill(409)]);
    const { id } = replies.find(({ status }) => status === 201)!.body as { id: number };
    const artefacts = await artefactsOf(draft, id);
    expect(artefacts.map(({ name, kind, jobRole, title, state }) => ({ name, kind, jobRole, title, state }))).toEqual([
      { name: 'handbook', kind: 'handbook', jobRole: null, title: 'Handbook', state: 'queued' },
      { name: 'brochure-operator', kind: 'brochure', jobRole: 'operator', title: 'Operator', state: 'queued' },
      { name: 'brochure-cashier', kind: 'brochure', jobRole: 'cashier', title: 'Cashier', state: 'queued' },
    ]);
    const jobs: { id: number }[] = await etalon.dataSource.query(
      `select (data->>'artefactId')::int as id from pgboss.job where name = 'make-artefact' order by 1`,
    );
    const ours = new Set(artefacts.map((artefact) => artefact.id));
    expect(jobs.map((job) => job.id).filter((id) => ours.has(id))).toEqual([...ours]);
  });

  it('can be undone until the edition is published, to choose another day', async () => {
    const draft = await approvedDraft(etalon);
    const discard = (by: SignedIn) => by.client.delete(`${draft.path}/edition`);
    await discard(draft.hr).expect(404);
    const first = await freeze(draft);
    const [waiting] = await artefactsOf(draft, first);
    await discard(draft.leader).expect(403);
    await discard(draft.hr).expect(204);
    await draft.hr.client.get(`/api/editions/${first}`).expect(404);
    await draft.hr.client.get(`/api/artefacts/${waiting!.id}`).expect(404);
    await make(etalon, waiting!.id);

    const second = await freeze(draft, day(7));
    const { body } = await draft.hr.client.get(`/api/editions/${second}`).expect(200);
    expect(body).toMatchObject({ number: 1, effectiveDate: day(7) });
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({ 'edition.frozen': 2, 'edition.discarded': 1 });
  });

  it('leaves no gap in the numbers where a frozen draft was withdrawn', async () => {
    const withdrawn = await approvedDraft(etalon);
    const left = await freeze(withdrawn);
    await moveTo(etalon, withdrawn.draftId, 'withdrawn');
    const [{ id }] = await etalon.dataSource.query(
      `insert into draft (standard_id, state, title, job_roles, opened_by)
        select standard_id, 'finalising', title, job_roles, opened_by from draft where id = $1 returning id`,
      [withdrawn.draftId],
    );
    await etalon.dataSource.query(
      `with added as (insert into section (draft_id, position, title, changed_by, changed_at)
          values ($1, 1, 'Taking a call', $3, now()) returning id)
        insert into placed_clause (draft_id, clause_id, section_id, position, revision_id, changed_by, changed_at)
        select $1, clause_id, added.id, placed.position, revision_id, $3, now() from placed_clause placed, added
          where draft_id = $2 and placed.position = 1 limit 1`,
      [id, withdrawn.draftId, withdrawn.hr.id],
    );
    const next = { ...withdrawn, draftId: id, path: `/api/drafts/${id}` };
    await approve(next);
    const edition = await freeze(next);
    const { body } = await next.hr.client.get(`/api/editions/${edition}`).expect(200);
    expect(body.number).toBe(1);
    await next.hr.client.get(`/api/editions/${left}`).expect(404);
  });
});

async function approve(draft: TestDraft & { approver: SignedIn }): Promise<void> {
  await putSheet(draft, draft.hr, [draft.approver], 1).expect(200);
  await draft.hr.client.post(`${draft.path}/submission`).send({}).expect(201);
  await decide(draft, draft.approver, { verdict: 'approve', contentHash: await presentHash(draft) }).expect(201);
}

describe('publishing', () => {
  it('waits for a frozen edition and for each of its documents, and names them', async () => {
    const draft = await approvedDraft(etalon);
    const publish = (by: SignedIn) => by.client.post(`${draft.path}/publication`).send({});
    expect(codes((await publish(draft.hr).expect(409)).body)).toEqual([['edition', 'no-edition']]);
    const editionId = await freeze(draft);
    const [handbook] = await artefactsOf(draft, editionId);
    await make(etalon, handbook!.id);
    const { body } = await publish(draft.hr).expect(409);
    expect(body.faults).toEqual([
      { field: 'brochure-operator', code: 'artefact-queued', message: '“Operator” is not ready: it waits its turn' },
      { field: 'brochure-cashier', code: 'artefact-queued', message: '“Cashier” is not ready: it waits its turn' },
    ]);
    expect((await publish(draft.leader).expect(403)).body.code).toBe('not-your-step');
    await publish(reader).expect(404);
  });

  it('puts the edition in force once, for all to read, and supersedes the one before', async () => {
    const draft = await approvedDraft(etalon);
    const first = await freeze(draft);
    await makeAll(etalon, draft, first);
    await reader.client.get(`/api/editions/${first}`).expect(404);
    await reader.client.get(`/api/editions/${first}/artefacts`).expect(404);
    await reader.client.get(`/api/standards/${draft.standardId}/editions`).expect(404);

    const replies = await Promise.all(
      Array.from({ length: 20 }, () => draft.hr.client.post(`${draft.path}/publication`).send({})),
    );
    const published = replies.filter(({ status }) => status === 201);
    expect(published).toHaveLength(1);
    expect(published[0]!.body).toMatchObject({ id: first, state: 'in-force', allowedActions: [] });
    expect(replies.filter(({ body }) => body.code === 'illegal-step' && body.state === 'published')).toHaveLength(19);
    const discard = await draft.hr.client.delete(`${draft.path}/edition`).expect(409);
    expect(discard.body.code).toBe('edition-is-published');
    await reader.client.get(`/api/editions/${first}`).expect(200);

    const opened = await draft.hr.client.post(`/api/standards/${draft.standardId}/drafts`).send({}).expect(201);
    const next = { ...draft, draftId: opened.body.id as number, path: `/api/drafts/${opened.body.id}` };
    await moveTo(etalon, next.draftId, 'finalising');
    await approve(next);
    const second = await freeze(next);
    await makeAll(etalon, next, second);
    const before = await reader.client.get(`/api/standards/${draft.standardId}/editions`).expect(200);
    expect(before.body.items.map(({ id }: { id: number }) => id)).toEqual([first]);
    await next.hr.client.post(`${next.path}/publication`).send({}).expect(201);

    const { body } = await reader.client.get(`/api/standards/${draft.standardId}/editions`).expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ id: first, number: 1, state: 'superseded' }),
      expect.objectContaining({ id: second, number: 2, state: 'in-force', supersededAt: null }),
    ]);
    expect(body.items[0].supersededAt).toBe(body.items[1].publishedAt);
    expect(body.next).toBeNull();
    const page = await reader.client.get(`/api/standards/${draft.standardId}/editions`).query({ limit: 1 }).expect(200);
    expect(page.body).toMatchObject({ items: [{ id: first }], next: first });
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({
      'draft.publish': 1,
      'edition.published': 1,
      'edition.superseded': 1,
      'artefact.ready': 3,
    });
    expect(await stateOf(etalon, next.draftId)).toBe('published');
  });

  it('gives the frozen text back as the file that it was made from', async () => {
    const file = smallStandard();
    const draft = await approvedDraft(etalon, file);
    const exported = await draft.hr.client.get(`${draft.path}/export`).buffer().expect(200);
    const edition = await freeze(draft);
    const { text, headers } = await draft.leader.client.get(`/api/editions/${edition}/export`).buffer().expect(200);
    expect(text).toBe(exported.text);
    expect(headers).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': expect.stringMatching(
        /^attachment; filename=.*; filename\*=UTF-8''Answering%20the%20phone\.md$/,
      ),
    });
    await reader.client.get(`/api/editions/${edition}/export`).expect(404);
  });
});

describe('a document', () => {
  let draft: TestDraft;
  let operator: { id: number; sha256: string; bytes: number; pages: number };
  let handbook: { id: number };
  let pdf: Buffer;
  beforeAll(async () => {
    draft = await approvedDraft(etalon, russianStandard());
    const edition = await freeze(draft);
    await makeAll(etalon, draft, edition);
    const artefacts = await artefactsOf(draft, edition);
    handbook = artefacts[0] as never;
    operator = artefacts[1] as never;
    pdf = (await file(draft.hr)).body as Buffer;
  });

  const file = (by: SignedIn, headers: Record<string, string> = {}, query = '') =>
    by.client.get(`/api/artefacts/${operator.id}/file${query}`).set(headers).buffer().parse(binary);

  it('comes whole, named in its language, with its hash as its tag', async () => {
    const reply = await file(draft.leader).expect(200);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(operator.bytes),
      etag: `"${operator.sha256}"`,
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
    });
    const disposition = reply.headers['content-disposition']!;
    expect(disposition).toMatch(/^attachment; filename="?brochure-operator\.pdf"?; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split(`UTF-8''`)[1]!)).toBe('Телефонное обслуживание — Оператор.pdf');
    expect(
      createHash('sha256')
        .update(reply.body as Buffer)
        .digest('hex'),
    ).toBe(operator.sha256);
    const reading = await readPdf(reply.body as Buffer);
    expect(reading.pages).toHaveLength(operator.pages);
    expect(reading.pages.map(({ text }) => text).join(' ')).toContain('Мы благодарим за звонок.');
    const inline = await file(draft.leader, {}, '?inline').expect(200);
    expect(inline.headers['content-disposition']).toMatch(/^inline; /);
    await file(draft.leader, {}, '?inline=perhaps').expect(422);
  });

  it('is not sent again to who has it', async () => {
    for (const tags of [`"${operator.sha256}"`, `"old", "${operator.sha256}"`, `W/"${operator.sha256}"`, '*']) {
      const reply = await file(draft.hr, { 'If-None-Match': tags }).expect(304);
      expect(reply.body).toHaveLength(0);
      expect(reply.headers['etag']).toBe(`"${operator.sha256}"`);
    }
    await file(draft.hr, { 'If-None-Match': '"old"' }).expect(200);
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=100-199', 100, 199],
    ['bytes=100-', 100, null],
    ['bytes=-100', -100, null],
    ['bytes=100-999999999', 100, null],
    ['bytes=0-49,50-99', 0, 99],
  ])('comes in part: %s', async (range, start, end) => {
    const reply = await file(draft.hr, { Range: range }).expect(206);
    const first = start < 0 ? pdf.length + start : start;
    const last = end ?? pdf.length - 1;
    expect(reply.headers['content-range']).toBe(`bytes ${first}-${last}/${pdf.length}`);
    expect(reply.headers['content-length']).toBe(String(last - first + 1));
    expect((reply.body as Buffer).equals(pdf.subarray(first, last + 1))).toBe(true);
  });

  it.each(['bytes=0-9,100-109', 'bytes=a-b', 'bytes', 'pages=1-2', 'bytes='])('comes whole for %s', async (range) => {
    const reply = await file(draft.hr, { Range: range }).expect(200);
    expect((reply.body as Buffer).equals(pdf)).toBe(true);
  });

  it('has no part beyond its end', async () => {
    const reply = await file(draft.hr, { Range: `bytes=${pdf.length}-` }).expect(416);
    expect(reply.headers['content-range']).toBe(`bytes */${pdf.length}`);
  });

  it('comes in part only while it is the one that the caller has a part of', async () => {
    const range = { Range: 'bytes=0-9' };
    await file(draft.hr, { ...range, 'If-Range': `"${operator.sha256}"` }).expect(206);
    await file(draft.hr, { ...range, 'If-Range': '"another"' }).expect(200);
    await file(draft.hr, { ...range, 'If-Range': `W/"${operator.sha256}"` }).expect(200);
    await file(draft.hr, { ...range, 'If-Range': 'Mon, 23 Nov 2026 06:00:00 GMT' }).expect(200);
  });

  it('tells its length without its content', async () => {
    const { headers } = await draft.hr.client.head(`/api/artefacts/${operator.id}/file`).expect(200);
    expect(headers['content-length']).toBe(String(operator.bytes));
  });

  it('is for those who may read its edition: after publication everybody, who may then keep it', async () => {
    await file(reader).expect(404);
    await reader.client.get(`/api/artefacts/${operator.id}`).expect(404);
    await etalon.outsider.get(`/api/artefacts/${operator.id}/file`).expect(401);
    await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(201);
    const { headers } = await file(reader).expect(200);
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    const { body } = await reader.client.get(`/api/artefacts/${operator.id}`).expect(200);
    expect(body).toMatchObject({ state: 'ready', progress: 100, failure: null, allowedActions: ['download'] });
  });

  it('that is ready is not made again', async () => {
    const { body } = await draft.hr.client.post(`/api/artefacts/${operator.id}/retry`).send({}).expect(409);
    expect(body).toMatchObject({ code: 'artefact-not-failed', state: 'ready' });
    await make(etalon, operator.id);
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({ 'artefact.ready': 3 });
  });

  it('whose file is lost says so and what helps', async () => {
    rmSync(join(etalon.app.get<Config>(CONFIG).dataDirectory, 'artefacts'), { recursive: true });
    const { body } = await draft.hr.client.get(`/api/artefacts/${handbook.id}/file`).expect(503);
    expect(body.code).toBe('artefact-file-missing');
    expect(body.detail).toMatch(/backup/);
  });

  it('that is not ready cannot be downloaded', async () => {
    const other = await approvedDraft(etalon);
    const [artefact] = await artefactsOf(other, await freeze(other));
    const { body } = await other.hr.client.get(`/api/artefacts/${artefact!.id}/file`).expect(409);
    expect(body).toMatchObject({ code: 'artefact-not-ready', state: 'queued' });
    expect(body.detail).toBe('The document cannot be downloaded yet: waiting its turn.');
  });
});

it('a document that takes its time tells how far it is', async () => {
  const renderer = etalon.app.get(Renderer);
  const maker = etalon.app.get<{ report: (id: number, reached: object) => Promise<boolean> }>(ArtefactMaker);
  const report = maker.report.bind(maker);
  const reported = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  jest.spyOn(maker, 'report').mockImplementation(async (...parameters) => {
    const wanted = await report(...parameters);
    reported.resolve();
    return wanted;
  });
  const render = renderer.render.bind(renderer);
  jest.spyOn(renderer, 'render').mockImplementationOnce(async (document, options) => {
    options?.onProgress?.({ stage: 'loading', printed: 0, pages: 0 });
    options?.onProgress?.({ stage: 'printing', printed: 0.5, pages: 80 });
    await goOn.promise;
    return render(document, options);
  });
  const draft = await approvedDraft(etalon);
  const editionId = await freeze(draft);
  const [handbook] = await artefactsOf(draft, editionId);
  const made = make(etalon, handbook!.id);
  await reported.promise;
  const { body } = await draft.hr.client.get(`/api/artefacts/${handbook!.id}`).expect(200);
  expect(body).toMatchObject({ state: 'rendering', progress: 50, pages: 80 });
  expect((await draft.hr.client.get(`/drafts/${draft.draftId}/publish`).expect(200)).text).toContain(
    '50% · 80 pages printed',
  );
  const refused = await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(409);
  expect(codes(refused.body)[0]).toEqual(['handbook', 'artefact-rendering']);
  goOn.resolve();
  await made;
});

it('a document of an edition that is discarded meanwhile is no longer made', async () => {
  const renderer = etalon.app.get(Renderer);
  const begun = Promise.withResolvers<void>();
  jest.spyOn(renderer, 'render').mockImplementationOnce((_, options) => {
    const { promise, reject } = Promise.withResolvers<never>();
    options!.signal!.addEventListener('abort', () => reject(options!.signal!.reason as Error));
    begun.resolve();
    return promise;
  });
  const draft = await approvedDraft(etalon);
  const [handbook] = await artefactsOf(draft, await freeze(draft));
  const made = make(etalon, handbook!.id);
  await begun.promise;
  await draft.hr.client.delete(`${draft.path}/edition`).expect(204);
  await made;
  expect(await eventCounts(etalon, draft.draftId)).not.toHaveProperty('artefact.failed');
});

it('the worker makes what was enqueued, from the approved draft to the edition in force', async () => {
  const working = await startEtalon({ worker: true });
  try {
    const worker = watchWorker(working);
    const draft = await approvedDraft(working);
    const edition = await freeze(draft);
    await worker.ended(3);
    const artefacts = await artefactsOf(draft, edition);
    expect(artefacts.map(({ state, progress }) => [state, progress])).toEqual(Array(3).fill(['ready', 100]));
    await draft.hr.client.post(`${draft.path}/publication`).send({}).expect(201);
  } finally {
    await working.stop();
  }
});

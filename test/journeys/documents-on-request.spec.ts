import { artefactsOf, day, finish, freeze, make, publishedDraft, type ArtefactRow } from '../support/artefacts';
import { approvedDraft, eventCounts, type TestDraft } from '../support/approvals';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { binary, page, send } from '../support/pages';
import { readPdf } from '../support/read-pdf';

let etalon: TestEtalon;
let reader: SignedIn;
let draft: TestDraft;
let edition: number;
beforeAll(async () => {
  etalon = await startEtalon();
  reader = await etalon.person();
  draft = await publishedDraft(etalon);
  const { body } = await reader.client.get(`/api/standards/${draft.standardId}/editions`).expect(200);
  edition = body.items[0].id;
});
afterAll(() => etalon.stop());

const ask = (by: SignedIn, name: unknown, of = edition) =>
  by.client.post(`/api/editions/${of}/documents-on-request`).send({ name });
const jobsOf = async ({ id }: ArtefactRow): Promise<{ priority: number }[]> =>
  etalon.dataSource.query(
    `select priority from pgboss.job where name = 'make-artefact' and (data->>'artefactId')::int = $1`,
    [id],
  );

it('says what can be asked for, by job role and by section', async () => {
  const { body } = await reader.client.get(`/api/editions/${edition}/documents-on-request`).expect(200);
  const items = body.items as ArtefactRow[];
  expect(items.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['checklist-operator', 'observation-form-cashier', 'poster-1']),
  );
  expect(items.find(({ name }) => name === 'checklist-operator')).toEqual({
    ...{ name: 'checklist-operator', kind: 'checklist', form: 'published', jobRole: 'operator' },
    title: 'Checklist: Operator',
  });
});

it('makes what any reader asks for, once and before a publication, and keeps it for everybody', async () => {
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => ask(reader, 'observation-form-operator').expect(201)),
  );
  const artefact = replies[0]!.body as ArtefactRow;
  expect(new Set(replies.map(({ body }) => body.id as number)).size).toBe(1);
  expect(artefact).toMatchObject({ state: 'queued', onRequest: true, kind: 'observation-form', jobRole: 'operator' });
  expect(await jobsOf(artefact)).toEqual([{ priority: 2 }]);
  expect(await eventCounts(etalon, draft.draftId)).toMatchObject({ 'artefact.requested': 1 });

  await make(etalon, artefact.id);
  const ready = (await ask(draft.hr, 'observation-form-operator').expect(201)).body;
  expect(ready).toMatchObject({ id: artefact.id, state: 'ready', pages: expect.any(Number) });
  const file = await reader.client.get(`/api/artefacts/${artefact.id}/file`).buffer().parse(binary).expect(200);
  expect(file.headers['content-disposition']).toContain('observation-form-operator.pdf');
  const { title, pages, tagged } = await readPdf(file.body as Buffer);
  expect({ title, tagged }).toEqual({ title: 'Answering the phone: Observation form: Operator', tagged: true });
  expect(pages[0]!.text).toContain('a mystery shopper (external)');
  expect(pages[0]!.text).toContain(ready.code);
  const verified = await etalon.outsider.get(`/api/verify/${ready.code}`).expect(200);
  expect(verified.body).toMatchObject({ verdict: 'in-force', kind: 'observation-form', jobRole: 'Operator' });
  const onPage = await page(etalon.outsider, `/verify/${ready.code}`).expect(200);
  expect(onPage.text).toContain('Observation form');
});

it('comes in forms for the printer of an office and for the print shop, which say the same', async () => {
  const brochure = (await artefactsOf(draft, edition)).find(({ name }) => name === 'brochure-operator')!;
  await etalon.dataSource.query(`update artefact set state = 'queued' where id = $1`, [brochure.id]);
  await make(etalon, brochure.id);
  const { body: published } = await reader.client.get(`/api/artefacts/${brochure.id}`).expect(200);
  const made: Record<string, ArtefactRow & { pages: number; code: string }> = {};
  for (const name of [
    ...['brochure-operator.booklet', 'brochure-operator.grey-booklet', 'brochure-operator.press', 'cards-operator'],
    ...['handbook-offset-90.cover', 'handbook.a5', 'brochure-operator.e-book'],
  ]) {
    const asked = (await ask(reader, name).expect(201)).body as ArtefactRow;
    await make(etalon, asked.id);
    made[name] = (await reader.client.get(`/api/artefacts/${asked.id}`).expect(200)).body;
    expect(made[name]).toMatchObject({ state: 'ready', failure: null });
  }
  for (const form of ['booklet', 'grey-booklet', 'press']) {
    expect(made[`brochure-operator.${form}`]!.code).toBe(published.code);
  }
  expect(made['brochure-operator.booklet']!.pages).toBe(2 * Math.ceil(published.pages / 4));
  expect(made['brochure-operator.press']).toMatchObject({ pages: published.pages, coarsePictures: 0 });
  expect(made['brochure-operator.booklet']).toMatchObject({ coarsePictures: null });
  const eBook = made['brochure-operator.e-book']!;
  expect(eBook.pages).toBeNull();
  const book = await reader.client.get(`/api/artefacts/${eBook.id}/file`).buffer().parse(binary).expect(200);
  expect(book.headers['content-type']).toBe('application/epub+zip');
  expect(book.headers['content-disposition']).toContain('brochure-operator.e-book.epub');
  expect((book.body as Buffer).toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
  expect((await page(reader.client, `/editions/${edition}/documents`)).text).toContain('EPUB · ');
  expect(made['handbook-offset-90.cover']!.pages).toBe(1);
  const sheet = await reader.client.get(`/api/artefacts/${made['cards-operator']!.id}/file`).buffer().parse(binary);
  const cards = await readPdf(sheet.body as Buffer);
  expect(cards.pages).toHaveLength(made['cards-operator']!.pages);
  expect(cards.pages[0]!.text).toContain('Three rings');
});

it('is not a document of the publication', async () => {
  await ask(reader, 'poster-1').expect(201);
  const published = await artefactsOf(draft, edition);
  expect(published.map(({ name }) => name)).toEqual(['handbook', 'brochure-operator', 'brochure-cashier']);
  const { body } = await reader.client.get(`/api/editions/${edition}/artefacts?onRequest`).expect(200);
  expect((body.items as ArtefactRow[]).map(({ name }) => name)).toContain('poster-1');

  const frozen = await approvedDraft(etalon);
  const next = await freeze(frozen, day(5));
  await finish(etalon, frozen);
  const asked = (await ask(frozen.hr, 'poster-1', next).expect(201)).body as ArtefactRow;
  await ask(reader, 'poster-1', next).expect(404);
  await frozen.hr.client.post(`${frozen.path}/publication`).send({}).expect(201);
  await reader.client.get(`/api/artefacts/${asked.id}`).expect(200);
});

it('goes with an edition that is discarded', async () => {
  const frozen = await approvedDraft(etalon);
  const id = await freeze(frozen);
  const asked = (await ask(frozen.hr, 'poster-1', id).expect(201)).body as ArtefactRow;
  await frozen.hr.client.delete(`${frozen.path}/edition`).expect(204);
  await frozen.hr.client.get(`/api/artefacts/${asked.id}`).expect(404);
  await make(etalon, asked.id);
});

it('refuses what there is not, and has what failed made again for whoever asked', async () => {
  for (const name of ['poster-99', 'handbook', 'checklist-pilot', '../x']) await ask(reader, name).expect(404);
  for (const name of [undefined, 7, 'x'.repeat(101)]) await ask(reader, name).expect(422);
  await ask(reader, 'poster-1', 99_999).expect(404);

  const asked = (await ask(reader, 'checklist-cashier').expect(201)).body as ArtefactRow;
  await etalon.dataSource.query(
    `update artefact set state = 'failed', failure = '{"code": "rendering-crashed", "detail": "x"}' where id = $1`,
    [asked.id],
  );
  const shown = await page(reader.client, `/editions/${edition}/documents`).expect(200);
  expect(shown.text).toContain('the browser that makes the documents broke down over it');
  await send(reader.client, `/artefacts/${asked.id}/retry`, {})
    .expect(303)
    .expect('Location', `/editions/${edition}/documents`);
  expect(await jobsOf(asked)).toHaveLength(2);
});

it('is asked for on a page, for one’s own job role first', async () => {
  const cashier = await etalon.person();
  await etalon.dataSource.query(`update person set job_roles = '{cashier}' where id = $1`, [cashier.person.id]);
  const path = `/editions/${edition}/documents`;
  const { text } = await page(cashier.client, path).expect(200);
  expect(text).toContain('<option value="cashier" selected>');
  await send(cashier.client, path, { what: 'checklist', subject: 'operator' })
    .expect(303)
    .expect('Location', `${path}?subject=operator`);
  expect((await page(cashier.client, path)).text).toContain('Checklist: Operator');
  await send(cashier.client, path, { what: 'brochure.booklet', subject: 'cashier' }).expect(303);
  await send(cashier.client, path, { what: 'handbook.cover', subject: 'offset-90' }).expect(303);
  await send(cashier.client, path, { what: 'handbook.a5' }).expect(303).expect('Location', path);
  const made = await cashier.client.get(`/api/editions/${edition}/artefacts?onRequest`).expect(200);
  expect((made.body.items as ArtefactRow[]).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['brochure-cashier.booklet', 'handbook-offset-90.cover', 'handbook.a5']),
  );
  await send(cashier.client, path, {}).expect(422);
  await send(cashier.client, path, { what: 'poster', subject: '99' }).expect(404);
  await page(cashier.client, `/standards/${draft.standardId}`)
    .expect(200)
    .expect(new RegExp(`href="${path}"`));
});

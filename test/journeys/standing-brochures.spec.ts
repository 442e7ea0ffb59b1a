import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG, type Config } from '../../src/config';
import {
  approvedDraft,
  decide,
  edit,
  moveTo,
  nextDraft,
  people,
  presentHash,
  submit,
  type TestDraft,
} from '../support/approvals';
import { artefactsOf, finishRest, freeze, make, makeAll, type ArtefactRow } from '../support/artefacts';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { changeCompany } from '../support/house';
import { binary, page } from '../support/pages';
import { readPdf } from '../support/read-pdf';

let etalon: TestEtalon;
let administrator: SignedIn;
let first: TestDraft;
/** The brochure of the cashier as edition 1 was published with it. */
let printed: ArtefactRow;

beforeAll(async () => {
  etalon = await startEtalon();
  administrator = await etalon.person('administrator');
  first = await approvedDraft(etalon);
  const editionId = await freeze(first);
  await makeAll(etalon, first, editionId);
  printed = brochure(await artefactsOf(first, editionId), 'cashier');
  await first.hr.client.post(`${first.path}/publication`).send({}).expect(201);
});
afterAll(() => etalon.stop());

const brochure = (artefacts: ArtefactRow[], jobRole: string) =>
  artefacts.find(({ name }) => name === `brochure-${jobRole}`)!;

/** The draft after the edition in force, with another text for the operator, approved. */
async function approvedNext(body: string): Promise<TestDraft> {
  const draft = await nextDraft(etalon, first, 'drafting');
  await edit(draft, body);
  await moveTo(etalon, draft.draftId, 'finalising');
  const [approver] = await people(etalon, 1);
  await submit(draft, [approver!], 1);
  await decide(draft, approver!, { verdict: 'approve', contentHash: await presentHash(draft) }).expect(201);
  return draft;
}

const jobsFor = async (artefacts: ArtefactRow[]) => {
  const jobs: { id: number }[] = await etalon.dataSource.query(
    `select (data->>'artefactId')::int as id from pgboss.job where name = 'make-artefact' and (data->>'artefactId')::int = any($1)`,
    [artefacts.map(({ id }) => id)],
  );
  return artefacts.filter(({ id }) => jobs.some((job) => job.id === id)).map(({ name }) => name);
};

it('a brochure in which nothing changed stands: the same file, ready without a job, until its look changes', async () => {
  const second = await approvedNext('The operator answers by the second ring.');
  const editionId = await freeze(second);
  const artefacts = await artefactsOf(second, editionId);
  expect(brochure(artefacts, 'cashier')).toMatchObject({
    state: 'ready',
    ...{ sha256: printed['sha256'], code: printed['code'], pages: printed['pages'], bytes: printed['bytes'] },
    unchangedSince: 1,
  });
  expect(await jobsFor(artefacts)).toEqual(['handbook', 'what-changed', 'brochure-operator']);
  const preparing = await page(second.hr.client, `/drafts/${second.draftId}/publish`).expect(200);
  expect(preparing.text).toContain('1 brochure stands: nothing in it changed.');
  expect(preparing.text.match(/unchanged since edition 1/g)).toHaveLength(1);

  const operator = brochure(artefacts, 'operator');
  await make(etalon, operator.id);
  const remade = brochure(await artefactsOf(second, editionId), 'operator');
  expect(remade).toMatchObject({ state: 'ready', unchangedSince: null });
  await finishRest(etalon, second);
  await second.hr.client.post(`${second.path}/publication`).send({}).expect(201);

  const cashier = brochure(artefacts, 'cashier');
  const { body: pdf } = await second.hr.client
    .get(`/api/artefacts/${cashier.id}/file`)
    .buffer()
    .parse(binary)
    .expect(200);
  const reading = await readPdf(pdf as Buffer);
  expect(reading.pages[0]!.text).toContain('Edition 1');
  expect(reading.pages.map(({ text }) => text).join(' ')).toContain(printed['code']);
  const read = await page(second.hr.client, `/standards/${first.standardId}/brochures/cashier`).expect(200);
  expect(read.text).toContain('Edition 2');
  expect(read.text).toContain('unchanged since edition 1');
  const { body: link } = await second.hr.client
    .post(`/api/standards/${first.standardId}/links`)
    .send({ jobRole: 'cashier' })
    .expect(201);
  const opened = await page(etalon.outsider, `${new URL(link.url as string).pathname}/pdf`).expect(200);
  expect(opened.headers['etag']).toBe(`"${String(printed['sha256'])}"`);

  const third = await approvedNext('The operator answers at once.');
  await changeCompany(administrator, { colour: '#00703c' });
  const dressed = await freeze(third);
  expect((await artefactsOf(third, dressed)).map(({ state }) => state)).toEqual(Array(4).fill('queued'));
  await third.hr.client.delete(`${third.path}/edition`).expect(204);

  await changeCompany(administrator, { colour: null, typeTheme: 'plain' });
  const reset = await freeze(third);
  expect((await artefactsOf(third, reset)).map(({ state }) => state)).toEqual(Array(4).fill('queued'));
  await third.hr.client.delete(`${third.path}/edition`).expect(204);

  await changeCompany(administrator, { typeTheme: 'book' });
  const again = await artefactsOf(third, await freeze(third));
  expect(brochure(again, 'cashier')).toMatchObject({ sha256: printed['sha256'], unchangedSince: 1 });
  expect(brochure(again, 'operator')).toMatchObject({ state: 'queued', unchangedSince: null });
  await third.hr.client.delete(`${third.path}/edition`).expect(204);

  const { dataDirectory } = etalon.app.get<Config>(CONFIG);
  const sha256 = String(printed['sha256']);
  rmSync(join(dataDirectory, 'artefacts', sha256.slice(0, 2), sha256));
  const lost = await artefactsOf(third, await freeze(third));
  expect(brochure(lost, 'cashier')).toMatchObject({ state: 'queued', unchangedSince: 1 });
  await make(etalon, brochure(lost, 'cashier').id);
  const [restored] = await etalon.dataSource.query(`select sha256, state from artefact where id = $1`, [
    brochure(lost, 'cashier').id,
  ]);
  expect(restored).toEqual({ sha256: printed['sha256'], state: 'ready' });
});

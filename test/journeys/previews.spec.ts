import { Renderer } from '../../src/rendering/renderer';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { binary, page } from '../support/pages';
import { readPdf } from '../support/read-pdf';
import { reviewedDraft, type ReviewedDraft } from '../support/reviews';

let etalon: TestEtalon;
let draft: ReviewedDraft;
beforeAll(async () => {
  etalon = await startEtalon();
  draft = await reviewedDraft(etalon);
});
afterAll(() => etalon.stop());

const artefacts = async () => {
  const [{ count }] = await etalon.dataSource.query(`select count(*)::int as count from artefact`);
  return count as number;
};

it.each(['handbook', 'observation-form-operator'])(
  'shows a %s of the text as it stands to whoever may read it, marked on every page, and keeps nothing',
  async (name) => {
    const { headers, body } = await draft.member.client
      .get(`${draft.path}/preview/${name}`)
      .buffer()
      .parse(binary)
      .expect(200);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'content-type': 'application/pdf' });
    expect(headers['content-disposition']).toContain(`inline; filename=${name}.pdf`);
    const { pages } = await readPdf(body as Buffer);
    const text = pages.map((one) => one.text).join(' ');
    for (const one of pages) expect(one.text).toContain('Draft');
    expect(text).toMatch(/Preview/);
    expect(text).not.toMatch(/In force from|Verification|Edition 1/);
    expect(await artefacts()).toBe(0);
  },
);

it('lists what there is to be seen, on a page and in the API', async () => {
  const { text } = await page(draft.member.client, `/drafts/${draft.draftId}/preview`).expect(200);
  for (const name of ['handbook', 'brochure-operator', 'checklist-cashier', 'poster-1']) {
    expect(text).toContain(`href="/drafts/${draft.draftId}/preview/${name}"`);
  }
  const { body } = await draft.member.client.get(`${draft.path}/preview`).expect(200);
  expect(body.items[0]).toMatchObject({ name: 'handbook', kind: 'handbook' });
});

it('is not there for others, nor what no draft is printed as', async () => {
  const outsider = await etalon.person('management');
  await outsider.client.get(`${draft.path}/preview/handbook`).expect(404);
  await outsider.client.get(`${draft.path}/preview`).expect(404);
  for (const name of ['what-changed', 'poster-99', 'brochure-pilot']) {
    await draft.member.client.get(`${draft.path}/preview/${name}`).expect(404);
  }
});

it('stops when nobody waits any longer', async () => {
  const renderer = etalon.app.get(Renderer);
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<unknown>();
  jest.spyOn(renderer, 'render').mockImplementationOnce((_, options) => {
    const { promise, reject } = Promise.withResolvers<never>();
    options!.signal!.addEventListener('abort', () => {
      ended.resolve(options!.urgent);
      reject(options!.signal!.reason as Error);
    });
    begun.resolve();
    return promise;
  });
  const request = draft.member.client.get(`${draft.path}/preview/handbook`);
  const reply = request.then(
    () => null,
    (error: { code: string }) => error.code,
  );
  await begun.promise;
  request.abort();
  expect(await ended.promise).toBe(true);
  expect(await reply).toBe('ABORTED');
});

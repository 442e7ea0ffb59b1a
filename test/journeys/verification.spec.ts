import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { verificationCode } from '../../src/rendering/verification-code';
import { decide, nextDraft, people, presentHash, submit, type TestDraft } from '../support/approvals';
import { artefactsOf, day, finish, freeze, publishedDraft } from '../support/artefacts';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { page } from '../support/pages';

let etalon: TestEtalon;
let first: TestDraft;
let second: TestDraft;
beforeAll(async () => {
  etalon = await startEtalon();
  first = await publishedDraft(etalon);
  await name('first', first);
  second = await nextDraft(etalon, first, 'finalising');
  const [approver] = await people(etalon, 1);
  await submit(second, [approver!], 1);
  await decide(second, approver!, { verdict: 'approve', contentHash: await presentHash(second) }).expect(201);
  await freeze(second, day(3));
  await finish(etalon, second);
  await name('second', second);
});
afterAll(() => etalon.stop());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const fileOf = (edition: string, document: string) => `%PDF-1.7 ${edition} ${document}`;
const codeOf = (edition: string, document: string) => verificationCode(sha256(`code ${fileOf(edition, document)}`));

/** Gives each document of an edition a file and a fingerprint of its own. */
async function name(edition: string, { draftId }: TestDraft): Promise<void> {
  const rows: { id: number; name: string }[] = await etalon.dataSource.query(
    `select artefact.id, artefact.name from artefact join edition on edition.id = edition_id where draft_id = $1`,
    [draftId],
  );
  for (const row of rows) {
    const file = fileOf(edition, row.name);
    await etalon.dataSource.query('update artefact set sha256 = $2, fingerprint = $3 where id = $1', [
      ...[row.id, sha256(file), sha256(`code ${file}`)],
    ]);
  }
}

const api = (hash: string) => etalon.outsider.get(`/api/verify/${encodeURIComponent(hash)}`);
const send = (file: Buffer | null) => {
  const sent = etalon.outsider.post('/verify').set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' });
  return file === null
    ? sent.attach('file', Buffer.alloc(0), { filename: '' })
    : sent.attach('file', file, { filename: 'brochure.pdf', contentType: 'application/pdf' });
};

it('says nothing of what was not published', async () => {
  for (const hash of [codeOf('second', 'handbook'), sha256(fileOf('second', 'handbook')), 'no code', '0'.repeat(64)]) {
    expect((await api(hash).expect(404)).body.code).toBe('unknown-document');
    const { text } = await page(etalon.outsider, `/verify/${encodeURIComponent(hash)}`).expect(404);
    expect(text).toContain('Not known here');
    expect(text).not.toContain('Answering the phone');
  }
});

it('tells which edition a document is, by its code as it was typed and by its file', async () => {
  const code = codeOf('first', 'brochure-operator');
  const expected = {
    ...{ verdict: 'in-force', kind: 'brochure', standard: 'Answering the phone', language: 'en', jobRole: 'Operator' },
    ...{ code, number: 1, effectiveDate: day(0), lastNumber: 1, current: { number: 1, effectiveDate: day(0) } },
  };
  expect((await api(code).expect(200)).body).toEqual(expected);
  expect((await api(code.toLowerCase().replaceAll('-', ' ')).expect(200)).body).toEqual(expected);
  expect((await api(sha256(fileOf('first', 'brochure-operator')).toUpperCase()).expect(200)).body).toEqual(expected);

  const typed = await page(etalon.outsider, `/verify?code=${code.toLowerCase()}`).expect(303);
  expect(typed.headers['location']).toBe(`/verify/${code}`);
  const { text } = await page(etalon.outsider, `/verify/${code}`).expect(200);
  for (const word of ['In force', 'Answering the phone', 'Job role brochure', 'Operator', '<dd>1</dd>', code]) {
    expect(text).toContain(word);
  }
  expect(text).toContain('compare what you hold');
  expect(text).not.toContain('/standards/');
  const signedIn = await page((await etalon.person()).client, `/verify/${code}`).expect(200);
  expect(signedIn.text).toContain(`href="/standards/${first.standardId}"`);
});

it('compares a file that is dropped, without keeping it', async () => {
  const file = Buffer.from(fileOf('first', 'handbook'));
  const { headers } = await send(file).expect(303);
  expect(headers['location']).toBe(`/verify/${sha256(file.toString())}`);
  expect((await page(etalon.outsider, headers['location']!).expect(200)).text).toContain('to the last byte');
  const altered = await send(Buffer.concat([file, Buffer.from(' ')])).expect(303);
  expect((await page(etalon.outsider, altered.headers['location']!).expect(404)).text).toContain('that is this file');
});

it('refuses what it cannot compare, and says so', async () => {
  expect((await send(null).expect(422)).text).toContain('Choose a file');
  expect((await send(Buffer.alloc(64 * 1024 ** 2 + 1)).expect(422)).text).toContain('at most 64 MB');
  expect((await page(etalon.outsider, '/verify?code=ABC').expect(422)).text).toContain('twelve letters and digits');
  const form = { Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' };
  await etalon.outsider.post('/verify').set(form).send('code=1').expect(415);
  expect(await abandoned()).toBe(422);
});

/** Sends a form that ends in the middle of its file, and more than it announces to hold. */
async function abandoned(): Promise<number | undefined> {
  const url = new URL(await etalon.app.getUrl());
  const head = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF';
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=edge', 'Sec-Fetch-Site': 'same-origin' };
    const sent = request({ ...{ host: url.hostname, port: url.port, path: '/verify', method: 'POST', headers } });
    sent.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject);
    sent.end(head);
  });
}

it('tells of what was replaced, has no successor, stands, or is for a day to come', async () => {
  await etalon.dataSource.query(
    `delete from artefact using edition where edition.id = edition_id and draft_id = $1 and name = 'brochure-cashier'`,
    [second.draftId],
  );
  await etalon.dataSource.query(
    `update artefact set sha256 = $2, fingerprint = $3, unchanged_since = 1 from edition
      where edition.id = edition_id and draft_id = $1 and name = 'brochure-operator'`,
    [
      second.draftId,
      sha256(fileOf('first', 'brochure-operator')),
      sha256(`code ${fileOf('first', 'brochure-operator')}`),
    ],
  );
  await second.hr.client.post(`${second.path}/publication`).send({}).expect(201);
  const table: Record<string, unknown> = {};
  for (const [edition, document] of [
    ['first', 'handbook'],
    ['first', 'brochure-cashier'],
    ['first', 'brochure-operator'],
    ['second', 'handbook'],
    ['second', 'what-changed'],
  ] as const) {
    const { body } = await api(codeOf(edition, document)).expect(200);
    table[`${edition} ${document}`] = [body.verdict, body.number, body.lastNumber, body.current.number];
  }
  expect(table).toEqual({
    'first handbook': ['superseded', 1, 1, 2],
    'first brochure-cashier': ['withdrawn', 1, 1, 2],
    'first brochure-operator': ['in-force', 1, 2, 2],
    'second handbook': ['announced', 2, 2, 2],
    'second what-changed': ['announced', 2, 2, 2],
  });
  const shown = async (edition: string, document: string) =>
    (await page(etalon.outsider, `/verify/${codeOf(edition, document)}`).expect(200)).text;
  expect(await shown('first', 'handbook')).toContain('replaced by edition 2');
  expect(await shown('first', 'brochure-cashier')).toContain('no such document any more');
  expect(await shown('first', 'brochure-operator')).toContain('it holds in edition 2 as well');
  expect(await shown('second', 'handbook')).toContain('holds from');
});

it('is asked so many times a minute from one address, and no more', async () => {
  const replies = await Promise.all(Array.from({ length: 130 }, () => api('no code')));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([404, 429]));
});

it('knows the documents as their lists do', async () => {
  const [edition] = (await first.hr.client.get(`/api/standards/${first.standardId}/editions`).expect(200)).body.items;
  const codes = (await artefactsOf(first, edition.id)).map(({ code }) => code);
  expect(codes).toEqual(
    ['handbook', 'brochure-operator', 'brochure-cashier'].map((document) => codeOf('first', document)),
  );
});

import { ImageRun, Paragraph } from 'docx';
import sharp from 'sharp';
import { Renderer } from '../../src/rendering/renderer';
import { PicturesService } from '../../src/pictures/pictures.service';
import { draftIn, type TestDraft } from '../support/approvals';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { binary, hiddenFields, page, sendFields, sendFile, statementsOf } from '../support/pages';
import { animatedGif, noise, plain, svg, vastPng } from '../support/pictures';
import { smallStandard } from '../support/standards';
import { wordOf } from '../support/word-documents';

let etalon: TestEtalon;
let draft: TestDraft;
let sign: Buffer;

beforeAll(async () => {
  etalon = await startEtalon();
  draft = await draftIn(etalon, 'drafting');
  sign = await plain(400, 200, '#1d4f9180').png().toBuffer();
});
afterAll(() => etalon.stop());

const add = (by: SignedIn, file: Buffer, type = 'image/png') =>
  by.client.post(`${draft.path}/pictures`).type(type).send(file);
const addressOf = (reference: string) => `/pictures/${reference.slice('picture:'.length)}`;
const unknown = `picture:${'0'.repeat(64)}-10x10.png`;
const kept = async () => (await etalon.dataSource.query<unknown[]>('select from picture')).length;

async function rewrite(body: string) {
  const [clause] = await etalon.dataSource.query<{ id: number }[]>(
    'select clause_id as id from placed_clause where draft_id = $1 order by clause_id limit 1',
    [draft.draftId],
  );
  const path = `${draft.path}/clauses/${clause!.id}`;
  const { headers } = await draft.leader.client.get(path);
  return draft.leader.client.patch(path).set('If-Match', headers['etag']!).send({ body });
}

describe('a picture that is added to a draft', () => {
  it('is shown in its clause, in its measures, to whoever knows its address', async () => {
    const { body } = await add(draft.leader, sign).expect(201);
    expect(body).toEqual({
      picture: expect.stringMatching(/^picture:[0-9a-f]{64}-400x200\.png$/),
      width: 400,
      height: 200,
    });
    expect((await add(draft.leader, sign).expect(201)).body).toEqual(body);
    expect((await rewrite(`Look at the sign:\n\n![The sign “open”](${body.picture})`)).status).toBe(200);
    const address = addressOf(body.picture);
    const { text } = await page(draft.leader.client, `/drafts/${draft.draftId}/text`).expect(200);
    expect(text).toContain(`<img src="${address}" alt="The sign “open”" width="400" height="200" loading="lazy" />`);
    const reply = await etalon.outsider.get(address).buffer(true).parse(binary).expect(200);
    expect(reply.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(await sharp(reply.body as Buffer).metadata()).toMatchObject({ format: 'png', width: 400, height: 200 });
  });

  it('is for those who write the draft, while its text is open', async () => {
    await etalon.outsider.post(`${draft.path}/pictures`).type('image/png').send(sign).expect(401);
    await add(await etalon.person(), sign).expect(404);
    const closed = await draftIn(etalon, 'approved');
    await closed.leader.client.post(`${closed.path}/pictures`).type('image/png').send(sign).expect(409);
  });

  it('is refused whole where it is no picture that texts can show', async () => {
    const before = await kept();
    const cases: [Buffer, string, string][] = [
      [Buffer.from('no picture'), 'image/png', 'picture-no-picture'],
      [svg('<rect width="9" height="9"/>'), 'image/svg+xml', 'picture-no-picture'],
      [vastPng(), 'image/png', 'picture-too-many-pixels'],
      [await animatedGif(), 'image/gif', 'picture-animated'],
      [(await noise(90, 90).jpeg().toBuffer()).subarray(0, -900), 'image/jpeg', 'picture-damaged'],
    ];
    for (const [file, type, code] of cases) {
      const { body } = await add(draft.leader, file, type).expect(422);
      expect(body.faults).toMatchObject([{ field: 'picture', code, message: expect.any(String) }]);
    }
    await add(draft.leader, Buffer.alloc(11 * 1024 * 1024, 1)).expect(413);
    await add(draft.leader, Buffer.from('{}'), 'application/json').expect(415);
    expect(await kept()).toBe(before);
  });

  it('is not at any other address', async () => {
    const { body } = await add(draft.leader, sign).expect(201);
    for (const name of [unknown, body.picture.replace('400x200', '200x400'), 'picture:..%2f..']) {
      await etalon.outsider.get(addressOf(name)).expect(404);
    }
  });
});

describe('a text that refers to a picture that is not there', () => {
  it('is refused at its line, and costs nothing more where it refers to none', async () => {
    const { status, body } = await rewrite(`One\n\nTwo ![gone](${unknown}) and ![broken](picture:x)`);
    expect(status).toBe(422);
    const fault = { field: 'body', code: 'picture-unknown', line: 3 };
    expect(body.faults).toMatchObject([fault, fault]);
    expect(body.faults[0].message).toContain('gone');
    const without = await statementsOf(() => rewrite('No picture'));
    expect(await statementsOf(() => rewrite('A picture: in words'))).toBe(without);
    const section = { title: 'Pictures', introduction: `![gone](${unknown})` };
    const refused = await draft.leader.client.post(`${draft.path}/sections`).send(section).expect(422);
    expect(refused.body.faults).toMatchObject([{ field: 'introduction', code: 'picture-unknown', line: 1 }]);
  });

  it('is refused as a file, at the line of the file', async () => {
    const file = smallStandard().replace('Every call counts.', `Every call\ncounts ![gone](${unknown}).`);
    const line = file.split('\n').findIndex((text) => text.includes(unknown)) + 1;
    const hr = await etalon.person('hr');
    const { body } = await hr.client.post('/api/imports').type('text/markdown').send(file).expect(422);
    expect(body.faults).toMatchObject([{ code: 'picture-unknown', line }]);
    const { text } = await sendFile(hr.client, '/standards/new', file).expect(422);
    expect(text).toContain('gone');
  });
});

describe('the pictures of a Word document', () => {
  const image = (data: Buffer, type: 'png' | 'jpg' | 'gif', alt: string) =>
    new ImageRun({
      type,
      data,
      transformation: { width: 40, height: 20 },
      altText: { name: 'Picture', title: '', description: alt },
    });

  it('come along when the import is confirmed, and come back from Word as the same', async () => {
    const photo = await noise(2000, 1000).jpeg().toBuffer();
    const document = await wordOf([
      new Paragraph({ text: 'Door', heading: 'Heading1' }),
      new Paragraph({ heading: 'Heading2', children: [image(sign, 'png', 'The sign')] }),
      new Paragraph({ heading: 'Heading2', text: 'Read the sign' }),
      new Paragraph({ children: [image(photo, 'jpg', 'The door\n\nfrom outside')] }),
      new Paragraph({ children: [image(await animatedGif(), 'gif', 'It moves')] }),
    ]);
    const hr = await etalon.person('hr');
    const before = await kept();
    const placing = await sendFile(hr.client, '/standards/new', document).expect(200);
    expect(placing.text.match(/<img src="data:image\/webp/g)).toHaveLength(2);
    expect(placing.text).toMatch(/id="left-pictures"[\s\S]*Read the sign/);
    const head = { title: 'At the door', language: 'en', otherJobRoles: 'Doorman' };
    const shown = await sendFields(hr.client, '/standards/new/document', {
      ...hiddenFields(placing.text),
      ...head,
      picture: repeated(placing.text),
    }).expect(200);
    expect(await kept()).toBe(before);
    const fields = { ...hiddenFields(shown.text), picture: repeated(shown.text) };
    const made = await sendFields(hr.client, '/standards/new', fields).expect(303);
    expect(await kept()).toBe(before + 1);

    const { text: file } = await page(hr.client, `${made.headers['location']}/export`).expect(200);
    const reference = /!\[The door from outside\]\((picture:[0-9a-f]{64}-1600x800\.jpeg)\)/.exec(file)![1]!;
    await etalon.outsider.get(addressOf(reference)).expect(200);

    const path = `/api${made.headers['location']!}/export?format=docx`;
    const { body: word } = await hr.client.get(path).buffer(true).parse(binary).expect(200);
    const again = await sendFile(hr.client, '/standards/new', word as Buffer).expect(200);
    expect(repeated(again.text)).toEqual(repeated(placing.text).filter((content) => content.length > 2000));
  });

  function repeated(html: string): string[] {
    return [...html.matchAll(/name="picture" value="([^"]*)"/g)].map(([, value]) => value!.replaceAll('&#x3D;', '='));
  }
});

describe('a printed document', () => {
  const documentWith = (source: string) => ({
    title: 'Sign',
    language: 'en' as const,
    html: `<!doctype html><html lang="en"><head><title>Sign</title></head><p>Sign<p style="height: 2000px"><img src="${source}" alt="The sign" width="400" height="200" loading="lazy">`,
    date: '2026-11-26',
    fingerprint: 'ab'.repeat(32),
    outline: [],
    numbered: [],
  });

  it('shows its pictures, and does not come out without one of them', async () => {
    const { body } = await add(draft.leader, sign).expect(201);
    const pictures = etalon.app.get(PicturesService);
    const renderer = new Renderer({ parallel: 1, pictures: (picture) => pictures.content(picture) });
    try {
      const { bytes } = await renderer.render(documentWith(addressOf(body.picture)));
      expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Subtype\s*\/Image[\s\S]{0,200}\/Width 400/);
      await expect(renderer.render(documentWith(addressOf(unknown)))).rejects.toMatchObject({ reason: 'incomplete' });
    } finally {
      await renderer.close();
    }
  });
});

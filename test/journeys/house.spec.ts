import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import supertest from 'supertest';
import { createApplication } from '../../src/application';
import { CONFIG, type Config } from '../../src/config';
import { ownTimeZone } from '../../src/platform/i18n/time-zone';
import { Storage } from '../../src/platform/storage/storage';
import { companyColours } from '../../src/rendering/company-colour';
import { Shelf } from '../support/editions';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { changeCompany, putLogo, removeLogo, sendLogo, versionOf } from '../support/house';
import { hiddenFields, page, send, statementsOf } from '../support/pages';
import { noise, plain, svg, vastPng } from '../support/pictures';
import { sampleEdition } from '../support/sample-editions';

let etalon: TestEtalon;
let administrator: SignedIn;
let staff: SignedIn;

beforeAll(async () => {
  etalon = await startEtalon();
  administrator = await etalon.person('administrator');
  staff = await etalon.person();
});
afterAll(() => etalon.stop());

const mark = svg('<path d="M100 0L200 50L100 100L0 50Z" fill="#1d4f91"/>', 'viewBox="0 0 200 100"');
const hrefOf = async () => (await staff.client.get('/api/organisation').expect(200)).body.logo.href as string;
const codes = (body: { faults: { field: string; code: string }[] }) =>
  body.faults.map(({ field, code }) => [field, code]);

async function eventsOf(type: string) {
  return etalon.dataSource.query<{ actor: number; data: object }[]>(
    'select actor_id as actor, data from event where type = $1 order by id',
    [type],
  );
}

describe('the company over the API', () => {
  const own = { name: 'Etalon', colour: null, accents: null, logo: null, typeTheme: 'book', timeZone: null };

  it('begins with nothing of its own but the name of Etalon', async () => {
    const { body, headers } = await staff.client.get('/api/organisation').expect(200);
    expect(body).toEqual({ ...own, presentTimeZone: ownTimeZone(), version: 1 });
    expect(headers['etag']).toBe('"1"');
    await etalon.outsider.get('/api/organisation').expect(401);
  });

  it('is changed by an administrator, in parts, and each change is recorded', async () => {
    const { client } = administrator;
    const patch = (version: number, change: object) =>
      client.patch('/api/organisation').set('If-Match', `"${version}"`).send(change);
    expect((await patch(1, { name: ' Nord ' }).expect(200)).body).toMatchObject({ ...own, name: 'Nord', version: 2 });
    const look = await patch(2, { colour: '#FFD400', timeZone: 'asia/almaty' }).expect(200);
    const { light, dark } = companyColours('#ffd400');
    expect(look.body).toEqual({
      name: 'Nord',
      colour: '#ffd400',
      accents: { light: light.accent, dark: dark.accent },
      logo: null,
      typeTheme: 'book',
      timeZone: 'Asia/Almaty',
      presentTimeZone: 'Asia/Almaty',
      version: 3,
    });
    const plainAgain = await patch(3, { colour: null, timeZone: null }).expect(200);
    expect(plainAgain.body).toEqual({ ...own, name: 'Nord', presentTimeZone: ownTimeZone(), version: 4 });
    expect((await eventsOf('organisation.changed')).map(({ actor, data }) => [actor, data])).toEqual([
      [administrator.id, { name: 'Nord' }],
      [administrator.id, { colour: '#ffd400', timeZone: 'Asia/Almaty' }],
      [administrator.id, { colour: null, timeZone: null }],
    ]);
  });

  it('tells everything that is wrong at once, and changes nothing', async () => {
    const version = await versionOf(administrator.client);
    const wrong = { name: '', colour: 'blue', timeZone: 'Mars/Olympus', logo: null };
    const refused = await administrator.client
      .patch('/api/organisation')
      .set('If-Match', version)
      .send(wrong)
      .expect(422);
    expect(codes(refused.body)).toEqual([
      ['logo', 'unexpected-field'],
      ['name', 'required'],
      ['colour', 'not-a-colour'],
      ['timeZone', 'not-a-time-zone'],
    ]);
    expect(await versionOf(administrator.client)).toBe(version);
  });

  it('needs the right, the version, and the present one', async () => {
    const change = { colour: '#123456' };
    for (const role of ['hr', 'management', 'staff'] as const) {
      const { client } = await etalon.person(role);
      await client.patch('/api/organisation').set('If-Match', '"1"').send(change).expect(403);
      await client.put('/api/organisation/logo').set('If-Match', '"1"').type('image/png').send(mark).expect(403);
      await client.delete('/api/organisation/logo').set('If-Match', '"1"').expect(403);
    }
    const { client } = administrator;
    await client.patch('/api/organisation').send(change).expect(428);
    await client.put('/api/organisation/logo').type('image/svg+xml').send(mark).expect(428);
    await client.delete('/api/organisation/logo').expect(428);
    const stale = await client.patch('/api/organisation').set('If-Match', '"1"').send(change).expect(412);
    expect(stale.body.present).toMatchObject({ name: 'Nord', version: 4 });
    await client.put('/api/organisation/logo').set('If-Match', '"1"').type('image/svg+xml').send(mark).expect(412);
    await client.delete('/api/organisation/logo').set('If-Match', '"1"').expect(412);
  });
});

describe('a logo', () => {
  it('is drawn anew, and given to everybody under an address of its own for good', async () => {
    const { body } = await putLogo(administrator, mark);
    expect(body.logo).toMatchObject({ width: 800, height: 400, ground: 'light' });
    const { headers, body: png } = await etalon.outsider.get(body.logo.href).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-length': String(body.logo.bytes),
    });
    const hash = createHash('sha256').update(png).digest('hex');
    expect(body.logo.href).toBe(`/assets/house/${hash}.png`);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 800, height: 400 });
    await etalon.outsider.get(body.logo.href).set('If-None-Match', headers['etag']!).expect(304);
    const [event] = await eventsOf('organisation.logo-set');
    expect(event).toMatchObject({ actor: administrator.id, data: { sha256: hash, ground: 'light' } });
  });

  it('is replaced, and taken away; then its address leads nowhere', async () => {
    const first = await hrefOf();
    const { body } = await putLogo(administrator, await plain(300, 100).png().toBuffer(), 'image/png');
    expect(body.logo).toMatchObject({ width: 300, height: 100, ground: 'own' });
    await etalon.outsider.get(first).expect(404);
    await etalon.outsider.get(body.logo.href).expect(200);
    expect((await removeLogo(administrator)).body).toMatchObject({ logo: null });
    await etalon.outsider.get(body.logo.href).expect(404);
    expect((await removeLogo(administrator)).status).toBe(404);
    expect(await eventsOf('organisation.logo-removed')).toHaveLength(1);
  });

  it('is the only file of the storage that everybody gets', async () => {
    const { sha256 } = await etalon.app.get(Storage).put(Buffer.from('%PDF of a draft'));
    for (const file of [`${sha256}.png`, `${sha256}`, `..%2f${sha256}.png`, 'logo.png', '.png', '1d4f91.css']) {
      await etalon.outsider.get(`/assets/house/${file}`).expect(404);
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'image/png', 422, 'logo-not-chosen'],
    ['a text', Buffer.from('our logo'), 'image/png', 422, 'logo-no-picture'],
    ['100 megapixels', vastPng(), 'image/png', 422, 'picture-too-many-pixels'],
    ['a script', svg('<script>alert(1)</script>'), 'image/svg+xml', 422, 'logo-with-script'],
  ])('is refused when it is %s', async (_, file, type, status, code) => {
    const version = await versionOf(administrator.client);
    const refused = await putLogo(administrator, file, type);
    expect(refused.status).toBe(status);
    expect(codes(refused.body)).toEqual([['logo', code]]);
    expect(await versionOf(administrator.client)).toBe(version);
  });

  it('is refused when it is too large, or no picture at all', async () => {
    const large = await noise(1500, 1500).png().toBuffer();
    const tooLarge = await putLogo(administrator, large, 'image/png');
    expect([tooLarge.status, codes(tooLarge.body)]).toEqual([422, [['logo', 'file-too-large']]]);
    const gif = await putLogo(administrator, Buffer.from('GIF89a'), 'image/gif');
    expect([gif.status, codes(gif.body)]).toEqual([422, [['logo', 'logo-no-picture']]]);
    const version = await versionOf(administrator.client);
    const json = await administrator.client.put('/api/organisation/logo').set('If-Match', version).send({ a: 1 });
    expect([json.status, json.body.code]).toEqual([415, 'picture-expected']);
  });
});

describe('the look on pages', () => {
  let link: string;
  const linked = /<link rel="stylesheet" href="(\/assets\/house\/[^"]+)">/;

  beforeAll(async () => {
    const hr = await etalon.person('hr');
    const shelf = new Shelf(etalon, hr.id);
    const standard = await shelf.standard('en');
    await shelf.edition(await shelf.draft(standard, 'en', 'published'), 'en', true, 'ready');
    const [role] = sampleEdition('en').jobRoles;
    const { body } = await hr.client.post(`/api/standards/${standard}/links`).send({ jobRole: role!.key }).expect(201);
    link = new URL(body.url).pathname;
  });

  const everywhere = async () => {
    const outsider = etalon.outsider;
    const paths = [
      [outsider, '/sign-in'],
      [outsider, link],
      [outsider, '/b/nobody'],
      [outsider, '/nowhere'],
      [staff.client, '/'],
      [staff.client, '/settings'],
      [staff.client, '/drafts/99999'],
    ] as const;
    return Promise.all(paths.map(async ([client, path]) => [path, (await page(client, path)).text] as const));
  };

  it('is that of Etalon as long as nothing was chosen', async () => {
    for (const [, text] of await everywhere()) {
      expect(text).toContain('<a class="wordmark" href="/">Etalon</a>');
      expect(text).not.toContain('/assets/house/');
    }
  });

  it('is on every page once it was chosen, also before signing in, behind a link and where something is wrong', async () => {
    await changeCompany(administrator, { name: 'Nord & Co', colour: '#1d4f91' });
    await putLogo(administrator, mark);
    const href = await hrefOf();
    const found = await everywhere();
    for (const [path, text] of found) {
      expect([path, linked.exec(text)?.[1]]).toEqual([path, expect.stringMatching(/\/1d4f91-[0-9a-f]{12}\.css$/)]);
      expect(text).toContain(`src="${href}" width="80" height="40" alt="Nord &amp; Co"`);
      expect(text).not.toContain('class="wordmark"');
      expect(text).not.toMatch(/ style=/);
    }
    const sheet = linked.exec(found[0]![1])![1]!;
    const { headers, text } = await etalon.outsider.get(sheet).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(text).toContain(`--accent:light-dark(#1d4f91,${companyColours('#1d4f91').dark.accent})`);
    const otherBuild = sheet.replace(/-[0-9a-f]{12}/, '-000000000000');
    expect((await etalon.outsider.get(otherBuild).expect(200)).headers['cache-control']).toBe('no-cache');
  });

  it('is known at once to every process', async () => {
    const config = etalon.app.get<Config>(CONFIG);
    const other = await createApplication(config, config.databaseUrl!);
    try {
      await other.listen(0, '127.0.0.1');
      const there = supertest.agent(await other.getUrl());
      expect((await page(there, '/sign-in')).text).toContain('/1d4f91-');
      await changeCompany(administrator, { colour: '#00703c' });
      expect((await page(there, '/sign-in')).text).toContain('/00703c-');
      await there.get(await hrefOf()).expect(200);
    } finally {
      await other.close();
    }
  });

  it('costs whoever is signed in no statement, and whoever is not one', async () => {
    const statements = (client: SignedIn['client'], path: string) => statementsOf(() => page(client, path).expect(200));
    expect(await statements(staff.client, '/account')).toBe(1);
    expect(await statements(etalon.outsider, '/sign-in')).toBe(1);
    expect(await statements(administrator.client, '/settings')).toBeLessThanOrEqual(4);
    expect(await statementsOf(() => etalon.outsider.get('/healthz').expect(200))).toBe(0);
  });

  it('does without a picture that was lost, and says what helps', async () => {
    const href = await hrefOf();
    rmSync(join(etalon.app.get<Config>(CONFIG).dataDirectory, 'artefacts'), { recursive: true });
    const { body } = await etalon.outsider.get(href).expect(503);
    expect(body.code).toBe('logo-file-missing');
    await page(staff.client, '/').expect(200);
    await putLogo(administrator, mark);
    await etalon.outsider.get(href).expect(200);
  });
});

describe('the settings', () => {
  const act = (form: Record<string, string>) => send(administrator.client, '/settings/company', form);
  const settings = async () => (await page(administrator.client, '/settings').expect(200)).text;
  const present = async () => hiddenFields(await settings())['version']!;

  it('name the company and choose its clock', async () => {
    const form = { act: 'save', version: await present(), name: 'Nord', timeZone: 'Asia/Almaty' };
    await act(form).expect(303).expect('Location', '/settings');
    const text = await settings();
    expect(text).toContain('value="Asia/Almaty" selected>Almaty (GMT+5)');
    expect(text).toMatch(/It is \d+ \w+ \d{4} at \d\d:\d\d GMT\+5 now\./);
    const wrong = await act({ ...form, version: await present(), name: ' ', timeZone: 'Nowhere' }).expect(422);
    expect(wrong.text).toMatch(/<a href="#company-name">Name: [^]*<a href="#company-timeZone">Time zone: /);
    await act({ ...form, version: await present(), timeZone: '' }).expect(303);
    expect((await staff.client.get('/api/organisation')).body.timeZone).toBeNull();
  });

  it('show a colour before it is saved, and say what becomes of it', async () => {
    const version = await present();
    await act({ act: 'save-colour', version, colour: '' }).expect(303).expect('Location', '/settings#look');
    const tried = await act({ act: 'try-colour', version, colour: 'ffd400' }).expect(200);
    expect(tried.text).toContain('It is not saved yet.');
    expect(tried.text).toContain('href="/assets/house/ffd400-');
    expect(tried.text).toContain(`#ffd400 is darkened to ${companyColours('#ffd400').light.accent}`);
    expect(tried.text).toContain('On dark pages #ffd400 stands as it is.');
    expect(await settings()).not.toContain('ffd400');
    await act({ act: 'save-colour', version: await present(), colour: '#1D4F91' }).expect(303);
    const text = await settings();
    expect(text).toContain('On light pages and in documents #1d4f91 stands as it is.');
    expect(text).toMatch(/On dark pages #1d4f91 is lightened to #[0-9a-f]{6}/);
    for (const wrong of ['save-colour', 'try-colour']) {
      const refused = await act({ act: wrong, version, colour: 'navy' }).expect(422);
      expect(refused.text).toContain('<a href="#company-colour">Colour of the company: Expected a colour');
      expect(refused.text).toContain('value="navy"');
    }
  });

  it('choose the type of the documents', async () => {
    const form = { act: 'save-type', version: await present(), typeTheme: 'plain' };
    await act(form).expect(303).expect('Location', '/settings#type');
    expect(await settings()).toContain('name="typeTheme" value="plain" checked');
    expect((await eventsOf('organisation.changed')).at(-1)!.data).toEqual({ typeTheme: 'plain' });
    const refused = await act({ ...form, version: await present(), typeTheme: 'comic' }).expect(422);
    expect(refused.text).toContain('<a href="#company-typeTheme">Type of the documents: ');
    await act({ ...form, version: await present(), typeTheme: 'book' }).expect(303);
  });

  it('take a logo, show it, and let it go', async () => {
    await sendLogo(administrator.client, await present(), mark, 'logo.svg')
      .expect(303)
      .expect('Location', '/settings#look');
    expect(await settings()).toContain(await hrefOf());
    for (const [file, words] of [
      [null, 'Choose a file with the logo'],
      [Buffer.from('our logo'), 'whatever its name'],
      [vastPng(), 'Expected at most 40 megapixels, found 100'],
      [await noise(1500, 1500).png().toBuffer(), 'Expected a file of at most 2 MB'],
    ] as const) {
      const { text } = await sendLogo(administrator.client, await present(), file).expect(422);
      expect(text).toContain('<a href="#company-logo">Logo: ');
      expect(text).toContain(words);
    }
    await sendLogo(administrator.client, await present(), await plain(64, 20).png().toBuffer()).expect(303);
    expect(await settings()).toContain('The logo is small, 64 × 20 pixels');
    await act({ act: 'remove-logo', version: await present() }).expect(303);
    expect(await settings()).toContain('<a class="wordmark" href="/">Etalon</a>');
  });

  it('changed by somebody else meanwhile are shown as they are, and what was typed is kept', async () => {
    const version = await present();
    await changeCompany(administrator, { name: 'Theirs', colour: '#00703c', timeZone: 'Europe/Istanbul' });
    const { text } = await act({ act: 'save', version, name: 'Mine', timeZone: 'Asia/Almaty' }).expect(412);
    expect(text).toContain(
      'Saved now: Name: Theirs; Time zone: Europe/Istanbul; Colour of the company: #00703c; Type of the documents: Book.',
    );
    expect(text).toContain('value="Mine"');
    expect(text).toContain('value="Asia/Almaty" selected');
    await sendLogo(administrator.client, version, mark).expect(412);
    const fields = hiddenFields(text);
    await act({ act: 'save', version: fields['version']!, name: 'Mine', timeZone: 'Asia/Almaty' }).expect(303);
  });

  it('of the company are for administrators', async () => {
    const { client } = await etalon.person('hr');
    const { text } = await page(client, '/settings').expect(200);
    expect(text).toContain('<p>Mine</p>');
    expect(text).not.toContain('/settings/company');
    await send(client, '/settings/company', { act: 'save', version: '1', name: 'HR' }).expect(403);
    await sendLogo(client, '1', mark).expect(403);
  });
});

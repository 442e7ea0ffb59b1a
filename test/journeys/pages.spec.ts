import { hashPassword } from '../../src/accounts/password';
import { Person } from '../../src/accounts/person.entity';
import { plainHouse } from '../../src/ui/house';
import { HtmlProblemPage } from '../../src/ui/html-problem-page';
import { problemOf } from '../../src/platform/http/problem';
import { DomainError } from '../../src/errors';
import { languages } from '../../src/vocabulary';
import { Shelf } from '../support/editions';
import { statementsOf } from '../support/pages';
import { startEtalon, type Client, type SignedIn, type TestEtalon } from '../support/etalon';

const password = 'correct horse';

let etalon: TestEtalon;
let hr: SignedIn;
let shelf: Shelf;

beforeAll(async () => {
  etalon = await startEtalon();
  hr = await etalon.person('hr');
  shelf = new Shelf(etalon, hr.id);
});
afterAll(() => etalon.stop());

const page = (client: Client, path: string) => client.get(path).set('Accept', 'text/html');
const send = (client: Client, path: string, form: Record<string, string>) =>
  client.post(path).set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' }).type('form').send(form);

async function withPassword(): Promise<SignedIn> {
  const somebody = await etalon.person();
  await etalon.dataSource.manager.update(Person, somebody.id, { passwordHash: await hashPassword(password) });
  return somebody;
}

describe('whoever is signed out', () => {
  it('is asked to sign in by a page, and refused by the API', async () => {
    await page(etalon.outsider, '/').expect(303).expect('Location', '/sign-in');
    await page(etalon.outsider, '/standards/7?a=1')
      .expect(303)
      .expect('Location', '/sign-in?to=%2Fstandards%2F7%3Fa%3D1');
    await etalon.outsider.get('/api/standards').set('Accept', 'text/html').expect(401);
    await etalon.outsider.get('/standards/7').set('Accept', 'application/json').expect(401);
  });

  it('comes back to the page a form was on, when the session ended meanwhile', async () => {
    const { host } = new URL(await etalon.app.getUrl());
    await send(etalon.outsider, '/artefacts/3/retry', {})
      .set('Referer', `http://${host}/standards/7`)
      .expect(303)
      .expect('Location', '/sign-in?to=%2Fstandards%2F7');
  });

  it('reads pages in a language of his choice, and the choice is kept', async () => {
    const { text } = await page(etalon.outsider, '/sign-in').set('Accept-Language', 'kk, ru').expect(200);
    expect(text).toContain('<html lang="kk">');
    const chosen = await page(etalon.outsider, '/sign-in?language=sk&to=/standards/7')
      .expect(303)
      .expect('Location', '/sign-in?to=%2Fstandards%2F7');
    const [cookie] = chosen.headers['set-cookie']![0]!.split(';');
    const later = await page(etalon.outsider, '/sign-in').set('Cookie', cookie!).expect('Content-Language', 'sk');
    expect(later.text).toContain('<html lang="sk">');
  });
});

describe('signing in on the page', () => {
  it('leads to the page that was asked for', async () => {
    const { person } = await withPassword();
    const form = { email: person.email, password };
    const reply = await send(etalon.outsider, '/sign-in?to=%2Fstandards%2F7', form)
      .expect(303)
      .expect('Location', '/standards/7');
    expect(reply.headers['set-cookie']![0]).toMatch(/^etalon=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
  });

  it.each(['https://example.com/', '//example.com', '/\\example.com', '/.//example.com'])(
    'never leads to %s',
    async (to) => {
      const { person, client } = await withPassword();
      const path = `/sign-in?${new URLSearchParams({ to }).toString()}`;
      await send(etalon.outsider, path, { email: person.email, password }).expect(303).expect('Location', '/');
      await page(client, path).expect(303).expect('Location', '/');
      const { text } = await page(etalon.outsider, path).expect(200);
      expect(text).not.toContain('example.com');
    },
  );

  it('shows every fault at once by its field, and keeps what was typed, but no password', async () => {
    const form = { email: 'nobody "<b>', password: '' };
    const { text } = await send(etalon.outsider, '/sign-in', form).expect(422);
    expect(text).toContain('<title>Error: Sign in · Etalon</title>');
    expect(text).toMatch(/<a href="#email">E-mail: .+<\/a>[^]*<a href="#password">Password: .+<\/a>/);
    expect(text).toMatch(/<input id="email"[^>]* aria-invalid="true" aria-describedby="email-fault">/);
    expect(text).toContain('value="nobody &quot;&lt;b&gt;"');
    const secret = await send(etalon.outsider, '/sign-in', { email: 'nobody', password: 'swordfish' }).expect(422);
    expect(secret.text).not.toContain('swordfish');
  });

  it('says that e-mail or password is wrong, and after ten times that it is enough', async () => {
    const { person } = await withPassword();
    const wrong = { email: person.email, password: 'wrong' };
    for (let count = 0; count < 10; count++) {
      const { text } = await send(etalon.outsider, '/sign-in', wrong).expect(422);
      expect(text).toContain('The e-mail or the password is wrong.');
      expect(text).toContain(`value="${person.email}"`);
    }
    const { text } = await send(etalon.outsider, '/sign-in', { ...wrong, password }).expect(429);
    expect(text).toContain('Too many attempts');
  });

  it('is not offered to who is signed in already', async () => {
    const { client } = await etalon.person();
    await page(client, '/sign-in?to=/standards/7').expect(303).expect('Location', '/standards/7');
  });

  it('takes a form from no other site', async () => {
    const { person } = await withPassword();
    const { text } = await etalon.outsider
      .post('/sign-in')
      .set({ Accept: 'text/html', 'Sec-Fetch-Site': 'cross-site' })
      .type('form')
      .send({ email: person.email, password })
      .expect(403);
    expect(text).toContain('<h1>Not allowed</h1>');
  });

  it('ends with signing out, and the browser forgets what it kept', async () => {
    const { client } = await etalon.person();
    await send(client, '/sign-out', {}).expect(303).expect('Location', '/sign-in').expect('Clear-Site-Data', '"cache"');
    await page(client, '/').expect(303);
  });
});

describe('sample people', () => {
  it('are nobody outside the trial', async () => {
    const { id, person } = await etalon.person();
    const { text } = await send(etalon.outsider, '/trial/sign-in', { personId: String(id) }).expect(404);
    expect(text).toContain('<h1>Not found</h1>');
    await send(etalon.outsider, '/trial/sign-in', { personId: 'x' }).expect(404);
    const form = await page(etalon.outsider, '/sign-in').expect(200);
    expect(form.text).not.toContain(person.name);
    expect(form.text).not.toContain('/trial/');
  });
});

describe('standards and their documents', () => {
  it('are listed with the edition in force, and a draft for who takes part in it', async () => {
    const standard = await shelf.standard('ru');
    await shelf.edition(await shelf.draft(standard, 'ru', 'published'), 'ru', true, 'ready');
    await shelf.draft(standard, 'ru', 'review');
    const { client } = await etalon.person();
    const staff = (await page(client, '/').expect(200)).text;
    expect(staff).toContain(`<a href="/standards/${standard}" lang="ru">Телефонное обслуживание клиентов</a>`);
    expect(staff).toContain('Edition 1 · In force from 11 January 2027');
    expect(staff).not.toContain('Draft:');
    expect((await page(hr.client, '/').expect(200)).text).toContain('Draft: review');
  });

  it('are paged by key', async () => {
    for (const language of ['en', 'sk'] as const) {
      await shelf.edition(
        await shelf.draft(await shelf.standard(language), language, 'published'),
        language,
        true,
        'ready',
      );
    }
    const first = (await page(hr.client, '/?limit=1').expect(200)).text;
    const [, more] = /href="(\/\?after=\d+&amp;limit=1)"/.exec(first)!;
    const second = (await page(hr.client, more!.replace('&amp;', '&')).expect(200)).text;
    expect(second).toContain('class="standard"');
    expect(second).not.toBe(first);
    expect((await page(hr.client, '/?after=2147483647').expect(200)).text).toContain('no standard for you to read');
  });

  it('begin with the brochure of one’s own job, and are files to download', async () => {
    const standard = await shelf.standard('en');
    await shelf.edition(await shelf.draft(standard, 'en', 'published'), 'en', true, 'ready');
    const { id, client } = await etalon.person();
    await etalon.dataSource.manager.update(Person, id, { jobRoles: ['cashier'] });
    const { text } = await page(client, `/standards/${standard}`).expect(200);
    const titles = [...text.matchAll(/document-title" lang="en">([^<]+)/g)].map(([, title]) => title);
    expect(titles).toEqual(['Cashier', 'Handbook', 'Call-centre operator', 'Shop administrator']);
    const [, file] = /href="(\/artefacts\/\d+\/file\?inline)"/.exec(text)!;
    await client.get(file!).expect(200).expect('Content-Type', 'application/pdf');
    await page(etalon.outsider, file!)
      .expect(303)
      .expect('Location', `/sign-in?${new URLSearchParams({ to: file! }).toString()}`);
  });

  it('that are being made are shown to who may read the draft; HR has a failed one made again', async () => {
    const standard = await shelf.standard('en');
    await shelf.edition(await shelf.draft(standard, 'en', 'published'), 'en', true, 'ready');
    const next = await shelf.draft(standard, 'en', 'approved');
    await shelf.edition(next, 'en', false, 'rendering', 'failed', 'queued');
    const path = `/standards/${standard}`;
    const { client } = await etalon.person();
    expect((await page(client, path).expect(200)).text).not.toContain('Edition 2');

    const { text } = await page(hr.client, path).expect(200);
    expect(text).toContain('0 of 4 documents ready');
    expect(text).toContain('Being made, 30%');
    expect(text).toContain('“Call-centre operator” could not be made');
    const [, retry] = /action="(\/artefacts\/\d+\/retry)"/.exec(text)!;
    await send(client, retry!, {}).expect(404);
    await send(hr.client, retry!, {}).expect(303).expect('Location', `/drafts/${next}/publish`);
    const again = await send(hr.client, retry!, {}).expect(409);
    expect(again.text).toContain('<h1>Not possible now</h1>');
    expect((await page(hr.client, path)).text).not.toContain('could not be made');
  });

  it('cost a fixed number of statements', async () => {
    const standard = await shelf.standard('en');
    await shelf.edition(await shelf.draft(standard, 'en', 'published'), 'en', true, 'ready');
    await shelf.edition(await shelf.draft(standard, 'en', 'approved'), 'en', false, 'queued');
    await page(hr.client, '/');
    const list = await statementsOf(() => page(hr.client, '/').expect(200));
    const one = await statementsOf(() => page(hr.client, `/standards/${standard}`).expect(200));
    expect(list).toBeGreaterThan(0);
    expect(list).toBeLessThanOrEqual(3);
    expect(one).toBeLessThanOrEqual(8);
  });
});

describe('a page', () => {
  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['br;q=1, gzip;q=0.5', 'gzip'],
    ['gzip;q=0, identity', undefined],
    ['identity', undefined],
  ])('is sent compressed to whoever takes that: %s', async (accepted, encoding) => {
    const { headers, text } = await page(etalon.outsider, '/sign-in').set('Accept-Encoding', accepted).expect(200);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toBe('Accept-Encoding');
    expect(text).toContain('</html>');
  });
});

describe('a problem', () => {
  it('is a page for people and a problem document for programs', async () => {
    const { text } = await page(hr.client, '/nowhere')
      .expect(404)
      .expect('Content-Type', /text\/html/);
    expect(text).toContain('<h1>Not found</h1>');
    expect(text).toContain('<a class="button" href="/">To the standards</a>');
    await hr.client
      .get('/nowhere')
      .expect(404)
      .expect('Content-Type', /problem\+json/);
    await page(hr.client, '/standards/99999').expect(404);
    await page(hr.client, '/standards/x').expect(404);
    await page(hr.client, '/?limit=0').expect(422);
  });

  it.each(languages)('of ours says so in %s, and what helps', (language) => {
    const drawn = (error: unknown) =>
      new HtmlProblemPage({ latest: plainHouse }).render(problemOf(error, language), language, {
        method: 'GET',
        url: '/a?b=1',
      } as never);
    const incident = problemOf(new Error('secret'), language);
    expect(drawn(new Error('secret'))).not.toContain('secret');
    expect(drawn(new Error('secret'))).toContain(incident.title);
    const away = drawn(new DomainError('unavailable', 'database-unavailable'));
    expect(away).toContain(`<html lang="${language}">`);
    expect(away).toContain('href="/a?b&#x3D;1"');
  });
});

describe('what pages bring along', () => {
  it('has names that change with the content, and is kept by browsers for good', async () => {
    const { text } = await page(etalon.outsider, '/sign-in');
    const addresses = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, address]) => address!);
    expect(addresses).toHaveLength(3);
    for (const address of addresses) {
      expect(address).toMatch(/-[A-Z0-9]{8}\.(css|js|svg)$/);
      await etalon.outsider
        .get(address)
        .expect(200)
        .expect('Cache-Control', 'public, max-age=31536000, immutable')
        .expect('Content-Encoding', /br|gzip/);
    }
    await etalon.outsider.get('/assets/nothing.css').expect(404);
    await etalon.outsider.get('/assets/%2e%2e/assets.json').expect(404);
  });
});

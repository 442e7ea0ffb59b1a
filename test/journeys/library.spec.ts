import { JobRole } from '../../src/accounts/job-role.entity';
import { Person } from '../../src/accounts/person.entity';
import { Standard } from '../../src/standards/standard.entity';
import { Shelf } from '../support/editions';
import { startEtalon, type Client, type SignedIn, type TestEtalon } from '../support/etalon';
import { sampleEdition } from '../support/sample-editions';

let etalon: TestEtalon;
let hr: SignedIn;
let staff: SignedIn;
let shelf: Shelf;
/** A standard in force, in English. */
let standardId: number;

const edition = sampleEdition('en');
const role = edition.jobRoles[0]!.key;

beforeAll(async () => {
  etalon = await startEtalon();
  hr = await etalon.person('hr');
  staff = await etalon.person();
  shelf = new Shelf(etalon, hr.id);
  await etalon.dataSource.manager.insert(JobRole, { key: role, names: { en: role } });
  await etalon.dataSource.manager.update(Person, staff.id, { jobRoles: [role] });
  standardId = await shelf.standard('en');
  await shelf.edition(await shelf.draft(standardId, 'en', 'published'), 'en', true, 'ready');
});
afterAll(() => etalon.stop());

const page = (client: Client, path: string) => client.get(path).set('Accept', 'text/html');

/** The statements that TypeORM sends to PostgreSQL while `act` runs. */
async function statements(act: () => Promise<unknown>): Promise<number> {
  const query = jest.spyOn(etalon.dataSource.driver.createQueryRunner('master').constructor.prototype, 'query');
  await act();
  const count = query.mock.calls.length;
  query.mockRestore();
  return count;
}

describe('a brochure on the screen', () => {
  const path = () => `/standards/${standardId}/brochures/${role}`;

  it('holds the clauses for everybody and those of the job role, by section, and leads to the same on paper', async () => {
    const { text } = await page(staff.client, path()).expect(200);
    const clauses = edition.sections.flatMap((section) => section.clauses);
    for (const { number, appliesTo } of clauses) {
      const shown = appliesTo.length === 0 || appliesTo.includes(role);
      expect({ number, shown: text.includes(`id="clause-${number.replace('.', '-')}"`) }).toEqual({ number, shown });
    }
    expect(text).toMatch(/<div class="reader" lang="en">/);
    expect(text).toMatch(/Edition \d+ · In force from/);
    const [, pdf] = /href="(\/artefacts\/\d+\/file\?inline)"/.exec(text)!;
    await staff.client.get(pdf!).expect(200).expect('Content-Type', 'application/pdf');
  });

  it('is answered with 304 to whoever has it, in few statements', async () => {
    const { headers } = await page(staff.client, path()).expect(200);
    const again = () => page(staff.client, path()).set('If-None-Match', headers['etag']!).expect(304);
    expect(await statements(again)).toBeLessThanOrEqual(3);
  });

  it('is there for job roles of the edition in force alone', async () => {
    await page(staff.client, `/standards/${standardId}/brochures/nobody`).expect(404);
    await page(staff.client, '/standards/2147483647/handbook').expect(404);
    const unpublished = await shelf.standard('en');
    await shelf.edition(await shelf.draft(unpublished, 'en', 'approved'), 'en', false, 'ready');
    await page(hr.client, `/standards/${unpublished}/brochures/${role}`).expect(404);
    await page(etalon.outsider, path()).expect(303);
  });
});

it('the handbook on the screen holds every clause', async () => {
  const { text } = await page(staff.client, `/standards/${standardId}/handbook`).expect(200);
  for (const { number } of edition.sections.flatMap((section) => section.clauses)) {
    expect(text).toContain(`id="clause-${number.replace('.', '-')}"`);
  }
});

it('the address that is printed leads to what is in force of the standard', async () => {
  const { slug } = await etalon.dataSource.manager.findOneByOrFail(Standard, { id: standardId });
  await page(staff.client, `/read/${slug}/${role}`)
    .expect(303, /^$/)
    .expect('Location', `/standards/${standardId}/brochures/${role}`);
  await page(staff.client, `/read/${slug}`).expect('Location', `/standards/${standardId}/handbook`);
  await page(staff.client, '/read/nothing').expect(404);
  await page(etalon.outsider, `/read/${slug}/${role}`).expect(
    'Location',
    `/sign-in?to=${encodeURIComponent(`/read/${slug}/${role}`)}`,
  );
});

describe('the first page', () => {
  it('begins with the brochures for the own job', async () => {
    const { text } = await page(staff.client, '/').expect(200);
    expect(text).toContain(`<a class="own-link" href="/standards/${standardId}/brochures/${role}" lang="en">`);
    expect(text.indexOf('own-link')).toBeLessThan(text.indexOf('class="standards"'));
    expect(await statements(() => page(staff.client, '/').expect(200))).toBeLessThanOrEqual(12);
  });

  it('is the list of standards for whoever has no brochure', async () => {
    const { text } = await page(hr.client, '/').expect(200);
    expect(text).not.toContain('own-link');
    expect(text).toContain(`<h2 class="standard-title"><a href="/standards/${standardId}"`);
  });
});

describe('a link to a brochure', () => {
  const path = () => `/api/standards/${standardId}/links`;
  let link: { id: number; url: string };
  const opened = (suffix = '') => page(etalon.outsider, new URL(link.url).pathname + suffix);

  it('is made by HR alone, once a job role', async () => {
    await staff.client.get(path()).expect(403);
    await staff.client.post(path()).send({ jobRole: role }).expect(403);
    await page(staff.client, `/standards/${standardId}/links`).expect(403);
    ({ body: link } = await hr.client.post(path()).send({ jobRole: role }).expect(201));
    expect(link.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/b\/[\w-]{22}$/);
    const { body } = await hr.client.post(path()).send({ jobRole: role }).expect(409);
    expect(body.code).toBe('link-exists');
    await hr.client.post(path()).send({ jobRole: 'nobody' }).expect(422);
    const { body: list } = await hr.client.get(path()).expect(200);
    expect(list).toEqual({ items: [link], next: null });
    await hr.client
      .post(`/api/standards/${await shelf.standard('en')}/links`)
      .send({ jobRole: role })
      .expect(409);
  });

  it('opens the brochure to anybody, in force, for no search engine, with its PDF', async () => {
    const { text, headers } = await opened()
      .expect(200)
      .expect('X-Robots-Tag', /noindex/);
    expect(text).toContain('<div class="reader" lang="en">');
    expect(text).toContain('<meta name="robots" content="noindex">');
    await opened('/pdf').expect(200).expect('Content-Type', 'application/pdf');
    await opened().set('If-None-Match', headers['etag']!).expect(304);
  });

  it('shows nothing but that: no other job role, no draft, no person', async () => {
    const { text } = await opened().expect(200);
    const foreign = edition.sections
      .flatMap((section) => section.clauses)
      .filter(({ appliesTo }) => appliesTo.length > 0 && !appliesTo.includes(role));
    expect(foreign.length).toBeGreaterThan(0);
    for (const { title } of foreign) expect(text).not.toContain(title);
    for (const { name } of edition.edition.approvers) expect(text).not.toContain(name);
    expect(text).not.toContain(`/standards/${standardId}`);
    const { text: same } = await page(staff.client, new URL(link.url).pathname).expect(200);
    expect(same).toBe(text);
    await page(etalon.outsider, `/standards/${standardId}/brochures/${role}`).expect(303);
  });

  it('is printed with its QR code by the page for HR, which makes and revokes as the API does', async () => {
    const own = `/standards/${standardId}/links`;
    const { text } = await page(hr.client, own).expect(200);
    expect(text).toContain(link.url);
    expect(text).toMatch(/<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 \d+ \d+">/);
    expect(await statements(() => page(hr.client, own).expect(200))).toBeLessThanOrEqual(12);
    const send = (to: string, form: object) =>
      hr.client.post(to).set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' }).type('form').send(form);
    const refused = await send(own, { jobRole: role }).expect(422);
    expect(refused.text).toContain('has a link already');
    await send(`${own}/${link.id}/revocation`, {}).expect(303).expect('Location', own);
  });

  it('once revoked opens a page that says whom to ask, and so does one that never was', async () => {
    const { text } = await opened().expect(404);
    expect(text).toContain('Ask your company');
    await opened('/pdf').expect(404);
    expect((await page(etalon.outsider, '/b/never').expect(404)).text).toBe(text);
    await hr.client.delete(`${path()}/${link.id}`).expect(409);
    const events = await etalon.dataSource.query(`select type, data from event where type like 'link.%' order by id`);
    expect(events).toEqual(['link.made', 'link.revoked'].map((type) => ({ type, data: { jobRole: role } })));
    await hr.client.post(path()).send({ jobRole: role }).expect(201);
  });
});

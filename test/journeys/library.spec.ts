import { JobRole } from '../../src/accounts/job-role.entity';
import { Person } from '../../src/accounts/person.entity';
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

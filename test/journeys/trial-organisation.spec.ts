import { prepareTrialOrganisation } from '../../src/cli/trial-organisation';
import { startEtalon, type TestEtalon } from '../support/etalon';

let etalon: TestEtalon;
beforeEach(async () => (etalon = await startEtalon()));
afterEach(() => etalon.stop());

const complaints: string[] = [];
afterEach(() => complaints.splice(0));

async function prepare() {
  const running = { app: etalon.app, url: await etalon.app.getUrl() };
  return prepareTrialOrganisation(running, (line) => complaints.push(line));
}

function states(): Promise<{ slug: string; state: string }[]> {
  return etalon.dataSource.query(
    'select slug, state from draft join standard on standard.id = standard_id order by slug',
  );
}

it('has its people at once, and its standards on their way soon afterwards', async () => {
  const { settled } = await prepare();
  const people: { name: string; language: string; access_roles: string[] }[] = await etalon.dataSource.query(
    'select name, language, access_roles from person order by id',
  );
  expect(people).toHaveLength(15);
  expect(new Set(people.map(({ language }) => language))).toEqual(new Set(['kk', 'ru', 'tr', 'sk', 'en']));
  expect(new Set(people.flatMap((person) => person.access_roles))).toEqual(
    new Set(['staff', 'administrator', 'hr', 'management']),
  );

  await settled;
  expect(complaints).toEqual([]);
  // Nobody makes documents here, so the one that would be published waits for them.
  expect(await states()).toEqual([
    { slug: 'complaints', state: 'approval' },
    { slug: 'customer-care', state: 'review' },
    { slug: 'phone-service', state: 'approved' },
  ]);
  const [{ count }] = await etalon.dataSource.query(
    `select count(*)::int as count from comment join draft on draft.id = draft_id where state = 'review'`,
  );
  expect(count).toBe(3);
});

it('is founded once: another start adds nothing', async () => {
  await (
    await prepare()
  ).settled;
  const counted = `select (select count(*) from event) as events, (select count(*) from session) as sessions`;
  const before: object[] = await etalon.dataSource.query(counted);
  await (
    await prepare()
  ).settled;
  expect(await etalon.dataSource.query(counted)).toEqual(before);
});

it('makes up for what an end in the middle left out', async () => {
  const { stop } = await prepare();
  await stop();
  expect((await states()).length).toBeLessThan(3);
  expect(complaints).toEqual([]);

  await (
    await prepare()
  ).settled;
  expect((await states()).map(({ slug }) => slug)).toEqual(['complaints', 'customer-care', 'phone-service']);
  const [{ count }] = await etalon.dataSource.query('select count(*)::int as count from person');
  expect(count).toBe(15);
});

it('tells what keeps it from being complete, and leaves the rest alone', async () => {
  await etalon.dataSource.query(`insert into composition_rule ("function", capacity, minimum, force)
    values (null, 'marketer', 5, 'required')`);
  await (
    await prepare()
  ).settled;
  expect(complaints).toEqual([expect.stringMatching(/^The trial organisation is not complete\. .*start drafting/)]);
});

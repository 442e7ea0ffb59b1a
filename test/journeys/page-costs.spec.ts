import { busyCompany } from '../support/busy-company';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { page, statementsOf } from '../support/pages';
import { addressAt, addressesOf } from '../support/routes';
import { files, screensOf, type Screen } from '../support/screens';

/** Statements that a page may cost, whatever it shows. */
const mostStatements = 12;

/** A company whose texts have this many clauses, and its screens as they are opened. */
async function found(clauses: number): Promise<{ etalon: TestEtalon; screens: Screen[] }> {
  const etalon = await startEtalon({ databaseUrl: null });
  const screens = screensOf(await busyCompany(etalon, clauses));
  return { etalon, screens: screens.filter(({ reach }) => !reach) };
}

let few: Awaited<ReturnType<typeof found>>;
let many: Awaited<ReturnType<typeof found>>;

beforeAll(async () => {
  few = await found(5);
  many = await found(200);
}, 240_000);
afterAll(async () => {
  for (const { etalon } of [few, many]) await etalon.stop();
});

/** What each screen costs in statements, by name. */
async function costs({ etalon, screens }: typeof few): Promise<Map<string, number>> {
  const costs = new Map<string, number>();
  for (const { name, as, path, status = 200 } of screens) {
    const client = as?.client ?? etalon.outsider;
    costs.set(name, await statementsOf(() => page(client, path).expect(status)));
  }
  return costs;
}

it('every address of the application that a browser opens is a screen of the tests, or a file', () => {
  const addresses = addressesOf(few.etalon);
  const shown = new Set(few.screens.map(({ path }) => addressAt(addresses, path)));
  expect(addresses.filter((address) => !shown.has(address))).toEqual(files);
});

it('every page costs at most twelve statements, and two hundred clauses cost no more than five', async () => {
  const [short, long] = [await costs(few), await costs(many)];
  const wrong = [...short].filter(([name, cost]) => cost > mostStatements || long.get(name) !== cost);
  expect(wrong.map(([name, cost]) => `${name}: ${cost} and ${long.get(name)} statements`)).toEqual([]);
}, 240_000);

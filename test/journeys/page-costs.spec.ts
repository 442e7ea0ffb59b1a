import { busyCompany } from '../support/busy-company';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { page, statementsOf } from '../support/pages';
import { addressAt, addressesOf } from '../support/routes';
import { files, screensOf, type Screen } from '../support/screens';

/** Statements that a page may cost, whatever it shows. */
const mostStatements = 12;

/** Visits a company whose texts have this many clauses. */
async function visit<T>(clauses: number, act: (etalon: TestEtalon, screens: Screen[]) => Promise<T>): Promise<T> {
  const etalon = await startEtalon({ databaseUrl: null });
  try {
    const screens = screensOf(await busyCompany(etalon, clauses));
    return await act(
      etalon,
      screens.filter(({ reach }) => !reach),
    );
  } finally {
    await etalon.stop();
  }
}

/** What each screen costs in statements, by name. */
function costs(clauses: number): Promise<Map<string, number>> {
  return visit(clauses, async (etalon, screens) => {
    const found = new Map<string, number>();
    for (const { name, as, path, status = 200 } of screens) {
      const client = as?.client ?? etalon.outsider;
      found.set(name, await statementsOf(() => page(client, path).expect(status)));
    }
    return found;
  });
}

it('every address of the application that a browser opens is a screen of the tests, or a file', () =>
  visit(5, async (etalon, screens) => {
    const addresses = addressesOf(etalon);
    const shown = new Set(screens.map(({ path }) => addressAt(addresses, path)));
    expect(addresses.filter((address) => !shown.has(address))).toEqual(files);
  }));

it('every page costs at most twelve statements, and two hundred clauses cost no more than five', async () => {
  const few = await costs(5);
  const many = await costs(200);
  const wrong = [...few].filter(([name, cost]) => cost > mostStatements || many.get(name) !== cost);
  expect(wrong.map(([name, cost]) => `${name}: ${cost} and ${many.get(name)} statements`)).toEqual([]);
}, 240_000);

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { languages, type Language } from '../../src/vocabulary';
import { desktop, phone, TestBrowser } from '../support/browser';
import { busyCompany } from '../support/busy-company';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { inspect } from '../support/inspection';
import { PageInspector, WordsInspector } from '../support/page-faults';
import { addressAt, addressesOf } from '../support/routes';
import { screensOf, type Screen } from '../support/screens';

const smallPhone = { width: 320, height: 640 };
/** Longest for all screens of one language. */
const patience = 300_000;

let etalon: TestEtalon;
let browser: TestBrowser;
let screens: Screen[];

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  screens = screensOf(await busyCompany(etalon));
  browser = await TestBrowser.start(etalon);
}, patience);
afterAll(async () => {
  await browser.stop();
  await etalon.stop();
});

function speak(language: Language): Promise<unknown> {
  return etalon.dataSource.query('update person set language = $1', [language]);
}

/** For the eye: `PICTURES=folder` keeps what was looked at. */
async function keepPicture(page: Page, ...names: string[]): Promise<void> {
  const folder = process.env['PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${names.join(' - ')}.png`), fullPage: true });
}

it.each(languages.filter((language) => language !== 'en'))(
  'every screen in %s fits a phone and a small one, and is read aloud as what it is',
  async (language) => {
    await speak(language);
    // Copies kept for reading without a network are no matter of language.
    const context = { ...phone, locale: language, serviceWorkers: 'block' as const };
    const found = await inspect(browser, screens, context, async (page) => {
      const inspector = await WordsInspector.of(page);
      return async (screen, open) => {
        await page.setViewportSize(phone.viewport);
        await open();
        const faults = await inspector.faults(screen.language ?? language);
        await keepPicture(page, screen.name, language, 'phone');
        await page.setViewportSize(smallPhone);
        return [...faults, ...(await inspector.edgeFaults())];
      };
    });
    expect(found).toEqual({});
  },
  patience,
);

it(
  'every screen is for everybody, on a desktop as on a phone, with the keyboard, in light and dark, under a title of its own',
  async () => {
    await speak('en');
    const titles = new Titles(addressesOf(etalon));
    const found = await inspect(browser, screens, desktop, async (page) => {
      const inspector = await PageInspector.of(page);
      return async (screen, open) => {
        const looked = (...how: string[]) => keepPicture(page, screen.name, ...how);
        const language = screen.language ?? 'en';
        await page.setViewportSize(desktop.viewport);
        await page.emulateMedia({ colorScheme: 'light' });
        await open();
        const faults = [...titles.faults(screen, await page.title()), ...(await inspector.faults(language))];
        await looked('desktop', 'light');
        await page.setViewportSize(phone.viewport);
        faults.push(...(await inspector.faults(language)));
        await looked('phone', 'light');
        await page.emulateMedia({ colorScheme: 'dark' });
        faults.push(...(await inspector.colourFaults()));
        await looked('phone', 'dark');
        await page.setViewportSize(smallPhone);
        faults.push(...(await inspector.edgeFaults()));
        await page.setViewportSize(desktop.viewport);
        faults.push(...(await inspector.colourFaults()));
        await looked('desktop', 'dark');
        return [...faults, ...(await inspector.focusFaults())];
      };
    });
    expect(found).toEqual({});
  },
  patience,
);

/** What the tabs of a browser are called: two addresses never the same, and a refused form is heard first. */
class Titles {
  private readonly places = new Map<string, string>();

  constructor(private readonly addresses: string[]) {}

  faults({ name, path, reach, status }: Screen, title: string): string[] {
    if (name.endsWith('refused') && !title.startsWith('Error: '))
      return [`the title does not tell of the error: ${title}`];
    // A brochure is called the same behind its link.
    if (reach || status || path.startsWith('/b/')) return [];
    const place = addressAt(this.addresses, path)!;
    const other = this.places.get(title) ?? place;
    this.places.set(title, place);
    return other === place ? [] : [`has the title of ${other}: ${title}`];
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { Person } from '../../src/accounts/person.entity';
import { companyColours } from '../../src/rendering/company-colour';
import { languages, type Language } from '../../src/vocabulary';
import { startBrowser } from '../support/browser';
import { Shelf } from '../support/editions';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { changeCompany, putLogo } from '../support/house';
import { PageInspector, WordsInspector } from '../support/page-faults';
import { svg } from '../support/pictures';
import { sampleEdition } from '../support/sample-editions';

const phone = { width: 390, height: 844 };
const colour = '#c8102e';
/** As wide as a name is, and dark: what a small dark screen has most trouble with. */
const wide = svg('<path d="M0 0H900V80H0Z M20 20V60H880V20Z" fill="#1c1c1c"/>', 'viewBox="0 0 900 80"');

let etalon: TestEtalon;
let browser: Browser;
let baseURL: string;
let administrator: SignedIn;
let link: string;
let folder: string;
const reader = new Map<Language, Person>();

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  baseURL = await etalon.app.getUrl();
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), 'etalon-logo-'));
  const { manager } = etalon.dataSource;
  administrator = await etalon.person('administrator', 'hr');
  for (const language of languages) {
    const { id } = await etalon.person('administrator');
    await manager.update(Person, id, { language });
    reader.set(language, await manager.findOneByOrFail(Person, { id }));
  }
  await administrator.client.post('/api/units').send({ name: 'Shops' }).expect(201);
  const shelf = new Shelf(etalon, administrator.id);
  const standard = await shelf.standard('en');
  await shelf.edition(await shelf.draft(standard, 'en', 'published'), 'en', true, 'ready');
  const [role] = sampleEdition('en').jobRoles;
  const links = `/api/standards/${standard}/links`;
  const { body } = await administrator.client.post(links).send({ jobRole: role!.key }).expect(201);
  link = new URL(body.url).pathname;
});
afterAll(async () => {
  await browser.close();
  await etalon.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await changeCompany(administrator, { name: 'Торговый дом «Норд»', colour, timeZone: 'Asia/Almaty' });
  expect((await putLogo(administrator, wide)).status).toBe(200);
});

/** Runs `visit` on a new page, on which nothing may offend the content security policy. */
async function visiting(options: BrowserContextOptions, visit: (page: Page, context: BrowserContext) => Promise<void>) {
  const context = await browser.newContext({ baseURL, viewport: phone, locale: 'en', ...options });
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  try {
    await visit(await context.newPage(), context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

async function become(page: Page, language: Language): Promise<void> {
  await page.goto('/sign-in');
  await page.click(`button[name=personId][value="${reader.get(language)!.id}"]`);
  await page.waitForURL('/');
}

function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${property}`);
}

const naturalWidth = (page: Page) => page.evaluate<number>(`document.querySelector('.masthead img').naturalWidth`);

/** A colour of the page as `#rrggbb`. */
async function colourOf(page: Page, selector: string, property: 'color' | 'backgroundColor'): Promise<string> {
  const text = await styleOf(page, selector, property);
  const parts = text.match(/\d+/g)!.slice(0, 3).map(Number);
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

it.each(languages)('the company’s look and its settings are for everybody in %s', async (locale) => {
  // In letters of no language: what a company is called is heard as it is.
  await changeCompany(administrator, { name: '№ 24' });
  await visiting({ locale }, async (page) => {
    // Colours and the structure are the same in every language.
    const whole = locale === 'en' ? await PageInspector.of(page) : null;
    const inspector = whole ?? (await WordsInspector.of(page));
    const found: Record<string, string[]> = {};
    const look = async (name: string) => {
      await page.emulateMedia({ colorScheme: 'light' });
      found[name] = await inspector.faults(locale);
      if (!whole) return;
      await page.emulateMedia({ colorScheme: 'dark' });
      found[name].push(...(await whole.colourFaults()));
    };
    if (locale === 'en') {
      await page.goto('/sign-in');
      await look('sign-in');
      await page.goto(link);
      await look('reader');
    }
    await become(page, locale);
    await page.goto('/settings');
    await look('settings');
    await page.fill('#company-colour', '#ffd400');
    await page.click('button[value=try-colour]');
    await page.waitForSelector('[role=status]');
    await look('a colour tried');
    await page.fill('#company-colour', 'yellow');
    await page.click('button[value=save-colour]');
    await page.waitForSelector('.faults');
    await look('a colour refused');
    await page.fill('#company-name', '');
    await page.click('button[value=save]');
    await page.waitForSelector('a[href="#company-name"]');
    await look('a name refused');
    await page.click('form[action="/settings/logo"] button:not([form])');
    await page.waitForSelector('a[href="#company-logo"]');
    await look('no logo chosen');
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });
});

describe('the colour of the company', () => {
  it.each(['light', 'dark'] as const)('takes the place of ours, %s', (colorScheme) =>
    visiting({ colorScheme }, async (page) => {
      const { accent, deep } = companyColours(colour)[colorScheme];
      await page.goto('/sign-in');
      expect(await colourOf(page, '.sign-in .button.primary', 'backgroundColor')).toBe(accent);
      expect(await colourOf(page, 'h1', 'color')).toBe(deep);
      await changeCompany(administrator, { colour: null });
      await page.reload();
      expect(await colourOf(page, 'h1', 'color')).toBe(colorScheme === 'light' ? '#12323a' : '#d7e9ec');
    }),
  );

  it('is shown on both papers and on a cover, whichever the reader has', () =>
    visiting({ colorScheme: 'dark' }, async (page) => {
      const { light, dark } = companyColours(colour);
      await become(page, 'en');
      await page.goto('/settings');
      expect(await colourOf(page, '.sample.light .button.primary', 'backgroundColor')).toBe(light.accent);
      expect(await colourOf(page, '.sample.dark .button.primary', 'backgroundColor')).toBe(dark.accent);
      expect(await colourOf(page, '.sample-cover', 'backgroundColor')).toBe(light.deep);
    }));
});

describe('the logo', () => {
  it.each([
    ['light', 'rgba(0, 0, 0, 0)'],
    ['dark', 'rgb(255, 255, 255)'],
  ] as const)('that is dark stands on a light plate where paper is dark: %s', (colorScheme, plate) =>
    visiting({ colorScheme }, async (page) => {
      await become(page, 'en');
      expect(await styleOf(page, '.masthead img', 'backgroundColor')).toBe(plate);
      expect(await naturalWidth(page)).toBe(800);
      const { width, height } = (await page.locator('.masthead img').boundingBox())!;
      expect(width).toBeLessThanOrEqual(160);
      expect(width / height).toBeCloseTo(900 / 80, 0);
      expect(await page.getAttribute('.masthead img', 'alt')).toBe('Торговый дом «Норд»');
      // Beside it there is room for whoever is signed in.
      const [home, account] = [page.locator('.home'), page.locator('.account')];
      expect((await home.boundingBox())!.y).toBeCloseTo((await account.boundingBox())!.y, 0);
    }),
  );

  it('is chosen, shown and taken away without scripts', () =>
    visiting({ javaScriptEnabled: false }, async (page) => {
      await become(page, 'en');
      await page.goto('/settings');
      await page.click('button[value=remove-logo]');
      await page.waitForURL('/settings#look');
      expect(await page.locator('.masthead .wordmark').count()).toBe(1);
      const file = join(folder, 'logo.svg');
      writeFileSync(file, '<html>no logo</html>');
      await page.setInputFiles('#company-logo', file);
      await page.click('form[action="/settings/logo"] button');
      expect(await page.textContent('.faults a')).toContain('Expected a PNG, JPEG, WebP or SVG picture');
      writeFileSync(file, wide);
      await page.setInputFiles('#company-logo', file);
      await page.click('form[action="/settings/logo"] button');
      await page.waitForURL('/settings#look');
      expect(await page.locator('.masthead img').count()).toBe(1);
      expect(await page.locator('.samples img').count()).toBe(3);
    }));

  it('and the colour are there without a network as well', () =>
    visiting({}, async (page, context) => {
      await page.goto(link);
      await page.waitForSelector('html[data-kept]');
      await context.setOffline(true);
      await page.goto(link);
      expect(await page.isVisible('.older-copy')).toBe(true);
      expect(await naturalWidth(page)).toBe(800);
      expect(await page.evaluate('document.styleSheets.length')).toBe(2);
      expect(await colourOf(page, 'h1', 'color')).toBe(companyColours(colour).light.deep);
    }));
});

import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { JobRole } from '../../src/accounts/job-role.entity';
import { Person } from '../../src/accounts/person.entity';
import type { Language } from '../../src/vocabulary';
import { startBrowser } from '../support/browser';
import { Shelf } from '../support/editions';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { sampleEdition } from '../support/sample-editions';

const phone = { width: 390, height: 844 };
const role = sampleEdition('en').jobRoles[0]!.key;
const languages = ['en', 'kk'] as const;

let etalon: TestEtalon;
let browser: Browser;
let baseURL: string;
let hr: SignedIn;
const standard = new Map<Language, number>();
const reader = new Map<Language, Person>();
/** Paths of links to brochures. */
const link = new Map<Language, string>();

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  baseURL = await etalon.app.getUrl();
  browser = await startBrowser();
  const { manager } = etalon.dataSource;
  hr = await etalon.person('hr');
  await manager.insert(JobRole, { key: role, names: { en: 'Operator' } });
  const shelf = new Shelf(etalon, hr.id);
  for (const language of languages) {
    const id = await shelf.standard(language);
    await shelf.edition(await shelf.draft(id, language, 'published'), language, true, 'ready');
    const { body } = await hr.client.post(`/api/standards/${id}/links`).send({ jobRole: role }).expect(201);
    standard.set(language, id);
    link.set(language, new URL(body.url).pathname);
    const person = await etalon.person('hr');
    await manager.update(Person, person.id, { language, jobRoles: [role] });
    reader.set(language, await manager.findOneByOrFail(Person, { id: person.id }));
  }
});
afterAll(async () => {
  await browser.close();
  await etalon.stop();
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

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, how far the page is wider than its window, and what is too small for a finger. */
async function faultsOf(page: Page): Promise<unknown[]> {
  await page.evaluate(axe);
  return page.evaluate<unknown[]>(`(async () => {
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    const targets = document.querySelectorAll('main button, main input:not(.unseen), main .size, main select, main summary, .reader-entry, .own-link, .own-pdf');
    const small = [...targets].filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44);
    const beyond = document.documentElement.scrollWidth - window.innerWidth;
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)),
      ...small.map((target) => 'small: ' + target.outerHTML),
      ...(beyond > 0 ? ['wider by ' + beyond] : []),
    ];
  })()`);
}

describe.each(languages)('in %s', (locale) => {
  it.each(['light', 'dark'] as const)('everything staff and HR see is for everybody, %s', (colorScheme) =>
    visiting({ colorScheme, locale }, async (page) => {
      const found: Record<string, unknown[]> = {};
      const look = async (path: string) => {
        await page.goto(path);
        found[path] = await faultsOf(page);
      };
      await look(link.get(locale)!);
      await look('/b/never');
      await become(page, locale);
      const id = standard.get(locale);
      for (const path of [
        '/',
        `/standards/${id}`,
        `/standards/${id}/handbook`,
        `/standards/${id}/links`,
        '/search?q=qqq',
      ])
        await look(path);
      await look(`/search?q=${encodeURIComponent(sampleEdition(locale).standard.title)}`);
      expect(await page.locator('.hit').count()).toBeGreaterThan(0);
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((path) => [path, []])));
    }),
  );
});

describe('a brochure', () => {
  it('is there at no tap from its QR code, its PDF at one, without scripts as well', () =>
    visiting({ javaScriptEnabled: false }, async (page) => {
      await page.goto(link.get('en')!);
      expect(await page.locator('.clause').count()).toBeGreaterThan(0);
      expect(await page.isVisible('.reader-tools')).toBe(false);
      const pdf = await page.getAttribute('.reader-pdf a', 'href');
      await etalon.outsider.get(pdf!).expect(200).expect('Content-Type', 'application/pdf');
    }));

  it('is the first thing for its job role after signing in: one tap', () =>
    visiting({}, async (page) => {
      await become(page, 'en');
      await page.click('.own-link >> nth=0');
      await page.waitForSelector('.clause');
    }));

  it('is searched and enlarged, and the size is kept', () =>
    visiting({}, async (page) => {
      await page.goto(link.get('en')!);
      const all = await page.locator('.clause:visible').count();
      const [first] = await page.locator('.clause-title').allTextContents();
      await page.fill('#find', first!);
      expect(await page.locator('.clause:visible').count()).toBeLessThan(all);
      expect(await page.textContent('[data-found]')).toMatch(new RegExp(`^[1-9] / ${all}$`));
      await page.fill('#find', 'qqq');
      expect(await page.textContent('[data-found]')).toBe('These words are not in the text');
      await page.fill('#find', '');
      expect(await page.locator('.clause:visible').count()).toBe(all);
      const size = () => page.evaluate<string>(`getComputedStyle(document.querySelector('.reader')).fontSize`);
      const before = await size();
      await page.click('.size.largest');
      const after = await size();
      expect(parseFloat(after)).toBeGreaterThan(parseFloat(before));
      await page.reload();
      expect(await size()).toBe(after);
    }));

  it('brings at most 60 KB, and 15 KB of scripts', () =>
    visiting({}, async (page) => {
      let [total, scripts] = [0, 0];
      page.on('requestfinished', async (request) => {
        const { responseBodySize, responseHeadersSize } = await request.sizes();
        total += responseBodySize + responseHeadersSize;
        if (request.resourceType() === 'script') scripts += responseBodySize;
      });
      await page.goto(link.get('en')!, { waitUntil: 'networkidle' });
      expect(scripts).toBeGreaterThan(500);
      expect(scripts).toBeLessThan(15_000);
      expect(total).toBeLessThan(60_000);
    }));
});

describe('without a network', () => {
  it('a brochure that was read is there still, and says that it is a copy', () =>
    visiting({}, async (page, context) => {
      const path = link.get('en')!;
      await page.goto(path);
      await page.waitForSelector('html[data-kept]');
      expect(await page.isVisible('.older-copy')).toBe(false);
      await context.setOffline(true);
      await page.goto(path);
      expect(await page.isVisible('.older-copy')).toBe(true);
      expect(await page.locator('.clause').count()).toBeGreaterThan(0);
      expect(await page.evaluate('document.styleSheets.length')).toBe(1);
      await page.fill('#find', 'qqq');
      expect(await page.locator('.clause:visible').count()).toBe(0);
      await expect(page.goto(link.get('kk')!)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
      await context.setOffline(false);
      await page.goto(path);
      expect(await page.isVisible('.older-copy')).toBe(false);
    }));

  it('what one person read is not there for the next', () =>
    visiting({}, async (page, context) => {
      await become(page, 'en');
      const path = `/standards/${standard.get('en')}/brochures/${role}`;
      await page.goto(path);
      await page.waitForSelector('html[data-kept]');
      await context.setOffline(true);
      await page.goto(path);
      expect(await page.isVisible('.older-copy')).toBe(true);
      await context.setOffline(false);
      await page.goto('/');
      await page.click('.account button');
      await page.waitForURL('/sign-in');
      await page.waitForFunction(`caches.has('reader-signed-in').then((kept) => !kept)`);
      await become(page, 'kk');
      await context.setOffline(true);
      await expect(page.goto(path)).rejects.toThrow(/ERR_/);
    }));

  it('a copy goes when its link is revoked', () =>
    visiting({}, async (page, context) => {
      const api = `/api/standards/${standard.get('kk')}/links`;
      const { body } = await hr.client.get(api).expect(200);
      const path = link.get('kk')!;
      await page.goto(path);
      await page.waitForSelector('html[data-kept]');
      await hr.client.delete(`${api}/${body.items[0].id}`).expect(204);
      const reply = await page.goto(path);
      expect(reply!.status()).toBe(404);
      await context.setOffline(true);
      await expect(page.goto(path)).rejects.toThrow(/ERR_/);
    }));
});

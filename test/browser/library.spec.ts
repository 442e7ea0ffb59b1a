import type { Page } from 'playwright-core';
import { JobRole } from '../../src/accounts/job-role.entity';
import { Person } from '../../src/accounts/person.entity';
import type { Language } from '../../src/vocabulary';
import { TestBrowser } from '../support/browser';
import { Shelf } from '../support/editions';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { sampleEdition } from '../support/sample-editions';

const role = sampleEdition('en').jobRoles[0]!.key;
const languages = ['en', 'kk'] as const;

let etalon: TestEtalon;
let browser: TestBrowser;
let hr: SignedIn;
const standard = new Map<Language, number>();
const reader = new Map<Language, Person>();
/** Paths of links to brochures. */
const link = new Map<Language, string>();

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  browser = await TestBrowser.start(etalon);
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
  await browser.stop();
  await etalon.stop();
});

async function become(page: Page, language: Language): Promise<void> {
  await page.goto('/sign-in');
  await page.click(`button[name=personId][value="${reader.get(language)!.id}"]`);
  await page.waitForURL('/');
}

describe('a brochure', () => {
  it('is read without scripts, its PDF as well, and offers nothing that needs them', () =>
    browser.visit(null, { javaScriptEnabled: false }, async (page) => {
      await page.goto(link.get('en')!);
      expect(await page.locator('.clause').count()).toBeGreaterThan(0);
      expect(await page.isVisible('.reader-tools')).toBe(false);
      const pdf = await page.getAttribute('.reader-pdf a', 'href');
      await etalon.outsider.get(pdf!).expect(200).expect('Content-Type', 'application/pdf');
    }));

  it('is the first thing for its job role after signing in: one tap', () =>
    browser.visit(null, {}, async (page) => {
      await become(page, 'en');
      await page.click('.own-link >> nth=0');
      await page.waitForSelector('.clause');
    }));

  it('is searched and enlarged, and the size is kept', () =>
    browser.visit(null, {}, async (page) => {
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
});

describe('without a network', () => {
  it('a brochure that was read is there still, and says that it is a copy', () =>
    browser.visit(null, {}, async (page) => {
      const context = page.context();
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
    browser.visit(null, {}, async (page) => {
      const context = page.context();
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
    browser.visit(null, {}, async (page) => {
      const context = page.context();
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

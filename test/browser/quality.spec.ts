import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Person } from '../../src/accounts/person.entity';
import type { Language } from '../../src/vocabulary';
import { startBrowser } from '../support/browser';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { faultyStandard, forbid } from '../support/quality';
import { draftedDraft, type FormedDraft } from '../support/working-groups';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let etalon: TestEtalon;
let browser: Browser;
let baseURL: string;
let administrator: SignedIn;
let draft: FormedDraft;
/** The paths of its three clauses. */
let clauses: string[];

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  baseURL = await etalon.app.getUrl();
  browser = await startBrowser();
  administrator = await etalon.person('administrator');
  await forbid(administrator, 'en', [{ term: 'client', replacement: 'customer' }]);
  draft = await draftedDraft(etalon, faultyStandard());
  const paths = draft.sections.flatMap((section) => section.clauses.map(({ id }) => `clauses/${id}`));
  clauses = paths.map((path) => `/drafts/${draft.draftId}/${path}`);
  const waiver = { rule: 'forbidden-word', quote: 'client', reason: 'Said by the law.' };
  await draft.owner.client.post(`${draft.path}/${paths[1]}/waivers`).send(waiver).expect(201);
});
afterAll(async () => {
  await browser.close();
  await etalon.stop();
});

/** Runs `visit` on a new page as `who`; nothing may offend the content security policy. */
async function visiting(who: SignedIn, options: BrowserContextOptions, visit: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL, viewport: phone, ...options });
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  try {
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.click(`button[name=personId][value="${who.id}"]`);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await visit(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

/** What axe-core finds, what is smaller than a fingertip, and whether the page is wider than its window. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe, document, innerWidth } = globalThis as unknown as Browserly;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags });
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    const small = [...document.querySelectorAll('.finding summary, .finding .button, .tabs a')]
      .filter((target) => target.getBoundingClientRect().height < 44)
      .map((target) => `small: ${target.textContent}`);
    const beyond = document.documentElement.scrollWidth - innerWidth;
    return [...found, ...small, ...(beyond > 0 ? [`wider than the window by ${beyond}`] : [])];
  });
}

interface Browserly {
  axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  document: {
    documentElement: { scrollWidth: number };
    querySelectorAll(selector: string): { textContent: string; getBoundingClientRect(): { height: number } }[];
  };
  innerWidth: number;
}

describe.each([
  ['en', 'light', phone],
  ['tr', 'dark', phone],
  ['kk', 'light', desktop],
  ['ru', 'dark', desktop],
  ['sk', 'light', phone],
] as const)('every page in %s, %s', (language: Language, colorScheme, viewport) => {
  it('is for everybody, with findings, waivers, faults and nothing', async () => {
    const list = `/drafts/${draft.draftId}/quality`;
    const found: Record<string, string[]> = {};
    await etalon.dataSource.manager.update(Person, draft.owner.id, { language });
    await visiting(draft.owner, { colorScheme, viewport }, async (page) => {
      for (const path of [
        `${list}?show=all`,
        `${list}?severity=hint`,
        clauses[0]!,
        clauses[1]!,
        `${clauses[2]!}/edit`,
      ]) {
        await page.goto(path);
        found[path] = await faultsOf(page);
      }
      await page.goto(list);
      await page.click('.finding summary');
      await page.click('.finding .reply .button');
      await page.waitForSelector('.faults');
      found['refused'] = await faultsOf(page);
    });
    await etalon.dataSource.manager.update(Person, administrator.id, { language });
    await visiting(administrator, { colorScheme, viewport }, async (page) => {
      await page.goto('/settings/forbidden-words?language=en');
      found['words'] = await faultsOf(page);
      await page.fill('#replacement-1', 'customer');
      await page.click('main .button.primary');
      await page.waitForSelector('.faults');
      found['words refused'] = await faultsOf(page);
    });
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });
});

it('is waived from the clause by keyboard alone, and taken back', async () => {
  await etalon.dataSource.manager.update(Person, draft.owner.id, { language: 'en' });
  await visiting(draft.owner, {}, async (page) => {
    await page.goto(clauses[0]!);
    await page.focus('#findings summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Our slogan.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#findings$/);
    expect(await page.textContent('.finding-waiver')).toContain('Our slogan.');
    await page.click('.finding .button.quiet');
    await page.waitForSelector('.finding.warning');
    expect(await page.textContent('.finding mark')).toBe('promptly');
  });
});

import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { SessionsService } from '../../src/accounts/sessions.service';
import type { Language } from '../../src/vocabulary';
import { people, submittedTo } from '../support/approvals';
import { startBrowser } from '../support/browser';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { runMail } from '../support/mail';
import { closeRound, commented, dispose, reviewedDraft } from '../support/reviews';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 390, height: 844 };

let etalon: TestEtalon;
let browser: Browser;
let baseURL: string;
let hr: SignedIn;

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  baseURL = await etalon.app.getUrl();
  browser = await startBrowser();
  hr = await etalon.person('hr');
});
afterAll(async () => {
  await browser.close();
  await etalon.stop();
});

async function visiting(who: SignedIn, options: BrowserContextOptions, visit: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL, viewport: phone, ...options });
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  const sessions = etalon.app.get(SessionsService);
  const { token } = await etalon.dataSource.transaction((manager) => sessions.start(manager, who.person));
  await context.addCookies([{ name: 'etalon', value: token, url: baseURL }]);
  try {
    await visit(await context.newPage());
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

/** What axe-core finds, how far the page is wider than its window, and what is too small for a finger. */
async function faultsOf(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(`(async () => {
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly });
    const targets = [...document.querySelectorAll('main .button, main button, main label')];
    return {
      violations: violations.map(({ id }) => id),
      beyond: Math.max(0, document.documentElement.scrollWidth - innerWidth),
      small: targets.filter((target) => target.getBoundingClientRect().height < 44).map(({ outerHTML }) => outerHTML),
    };
  })()`);
}

const fine = { violations: [], beyond: 0, small: [] };

async function speak(language: Language): Promise<void> {
  await etalon.dataSource.query('update person set language = $1', [language]);
}

it('says what will be here while the outbox is empty', async () => {
  await visiting(hr, {}, async (page) => {
    await page.goto('/outbox');
    expect(await page.textContent('main')).toContain('Nothing yet.');
    expect(await faultsOf(page)).toEqual(fine);
  });
});

it('chooses how often mail comes without a script, in two clicks', async () => {
  await visiting(hr, { javaScriptEnabled: false }, async (page) => {
    await page.goto('/account/notifications');
    await page.click('text=Once a day');
    await page.click('main button');
    expect(await page.textContent('[role=status]')).toBe('Your choice is saved.');
    expect(await page.isChecked('input[value=daily]')).toBe(true);
  });
});

describe('the pages are for everybody', () => {
  beforeAll(async () => {
    const draft = await reviewedDraft(etalon);
    const [one, other] = [await commented(draft, draft.staff), await commented(draft, draft.member)];
    await closeRound(draft).expect(201);
    for (const id of [one, other]) await dispose(draft.leader, id).expect(201);
    const [approver] = await people(etalon, 1);
    await submittedTo(etalon, [approver!], 1);
  });
  afterAll(() => speak('en'));

  it.each([
    ['en', 'light', phone],
    ['en', 'dark', { width: 1280, height: 800 }],
    ['kk', 'light', { width: 1280, height: 800 }],
    ['kk', 'dark', phone],
  ] as const)('%s, %s', async (language, colorScheme, viewport) => {
    await speak(language);
    await runMail(etalon);
    await visiting(hr, { colorScheme, viewport }, async (page) => {
      await page.goto('/outbox');
      expect(await page.locator('.outbox-mail').count()).toBeGreaterThan(1);
      expect(await faultsOf(page)).toEqual(fine);
      await page.goto('/account/notifications');
      expect(await faultsOf(page)).toEqual(fine);
      await page.evaluate(`document.querySelector('input[value=never]').setAttribute('value', 'x')`);
      await page.click('input[value=x]');
      await page.click('main button');
      await page.waitForSelector('.faults');
      expect(await faultsOf(page)).toEqual(fine);
    });
  });
});

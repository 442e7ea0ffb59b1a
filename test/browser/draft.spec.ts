import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Person } from '../../src/accounts/person.entity';
import type { Language } from '../../src/vocabulary';
import { startBrowser } from '../support/browser';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { comment, reviewedDraft, type ReviewedDraft } from '../support/reviews';
import { formedDraft, unformedDraft, type UnformedDraft } from '../support/working-groups';

const phone = { width: 390, height: 844 };

let etalon: TestEtalon;
let browser: Browser;
let baseURL: string;
let empty: UnformedDraft;
let full: ReviewedDraft;

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  baseURL = await etalon.app.getUrl();
  browser = await startBrowser();
  empty = await unformedDraft(etalon);
  full = await reviewedDraft(etalon);
  await comment(full, full.staff).expect(201);
});
afterAll(async () => {
  await browser.close();
  await etalon.stop();
});

/** Runs `visit` as `person`, with nothing offending the content security policy. */
async function visiting(
  { id }: SignedIn,
  language: Language,
  options: BrowserContextOptions,
  visit: (page: Page) => Promise<void>,
): Promise<void> {
  await etalon.dataSource.manager.update(Person, id, { language });
  const context = await browser.newContext({ baseURL, viewport: phone, ...options });
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  try {
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.click(`button[name=personId][value="${id}"]`);
    await page.waitForURL('/');
    await visit(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

interface AxeResults {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** In the browser: how far the page is wider than its window, and what is too small for a finger. Links in a sentence may be. */
const measure = `(() => {
  const targets = [...document.querySelectorAll('main button, main select, main summary, main .button, .doors a, .places a, .checks label, .back a')];
  const small = targets.filter((target) => {
    const { width, height } = target.getBoundingClientRect();
    return height < 44 || width < 24;
  });
  return {
    beyond: document.documentElement.scrollWidth - window.innerWidth,
    small: small.map((target) => target.outerHTML),
  };
})()`;

const looks = [
  { language: 'en', colorScheme: 'light' },
  { language: 'kk', colorScheme: 'dark' },
] as const;

describe.each(looks)('the pages of a draft in $language, $colorScheme', ({ language, colorScheme }) => {
  async function inspect(person: SignedIn, paths: string[]): Promise<void> {
    await visiting(person, language, { colorScheme }, async (page) => {
      const found: Record<string, unknown> = {};
      for (const path of paths) {
        await page.goto(path);
        found[path] = { violations: await violations(page), ...(await page.evaluate<object>(measure)) };
      }
      const fine = { violations: [], beyond: 0, small: [] };
      expect(found).toEqual(Object.fromEntries(paths.map((path) => [path, fine])));
    });
  }

  it('are for everybody where there is little', async () => {
    const path = `/drafts/${empty.draftId}`;
    await inspect(empty.hr, [path, `${path}/working-group`, `${path}/working-group/members/new`, `${path}/round`]);
    await inspect(await etalon.person(), ['/work']);
  });

  it('are for everybody where there is much', async () => {
    const path = `/drafts/${full.draftId}`;
    const member = `${path}/working-group/members/${full.member.id}`;
    await inspect(full.leader, [path, `${path}/working-group`, member, `${path}/round`, `${path}/history`]);
    await inspect(full.leader, [`${path}/withdrawal`, '/work']);
  });
});

describe('leading a draft', () => {
  it.each([true, false])(
    'from the group to the open review takes 3 clicks; with scripts: %s',
    async (javaScriptEnabled) => {
      const draft = await formedDraft(etalon);
      await visiting(draft.leader, 'en', { javaScriptEnabled }, async (page) => {
        await page.goto(`/drafts/${draft.draftId}`);
        await page.click('text=Start drafting >> visible=true >> nth=-1');
        await page.waitForSelector('a.button:has-text("Open the review")');
        await page.click('a.button:has-text("Open the review")');
        await page.waitForURL(/\/round$/);
        await page.click('button:has-text("Open the review")');
        await page.waitForSelector('text=0 of 5 have commented');
      });
    },
  );

  it('tells what is wrong with a form and leads to it', async () => {
    const draft = await formedDraft(etalon);
    await visiting(draft.leader, 'en', {}, async (page) => {
      await page.goto(`/drafts/${draft.draftId}/withdrawal`);
      await page.click('main .button.danger');
      await page.waitForSelector('.faults');
      await page.click('.faults a');
      expect(await page.evaluate('document.activeElement.id')).toBe('reason');
      expect(await violations(page)).toEqual([]);
    });
  });
});

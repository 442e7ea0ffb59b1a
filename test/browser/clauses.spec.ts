import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Person } from '../../src/accounts/person.entity';
import type { Language } from '../../src/vocabulary';
import { startBrowser } from '../support/browser';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { closeRound, commented, reviewedDraft, type ReviewedDraft } from '../support/reviews';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let etalon: TestEtalon;
let browser: Browser;
let baseURL: string;
/** In review, and in rework with comments to answer. */
let review: ReviewedDraft;
let rework: ReviewedDraft;

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  baseURL = await etalon.app.getUrl();
  browser = await startBrowser();
  review = await reviewedDraft(etalon);
  rework = await reviewedDraft(etalon);
  const [first, second, third] = rework.clauses;
  await commented(rework, rework.member, { clauseId: first, suggestion: 'The operator answers at once.' });
  await commented(rework, rework.staff, { clauseId: second, suggestion: 'Everybody says their name.' });
  await commented(rework, rework.staff, { clauseId: third, text: 'Warmly!' });
  await closeRound(rework).expect(201);
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
  context.on('weberror', (error) => complaints.push(String(error.error())));
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

/** What axe-core finds, and whether the page is wider than its window. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe, document, innerWidth } = globalThis as unknown as Browserly;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags });
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    const beyond = document.documentElement.scrollWidth - innerWidth;
    return beyond > 0 ? [...found, `wider than the window by ${beyond}`] : found;
  });
}

interface Browserly {
  axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  document: { documentElement: { scrollWidth: number } };
  innerWidth: number;
}

/** Selects words of the clause as a mouse does. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const { document } = globalThis as unknown as { document: SelectingDocument };
    const node = document.querySelector('.clause-text p').firstChild;
    const range = document.createRange();
    range.setStart(node, node.data.indexOf(wanted));
    range.setEnd(node, node.data.indexOf(wanted) + wanted.length);
    document.getSelection().addRange(range);
  }, words);
}

interface SelectingDocument {
  querySelector(selector: string): { firstChild: { data: string } };
  createRange(): { setStart(node: object, offset: number): void; setEnd(node: object, offset: number): void };
  getSelection(): { addRange(range: object): void };
}

/** In the browser: the words that a highlight marks. */
const marked = (name: string) => {
  const { CSS } = globalThis as unknown as { CSS: { highlights: Map<string, Iterable<object>> } };
  return [...CSS.highlights.get(name)!].map(String);
};

const clauseOf = ({ draftId, clauses }: ReviewedDraft, index: number) => `/drafts/${draftId}/clauses/${clauses[index]}`;

describe.each([
  ['en', 'light', phone],
  ['kk', 'dark', phone],
  ['en', 'dark', desktop],
] as const)('every page in %s, %s', (language: Language, colorScheme, viewport) => {
  it('is for everybody, empty and full', async () => {
    await etalon.dataSource.manager.update(Person, rework.leader.id, { language });
    const clause = clauseOf(rework, 0);
    await visiting(rework.leader, { colorScheme, viewport }, async (page) => {
      const found: Record<string, string[]> = {};
      const pages = [
        `/drafts/${rework.draftId}/text`,
        clause,
        `${clause}/edit`,
        `${clause}/removal`,
        `${clause}/revisions`,
        `/drafts/${rework.draftId}/sections/new`,
        `/drafts/${rework.draftId}/comments`,
        `/drafts/${rework.draftId}/comments?show=mine`,
      ];
      for (const path of pages) {
        await page.goto(path);
        found[path] = await faultsOf(page);
      }
      await page.goto(`${clause}/edit`);
      await page.fill('#title', '');
      await page.click('.clause-form .save-bar .primary');
      await page.waitForSelector('.faults');
      found['faults'] = await faultsOf(page);
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
    });
  });
});

describe('a member', () => {
  it('comments with one click after the link', () =>
    visiting(review.member, {}, async (page) => {
      await page.goto(`${clauseOf(review, 1)}#comment`);
      await page.keyboard.type('Say it in the language of the caller.');
      await page.click('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(await page.textContent('.comment:last-of-type .written')).toBe('Say it in the language of the caller.');
      expect(await page.isVisible('[data-kept]')).toBe(false);
    }));

  it('comments without scripts too', () =>
    visiting(review.staff, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${clauseOf(review, 2)}#comment`);
      await page.fill('#comment', 'Without scripts.');
      await page.click('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(await page.textContent('.comment .written')).toBe('Without scripts.');
    }));

  it('comments on selected words with two clicks', () =>
    visiting(review.member, { viewport: desktop }, async (page) => {
      let clicks = 0;
      const click = (selector: string) => (clicks++, page.click(selector));
      await page.goto(clauseOf(review, 0));
      await select(page, 'third rin');
      await click('[data-passage-comment]');
      await page.keyboard.type('Why the third?');
      await click('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(clicks).toBe(2);
      // Half a word was a slip of the hand.
      expect(await page.textContent('.comment:last-of-type .passage-quote')).toBe('third ring');
      expect(await page.evaluate(marked, 'commented')).toContain('third ring');
      expect(await faultsOf(page)).toEqual([]);
    }));

  it('comments on a paragraph by a tap, and puts other words in its place', () =>
    visiting(review.member, { hasTouch: true, isMobile: true, colorScheme: 'dark' }, async (page) => {
      await page.goto(clauseOf(review, 1));
      await page.tap('.clause-text p');
      await page.tap('[data-passage-comment]');
      await page.keyboard.type('Shorter.');
      await page.tap('.comment-form summary');
      expect(await page.isVisible('#suggestion')).toBe(false);
      expect(await page.inputValue('#replacement')).toBe("Everybody says the company's name and their own.");
      await page.fill('#replacement', 'Everybody says both names.');
      expect(await faultsOf(page)).toEqual([]);
      await page.tap('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(await page.textContent('.comment:last-of-type ins')).toContain('both names');
    }));

  it('comments on a paragraph without scripts', () =>
    visiting(review.staff, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${clauseOf(review, 2)}#comment`);
      await page.selectOption('#passage', { label: 'Everybody thanks the caller.' });
      await page.fill('#comment', 'Even when it rains.');
      await page.click('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(await page.textContent('.comment:last-of-type .passage-quote')).toBe('Everybody thanks the caller.');
    }));

  it('finds what was typed after the tab was closed', () =>
    visiting(review.member, {}, async (page) => {
      await page.goto(`${clauseOf(review, 0)}#comment`);
      await page.keyboard.type('Half a thought');
      await page.goto(`${clauseOf(review, 0)}`);
      expect(await page.inputValue('#comment')).toBe('');
      await page.click('[data-kept-take]');
      expect(await page.inputValue('#comment')).toBe('Half a thought');
      await page.context().setOffline(true);
      await page.click('.comment-form .button.primary');
      expect(await page.isVisible('[data-offline]')).toBe(true);
      await page.context().setOffline(false);
      await page.click('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(await page.isVisible('[data-kept]')).toBe(false);
    }));
});

it('who answers comments needs three clicks for each, and comes to the next by itself', () =>
  visiting(rework.owner, {}, async (page) => {
    let clicks = 0;
    const click = (selector: string) => (clicks++, page.click(selector));
    await page.goto(`/drafts/${rework.draftId}/comments`);
    const first = '.inbox-item >> nth=0 >> ';
    await click(`${first}text=Accept`);
    await click(`${first}textarea[name=reason]`);
    await page.keyboard.type('Shorter and clearer.');
    await click(`${first}text=Save`);
    await page.waitForURL(/#comment-\d+$/);
    expect(clicks).toBe(3);
    expect(await page.locator('.inbox-item').count()).toBe(2);
    expect(await page.textContent('.inbox-item >> nth=0')).toContain('A greeting');
  }));

import type { Page } from 'playwright-core';
import { desktop } from '../support/browser';
import { clicking } from '../support/clicks';
import { accessFaults } from '../support/page-faults';
import { reviewedDraft, type ReviewedDraft } from '../support/reviews';
import { Visits } from '../support/visits';

let visits: Visits;
let review: ReviewedDraft;

beforeAll(async () => {
  visits = await Visits.start();
  review = await reviewedDraft(visits.etalon);
});
afterAll(() => visits.stop());

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

describe('a member', () => {
  it('comments on selected words with two clicks', () =>
    visits.browser.visit(review.member, desktop, async (page) => {
      await page.goto(clauseOf(review, 0));
      await select(page, 'third rin');
      const clicks = clicking(page);
      await clicks.on('[data-passage-comment]');
      await page.keyboard.type('Why the third?');
      await clicks.on('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(clicks.count).toBe(2);
      // Half a word was a slip of the hand.
      expect(await page.textContent('.comment:last-of-type .passage-quote')).toBe('third ring');
      expect(await page.evaluate(marked, 'commented')).toContain('third ring');
      expect(await accessFaults(page)).toEqual([]);
    }));

  it('comments on a paragraph by a tap, and puts other words in its place', () =>
    visits.browser.visit(review.member, { colorScheme: 'dark' }, async (page) => {
      await page.goto(clauseOf(review, 1));
      await page.tap('.clause-text p');
      await page.tap('[data-passage-comment]');
      await page.keyboard.type('Shorter.');
      await page.tap('.comment-form summary');
      expect(await page.isVisible('#suggestion')).toBe(false);
      expect(await page.inputValue('#replacement')).toBe("Everybody says the company's name and their own.");
      await page.fill('#replacement', 'Everybody says both names.');
      expect(await accessFaults(page)).toEqual([]);
      await page.tap('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(await page.textContent('.comment:last-of-type ins')).toContain('both names');
    }));

  it('comments on a paragraph without scripts', () =>
    visits.browser.visit(review.staff, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${clauseOf(review, 2)}#comment`);
      await page.selectOption('#passage', { label: 'Everybody thanks the caller.' });
      await page.fill('#comment', 'Even when it rains.');
      await page.click('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(await page.textContent('.comment:last-of-type .passage-quote')).toBe('Everybody thanks the caller.');
    }));
});

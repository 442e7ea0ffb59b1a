import type { Page } from 'playwright-core';
import { desktop } from '../support/browser';
import { accessFaults } from '../support/page-faults';
import { closeRound, commented, reviewedDraft, type ReviewedDraft } from '../support/reviews';
import { Visits } from '../support/visits';

let visits: Visits;
let review: ReviewedDraft;
let rework: ReviewedDraft;
let ids: number[];

beforeAll(async () => {
  visits = await Visits.start();
  review = await reviewedDraft(visits.etalon);
  rework = await reviewedDraft(visits.etalon);
  ids = [];
  for (const text of ['One.', 'Two.', 'Three.']) ids.push(await commented(rework, rework.member, { text }));
  await closeRound(rework).expect(201);
});
afterAll(() => visits.stop());

const focused = (page: Page) =>
  page.evaluate(
    () => (globalThis as unknown as { document: { activeElement: { id: string } } }).document.activeElement.id,
  );

describe('names after an @', () => {
  it('are offered while one types, taken by a key, and may be typed whole', () =>
    visits.browser.visit(review.member, desktop, async (page) => {
      const { name } = review.staff.person;
      await page.goto(`/drafts/${review.draftId}/clauses/${review.clauses[0]}`);
      await page.click('#comment');
      await page.keyboard.type(`Look, @${name}`);
      await page.waitForSelector('.mention-list:not([hidden]) [aria-selected=true]');
      expect(await accessFaults(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.keyboard.type('please.');
      expect(await page.inputValue('#comment')).toBe(`Look, @${name} please.`);
      expect(await page.isHidden('.mention-list')).toBe(true);
      await page.click('.comment-form .button.primary');
      await page.waitForURL(/#comment-\d+$/);
      expect(await page.textContent('.mention')).toBe(`@${name}`);
    }));

  it('are taken by a tap on a phone', () =>
    visits.browser.visit(review.member, {}, async (page) => {
      const { name } = review.staff.person;
      await page.goto(`/drafts/${review.draftId}/discussion`);
      await page.click('#comment');
      await page.keyboard.type(`@${name}`);
      await page.tap('.mention-list [role=option] >> nth=0');
      expect(await page.inputValue('#comment')).toBe(`@${name} `);
    }));
});

describe('the walk through open comments', () => {
  it('goes by two keys that are silent while one types and can be turned off', () =>
    visits.browser.visit(rework.leader, desktop, async (page) => {
      await page.goto(`/drafts/${rework.draftId}/comments`);
      for (const [key, id] of [
        ['j', 0],
        ['j', 1],
        ['j', 2],
        ['k', 1],
      ] as const) {
        await page.keyboard.press(key);
        expect(await focused(page)).toBe(`comment-${ids[id]}`);
      }
      await page.click(`#reason-${ids[0]}`);
      await page.keyboard.press('j');
      expect(await page.inputValue(`#reason-${ids[0]}`)).toBe('j');
      await page.click('[data-walk] button');
      const button = await focused(page);
      await page.keyboard.press('j');
      expect(await focused(page)).toBe(button);
      expect(await page.getAttribute('[data-walk] button', 'aria-pressed')).toBe('false');
      expect(await accessFaults(page)).toEqual([]);
    }));

  it('goes by links without scripts', () =>
    visits.browser.visit(rework.leader, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`/drafts/${rework.draftId}/comments`);
      await page.click(`#comment-${ids[0]} .walk a`);
      expect(page.url()).toContain(`#comment-${ids[1]}`);
    }));
});

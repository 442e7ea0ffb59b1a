import type { Page } from 'playwright-core';
import { Visits } from '../support/visits';
import { draftedDraft, type FormedDraft } from '../support/working-groups';
import { bodyOf, goToEnd, markdownIn, openClause, rewriteClause, surface } from '../support/writing';

let visits: Visits;
let draft: FormedDraft;

beforeAll(async () => {
  visits = await Visits.start();
});
beforeEach(async () => {
  draft = await draftedDraft(visits.etalon);
});
afterAll(() => visits.stop());

const shown = (page: Page) => page.textContent('[role=textbox]');
const notice = (page: Page) => page.locator('[data-part=notice]');
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();

describe('plain text', () => {
  it('is one press away, there and back, and is remembered for the person', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await surface(page).waitFor();
      await page.getByRole('button', { name: 'Plain text' }).click();
      await surface(page).fill('Typed **plainly**:\n\n1. as\n2. it is');
      await page.getByRole('button', { name: 'Formatted' }).click();
      await page.waitForSelector('[role=textbox] ol');
      expect(await shown(page)).toBe('Typed plainly:asit is');
      expect(await markdownIn(page)).toBe('Typed **plainly**:\n\n1. as\n2. it is');
      await page.getByRole('button', { name: 'Plain text' }).click();
      await openClause(page, draft, 1);
      expect(await page.isVisible('textarea[name=body]')).toBe(true);
      expect(await page.getByRole('button', { name: 'Plain text' }).getAttribute('aria-pressed')).toBe('true');
    }));

  it('is kept for a text of which something would be lost', () =>
    visits.as(draft.owner, async (page) => {
      const text = 'See [the site](https://nord.example "Its title").';
      await rewriteClause(draft, draft.owner, text);
      await openClause(page, draft);
      await notice(page).getByText('something that only plain text shows').waitFor();
      expect(await page.isVisible('textarea[name=body]')).toBe(true);
      await page.fill('#body', 'See [the site](https://nord.example).');
      await page.getByRole('button', { name: 'Formatted' }).click();
      await page.waitForSelector('[role=textbox] a');
      expect(await notice(page).textContent()).toBe('');
    }));

  it('is there when the formatted text cannot be had, with the reason', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await page.getByRole('button', { name: 'Plain text' }).click();
      await surface(page).fill('Another text');
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Formatted' }).click();
      await notice(page).getByText('could not be loaded').waitFor();
      await page.context().setOffline(false);
      await surface(page).fill('x'.repeat(20_001));
      await page.getByRole('button', { name: 'Formatted' }).click();
      await notice(page).getByText('20,000').waitFor();
      await page.context().clearCookies();
      await surface(page).fill('A third text');
      await page.getByRole('button', { name: 'Formatted' }).click();
      await notice(page).getByText('Sign in').waitFor();
      expect(await markdownIn(page)).toBe('A third text');
    }));

  it('is all there is when the editor does not arrive', () =>
    visits.as(draft.owner, async (page) => {
      await page.route(/\/assets\/editor/, (route) => route.abort());
      await openClause(page, draft);
      await surface(page).fill('Written **all the same**.');
      await save(page);
      await page.waitForURL(/clauses\/\d+$/);
      expect(await bodyOf(draft, draft.owner)).toBe('Written **all the same**.');
    }));

  it('is all there is without scripts', () =>
    visits.as(
      draft.owner,
      async (page) => {
        await openClause(page, draft);
        await surface(page).fill('Without scripts.');
        await page.fill('[name=say]', 'One\nTwo');
        expect(await page.isVisible('[name="measure.high"]')).toBe(true);
        await save(page);
        await page.waitForURL(/clauses\/\d+$/);
        expect(await bodyOf(draft, draft.owner)).toBe('Without scripts.');
      },
      { javaScriptEnabled: false },
    ));
});

describe('what is being written', () => {
  it('is found again after the tab was closed, and shown formatted', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await goToEnd(page);
      await page.keyboard.press('Control+b');
      await page.keyboard.type(' And more.');
      await openClause(page, draft);
      expect(await shown(page)).toBe('The operator answers by the third ring.');
      await page.click('[data-kept-take]');
      await page.waitForSelector('[role=textbox] strong');
      expect(await shown(page)).toBe('The operator answers by the third ring. And more.');
      await page.keyboard.press('Tab');
      await goToEnd(page);
      await page.keyboard.type(' Still.');
      expect(await markdownIn(page)).toBe('The operator answers by the third ring. **And more. Still.**');
    }));

  it('is there when one comes back to the page', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await goToEnd(page);
      await page.keyboard.type(' And more.');
      await page.click('.back a');
      await page.waitForURL(/clauses\/\d+$/);
      await page.goBack();
      await page.getByText('third ring. And more.').first().waitFor();
      expect(await markdownIn(page)).toBe('The operator answers by the third ring. And more.');
    }));

  it('is brought together with what another saved meanwhile', () =>
    visits.as(draft.owner, async (page) => {
      await rewriteClause(draft, draft.owner, 'Nobody waits. The operator answers. He gives his name.');
      await openClause(page, draft);
      await goToEnd(page);
      await page.keyboard.type(' Always.');
      await rewriteClause(draft, draft.leader, 'Nobody waits long. The operator answers. He gives his name.');
      await save(page);
      await page.waitForSelector('.conflict');
      await surface(page).waitFor();
      expect(await shown(page)).toBe('Nobody waits long. The operator answers. He gives his name. Always.');
      await goToEnd(page);
      await page.keyboard.type(' Everywhere.');
      await save(page);
      await page.waitForURL(/clauses\/\d+$/);
      expect(await bodyOf(draft, draft.owner)).toMatch(/^Nobody waits long\..+ Always\. Everywhere\.$/);
    }));

  it('is kept when the form is refused', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await page.fill('#title', '');
      await surface(page).press('Control+a');
      await page.keyboard.type('# Not a heading');
      await page.keyboard.press('Enter');
      await page.keyboard.type('* not an item?');
      await save(page);
      await page.waitForSelector('.faults');
      expect(await page.locator('.faults li').allTextContents()).toEqual(['Title: Expected a text, found nothing']);
      expect(await page.textContent('[role=textbox] p')).toBe('# Not a heading');
      await page.fill('#title', 'Signs');
      await save(page);
      await page.waitForURL(/clauses\/\d+$/);
      expect(await bodyOf(draft, draft.owner)).toBe('\\# Not a heading\n\n- not an item?');
    }));

  it('stays apart in two tabs', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      const other = await page.context().newPage();
      await openClause(other, draft, 1);
      await goToEnd(other);
      await other.keyboard.type(' Other.');
      await goToEnd(page);
      await page.keyboard.type(' One.');
      expect(await markdownIn(other)).toContain('their own. Other.');
      expect(await markdownIn(page)).toContain('third ring. One.');
    }));
});

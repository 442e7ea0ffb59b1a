import type { Page } from 'playwright-core';
import { Person } from '../../src/accounts/person.entity';
import type { Language } from '../../src/vocabulary';
import { desktop, phone } from '../support/browser';
import { accessFaults } from '../support/page-faults';
import { Visits } from '../support/visits';
import { draftedDraft, type FormedDraft } from '../support/working-groups';
import { openClause, rewriteClause } from '../support/writing';

let visits: Visits;
let draft: FormedDraft;

beforeAll(async () => {
  visits = await Visits.start();
  draft = await draftedDraft(visits.etalon);
});
afterAll(() => visits.stop());

const speak = (language: Language) => visits.etalon.dataSource.manager.update(Person, draft.owner.id, { language });
const text = 'A [link](https://nord.example).\n\n- one\n  1. two\n\n> quoted\n\n| a | b |\n| --- | --: |\n| c | d |';

describe.each([
  ['en', 'light', phone],
  ['kk', 'dark', phone],
  ['ru', 'dark', desktop],
] as const)('the form of a clause in %s, %s', (language, colorScheme, device) => {
  afterEach(() => speak('en'));

  it('is for everybody, whatever is open in it', async () => {
    await rewriteClause(draft, draft.owner, text);
    await speak(language);
    await visits.as(
      draft.owner,
      async (page) => {
        const found: Record<string, string[]> = {};
        const look = async (what: string) => (found[what] = await accessFaults(page));
        await openClause(page, draft);
        await page.click('[role=textbox] a');
        await look('formatted');
        await page.click('[data-tool=link]');
        await page.fill('[data-link=address]', 'nowhere');
        await page.keyboard.press('Enter');
        await look('a link');
        await page.keyboard.press('Escape');
        await page.click('[role=textbox] td');
        await page.click('[data-tool=add-row]');
        await look('a table');
        await page.click('[data-look=plain]');
        await look('plain');
        await page.click('[data-look=formatted]');
        await page.click('[role=textbox] p');
        await page.keyboard.press('Escape');
        await look('left');
        await page.selectOption('[name="measure.comparison"]', 'between');
        await page.fill('[name="measure.target"]', '9');
        await page.fill('[name="measure.high"]', '3');
        await page.click('.phrases.say [data-add]');
        await page.keyboard.type('x'.repeat(501));
        await page.fill('#title', '');
        await page.click('.save-bar .primary');
        await page.waitForSelector('.faults');
        await page.waitForSelector('[role=textbox]');
        await look('refused');
        expect(found).toEqual(Object.fromEntries(Object.keys(found).map((what) => [what, []])));
      },
      { ...device, colorScheme },
    );
  });
});

it('never hides what has the focus', () =>
  visits.as(draft.owner, async (page) => {
    await openClause(page, draft);
    await page.waitForSelector('[role=textbox]');
    const hidden: string[] = [];
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press('Tab');
      const covered = await page.evaluate(() => {
        const { document, innerHeight } = globalThis as unknown as Places;
        const element = document.activeElement;
        const bar = document.querySelector('.save-bar')!;
        if (!element || element === document.body || bar.contains(element)) return null;
        const { top, bottom } = element.getBoundingClientRect();
        const free = Math.min(innerHeight, bar.getBoundingClientRect().top);
        return Math.min(bottom, top + 44) > free + 1 || top < -1 ? element.outerHTML.slice(0, 120) : null;
      });
      if (covered) hidden.push(covered);
    }
    expect(hidden).toEqual([]);
  }));

interface Places {
  document: { activeElement: Place | null; body: Place; querySelector(selector: string): Place | null };
  innerHeight: number;
}

interface Place {
  outerHTML: string;
  contains(other: Place): boolean;
  getBoundingClientRect(): { top: number; bottom: number };
}

describe('the measure', () => {
  const open = async (page: Page) => {
    await openClause(page, draft);
    await page.waitForSelector('[data-sentence]:not([hidden])');
  };
  const sentence = (page: Page) => page.textContent('[data-words]');

  it('reads while it is filled in as it will read in the document', () =>
    visits.as(draft.owner, async (page) => {
      await open(page);
      expect(await sentence(page)).toBe('Rings before the answer: at most 3.');
      await page.fill('[name="measure.indicator"]', 'share of calls answered');
      await page.fill('[name="measure.unit"]', '%');
      await page.fill('[name="measure.target"]', '99,5');
      expect(await sentence(page)).toBe('Share of calls answered: at most 99.5%.');
      await page.selectOption('[name="measure.comparison"]', 'between');
      expect(await page.isVisible('[data-sentence]')).toBe(false);
      await page.getByLabel('Upper end').fill('100');
      expect(await sentence(page)).toBe('Share of calls answered: between 99.5% and 100%.');
    }));

  it('asks for what the comparison needs, and sends nothing else', () =>
    visits.as(draft.owner, async (page) => {
      await open(page);
      expect(await page.isVisible('[name="measure.high"]')).toBe(false);
      await page.selectOption('[name="measure.comparison"]', 'yes-no');
      expect(await page.isVisible('[name="measure.target"]')).toBe(false);
      expect(await sentence(page)).toBe('Rings before the answer: yes or no.');
      await page.selectOption('[name="measure.comparison"]', '');
      expect(await page.isVisible('[name="measure.indicator"]')).toBe(false);
      await page.selectOption('[name="measure.comparison"]', 'exactly');
      expect(await page.inputValue('[name="measure.target"]')).toBe('3');
      await page.selectOption('[name="measure.comparison"]', 'yes-no');
      await page.click('.save-bar .primary');
      await page.waitForURL(/clauses\/\d+$/);
      expect(await page.textContent('.fact.measure .fact-text')).toBe('Rings before the answer: yes or no.');
    }));
});

describe('phrases', () => {
  const say = (page: Page) => page.inputValue('textarea[name=say]');
  const phrase = (page: Page, number: number) =>
    page.getByRole('group').or(page.locator('.phrases.say')).getByLabel(`Phrase ${number}`, { exact: true });

  it('are a list that grows and shrinks under the keys', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft, 1);
      await phrase(page, 1).fill('Good day.');
      await page.keyboard.press('Enter');
      await page.keyboard.type('How can I help?');
      expect(await say(page)).toBe('Good day.\nHow can I help?');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('End');
      await page.keyboard.type('!');
      expect(await say(page)).toBe('Good day.\nHow can I help?!');
      await page.getByRole('button', { name: 'Remove phrase 1' }).first().click();
      expect(await say(page)).toBe('How can I help?!');
      await page.click('.save-bar .primary');
      await page.waitForURL(/clauses\/\d+$/);
      expect(await page.textContent('.fact.say')).toContain('How can I help?!');
    }));

  it('come back when the tab was closed', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft, 2);
      await phrase(page, 1).fill('Thank you.');
      await page.selectOption('[name="measure.comparison"]', 'at-least');
      await openClause(page, draft, 2);
      await page.click('[data-kept-take]');
      expect(await phrase(page, 1).inputValue()).toBe('Thank you.');
      expect(await page.isVisible('[name="measure.target"]')).toBe(true);
    }));
});

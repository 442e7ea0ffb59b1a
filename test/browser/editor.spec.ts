import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/project-root';
import { desktop } from '../support/browser';
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

const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name });
const focused = (page: Page) => page.evaluate(() => (globalThis as unknown as Focus).document.activeElement.outerHTML);

interface Focus {
  document: { activeElement: { outerHTML: string } };
}

describe('writing formatted', () => {
  it('saves what was written, as Markdown', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await goToEnd(page);
      await page.keyboard.press('Enter');
      await page.keyboard.type('Then ');
      await tool(page, 'Bold').click();
      await page.keyboard.type('at once');
      await page.keyboard.press('Control+b');
      await page.keyboard.type(':');
      await page.keyboard.press('Enter');
      await page.keyboard.type('- greets');
      await page.keyboard.press('Enter');
      await page.keyboard.type('listens # 5 * 3');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/clauses\/\d+$/);
      expect(await bodyOf(draft, draft.owner)).toBe(
        'The operator answers by the third ring.\n\nThen **at once**:\n\n- greets\n- listens # 5 * 3',
      );
    }));

  it('changes nothing in what is only opened and saved', () =>
    visits.as(draft.owner, async (page) => {
      const odd = '* a\n* b\n\n\nWrapped __by__\nhand.   \n\n1) x\n\n  ***';
      await rewriteClause(draft, draft.owner, odd);
      await openClause(page, draft);
      await surface(page).waitFor();
      expect(await markdownIn(page)).toBe(odd);
      await goToEnd(page);
      await page.keyboard.type('x');
      expect(await markdownIn(page)).toBe(`${odd}\n\nx`);
      await page.keyboard.press('Control+z');
      expect(await markdownIn(page)).toBe(odd);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/clauses\/\d+$/);
      expect(await bodyOf(draft, draft.owner)).toBe(odd);
    }));

  it('begins a clause and the introduction of a section', () =>
    visits.as(draft.leader, async (page) => {
      const [section] = draft.sections;
      await page.goto(`/drafts/${draft.draftId}/sections/${section!.id}/clauses/new`);
      await page.fill('#title', 'A new one');
      await surface(page).pressSequentially('Everybody smiles.');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/clauses\/\d+$/);
      expect(await page.textContent('.clause-text')).toBe('Everybody smiles.\n');
      await page.goto(`/drafts/${draft.draftId}/sections/${section!.id}/edit`);
      await surface(page, 'Introduction').press('Control+a');
      await tool(page, 'Italic').click();
      expect(await markdownIn(page, 'introduction')).toBe('*Every call counts.*');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/text#section/);
      expect(await page.innerHTML('.section-introduction em')).toBe('Every call counts.');
    }));

  it('makes lists, quotations, tables and links', () =>
    visits.as(draft.owner, async (page) => {
      await openClause(page, draft);
      await surface(page).press('Control+a');
      for (const [name, markdown] of [
        ['List', '- The operator answers by the third ring.'],
        ['Numbered list', '1. The operator answers by the third ring.'],
        ['Numbered list', 'The operator answers by the third ring.'],
        ['Quotation', '> The operator answers by the third ring.'],
        ['Quotation', 'The operator answers by the third ring.'],
      ] as const) {
        await tool(page, name).and(page.locator('[aria-pressed]')).first().click();
        expect(await markdownIn(page)).toBe(markdown);
      }
      await page.keyboard.press('Control+k');
      await page.getByLabel('Where the link leads').fill('nowhere');
      await page.keyboard.press('Enter');
      expect(await page.getByRole('alert').textContent()).toContain('https://nord.example');
      await page.getByLabel('Where the link leads').fill('nord.example/calls');
      await page.keyboard.press('Enter');
      expect(await markdownIn(page)).toBe('[The operator answers by the third ring.](https://nord.example/calls)');
      await page.keyboard.press('Control+k');
      expect(await page.getByLabel('Where the link leads').inputValue()).toBe('https://nord.example/calls');
      await page.getByRole('button', { name: 'Remove the link' }).click();
      await goToEnd(page);
      await page.keyboard.press('Enter');
      await tool(page, 'Table').first().click();
      await page.keyboard.type('Seconds');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Who');
      await page.keyboard.press('Enter');
      await page.keyboard.type('a | b');
      await tool(page, 'Remove the row').click();
      await page.keyboard.type('c');
      await page.keyboard.press('Tab');
      await tool(page, 'Add a column').click();
      await tool(page, 'Add a row').click();
      expect(await markdownIn(page)).toBe(
        'The operator answers by the third ring.\n\n| Seconds | Who |  |\n| --- | --- | --- |\n| c |  |  |\n|  |  |  |',
      );
      await tool(page, 'Remove the table').click();
      expect(await markdownIn(page)).toBe('The operator answers by the third ring.');
    }));

  it('needs no pointer, and never holds the keyboard', () =>
    visits.as(
      draft.owner,
      async (page) => {
        await openClause(page, draft);
        await surface(page).waitFor();
        await page.focus('#title');
        for (const stop of ['data-look="formatted"', 'data-look="plain"', 'data-tool="strong"', 'role="textbox"']) {
          await page.keyboard.press('Tab');
          expect(await focused(page)).toContain(stop);
        }
        await page.keyboard.press('Tab');
        expect(await focused(page)).toContain('name="appliesTo"');
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Control+Shift+8');
        await page.keyboard.press('Tab');
        expect(await focused(page)).toContain('role="textbox"');
        await page.keyboard.press('Escape');
        expect(await focused(page)).toContain('Tab leads on');
        await page.keyboard.press('Tab');
        expect(await focused(page)).toContain('name="appliesTo"');
        await surface(page).focus();
        await page.keyboard.press('Alt+F10');
        await page.keyboard.press('ArrowRight');
        expect(await focused(page)).toContain('data-tool="em"');
        await page.keyboard.press('End');
        expect(await focused(page)).toContain('data-tool="deeper"');
        await page.keyboard.press('ArrowRight');
        expect(await focused(page)).toContain('data-tool="strong"');
        await page.keyboard.press('Enter');
        expect(await focused(page)).toContain('aria-pressed="true"');
        await page.keyboard.press('Escape');
        expect(await focused(page)).toContain('role="textbox"');
        await page.click('label[for=body]');
        expect(await focused(page)).toContain('role="textbox"');
      },
      desktop,
    ));

  it('says how long the text is before it is too long', () =>
    visits.as(draft.owner, async (page) => {
      await rewriteClause(draft, draft.owner, 'word '.repeat(1999).trim());
      await openClause(page, draft);
      await goToEnd(page);
      expect(await page.textContent('[data-part=length]')).toContain('9,994 of 10,000 characters');
      await page.keyboard.type(' and more');
      expect(await page.textContent('[data-part=length]')).toContain('10,003 characters: 10,000 are allowed');
      await page.getByText('10,003 characters', { exact: false }).last().waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.waitForSelector('.faults');
      expect(await surface(page).getAttribute('aria-invalid')).toBe('true');
      await page.click('.faults a');
      expect(await focused(page)).toContain('role="textbox"');
    }));
});

it('takes at most 100 KB over the line, and only where texts are written', async () => {
  const assets = JSON.parse(readFileSync(join(projectRoot, 'dist', 'assets.json'), 'utf8')) as Record<string, string>;
  const bytes = (name: string) =>
    readFileSync(join(projectRoot, 'dist', 'public', `${assets[name]!.slice(8)}.gz`)).length;
  expect(bytes('editor')).toBeLessThan(100_000);
  expect(bytes('clauseForm')).toBeLessThan(3000);
  expect(bytes('script')).toBeLessThan(3000);
  await visits.as(draft.owner, async (page) => {
    const brought: string[] = [];
    page.on('request', (request) => brought.push(new URL(request.url()).pathname));
    const [clause] = draft.sections[0]!.clauses;
    await page.goto(`/drafts/${draft.draftId}/clauses/${clause!.id}`, { waitUntil: 'networkidle' });
    expect(brought).not.toContain(assets['editor']);
    await openClause(page, draft);
    await surface(page).waitFor();
    expect(brought).toContain(assets['editor']);
  });
});

import type { BrowserContextOptions, Page } from 'playwright-core';
import { Person } from '../../src/accounts/person.entity';
import type { Language } from '../../src/vocabulary';
import type { SignedIn } from '../support/etalon';
import { accessFaults } from '../support/page-faults';
import { closeRound, commented, dispose, reviewedDraft, type ReviewedDraft } from '../support/reviews';
import { download, fillIn, xlsxType } from '../support/tables';
import { Visits } from '../support/visits';

let visits: Visits;

beforeAll(async () => (visits = await Visits.start()));
afterAll(() => visits.stop());

/** A draft in rework: one comment without an answer, one with an answer that its author may object to. */
async function answeredDraft(): Promise<ReviewedDraft & { path: string; open: number; answered: number }> {
  const draft = await reviewedDraft(visits.etalon);
  const clauseId = draft.clauses[0];
  const open = await commented(draft, draft.member, {
    clauseId,
    suggestion: 'The operator answers by the second ring.',
  });
  const answered = await commented(draft, draft.staff, { clauseId });
  await closeRound(draft).expect(201);
  await dispose(draft.owner, answered).expect(201);
  return { ...draft, open, answered };
}

/** Runs `visit` as `person`, who reads this language. */
async function visiting(
  person: SignedIn,
  language: Language,
  options: BrowserContextOptions,
  visit: (page: Page) => Promise<void>,
): Promise<void> {
  await visits.etalon.dataSource.manager.update(Person, person.id, { language });
  await visits.as(person, visit, options);
}

const choose = async (page: Page, file: Buffer) => {
  await page.setInputFiles('#file', { name: 'comments.xlsx', mimeType: xlsxType, buffer: file });
  await page.click('main .button.primary');
};

const looks = [
  { language: 'en', colorScheme: 'light' },
  { language: 'kk', colorScheme: 'dark' },
] as const;

describe.each(looks)('the pages of answers in $language, $colorScheme', ({ language, colorScheme }) => {
  it('are for an author who is not satisfied', async () => {
    const draft = await answeredDraft();
    await visiting(draft.staff, language, { colorScheme }, async (page) => {
      await page.goto(`/drafts/${draft.draftId}/clauses/${draft.clauses[0]}`);
      expect(await accessFaults(page)).toEqual([]);
      await page.click('.object');
      await page.click('main .button.primary');
      await page.waitForSelector('.faults');
      expect(await accessFaults(page)).toEqual([]);
      await page.fill('#text', 'The figures say otherwise.');
      await page.click('main .button.primary');
      await page.waitForSelector('.objection');
      expect(await accessFaults(page)).toEqual([]);
    });
  });

  it('are for the leader', async () => {
    const draft = await answeredDraft();
    const text = 'The figures say otherwise.';
    await draft.staff.client.post(`/api/comments/${draft.answered}/objection`).send({ text }).expect(201);
    await visiting(draft.leader, language, { colorScheme }, async (page) => {
      for (const at of ['', '/round', '/comments', '/comments?show=objected']) {
        await page.goto(`/drafts/${draft.draftId}${at}`);
        expect({ at, faults: await accessFaults(page) }).toEqual({ at, faults: [] });
      }
    });
  });

  it('are for whoever brings a table', async () => {
    const draft = await answeredDraft();
    const exported = await download(draft.leader, draft.path, { format: 'xlsx' });
    await visiting(draft.leader, language, { colorScheme }, async (page) => {
      await page.goto(`/drafts/${draft.draftId}/comments/import`);
      await choose(page, await fillIn(exported, { I5: 'perhaps', J6: '=1+1' }));
      await page.waitForSelector('.faults');
      expect(await accessFaults(page)).toEqual([]);
      await choose(page, await fillIn(exported, { I5: 'accepted', J5: 'Agreed.' }));
      await page.waitForSelector('.planned-answer');
      expect(await accessFaults(page)).toEqual([]);
    });
  });

  it('are for whoever keeps the ready reasons', async () => {
    await visiting(await visits.etalon.person('hr'), language, { colorScheme }, async (page) => {
      await page.goto('/settings/reasons');
      expect(await accessFaults(page)).toEqual([]);
    });
  });
});

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  it('a comment is answered by one choice, and the answers of a table by one confirmation', async () => {
    const draft = await answeredDraft();
    await visiting(draft.leader, 'en', { javaScriptEnabled }, async (page) => {
      await page.goto(`/drafts/${draft.draftId}/comments`);
      await page.selectOption(`#template-${draft.open}`, { label: 'Kept for the next edition.' });
      await page.click('.answer .button.primary');
      await page.waitForSelector('text=There are no comments here.');
    });
    const { body } = await draft.leader.client.get(`/api/comments/${draft.open}`).expect(200);
    expect(body.comment.disposition).toMatchObject({ outcome: 'noted', reason: 'Kept for the next edition.' });

    const other = await answeredDraft();
    const exported = await download(other.leader, other.path, { format: 'xlsx' });
    await visiting(other.leader, 'en', { javaScriptEnabled }, async (page) => {
      await page.goto(`/drafts/${other.draftId}/comments`);
      await page.click('text=Bring answers from a table');
      await choose(page, await fillIn(exported, { I5: 'rejected', J5: 'Three it is.' }));
      await page.click('text=Give 1 answer');
      await page.waitForURL(/show=answered/);
      await page.waitForSelector('text=Three it is.');
    });
  });

  it('the leader sees an objection on the way to finalising', async () => {
    const draft = await answeredDraft();
    await dispose(draft.leader, draft.open).expect(201);
    const text = 'The figures say otherwise.';
    await draft.staff.client.post(`/api/comments/${draft.answered}/objection`).send({ text }).expect(201);
    await visiting(draft.leader, 'en', { javaScriptEnabled }, async (page) => {
      await page.goto(`/drafts/${draft.draftId}`);
      expect(await page.$('button:has-text("Go on to finalising")')).toBeNull();
      await page.click(`a:has-text("is not satisfied: “${text}”")`);
      await page.click('button:has-text("Mark as seen")');
      await page.waitForSelector('text=seen by');
      await page.goto(`/drafts/${draft.draftId}`);
      await page.click('button:has-text("Go on to finalising")');
      await page.waitForSelector('[aria-current=step]:has-text("Finalising")');
    });
  });

  it('a table is downloaded from the list of comments', async () => {
    const draft = await answeredDraft();
    await visiting(draft.member, 'en', { javaScriptEnabled }, async (page) => {
      await page.goto(`/drafts/${draft.draftId}/comments`);
      const [file] = await Promise.all([page.waitForEvent('download'), page.click('.table-links a:has-text("Excel")')]);
      expect(file.suggestedFilename()).toBe('Answering the phone – comments.xlsx');
    });
  });
});

import { formedDraft } from '../support/working-groups';
import { Visits } from '../support/visits';

let visits: Visits;

beforeAll(async () => {
  visits = await Visits.start({});
});
afterAll(() => visits.stop());

describe('leading a draft', () => {
  it.each([true, false])(
    'from the group to the open review takes 3 clicks; with scripts: %s',
    async (javaScriptEnabled) => {
      const draft = await formedDraft(visits.etalon);
      await visits.browser.visit(draft.leader, { javaScriptEnabled }, async (page) => {
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
    const draft = await formedDraft(visits.etalon);
    await visits.browser.visit(draft.leader, {}, async (page) => {
      await page.goto(`/drafts/${draft.draftId}/withdrawal`);
      await page.click('main .button.danger');
      await page.waitForSelector('.faults');
      await page.click('.faults a');
      expect(await page.evaluate('document.activeElement.id')).toBe('reason');
    });
  });
});

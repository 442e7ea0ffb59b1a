import { faultyStandard } from '../support/quality';
import { Visits } from '../support/visits';
import { draftedDraft, type FormedDraft } from '../support/working-groups';

let visits: Visits;
let draft: FormedDraft;
/** The path of the clause that is vague. */
let clause: string;

beforeAll(async () => {
  visits = await Visits.start();
  draft = await draftedDraft(visits.etalon, faultyStandard());
  clause = `/drafts/${draft.draftId}/clauses/${draft.sections[0]!.clauses[0]!.id}`;
});
afterAll(() => visits.stop());

it('is waived from the clause by keyboard alone, and taken back', async () => {
  await visits.as(draft.owner, async (page) => {
    await page.goto(clause);
    await page.focus('#findings summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Our slogan.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#findings$/);
    expect(await page.textContent('.finding-waiver')).toContain('Our slogan.');
    await page.click('.finding .button.quiet');
    await page.waitForSelector('.finding.warning');
    expect(await page.textContent('.finding mark')).toBe('promptly');
  });
});

it('is shown as waived on an open page once another waives it', async () => {
  await visits.as(draft.leader, async (page) => {
    await page.goto(clause);
    expect(await page.locator('.finding.waived').count()).toBe(0);
    const waiver = { rule: 'vague', quote: 'promptly', reason: 'Our slogan.' };
    await draft.owner.client.post(`/api${clause}/waivers`).send(waiver).expect(201);
    await page.waitForSelector('.finding.waived');
  });
});

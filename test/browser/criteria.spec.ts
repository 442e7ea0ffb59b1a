import { judge } from '../support/criteria';
import { reviewedDraft, type ReviewedDraft } from '../support/reviews';
import { Visits } from '../support/visits';

let visits: Visits;
let draft: ReviewedDraft;

beforeAll(async () => {
  visits = await Visits.start();
  draft = await reviewedDraft(visits.etalon);
});
afterAll(() => visits.stop());

const clause = (index: number) => `/drafts/${draft.draftId}/clauses/${draft.clauses[index]}`;

it('is judged with a thumb, clause after clause, without being led by what others think', async () => {
  await judge(draft.another, draft, draft.clauses[0]!, [1, 1]);
  await visits.as(draft.member, async (page) => {
    await page.goto(clause(0));
    await page.tap('.actions >> text=Judge');
    expect(await page.isVisible('#results')).toBe(false);
    await page.tap('.mark:has([value="4"]) >> nth=0');
    await page.tap('.criterion-marks summary >> nth=0');
    await page.fill('[name^=word] >> nth=0', 'By whose clock?');
    await page.tap('.judging .button.primary');
    await page.waitForURL(`**${clause(1)}/judgements`);
    expect(await page.textContent('.judging .note')).toBe('You have judged 1 of 3 clauses.');
    await page.goto(`${clause(0)}/judgements`);
    expect(await page.isVisible('#results')).toBe(true);
    expect(await page.textContent('#results .result >> nth=0')).toContain('By whose clock?');
  });
});

it('tells a page that is open what others think by now', async () => {
  await visits.as(draft.leader, async (page) => {
    await page.goto(`/drafts/${draft.draftId}/criteria?show=below`);
    await judge(draft.another, draft, draft.clauses[2]!, [2]);
    await page.waitForSelector(`#matrix a[href="${clause(2)}/judgements"]`);
  });
});

import { Visits } from '../support/visits';

let visits: Visits;

beforeAll(async () => {
  visits = await Visits.start();
});
afterAll(() => visits.stop());

it('says what will be here while the outbox is empty', async () => {
  await visits.browser.visit(await visits.etalon.person('hr'), {}, async (page) => {
    await page.goto('/account');
    await page.click('a[href="/outbox"]');
    expect(await page.textContent('main')).toContain('Nothing yet.');
  });
});

it('chooses how often mail comes without a script, in two clicks', async () => {
  await visits.browser.visit(await visits.etalon.person(), { javaScriptEnabled: false }, async (page) => {
    await page.goto('/account/notifications');
    await page.click('text=Once a day');
    await page.click('main button');
    expect(await page.textContent('[role=status]')).toBe('Your choice is saved.');
    expect(await page.isChecked('input[value=daily]')).toBe(true);
  });
});

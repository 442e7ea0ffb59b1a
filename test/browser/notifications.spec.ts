import { TestBrowser } from '../support/browser';
import { startEtalon, type TestEtalon } from '../support/etalon';

let etalon: TestEtalon;
let browser: TestBrowser;

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  browser = await TestBrowser.start(etalon);
});
afterAll(async () => {
  await browser.stop();
  await etalon.stop();
});

it('says what will be here while the outbox is empty', async () => {
  await browser.visit(await etalon.person('hr'), {}, async (page) => {
    await page.goto('/account');
    await page.click('a[href="/outbox"]');
    expect(await page.textContent('main')).toContain('Nothing yet.');
  });
});

it('chooses how often mail comes without a script, in two clicks', async () => {
  await browser.visit(await etalon.person(), { javaScriptEnabled: false }, async (page) => {
    await page.goto('/account/notifications');
    await page.click('text=Once a day');
    await page.click('main button');
    expect(await page.textContent('[role=status]')).toBe('Your choice is saved.');
    expect(await page.isChecked('input[value=daily]')).toBe(true);
  });
});

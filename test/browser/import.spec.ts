import { TestBrowser } from '../support/browser';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { smallStandard } from '../support/standards';

let etalon: TestEtalon;
let browser: TestBrowser;

beforeAll(async () => {
  etalon = await startEtalon();
  browser = await TestBrowser.start(etalon);
});
afterAll(async () => {
  await browser.stop();
  await etalon.stop();
});

it('a standard comes from a file without scripts: choose, look, make', async () => {
  const hr = await etalon.person('hr');
  await browser.visit(hr, { javaScriptEnabled: false }, async (page) => {
    await page.goto('/');
    await page.click('a[href="/standards/new"]');
    const file = { name: 'standard.md', mimeType: 'text/markdown', buffer: Buffer.from(smallStandard()) };
    await page.setInputFiles('#file', file);
    await page.click('form.stack button');
    await page.waitForSelector('h1:has-text("Answering the phone")');
    await page.click('form.stack button');
    await page.waitForURL(/\/drafts\/\d+$/);
  });
});

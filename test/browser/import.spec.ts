import { smallStandard } from '../support/standards';
import { Visits } from '../support/visits';

let visits: Visits;

beforeAll(async () => {
  visits = await Visits.start({});
});
afterAll(() => visits.stop());

it('a standard comes from a file without scripts: choose, look, make', async () => {
  const hr = await visits.etalon.person('hr');
  await visits.browser.visit(hr, { javaScriptEnabled: false }, async (page) => {
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

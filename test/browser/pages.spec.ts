import { hashPassword } from '../../src/accounts/password';
import { Person } from '../../src/accounts/person.entity';
import { Artefact } from '../../src/publications/artefact.entity';
import { TopicSender } from '../../src/platform/topics/topic-sender';
import { desktop, TestBrowser } from '../support/browser';
import { Shelf } from '../support/editions';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';

const password = 'correct horse battery';

let etalon: TestEtalon;
let browser: TestBrowser;
let shelf: Shelf;
let reader: SignedIn;

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  browser = await TestBrowser.start(etalon);
  reader = await etalon.person('hr');
  await etalon.dataSource.manager.update(Person, reader.id, { passwordHash: await hashPassword(password) });
  shelf = new Shelf(etalon, reader.id);
  await shelf.edition(await shelf.draft(await shelf.standard('en'), 'en', 'published'), 'en', true, 'ready');
});
afterAll(async () => {
  await browser.stop();
  await etalon.stop();
});

/** A standard in force, and the next edition with documents in every state. */
async function standardInTheMaking(): Promise<{ making: number; draft: number }> {
  const making = await shelf.standard('en');
  await shelf.edition(await shelf.draft(making, 'en', 'published'), 'en', true, 'ready');
  const draft = await shelf.draft(making, 'en', 'approved');
  await shelf.edition(draft, 'en', false, 'rendering', 'failed', 'queued', 'ready');
  return { making, draft };
}

describe('signing in', () => {
  it('needs no mouse', () =>
    browser.visit(null, desktop, async (page) => {
      const { email } = reader.person;
      await page.goto('/sign-in?to=/standards/1');
      const focused = () => page.evaluate('document.activeElement.id');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
      for (let presses = 0; presses < 20 && (await focused()) !== 'email'; presses++) await page.keyboard.press('Tab');
      await page.keyboard.type(email);
      await page.keyboard.press('Tab');
      await page.keyboard.type('wrong');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.faults');
      expect(await page.evaluate('document.activeElement.className')).toBe('faults');
      expect(await page.inputValue('#email')).toBe(email);
      for (let presses = 0; presses < 20 && (await focused()) !== 'password'; presses++)
        await page.keyboard.press('Tab');
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await page.waitForURL('/standards/1');
    }));

  it('works without scripts, and so does everything after it', () =>
    browser.visit(null, { javaScriptEnabled: false }, async (page) => {
      const { id } = reader;
      const { making } = await standardInTheMaking();
      await page.goto('/sign-in');
      await page.click('text=Slovenčina');
      expect(await page.textContent('.sign-in .button')).toBe('Prihlásiť sa');
      await page.goto(`/standards/${making}`);
      await page.click(`button[name=personId][value="${id}"]`);
      await page.waitForURL(`/standards/${making}`);
      expect(await page.isVisible('noscript a')).toBe(true);
      expect(await page.locator('.document.queued').count()).toBe(1);
      await page.click('.document.failed button');
      await page.waitForSelector('.document.queued >> nth=1');
      expect(await page.locator('.document.failed').count()).toBe(0);
      await page.click('text=Sign out');
      await page.waitForURL('/sign-in');
    }));

  it('is sent once, however often it is pressed', () =>
    browser.visit(null, {}, async (page) => {
      const sent: string[] = [];
      page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
      await page.goto('/sign-in');
      await page.evaluate(`for (let presses = 0; presses < 3; presses++) document.querySelector('.person').click()`);
      await page.waitForURL('/');
      expect(sent).toHaveLength(1);
    }));
});

describe('documents', () => {
  it('appear when they are ready, without loading the page again', () =>
    browser.visit(reader, {}, async (page) => {
      const { making, draft } = await standardInTheMaking();
      await page.goto(`/standards/${making}`);
      await page.evaluate(`document.body.setAttribute('data-same', '')`);
      await page.waitForSelector('progress');
      expect(await page.textContent('#upcoming-status')).toBe('1 of 4 documents ready');
      const file = { state: 'ready', progress: 100, pages: 9, bytes: 250_000 } as const;
      await etalon.dataSource.manager.update(Artefact, { state: 'rendering' }, file);
      etalon.app.get(TopicSender).send([`draft/${draft}/documents`]);
      await page.waitForSelector('text=PDF · 9 pages · 250 kB');
      expect(await page.textContent('#upcoming-status')).toBe('2 of 4 documents ready');
      expect(await page.getAttribute('body', 'data-same')).toBe('');
    }));
});

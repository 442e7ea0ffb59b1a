import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { JobRole } from '../../src/accounts/job-role.entity';
import { hashPassword } from '../../src/accounts/password';
import { Person } from '../../src/accounts/person.entity';
import { Artefact } from '../../src/publications/artefact.entity';
import { TopicSender } from '../../src/platform/topics/topic-sender';
import { languages, type Language } from '../../src/vocabulary';
import { startBrowser } from '../support/browser';
import { Shelf } from '../support/editions';
import { startEtalon, type TestEtalon } from '../support/etalon';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
const password = 'correct horse battery';

let etalon: TestEtalon;
let browser: Browser;
let baseURL: string;
let shelf: Shelf;
const reader = new Map<Language, Person>();

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  baseURL = await etalon.app.getUrl();
  browser = await startBrowser();
  const { manager } = etalon.dataSource;
  await manager.insert(JobRole, { key: 'operator', names: { en: 'Call-centre operator', ru: 'Оператор колл-центра' } });
  const passwordHash = await hashPassword(password);
  for (const language of languages) {
    const { id } = await etalon.person('hr');
    await manager.update(Person, id, { language, passwordHash, jobRoles: ['operator'] });
    reader.set(language, await manager.findOneByOrFail(Person, { id }));
  }
  shelf = new Shelf(etalon, reader.get('en')!.id);
  for (const language of languages) {
    await shelf.edition(
      await shelf.draft(await shelf.standard(language), language, 'published'),
      language,
      true,
      'ready',
    );
  }
});
afterAll(async () => {
  await browser.close();
  await etalon.stop();
});

/** Runs `visit` on a new page, on which nothing may offend the content security policy. */
async function visiting(options: BrowserContextOptions, visit: (page: Page, context: BrowserContext) => Promise<void>) {
  const context = await browser.newContext({ baseURL, viewport: phone, locale: 'en', ...options });
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  try {
    await visit(await context.newPage(), context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

async function become(page: Page, { id }: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.click(`button[name=personId][value="${id}"]`);
  await page.waitForURL('/');
}

/** A standard in force, and the next edition with documents in every state. */
async function standardInTheMaking(language: Language): Promise<{ making: number; draft: number }> {
  const making = await shelf.standard(language);
  await shelf.edition(await shelf.draft(making, language, 'published'), language, true, 'ready');
  const draft = await shelf.draft(making, language, 'approved');
  await shelf.edition(draft, language, false, 'rendering', 'failed', 'queued', 'ready');
  return { making, draft };
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, each with the element it is about. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

interface AxeResults {
  violations: { id: string; nodes: { html: string }[] }[];
}

describe.each(languages)('every page in %s', (locale) => {
  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    it('is for everybody: axe-core finds nothing, nothing reaches beyond the edge, no target is too small', async () => {
      const { making } = await standardInTheMaking(locale);
      await visiting({ colorScheme, locale }, async (page) => {
        const found: Record<string, unknown> = {};
        const look = async (name: string) => {
          expect(await page.getAttribute('html', 'lang')).toBe(locale);
          found[name] = { violations: await violations(page), ...(await page.evaluate<object>(measure)) };
        };
        await page.goto('/sign-in?to=/standards/1');
        await look('sign-in');
        await page.fill('#email', 'nobody');
        await page.click('.sign-in form button');
        await page.waitForSelector('.faults');
        await look('sign-in with faults');
        await become(page, reader.get(locale)!);
        await look('standards');
        await page.goto('/?after=2147483647');
        await look('no standards');
        await page.goto(`/standards/${making}`);
        await look('standard');
        await page.goto('/nowhere');
        await look('problem');
        const fine = { violations: [], beyond: 0, small: [] };
        expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, fine])));
      });
    });
  });
});

/** In the browser: how far the page is wider than its window, and what is too small for a finger. Links in a sentence may be. */
const measure = `(() => {
  const targets = [...document.querySelectorAll('button, input, summary, .languages a, .document-link, .back a, .wordmark')];
  const small = targets.filter((target) => {
    const { width, height } = target.getBoundingClientRect();
    return width < 44 || height < 44;
  });
  return {
    beyond: document.documentElement.scrollWidth - window.innerWidth,
    small: small.map((target) => target.outerHTML),
  };
})()`;

describe('signing in', () => {
  it('needs no mouse', () =>
    visiting({ viewport: desktop }, async (page) => {
      const { email } = reader.get('en')!;
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
    visiting({ javaScriptEnabled: false }, async (page) => {
      const { id } = reader.get('en')!;
      const { making } = await standardInTheMaking('en');
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
    visiting({}, async (page) => {
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
    visiting({}, async (page) => {
      const { making, draft } = await standardInTheMaking('en');
      await become(page, reader.get('en')!);
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

it('costs little: no page brings more than 60 KB, and of scripts not more than 3 KB', () =>
  visiting({}, async (page) => {
    const sizes = new Map<string, number>();
    page.on('requestfinished', async (request) => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      sizes.set(new URL(request.url()).pathname, responseBodySize + responseHeadersSize);
    });
    await page.goto('/sign-in', { waitUntil: 'networkidle' });
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect([...sizes.keys()]).toEqual(expect.arrayContaining(['/sign-in', expect.stringMatching(/\.css$/)]));
    expect(total).toBeGreaterThan(3_000);
    expect(total).toBeLessThan(60_000);
    const script = await page.getAttribute('script', 'src');
    const { text } = await etalon.outsider.get(script!).buffer(true).expect(200);
    expect(gzipSync(text).length).toBeLessThan(3_000);
  }));

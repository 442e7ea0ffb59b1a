import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startBrowser } from './browser';
import { startEtalon, type SignedIn, type TestEtalon } from './etalon';

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Etalon and a browser in which people visit it. */
export class Visits {
  private constructor(
    readonly etalon: TestEtalon,
    private readonly browser: Browser,
    private readonly baseURL: string,
  ) {}

  static async start(): Promise<Visits> {
    const etalon = await startEtalon({ databaseUrl: null });
    return new Visits(etalon, await startBrowser(), await etalon.app.getUrl());
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.etalon.stop();
  }

  /** Runs `visit` on a new page as `who`, on a phone unless told; neither scripts nor the content security policy may complain. */
  async as(who: SignedIn, visit: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
    const context = await this.browser.newContext({ baseURL: this.baseURL, viewport: phone, ...options });
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (/content security policy/i.test(message.text())) complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(String(error.error())));
    try {
      const page = await context.newPage();
      await page.goto('/sign-in');
      await page.click(`button[name=personId][value="${who.id}"]`);
      await page.waitForURL((url) => url.pathname !== '/sign-in');
      await visit(page);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  }
}

/** What axe-core finds, and whether the page is wider than its window. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe, document, innerWidth } = globalThis as unknown as Axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags });
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    const beyond = document.documentElement.scrollWidth - innerWidth;
    return beyond > 0 ? [...found, `wider than the window by ${beyond}`] : found;
  });
}

interface Axe {
  axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  document: { documentElement: { scrollWidth: number } };
  innerWidth: number;
}

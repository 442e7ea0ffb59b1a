import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Person } from '../../src/accounts/person.entity';
import { SessionsService } from '../../src/accounts/sessions.service';
import { chromiumProgram } from '../../src/rendering/chromium';
import type { TestEtalon } from './etalon';

/** A phone that is touched. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** A desktop with a mouse. */
export const desktop = { viewport: { width: 1280, height: 800 } };

/** Whoever looks at a page; null is signed out. */
export type Visitor = { person: Person } | null;

const flags = [
  // Pages of tests live for a moment: what other threads would compile for later costs a third of all and is never used.
  '--js-flags=--single-threaded',
  // Nobody looks at them unless `PICTURES` are kept: without memory for it next to nothing is painted, which saves a fifth.
  ...(process.env['PICTURES'] ? [] : ['--force-gpu-mem-available-mb=1']),
];

/** The Chromium that prints documents, as a browser for tests. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumProgram(), chromiumSandbox: false, args: flags });
}

/** One browser over one application: people open its pages, each in a context of their own. */
export class TestBrowser {
  private readonly entered: Entered[] = [];

  private constructor(
    private readonly etalon: TestEtalon,
    private readonly browser: Browser,
    readonly baseURL: string,
  ) {}

  static async start(etalon: TestEtalon): Promise<TestBrowser> {
    return new TestBrowser(etalon, await startBrowser(), await etalon.app.getUrl());
  }

  /**
   * Runs `visit` on a new page of `visitor`, on a phone unless `options` say otherwise. Nothing may offend the content security
   * policy, and no script may fail.
   */
  async visit(visitor: Visitor, options: BrowserContextOptions, visit: (page: Page) => Promise<void>): Promise<void> {
    const { context, complaints } = await this.enter(visitor, options);
    try {
      await visit(await context.newPage());
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  }

  /** Opens a page of `visitor` that stays open until all leave; it has to behave as in `visit`. */
  async open(visitor: Visitor, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const entered = await this.enter(visitor, options);
    this.entered.push(entered);
    const page = await entered.context.newPage();
    await page.goto(path);
    return page;
  }

  /** Closes what was opened to stay. */
  async leave(): Promise<void> {
    const entered = this.entered.splice(0);
    for (const { context } of entered) await context.close();
    expect(entered.flatMap(({ complaints }) => complaints)).toEqual([]);
  }

  /** Hands the device with `page` over to `visitor`, as new: nothing is left of whoever had it before. */
  async handOver(page: Page, visitor: Visitor): Promise<void> {
    const context = page.context();
    await context.clearCookies();
    // What is kept on leaving goes as well. Another origin than ours would cost another process.
    await page.goto('/sign-in');
    await page.evaluate('sessionStorage.clear()');
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: this.baseURL, storageTypes: 'all' });
    await session.detach();
    if (visitor) await this.signIn(context, visitor.person);
  }

  /** What a person gets by signing in, without the page for it. */
  async signIn(context: BrowserContext, person: Person): Promise<void> {
    const sessions = this.etalon.app.get(SessionsService);
    const { token } = await this.etalon.dataSource.transaction((manager) => sessions.start(manager, person));
    await context.addCookies([{ name: 'etalon', value: token, url: this.baseURL }]);
  }

  stop(): Promise<void> {
    return this.browser.close();
  }

  private async enter(visitor: Visitor, options: BrowserContextOptions): Promise<Entered> {
    const context = await this.browser.newContext({ baseURL: this.baseURL, locale: 'en', ...phone, ...options });
    const complaints = complaintsOf(context);
    if (visitor) await this.signIn(context, visitor.person);
    return { context, complaints };
  }
}

interface Entered {
  context: BrowserContext;
  complaints: string[];
}

/** What the pages of `context` complain about; an address that answers 404 or 422, or that a test bars, is for the tests to judge. */
function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    const text = message.text();
    const barred = text.includes('net::ERR_FAILED');
    const ofAnAddress =
      text.startsWith('Failed to load resource') && (barred || !message.location().url.includes('/assets/'));
    if (message.type() === 'error' && !ofAnAddress) complaints.push(text);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  return complaints;
}

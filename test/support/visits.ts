import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Config } from '../../src/config';
import { TestBrowser, type Visitor } from './browser';
import { startEtalon, type TestEtalon } from './etalon';

/** Etalon and a browser in which people visit it, for one test file. */
export class Visits {
  private constructor(
    readonly etalon: TestEtalon,
    readonly browser: TestBrowser,
  ) {}

  /** A trial organisation unless told otherwise. */
  static async start(overrides: Partial<Config> = { databaseUrl: null }): Promise<Visits> {
    const etalon = await startEtalon(overrides);
    return new Visits(etalon, await TestBrowser.start(etalon));
  }

  async stop(): Promise<void> {
    await this.browser.stop();
    await this.etalon.stop();
  }

  /** Runs `visit` on a new page as `who`, on a phone unless told; neither scripts nor the content security policy may complain. */
  as(who: Visitor, visit: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
    return this.browser.visit(who, options, visit);
  }
}

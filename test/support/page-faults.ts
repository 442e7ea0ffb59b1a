import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../src/vocabulary';

const [axe, ownChecks] = [require.resolve('axe-core/axe.min.js'), join(__dirname, 'page-faults.browser.js')].map(
  (path) => readFileSync(path, 'utf8'),
) as [string, string];

/** The rules of axe-core that pages follow: WCAG 2.2 AA and what it recommends besides. */
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Those that depend on colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What axe-core finds on the page that is open, what reaches beyond its edge, and what is too small for a finger: for a state that
 * no table of screens has.
 */
export async function accessFaults(page: Page): Promise<string[]> {
  // Straight to the page: as the text of an `evaluate` it would be compiled twice.
  const session = await page.context().newCDPSession(page);
  for (const script of [axe, ownChecks]) await session.send('Runtime.evaluate', { expression: `${script};0` });
  await session.detach();
  const violations = await page.evaluate<string[]>(`violations(${JSON.stringify(everyRule)})`);
  return [
    ...violations,
    ...(await page.evaluate<string[]>(`beyond(${page.viewportSize()!.width})`)),
    ...(await page.evaluate<string[]>('smallTargets()')),
  ];
}

/** Looks for what words do to the pages that are opened in `page` from now on: cheap enough for every language. */
export class WordsInspector {
  protected constructor(protected readonly page: Page) {}

  static async of(page: Page): Promise<WordsInspector> {
    await page.addInitScript({ content: ownChecks });
    return new WordsInspector(page);
  }

  /**
   * What is wrong with the page as it stands, a line each: what reaches beyond the edge, what is too small for a finger, what is read
   * aloud in the wrong language or is called like something else.
   */
  faults(language: Language): Promise<string[]> {
    return this.run('wordFaults', { language, width: this.width });
  }

  /** What reaches beyond the edge of the window. */
  edgeFaults(): Promise<string[]> {
    return this.run('beyond', this.width);
  }

  protected run(check: string, ...parameters: unknown[]): Promise<string[]> {
    return this.page.evaluate(`${check}(${parameters.map((one) => JSON.stringify(one)).join()})`);
  }

  private get width(): number {
    return this.page.viewportSize()!.width;
  }
}

/** Looks for what keeps somebody from using the pages that are opened in `page` from now on. */
export class PageInspector extends WordsInspector {
  static override async of(page: Page): Promise<PageInspector> {
    // Brought along with each page: brought afterwards, axe-core costs more than it takes to look.
    for (const content of [axe, ownChecks]) await page.addInitScript({ content });
    return new PageInspector(page);
  }

  /** What axe-core finds as well. */
  override async faults(language: Language): Promise<string[]> {
    return [...(await this.run('violations', everyRule)), ...(await super.faults(language))];
  }

  /** What cannot be read in the other colours, which change nothing else. */
  colourFaults(): Promise<string[]> {
    return this.run('violations', colourRules);
  }

  /** What the keyboard reaches without anybody seeing it. */
  async focusFaults(): Promise<string[]> {
    // From here on the browser shows what is focused, as it does for whoever uses the keyboard.
    await this.page.keyboard.press('Tab');
    return this.run('unseenFocus');
  }
}

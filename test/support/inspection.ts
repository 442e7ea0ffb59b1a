import type { BrowserContextOptions, Page } from 'playwright-core';
import type { TestBrowser } from './browser';
import type { Screen } from './screens';

/** Has a screen opened and looks at it; answers what is wrong with it, a line each. */
export type Look = (screen: Screen, open: () => Promise<void>) => Promise<string[]>;

/** As many people look around at once. */
const atOnce = 2;

/**
 * Opens every screen as whoever comes to see it, one person after the other on a page that is handed over: a browser that is
 * new for each costs twice as much as looking.
 * @param looking prepares a page and answers how the screens on it are looked at
 * @returns what is wrong, by the name of the screen; nothing for the screens that are right
 */
export async function inspect(
  browser: TestBrowser,
  screens: Screen[],
  options: BrowserContextOptions,
  looking: (page: Page) => Look | Promise<Look>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const visits = [...Map.groupBy(screens, ({ as }) => as)].toSorted(([, one], [, other]) => other.length - one.length);
  const lookAround = () =>
    browser.visit(null, options, async (page) => {
      const look = await looking(page);
      for (let visit = visits.shift(); visit; visit = visits.shift()) {
        const [visitor, seen] = visit;
        await browser.handOver(page, visitor);
        for (const screen of seen) {
          const faults = await look(screen, () => open(page, screen)).catch((error: Error) => [error.message]);
          if (faults.length > 0) found[screen.name] = [...new Set(faults)];
        }
      }
    });
  await Promise.all(Array.from({ length: atOnce }, lookAround));
  return found;
}

async function open(page: Page, { path, reach, status = 200 }: Screen): Promise<void> {
  const reply = await page.goto(path);
  if (reply!.status() !== status) throw new Error(`${path} answers ${reply!.status()}`);
  await reach?.(page);
}

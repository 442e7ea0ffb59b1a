import type { Locator, Page } from 'playwright-core';

/** Presses what is named and counts it; typing is no click. On a phone it is the tap of a finger. */
export interface Clicks {
  count: number;
  on(target: string | Locator): Promise<void>;
}

export function clicking(page: Page): Clicks {
  return {
    count: 0,
    async on(target) {
      this.count++;
      const locator = typeof target === 'string' ? page.locator(target) : target;
      if (await isTouched(page)) await locator.tap();
      else await locator.click();
    },
  };
}

const isTouched = (page: Page) => page.evaluate<boolean>('navigator.maxTouchPoints > 0');

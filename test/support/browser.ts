import { chromium, type Browser } from 'playwright-core';
import { chromiumProgram } from '../../src/rendering/chromium';

/** The Chromium that prints documents, as a browser for tests. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumProgram(), chromiumSandbox: false });
}

import type { BrowserContextOptions, Page } from 'playwright-core';
import { approvedDraft } from '../support/approvals';
import { finish, freeze } from '../support/artefacts';
import { desktop, phone, TestBrowser } from '../support/browser';
import { busyCompany, type BusyCompany } from '../support/busy-company';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { inspect, type Look } from '../support/inspection';
import { layoutShift, Scales, type Weight } from '../support/page-weight';
import { screensOf, type Screen } from '../support/screens';

/** Bytes; gzip for what are scripts. */
const most: Weight = { transferred: 60_000, scripts: 15_000, editor: 100_000 };
/** A tenth of what is thought good (https://web.dev/articles/cls): nobody sees it. */
const leastShift = 0.01;

let etalon: TestEtalon;
let browser: TestBrowser;
let company: BusyCompany;
let screens: Screen[];

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  company = await busyCompany(etalon);
  screens = screensOf(company).filter(({ reach }) => !reach);
  browser = await TestBrowser.start(etalon);
}, 120_000);
afterAll(async () => {
  await browser.stop();
  await etalon.stop();
});

async function stillAndLight(page: Page): Promise<Look> {
  const scales = await Scales.under(page);
  return async (_, open) => {
    const weight = await scales.weigh(open);
    const heavy = (Object.keys(most) as (keyof Weight)[]).filter((part) => weight[part] > most[part]);
    const shift = await layoutShift(page);
    return [
      ...heavy.map((part) => `${weight[part]} bytes ${part}, at most ${most[part]}`),
      ...(weight.transferred < 2_000 ? ['nothing was loaded'] : []),
      ...(shift > leastShift ? [`jumps by ${shift}`] : []),
    ];
  };
}

/** Emulating the rest of a phone excuses whatever moves for half a second. */
const sizes: [string, BrowserContextOptions][] = [
  ['phone', { viewport: phone.viewport, isMobile: false }],
  ['desktop', desktop],
];

it.each(sizes)(
  'every page is light and stands still on a %s',
  async (_, size) => {
    expect(await inspect(browser, screens, { ...size, serviceWorkers: 'block' }, stillAndLight)).toEqual({});
  },
  180_000,
);

it.each(sizes)('a page that documents arrive on stands still on a %s', async (_, size) => {
  const draft = await approvedDraft(etalon);
  await freeze(draft);
  await browser.visit(draft.hr, size, async (page) => {
    const scales = await Scales.under(page);
    await page.goto(`/drafts/${draft.draftId}/publish`);
    await scales.settle();
    await finish(etalon, draft);
    await page.waitForSelector('button[value=publish]');
    await scales.settle();
    expect(await layoutShift(page)).toBeLessThan(leastShift);
  });
});

it('the measure of jumps measures them', () =>
  browser.visit(company.hr, desktop, async (page) => {
    const scales = await Scales.under(page);
    await page.goto('/');
    await page.evaluate(`document.querySelector('main').prepend('This was not here before. '.repeat(40))`);
    await scales.settle();
    expect(await layoutShift(page)).toBeGreaterThan(leastShift);
  }));

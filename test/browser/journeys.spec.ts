import type { BrowserContextOptions, Page } from 'playwright-core';
import { hashPassword } from '../../src/accounts/password';
import { approvedDraft, people, stateOf, submittedTo } from '../support/approvals';
import { finish, publishedDraft } from '../support/artefacts';
import { desktop, phone, TestBrowser } from '../support/browser';
import { clicking } from '../support/clicks';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { linksIn, MailSink, runMail } from '../support/mail';
import { page as opened } from '../support/pages';
import { closeRound, commented, reviewedDraft } from '../support/reviews';

/** Whom a journey is made by, and by what. */
const devices: [string, BrowserContextOptions][] = [
  ['a phone', phone],
  ['a desktop', desktop],
  ['a phone without scripts', { ...phone, javaScriptEnabled: false }],
  ['a desktop without scripts', { ...desktop, javaScriptEnabled: false }],
];
const password = 'correct horse battery';

const sink = new MailSink();
let etalon: TestEtalon;
let browser: TestBrowser;

beforeAll(async () => {
  await sink.start();
  etalon = await startEtalon({ smtp: sink.smtp, publicUrl: null });
  browser = await TestBrowser.start(etalon);
});
afterAll(async () => {
  await browser.stop();
  await etalon.stop();
  await sink.stop();
});

/** Where the mail that the person has got leads to in this draft. */
async function mailLink(to: SignedIn, { draftId }: { draftId: number }): Promise<string> {
  await runMail(etalon);
  const links = sink.take(to).flatMap((mail) => linksIn(mail));
  return links.find((link) => link.startsWith(`/drafts/${draftId}/`))!;
}

const inSight = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = (element as unknown as Sized).getBoundingClientRect();
    return bottom > 0 && top < (globalThis as unknown as { innerHeight: number }).innerHeight;
  });

interface Sized {
  getBoundingClientRect(): { top: number; bottom: number };
}

describe.each(devices)('on %s', (_, device) => {
  describe('a member who is asked by mail', () => {
    it('comments on a clause: 1 click', async () => {
      const draft = await reviewedDraft(etalon);
      const link = await mailLink(draft.staff, draft);
      await browser.visit(draft.staff, device, async (page) => {
        await page.goto(link);
        const clicks = clicking(page);
        await page.waitForSelector('#comment:focus');
        await page.keyboard.type('Say it in the language of the caller.');
        await clicks.on('button:text-is("Send")');
        await page.waitForURL(/#comment-\d+$/);
        expect(clicks.count).toBe(1);
        expect(await inSight(page, '.comment')).toBe(true);
        expect(await page.textContent('.comment .written')).toBe('Say it in the language of the caller.');
      });
    });

    it('and is signed out, signs in first: 1 click more', async () => {
      const draft = await reviewedDraft(etalon);
      await etalon.dataSource.query('update person set password_hash = $2 where id = $1', [
        draft.staff.id,
        await hashPassword(password),
      ]);
      const link = await mailLink(draft.staff, draft);
      await browser.visit(null, device, async (page) => {
        await page.goto(link);
        const clicks = clicking(page);
        await page.waitForSelector('#email:focus');
        await page.keyboard.type(draft.staff.person.email);
        await page.keyboard.press('Tab');
        await page.keyboard.type(password);
        await clicks.on('button:text-is("Sign in")');
        await page.waitForSelector('#comment:focus');
        expect(page.url()).toBe(browser.baseURL + link);
        await page.keyboard.type('I had to sign in.');
        await clicks.on('button:text-is("Send")');
        await page.waitForURL(/#comment-\d+$/);
        expect(clicks.count).toBe(2);
        expect(await page.textContent('.comment .written')).toBe('I had to sign in.');
      });
    });
  });

  it('who answers for a section accepts a suggestion: 3 clicks, and the next comment is in sight', async () => {
    const draft = await reviewedDraft(etalon);
    const [first, second] = draft.clauses;
    await commented(draft, draft.member, { clauseId: first, suggestion: 'The operator answers at once.' });
    const next = await commented(draft, draft.staff, { clauseId: second, suggestion: 'Everybody says their name.' });
    await mailLink(draft.staff, draft);
    await closeRound(draft).expect(201);
    const link = await mailLink(draft.owner, draft);
    await browser.visit(draft.owner, device, async (page) => {
      await page.goto(link);
      const clicks = clicking(page);
      const item = page.locator('.inbox-item').first();
      await clicks.on(item.getByText('Accept', { exact: true }));
      await clicks.on(item.locator('textarea[name=reason]'));
      await page.keyboard.type('Shorter and clearer.');
      await clicks.on(item.getByText('Save'));
      await page.waitForURL(`**/drafts/${draft.draftId}/comments#comment-${next}`);
      expect(clicks.count).toBeLessThanOrEqual(3);
      expect(await inSight(page, `#comment-${next}`)).toBe(true);
    });
    const { body } = await draft.owner.client.get(`${draft.path}/clauses/${first}`).expect(200);
    expect(body.text.body).toBe('The operator answers at once.');
  });

  it('management approves: 1 click of 2', async () => {
    const [approver] = await people(etalon, 1);
    const draft = await submittedTo(etalon, [approver!], 1);
    const link = await mailLink(approver!, draft);
    await browser.visit(approver!, device, async (page) => {
      await page.goto(link);
      const clicks = clicking(page);
      await clicks.on('button[value=approve]');
      await page.waitForSelector('text=has decided');
      expect(clicks.count).toBe(1);
    });
    expect(await stateOf(etalon, draft.draftId)).toBe('approved');
  });

  it('HR publishes: 2 clicks, one to see the documents and one to confirm', async () => {
    const draft = await approvedDraft(etalon);
    const link = await mailLink(draft.hr, draft);
    await browser.visit(draft.hr, device, async (page) => {
      await page.goto(link);
      const clicks = clicking(page);
      await clicks.on('button[value=freeze]');
      await page.waitForSelector('text=0 of 3 documents ready');
      await finish(etalon, draft);
      // Nobody presses anything while documents are made; without scripts the page is loaded again.
      if (device.javaScriptEnabled === false) await page.reload();
      await page.waitForSelector('a.document-link >> nth=2');
      await clicks.on('button[value=publish]');
      await page.waitForURL(`**/standards/${draft.standardId}`);
      expect(clicks.count).toBe(2);
    });
    expect(await stateOf(etalon, draft.draftId)).toBe('published');
  });

  it('staff read the brochure behind a QR code: no tap, and its PDF: 1 tap', async () => {
    const { hr, standardId } = await publishedDraft(etalon);
    const { body } = await hr.client.post(`/api/standards/${standardId}/links`).send({ jobRole: 'operator' });
    await browser.visit(null, device, async (page) => {
      await page.goto(new URL(body.url).pathname);
      expect(await page.isVisible('.clause >> nth=0')).toBe(true);
      const clicks = clicking(page);
      const download = page.waitForEvent('download');
      await clicks.on('.reader-pdf a');
      expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
      expect(clicks.count).toBe(1);
    });
  });
});

it('opening a link signs nobody in, for scanners of mail open links too', async () => {
  const draft = await reviewedDraft(etalon);
  const link = await mailLink(draft.staff, draft);
  const { headers } = await opened(etalon.outsider, link).expect(303);
  expect(headers['location']).toBe(`/sign-in?to=${encodeURIComponent(link)}`);
  expect(headers['set-cookie']).toBeUndefined();
  await opened(etalon.outsider, headers['location']!).expect(200);
});

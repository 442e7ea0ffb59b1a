import type { Page } from 'playwright-core';
import { people, stateOf, submittedTo } from '../support/approvals';
import { desktop, TestBrowser } from '../support/browser';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { openRound, reviewedDraft, type ReviewedDraft } from '../support/reviews';
import { draftedDraft } from '../support/working-groups';
import { markdownIn, surface } from '../support/writing';

/** Milliseconds that ten megabytes may take. */
const patience = 180_000;

let etalon: TestEtalon;
let browser: TestBrowser;
let review: ReviewedDraft;

beforeAll(async () => {
  etalon = await startEtalon();
  browser = await TestBrowser.start(etalon);
  review = await reviewedDraft(etalon);
});
afterAll(async () => {
  await browser.stop();
  await etalon.stop();
});

const clauseOf = ({ draftId, clauses }: ReviewedDraft, index: number) => `/drafts/${draftId}/clauses/${clauses[index]}`;
const sendComment = (page: Page) => page.click('.comment-form .button.primary');
const commentsOn = async (index: number) => {
  const { body } = await review.leader.client
    .get(`${review.path}/comments?clauseId=${review.clauses[index]}`)
    .expect(200);
  return body.items.map(({ text }: { text: string }) => text) as string[];
};

it('what was typed is there after the tab was closed and the network failed', () =>
  browser.visit(review.member, {}, async (page) => {
    await page.goto(`${clauseOf(review, 0)}#comment`);
    await page.keyboard.type('Half a thought');
    await page.goto(clauseOf(review, 0));
    expect(await page.inputValue('#comment')).toBe('');
    await page.click('[data-kept-take]');
    expect(await page.inputValue('#comment')).toBe('Half a thought');
    await page.context().setOffline(true);
    await sendComment(page);
    expect(await page.isVisible('[data-offline]')).toBe(true);
    await page.context().setOffline(false);
    await sendComment(page);
    await page.waitForURL(/#comment-\d+$/);
    expect(await page.isVisible('[data-kept]')).toBe(false);
    expect(await commentsOn(0)).toEqual(['Half a thought']);
  }));

it.each([true, false])(
  'a session that ends in the middle of an edit loses nothing; with scripts: %s',
  async (scripts) => {
    const { owner, draftId, path, sections } = await draftedDraft(etalon);
    const clauseId = sections[0]!.clauses[0]!.id;
    await browser.visit(owner, { javaScriptEnabled: scripts }, async (page) => {
      await page.goto(`/drafts/${draftId}/clauses/${clauseId}/edit`);
      const cookies = await page.context().cookies();
      // With scripts the words are written as they will look; both ways they are sent as the same text.
      if (scripts) await surface(page).fill('The operator answers at once.');
      else await page.fill('#body', 'The operator answers at once.');
      await page.context().clearCookies();
      await page.click('.clause-form .save-bar .primary');
      await page.waitForSelector('h1:has-text("Your session has ended")');
      await page.context().addCookies(cookies);
      await page.click('button:has-text("Send what I wrote")');
      await page.waitForURL(`**/drafts/${draftId}/clauses/${clauseId}`);
      expect(await page.textContent('.clause-text')).toContain('The operator answers at once.');
    });
    const { body } = await owner.client.get(`${path}/clauses/${clauseId}`).expect(200);
    expect(body.text.body).toBe('The operator answers at once.');
  },
);

it('two tabs edit one clause: the second sees both texts, and saves one that has both', async () => {
  const { owner, draftId, path, sections } = await draftedDraft(etalon);
  const clauseId = sections[0]!.clauses[0]!.id;
  const edit = `/drafts/${draftId}/clauses/${clauseId}/edit`;
  await browser.visit(owner, desktop, async (first) => {
    const second = await first.context().newPage();
    await first.goto(edit);
    await second.goto(edit);
    await first.fill('#title', 'By the third ring');
    await first.click('.clause-form .save-bar .primary');
    await first.waitForURL(`**/clauses/${clauseId}`);
    await surface(second).fill('The operator answers at once.');
    await second.click('.clause-form .save-bar .primary');
    await second.waitForSelector('.conflict');
    expect(await second.inputValue('#title')).toBe('By the third ring');
    expect(await markdownIn(second)).toBe('The operator answers at once.');
    await second.click('.clause-form .save-bar .primary');
    await second.waitForURL(`**/clauses/${clauseId}`);
  });
  const { body } = await owner.client.get(`${path}/clauses/${clauseId}`).expect(200);
  expect(body.text).toMatchObject({ title: 'By the third ring', body: 'The operator answers at once.' });
});

it('a comment is sent once, however fast it is pressed', () =>
  browser.visit(review.member, {}, async (page) => {
    await page.goto(clauseOf(review, 1));
    await page.fill('#comment', 'Pressed twice.');
    await page.dblclick('.comment-form .button.primary');
    await page.waitForURL(/#comment-\d+$/);
    expect(await commentsOn(1)).toEqual(['Pressed twice.']);
  }));

it('without scripts a decision that is pressed twice is made once, and the page says where things stand', async () => {
  const [approver] = await people(etalon, 1);
  const draft = await submittedTo(etalon, [approver!], 1);
  await browser.visit(approver!, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`/drafts/${draft.draftId}/approval`);
    await page.dblclick('button[value=approve]');
    await page.waitForSelector('text=has decided');
  });
  expect(await stateOf(etalon, draft.draftId)).toBe('approved');
});

it('a comment without a name leaves nothing of it on the device', async () => {
  const draft = await draftedDraft(etalon);
  const asked = { kind: 'consultation', anonymous: true };
  await openRound(draft, draft.leader, [draft.member], asked).expect(201);
  const sectionId = draft.sections[0]!.id;
  const paths = [
    `/drafts/${draft.draftId}/clauses/${draft.sections[0]!.clauses[0]!.id}`,
    `/drafts/${draft.draftId}/sections/${sectionId}`,
  ];
  for (const path of paths) {
    await browser.visit(draft.member, {}, async (page) => {
      await page.goto(path);
      await page.fill('#comment', 'Nobody keeps to it.');
      await page.check('[name=anonymous]');
      await sendComment(page);
      await page.waitForURL(`**${path}#comment-*`);
      expect(await page.textContent('.comment .written')).toBe('Nobody keeps to it.');
      expect(await page.isVisible('[data-kept]')).toBe(false);
      expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('Nobody keeps to it.');
    });
  }
});

it('going back after sending shows an empty field, and forward sends nothing again', () =>
  browser.visit(review.staff, {}, async (page) => {
    const posts: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    await page.goto(clauseOf(review, 2));
    await page.fill('#comment', 'Sent before going back.');
    await sendComment(page);
    await page.waitForURL(/#comment-\d+$/);
    await page.goBack();
    await page.waitForSelector('#comment');
    await page.goForward();
    await page.waitForURL(/#comment-\d+$/);
    expect(posts).toHaveLength(1);
    expect(await commentsOn(2)).toEqual(['Sent before going back.']);
    await page.goBack();
    await page.fill('#comment', 'And another.');
    await sendComment(page);
    await page.waitForURL(/#comment-\d+$/);
    expect(await commentsOn(2)).toHaveLength(2);
  }));

it.each([
  ['something that was removed', () => `/drafts/${review.draftId}/clauses/2147483647`],
  ['a draft of others', () => `/drafts/${review.draftId}/comments`],
  ['nothing at all', () => '/drafts/seven'],
])('a link to %s says so, and leads on', (_, path) =>
  browser.visit(null, {}, async (page) => {
    const stranger = await etalon.person();
    await browser.signIn(page.context(), stranger.person);
    const reply = await page.goto(path());
    expect(reply!.status()).toBe(404);
    expect(await page.textContent('h1')).toBe('Not found');
    await page.click('main .button');
    await page.waitForURL('/');
  }),
);

describe('a text that is far too long', () => {
  /** Puts it into the field without drawing it, which takes a browser longer than to send it. */
  const paste = (page: Page, megabytes: number) =>
    page.evaluate(`(() => {
      const field = document.querySelector('#comment');
      field.style.display = 'none';
      field.value = 'Too much. '.repeat(${megabytes} * 1024 * 1024 / 10);
    })()`);

  it(
    'is refused with the reason, ten megabytes as well',
    () =>
      browser.visit(review.member, {}, async (page) => {
        const before = await commentsOn(0);
        // What watches the browser for the test passes on every byte that is sent: that takes its time.
        page.setDefaultTimeout(patience);
        await page.goto(clauseOf(review, 0));
        await paste(page, 10);
        await sendComment(page);
        await page.waitForSelector('h1:has-text("Too large")');
        expect(await page.textContent('main')).toContain('a request may have 1 MB');
        expect(await page.textContent('main')).toContain('Go back');
        expect(await commentsOn(0)).toEqual(before);
      }),
    patience,
  );

  it('is still there after going back', () =>
    browser.visit(review.member, {}, async (page) => {
      await page.goto(clauseOf(review, 0));
      await paste(page, 1.2);
      await sendComment(page);
      await page.waitForSelector('h1:has-text("Too large")');
      await page.goBack();
      expect((await page.inputValue('#comment')).length).toBeGreaterThan(1_200_000);
    }));
});

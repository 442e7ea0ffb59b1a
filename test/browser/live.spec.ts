import type { BrowserContextOptions, Page } from 'playwright-core';
import { Person } from '../../src/accounts/person.entity';
import type { Language } from '../../src/vocabulary';
import { approvedDraft, decide, edit, people, presentHash, submittedTo } from '../support/approvals';
import { artefactsOf, freeze, make } from '../support/artefacts';
import { desktop, phone, TestBrowser } from '../support/browser';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { accessFaults } from '../support/page-faults';
import { closeRound, comment, commented, dispose, reviewedDraft, revise, type ReviewedDraft } from '../support/reviews';
import { draftedDraft } from '../support/working-groups';

let etalon: TestEtalon;
let browser: TestBrowser;

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  browser = await TestBrowser.start(etalon);
});
afterEach(() => browser.leave());
afterAll(async () => {
  await browser.stop();
  await etalon.stop();
});

/** `who` opens `path` in a browser of his own; it stays open, and is not loaded again unless the test does. */
async function opened(who: SignedIn, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.open(who, path, options);
  if (options.javaScriptEnabled !== false) await page.evaluate(`document.body.dataset.same = 'yes'`);
  return page;
}

/** Whether it is the page that was opened, which was never loaded again. */
const same = (page: Page) => page.evaluate(`document.body.dataset.same === 'yes'`);

const clauseOf = ({ draftId, clauses }: ReviewedDraft, index: number) => `/drafts/${draftId}/clauses/${clauses[index]}`;

describe('a comment of another', () => {
  it('appears while one is writing: the words, the caret and the place on the page stay', async () => {
    const draft = await reviewedDraft(etalon);
    const page = await opened(draft.member, clauseOf(draft, 1));
    await page.fill('#comment', 'Half a thought');
    await page.focus('#comment');
    await page.keyboard.press('ArrowLeft');
    const place = () => page.evaluate(`document.querySelector('#comment').getBoundingClientRect().top`);
    const before = await place();
    await commented(draft, draft.staff, { clauseId: draft.clauses[1], text: 'Say it twice.' });
    await page.waitForSelector('.comment.new >> text=Say it twice.');
    expect(await page.textContent('#comments-title')).toBe('1 comment');
    expect(await page.textContent('#news li')).toBe('1 new comment');
    expect(await place()).toBe(before);
    await page.keyboard.type('!');
    expect(await page.inputValue('#comment')).toBe('Half a though!t');
    expect(await same(page)).toBe(true);
  });

  it('is told of in the language of the reader, and no more once he has seen it', async () => {
    const draft = await reviewedDraft(etalon);
    await etalon.dataSource.manager.update(Person, draft.leader.id, { language: 'ru' });
    const page = await opened(draft.leader, clauseOf(draft, 1));
    for (const text of ['One.', 'Two.']) await commented(draft, draft.staff, { clauseId: draft.clauses[1], text });
    await page.waitForSelector('#news >> text=2 новых замечания');
    await page.click('#news a');
    expect(page.url()).toMatch(/#comment-\d+$/);
    expect((await page.textContent('#news'))!.trim()).toBe('');
    await commented(draft, draft.staff, { clauseId: draft.clauses[1], text: 'Three.' });
    await page.waitForSelector('#news >> text=1 новое замечание');
  });

  it('on a section appears where its section is talked about', async () => {
    const draft = await reviewedDraft(etalon);
    const sectionId = draft.sections[0]!.id;
    const page = await opened(draft.member, `/drafts/${draft.draftId}/sections/${sectionId}`);
    await page.fill('#comment', 'Half a thought');
    await commented(draft, draft.staff, { sectionId, text: 'Too short a section.' });
    await page.waitForSelector('.comment >> text=Too short a section.');
    expect(await page.inputValue('#comment')).toBe('Half a thought');
    expect(await same(page)).toBe(true);
    expect(await accessFaults(page)).toEqual([]);
  });

  it('leaves a reply that is being written alone, and the list around it goes on', async () => {
    const draft = await reviewedDraft(etalon);
    const id = await commented(draft, draft.member, { clauseId: draft.clauses[0], text: 'First.' });
    const page = await opened(draft.owner, clauseOf(draft, 0));
    await page.click(`#comment-${id} summary`);
    await page.fill(`#reply-${id}`, 'Because');
    await draft.leader.client.post(`/api/comments/${id}/replies`).send({ text: 'Ask the shops.' }).expect(201);
    await page.waitForSelector(`#comment-${id} >> text=Ask the shops.`);
    await commented(draft, draft.staff, { clauseId: draft.clauses[0], text: 'Second.' });
    await page.waitForSelector('text=Second.');
    expect(await page.inputValue(`#reply-${id}`)).toBe('Because');
    expect(await page.isVisible(`#reply-${id}`)).toBe(true);
    await page.keyboard.type(' of the law');
    expect(await page.inputValue(`#reply-${id}`)).toBe('Because of the law');
  });

  it('is counted in the text, in the round and in the list, where nothing moves', async () => {
    const draft = await reviewedDraft(etalon);
    const path = `/drafts/${draft.draftId}`;
    const [text, round, list] = [
      await opened(draft.leader, `${path}/text`),
      await opened(draft.leader, `${path}/round`),
      await opened(draft.leader, `${path}/comments`),
    ];
    await commented(draft, draft.member, { clauseId: draft.clauses[2] });
    await text.waitForSelector(`#place-${draft.clauses[2]} >> text=1 comment, 1 unanswered`);
    await round.waitForSelector('text=1 of 2 have commented');
    await list.waitForSelector('#news >> text=1 new comment: show');
    expect(await list.textContent('#tabs [aria-current]')).toBe('Open 1');
    expect(await list.locator('.inbox-item').count()).toBe(0);
    for (const page of [text, round, list]) expect(await same(page)).toBe(true);
    await list.click('#news a');
    await list.waitForSelector('.inbox-item');
  });
});

describe('an answer of another', () => {
  it('shows at the comment that one is answering, and what one has written stays', async () => {
    const draft = await reviewedDraft(etalon);
    const first = await commented(draft, draft.member, { clauseId: draft.clauses[0] });
    const second = await commented(draft, draft.member, { clauseId: draft.clauses[1] });
    await closeRound(draft).expect(201);
    const page = await opened(draft.owner, `/drafts/${draft.draftId}/comments`);
    await page.fill(`#reason-${second}`, 'Measured:');
    await dispose(draft.leader, first).expect(201);
    await page.waitForSelector(`#comment-${first} .disposition`);
    expect(await page.locator(`#item-${first} .answer`).count()).toBe(0);
    await dispose(draft.leader, second).expect(201);
    await page.waitForSelector(`#comment-${second} .disposition`);
    expect(await page.textContent('#tabs [aria-current]')).toBe('Open 0');
    expect(await page.inputValue(`#reason-${second}`)).toBe('Measured:');
    expect(await same(page)).toBe(true);
  });
});

describe('whoever edits a clause', () => {
  it('is named to others as long as he is there, and to himself never', async () => {
    const draft = await draftedDraft(etalon);
    const path = `/drafts/${draft.draftId}/clauses/${draft.sections[0]!.clauses[0]!.id}`;
    const reading = await opened(draft.member, path);
    const editing = await opened(draft.owner, `${path}/edit`);
    const name = draft.owner.person.name;
    await reading.waitForSelector(`text=${name} is editing this clause now`);
    const also = await opened(draft.leader, `${path}/edit`);
    await also.waitForSelector(`#editors >> text=${name} is editing this clause now`);
    await editing.waitForSelector(`#editors >> text=${draft.leader.person.name} is editing this clause now`);
    expect(await editing.textContent('#editors')).not.toContain(name);
    await also.close();
    await editing.waitForSelector('#editors:not(:has(*))', { state: 'attached' });
    await editing.click('.save-bar >> text=Cancel');
    await reading.waitForSelector('#wording-now:not(:has(#editors))');
    expect(await same(reading)).toBe(true);
  });

  it('is told that another has saved it, by whom, when, and what saving will do', async () => {
    const draft = await draftedDraft(etalon);
    const { id } = draft.sections[0]!.clauses[0]!;
    const page = await opened(draft.owner, `/drafts/${draft.draftId}/clauses/${id}/edit`);
    await page.fill('#title', 'Three rings at most');
    const reviewed = { ...draft, clauses: [id], roundId: 0, staff: draft.member };
    await revise(reviewed, draft.leader, id, 'The operator answers at once.');
    await page.waitForSelector(`#news >> text=${draft.leader.person.name} saved this clause at`);
    expect(await page.textContent('#news')).toContain('you see both texts');
    expect(await page.inputValue('#title')).toBe('Three rings at most');
    await page.click('.clause-form .save-bar .primary');
    await page.waitForSelector('.conflict');
    expect(await page.inputValue('#title')).toBe('Three rings at most');
    expect(await page.textContent('#body')).toContain('The operator answers at once.');
    expect((await page.textContent('#news'))!.trim()).toBe('');
  });

  it('is named without scripts too, and sees who else is there', async () => {
    const draft = await draftedDraft(etalon);
    const path = `/drafts/${draft.draftId}/clauses/${draft.sections[0]!.clauses[0]!.id}`;
    await opened(draft.owner, `${path}/edit`, { javaScriptEnabled: false });
    const page = await opened(draft.leader, `${path}/edit`, { javaScriptEnabled: false });
    expect(await page.textContent('#editors')).toBe(`${draft.owner.person.name} is editing this clause now`);
    await page.fill('#title', 'Without scripts');
    await page.click('.clause-form .save-bar .primary');
    await page.waitForURL(path);
    expect(await page.textContent('.clause-title')).toContain('Without scripts');
  });

  it('sees the new wording on the page of the clause when it is saved', async () => {
    const draft = await draftedDraft(etalon);
    const { id } = draft.sections[0]!.clauses[0]!;
    const page = await opened(draft.member, `/drafts/${draft.draftId}/clauses/${id}`);
    const reviewed = { ...draft, clauses: [id], roundId: 0, staff: draft.member };
    await revise(reviewed, draft.owner, id, 'The operator answers at once.');
    await page.waitForSelector('.clause-sheet >> text=The operator answers at once.');
    expect(await page.textContent('#news')).toContain(
      `${draft.owner.person.name} saved a new wording of this clause at`,
    );
    expect(await same(page)).toBe(true);
  });
});

describe('a draft that moves on', () => {
  it('shows where it stands, and comes to the work of whoever must act', async () => {
    const draft = await reviewedDraft(etalon);
    const [page, work] = [await opened(draft.member, `/drafts/${draft.draftId}`), await opened(draft.owner, '/work')];
    expect(await work.locator('.standard').count()).toBe(0);
    await closeRound(draft).expect(201);
    await page.waitForSelector('#news >> text=The draft has moved on: rework');
    expect(await page.textContent('.station.here')).toContain('rework');
    await work.waitForSelector('#news >> text=1 new thing waits for you');
    expect(await work.locator('.standard').count()).toBe(1);
    for (const one of [page, work]) expect(await same(one)).toBe(true);
  });

  it('tells whoever decides of other decisions, and that the text is another than the one he opened', async () => {
    const [one, other] = await people(etalon, 2);
    const draft = await submittedTo(etalon, [one!, other!], 2);
    const page = await opened(one!, `/drafts/${draft.draftId}/approval`);
    const before = await page.inputValue('input[name=contentHash]');
    await decide(draft, other!, { verdict: 'approve', contentHash: await presentHash(draft) }).expect(201);
    await page.waitForSelector('#decisions-now >> text=' + other!.person.name);
    expect(await page.locator('#news li').count()).toBe(0);
    await edit(draft, 'The operator answers at once.');
    await page.waitForSelector('#news >> text=The text was changed after you opened this page');
    // The decision stays bound to the text that was read.
    expect(await page.inputValue('input[name=contentHash]')).toBe(before);
    await page.click('button[value=approve]');
    await page.waitForSelector('text=The text changed since you read it');
  });

  it('shows the documents of its edition in the making', async () => {
    const draft = await approvedDraft(etalon);
    const edition = await freeze(draft);
    const page = await opened(draft.hr, `/drafts/${draft.draftId}/publish`);
    expect(await page.textContent('#preparing')).toBe('0 of 3 documents ready');
    const artefacts = await artefactsOf(draft, edition);
    await make(etalon, artefacts[0]!.id);
    await page.waitForSelector('#preparing >> text=1 of 3 documents ready');
    await page.waitForSelector('.document.ready a');
    expect(await same(page)).toBe(true);
  });
});

describe('a page that cannot hear', () => {
  it('looks by itself from time to time', async () => {
    const draft = await approvedDraft(etalon);
    const edition = await freeze(draft);
    const page = await opened(draft.hr, `/work`);
    await page.route('**/live?*', (route) => route.abort());
    await page.goto(`/drafts/${draft.draftId}/publish`);
    const [artefact] = await artefactsOf(draft, edition);
    await etalon.dataSource.query(`update artefact set state = 'rendering', progress = 30 where id = $1`, [
      artefact!.id,
    ]);
    await page.waitForSelector('progress');
  });

  it('comes back when it was cut off, and then looks once', async () => {
    const draft = await reviewedDraft(etalon);
    const page = await opened(draft.member, clauseOf(draft, 1));
    await page.context().setOffline(true);
    await commented(draft, draft.staff, { clauseId: draft.clauses[1], text: 'Meanwhile.' });
    await page.context().setOffline(false);
    await page.waitForSelector('text=Meanwhile.');
  });

  it('looks again at what changed while it looked', async () => {
    const draft = await reviewedDraft(etalon);
    const path = clauseOf(draft, 1);
    const [page, witness] = [await opened(draft.member, path), await opened(draft.leader, path)];
    await page.clock.install();
    let looks = 0;
    await page.route(`**${path}`, async (route) => {
      if (looks++ > 0) return route.continue();
      const response = await route.fetch();
      await commented(draft, draft.staff, { clauseId: draft.clauses[1], text: 'Too late for this look.' });
      await witness.waitForSelector('text=Too late for this look.');
      await route.fulfill({ response });
    });
    await commented(draft, draft.staff, { clauseId: draft.clauses[1], text: 'Worth a look.' });
    await page.waitForSelector('text=Worth a look.');
    // A page rests for ten times as long as it looked.
    await page.clock.fastForward('10:00');
    await page.waitForSelector('text=Too late for this look.');
    expect(await same(page)).toBe(true);
  });

  it('loses nothing that was written when the session ends', async () => {
    const draft = await reviewedDraft(etalon);
    const page = await opened(draft.member, clauseOf(draft, 1));
    await page.fill('#comment', 'A long thought that was not sent');
    // Whichever comes first: the stream that is opened again, or the look at the page.
    const refused = page.waitForResponse(
      (response) => response.status() === 401 || response.url().includes('/sign-in'),
    );
    await draft.hr.client.post(`/api/people/${draft.member.id}/deactivation`).send({}).expect(201);
    await refused;
    expect(await page.inputValue('#comment')).toBe('A long thought that was not sent');
    expect(await same(page)).toBe(true);
  });
});

describe.each([
  ['en', 'light', phone],
  ['kk', 'dark', phone],
  ['sk', 'dark', desktop],
] as const)('news in %s, %s', (language: Language, colorScheme, device) => {
  it('are for everybody', async () => {
    const draft = await reviewedDraft(etalon);
    await etalon.dataSource.manager.update(Person, draft.leader.id, { language });
    const page = await opened(draft.leader, clauseOf(draft, 0), { ...device, colorScheme });
    await comment(draft, draft.staff, { clauseId: draft.clauses[0] }).expect(201);
    await page.waitForSelector('#news li');
    expect(await accessFaults(page)).toEqual([]);
    await closeRound(draft).expect(201);
    const path = clauseOf(draft, 0);
    const editing = await opened(draft.leader, `${path}/edit`, { ...device, colorScheme });
    const other = await opened(draft.owner, `${path}/edit`, { ...device, colorScheme });
    await revise(draft, draft.owner, draft.clauses[0]!, 'The operator answers at once.');
    await editing.waitForSelector('#news li');
    await editing.waitForSelector('#editors > *');
    expect(await accessFaults(editing)).toEqual([]);
    await other.close();
  });
});

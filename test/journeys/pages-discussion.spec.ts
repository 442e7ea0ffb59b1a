import { closeRound, commented, dispose, reviewedDraft, type ReviewedDraft } from '../support/reviews';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { page, send, statementsOf } from '../support/pages';

let etalon: TestEtalon;
let draft: ReviewedDraft;
let whole: string;
let section: string;

beforeAll(async () => {
  etalon = await startEtalon();
  draft = await reviewedDraft(etalon);
  whole = `/drafts/${draft.draftId}/discussion`;
  section = `/drafts/${draft.draftId}/sections/${draft.sections[1]!.id}`;
});
afterAll(() => etalon.stop());

const subjects = () => [
  { path: whole, about: {}, heading: 'The draft as a whole' },
  { path: section, about: { sectionId: draft.sections[1]!.id }, heading: 'Comments on section 2' },
];

describe('what is said about a section or the whole draft', () => {
  it('has a page with the field for a comment ready for whoever was asked, and for nobody else', async () => {
    for (const { path, heading } of subjects()) {
      const { text } = await page(draft.staff.client, path).expect(200);
      expect(text).toContain(`<h1>${heading}</h1>`);
      expect(text).toContain('id="comment"');
      // Wording is suggested for a clause.
      expect(text).not.toContain('name="suggestion"');
      expect((await page(draft.owner.client, path).expect(200)).text).not.toContain('id="comment"');
      await page((await etalon.person()).client, path).expect(404);
      await page(etalon.outsider, path).expect(303);
    }
    await page(draft.staff.client, `/drafts/${draft.draftId}/sections/999999`).expect(404);
  });

  it('is said once, there', async () => {
    for (const { path, heading } of subjects()) {
      const form = { text: `About: ${heading}.`, type: 'technical' };
      const { headers } = await send(draft.staff.client, `${path}/comments`, form).expect(303);
      expect(headers['location']).toMatch(new RegExp(`^${path}#comment-\\d+$`));
    }
    for (const { path, heading } of subjects()) {
      const { text } = await page(draft.leader.client, path).expect(200);
      expect(text.match(/class="written">About: [^<]+/g)).toEqual([`class="written">About: ${heading}.`]);
    }
    const { text } = await page(draft.staff.client, `/drafts/${draft.draftId}/text`).expect(200);
    expect(text).toContain(`href="${whole}">1 comment on the whole</a>`);
    expect(text).toContain(`href="${section}">1 comment on the section<`);
  });

  it('keeps what was typed when it is refused', async () => {
    for (const { path } of subjects()) {
      const { text } = await send(draft.staff.client, `${path}/comments`, { text: ' ', type: 'editorial' }).expect(422);
      expect(text).toContain('href="#comment"');
      expect(text).toContain('value="editorial" checked');
      await send(draft.owner.client, `${path}/comments`, { text: 'Hm', type: 'general' }).expect(403);
    }
  });

  it('is answered there, in rework, by the leader or whoever is responsible', async () => {
    const own = await reviewedDraft(etalon);
    const path = `/drafts/${own.draftId}/discussion`;
    const id = await commented(own, own.staff, { text: 'Too long.' });
    await closeRound(own).expect(201);
    const { text: inbox } = await page(own.leader.client, `/drafts/${own.draftId}/comments`).expect(200);
    expect(inbox).toContain(`href="${path}">The draft as a whole</a>`);
    await dispose(own.leader, id).expect(201);
    const replies = `${path}/comments/${id}/replies`;
    await send(own.staff.client, replies, { text: 'And yet.' }).expect(303).expect('Location', `${path}#comment-${id}`);
    expect((await send(own.staff.client, replies, { text: '' }).expect(422)).text).toContain(`href="#reply-${id}"`);
    const { text } = await page(own.staff.client, path).expect(200);
    expect(text).toContain('And yet.');
    expect(text).toContain('Measured: nobody waits.');
    // The review is over.
    expect(text).not.toContain('id="comment"');
    const late = { text: 'Too late, and yet not lost.', type: 'general' };
    const { text: refused } = await send(own.staff.client, `${path}/comments`, late).expect(422);
    expect(refused).toMatch(/<textarea[^>]* readonly>\s*Too late, and yet not lost\.</);
  });

  it('is still found when its section has been removed', async () => {
    const own = await reviewedDraft(etalon);
    const { id } = own.sections[1]!;
    await commented(own, own.staff, { sectionId: id, text: 'Why this?' });
    await closeRound(own).expect(201);
    for (const clause of own.sections[1]!.clauses) {
      const path = `${own.path}/clauses/${clause.id}`;
      const { headers } = await own.leader.client.get(path).expect(200);
      await own.leader.client.delete(path).set('If-Match', headers['etag']!).expect(204);
    }
    const { text: edit } = await page(own.leader.client, `/drafts/${own.draftId}/sections/${id}/edit`).expect(200);
    const version = /name="version" value="(\d+)"/.exec(edit)![1]!;
    await send(own.leader.client, `/drafts/${own.draftId}/sections/${id}/removal`, { version }).expect(303);
    const { text } = await page(own.staff.client, `/drafts/${own.draftId}/sections/${id}`).expect(200);
    expect(text).toContain('<h1>Comments on a removed section</h1>');
    expect(text).toContain('Why this?');
    await page(own.leader.client, `/drafts/${own.draftId}/sections/${id}/edit`).expect(404);
  });

  it('costs at most 12 statements', async () => {
    for (const { path } of subjects()) {
      expect(await statementsOf(() => page(draft.staff.client, path).expect(200))).toBeLessThanOrEqual(12);
    }
  });
});

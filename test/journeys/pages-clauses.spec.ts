import { startEtalon, type Client, type TestEtalon } from '../support/etalon';
import { commented, reviewedDraft, type ReviewedDraft } from '../support/reviews';

let etalon: TestEtalon;
let draft: ReviewedDraft;
let text: string;

beforeAll(async () => {
  etalon = await startEtalon();
  draft = await reviewedDraft(etalon);
  text = `/drafts/${draft.draftId}/text`;
});
afterAll(() => etalon.stop());

const page = (client: Client, path: string) => client.get(path).set('Accept', 'text/html');
const send = (client: Client, path: string, form: object) =>
  client.post(path).set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' }).type('form').send(form);
const clausePath = (index: number, of = draft) => `/drafts/${of.draftId}/clauses/${of.clauses[index]}`;

/** How many statements `act` takes. */
async function statements(act: () => PromiseLike<unknown>): Promise<number> {
  const { Client: Connection } = await import('pg');
  const query = jest.spyOn(Connection.prototype, 'query');
  try {
    await act();
    expect(query).toHaveBeenCalled();
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}

describe('the text of a draft', () => {
  it('is read with its numbers, in the language of the standard', async () => {
    const { text: html } = await page(draft.member.client, text).expect(200);
    expect(html).toContain('id="clause-1-2"');
    expect(html).toContain(`href="${clausePath(0)}"`);
    expect(html).toMatch(/<h1 lang="en">Answering the phone<\/h1>/);
  });

  it('tells how many comments a clause has', async () => {
    await commented(draft, draft.member, { clauseId: draft.clauses[2] });
    const { text: html } = await page(draft.member.client, text).expect(200);
    expect(html).toContain('1 comment, 1 unanswered');
  });

  it('is not for outsiders', async () => {
    const { client } = await etalon.person();
    await page(client, text).expect(404);
    await page(client, clausePath(0)).expect(404);
    await page(etalon.outsider, text).expect(303);
  });

  it('costs at most 12 statements', async () => {
    expect(await statements(() => page(draft.member.client, text).expect(200))).toBeLessThanOrEqual(12);
    expect(await statements(() => page(draft.member.client, clausePath(0)).expect(200))).toBeLessThanOrEqual(12);
  });
});

describe('a clause', () => {
  it('has the field for a comment ready for whoever was asked, and for nobody else', async () => {
    expect((await page(draft.member.client, clausePath(0)).expect(200)).text).toContain('id="comment"');
    expect((await page(draft.owner.client, clausePath(0)).expect(200)).text).not.toContain('id="comment"');
  });

  it('takes a comment, and shows it', async () => {
    const form = { text: 'Why three?', type: 'general', suggestion: 'The operator answers by the third ring.' };
    const reply = await send(draft.member.client, `${clausePath(0)}/comments`, form).expect(303);
    expect(reply.headers['location']).toMatch(/#comment-\d+$/);
    const { text: html } = await page(draft.member.client, clausePath(0)).expect(200);
    expect(html).toContain('Why three?');
    // The wording was left as it was, so nothing was suggested.
    expect(html).not.toContain('class="suggestion"');
  });

  it('shows what is suggested against what is there', async () => {
    const form = { text: 'Sooner.', type: 'technical', suggestion: 'The operator answers by the second ring.' };
    await send(draft.member.client, `${clausePath(0)}/comments`, form).expect(303);
    const { text: html } = await page(draft.member.client, clausePath(0)).expect(200);
    expect(html).toContain('<del><span class="unseen">[deleted: </span>third<span class="unseen">]</span></del>');
    expect(html).toContain('<ins><span class="unseen">[inserted: </span>second<span class="unseen">]</span></ins>');
  });

  it('keeps what was typed when a comment is refused', async () => {
    const form = { text: ' ', type: 'editorial', suggestion: '# Never a heading' };
    const { text: html } = await send(draft.member.client, `${clausePath(0)}/comments`, form).expect(422);
    expect(html).toContain('href="#text"');
    expect(html).toContain('# Never a heading');
    expect(html).toContain('value="editorial" checked');
    await send(draft.owner.client, `${clausePath(0)}/comments`, { text: 'Hm', type: 'general' }).expect(403);
  });

  it('takes replies, and keeps a refused one in its own field', async () => {
    const id = await commented(draft, draft.member, { clauseId: draft.clauses[1], text: 'Which name?' });
    const path = `${clausePath(1)}/comments/${id}/replies`;
    await send(draft.owner.client, path, { text: 'The first name.' })
      .expect(303)
      .expect('Location', `${clausePath(1)}#comment-${id}`);
    expect((await page(draft.member.client, clausePath(1))).text).toContain('The first name.');
    const { text: html } = await send(draft.owner.client, path, { text: '' }).expect(422);
    expect(html).toContain(`href="#reply-${id}"`);
  });
});

import { startEtalon, type Client, type TestEtalon } from '../support/etalon';
import { hiddenFields } from '../support/pages';
import { draftedDraft, type FormedDraft } from '../support/working-groups';
import { closeRound, commented, openRound, reviewedDraft, revise, type ReviewedDraft } from '../support/reviews';

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
const suggestionIn = (html: string) => /<textarea id="suggestion"[^>]*>\n([^<]*)</.exec(html)![1]!;
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

  it('suggests nothing where only others changed the wording meanwhile', async () => {
    const one = await reviewedDraft(etalon);
    const path = clausePath(0, one);
    const { text: opened } = await page(one.member.client, path).expect(200);
    const form = { ...hiddenFields(opened), text: 'Why?', type: 'general', suggestion: suggestionIn(opened) };
    // The page stays open over the end of one round, the rework and the beginning of the next.
    await closeRound(one).expect(201);
    await revise(one, one.owner, one.clauses[0]!, 'The operator answers at once.');
    await openRound(one, one.leader, [one.member]).expect(201);
    await send(one.member.client, `${path}/comments`, { ...form, text: '' }).expect(422);
    await send(one.member.client, `${path}/comments`, form).expect(303);
    expect((await page(one.member.client, path)).text).not.toContain('class="suggestion"');
  });

  it('shows what is suggested against what is there', async () => {
    const form = { text: 'Sooner.', type: 'technical', suggestion: 'The operator answers by the second ring.' };
    await send(draft.member.client, `${clausePath(0)}/comments`, form).expect(303);
    const { text: html } = await page(draft.member.client, clausePath(0)).expect(200);
    expect(html).toContain(
      '<del><span class="unseen" lang="en">[deleted: </span>third<span class="unseen" lang="en">]</span></del>',
    );
    expect(html).toContain(
      '<ins><span class="unseen" lang="en">[inserted: </span>second<span class="unseen" lang="en">]</span></ins>',
    );
  });

  it('keeps what was typed when a comment is refused', async () => {
    const form = { text: ' ', type: 'editorial', suggestion: '# Never a heading' };
    const { text: html } = await send(draft.member.client, `${clausePath(0)}/comments`, form).expect(422);
    expect(html).toContain('href="#comment"');
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

describe('editing a clause', () => {
  let drafted: FormedDraft;
  let clause: string;
  let form: Record<string, string | string[]>;

  beforeAll(async () => {
    drafted = await draftedDraft(etalon);
    clause = `/drafts/${drafted.draftId}/clauses/${drafted.sections[0]!.clauses[0]!.id}`;
  });
  beforeEach(async () => {
    const { text: html } = await page(drafted.owner.client, `${clause}/edit`).expect(200);
    const hidden = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(html)![1]!;
    form = {
      version: hidden('version'),
      revisionId: hidden('revisionId'),
      title: 'Three rings',
      body: 'The operator answers by the third ring. He gives his name.',
      appliesTo: ['operator'],
      obligation: 'mandatory',
      'measure.indicator': 'rings before the answer',
      'measure.comparison': 'at-most',
      'measure.target': '3',
      weight: '1',
    };
  });

  it('saves every field', async () => {
    const typed = {
      ...form,
      appliesTo: ['operator', 'cashier'],
      'measure.comparison': 'between',
      'measure.target': '1,5',
      'measure.high': '3',
      say: 'Good day.\r\n\r\nHow can I help?',
    };
    await send(drafted.owner.client, `${clause}/edit`, typed).expect(303).expect('Location', clause);
    const { body } = await drafted.owner.client.get(`/api${clause}`).expect(200);
    expect(body.text).toMatchObject({
      appliesTo: ['operator', 'cashier'],
      measure: { comparison: 'between', target: [1.5, 3], unit: null },
      check: null,
      say: ['Good day.', 'How can I help?'],
    });
  });

  it('tells everything that is wrong at once, each at its field, and keeps what was typed', async () => {
    const typed = { ...form, title: '', body: '# No', weight: '9', 'measure.comparison': '', avoid: 'x'.repeat(501) };
    const { text: html } = await send(drafted.owner.client, `${clause}/edit`, typed).expect(422);
    for (const field of ['title', 'body', 'weight', 'measure.comparison', 'avoid']) {
      expect(html).toContain(`<a href="#${field}">`);
    }
    expect(html).toContain('# No</textarea>');
    expect(html).toContain('value="operator" checked');
  });

  it('shows both texts when another saved first, loses nothing, and brings them together', async () => {
    const typed = { ...form, body: (form['body'] as string).replace('third', 'second') };
    const other = { ...form, body: `${form['body'] as string} He thanks the caller.`, title: 'Rings' };
    await send(drafted.leader.client, `${clause}/edit`, other).expect(303);
    const { text: html } = await send(drafted.owner.client, `${clause}/edit`, typed).expect(412);
    expect(html).toContain('Person');
    expect(html).toContain('<ins><span class="unseen" lang="en">[inserted: </span>second');
    const version = /name="version" value="(\d+)"/.exec(html)![1]!;
    expect(Number(version)).toBe(Number(form['version']) + 1);
    expect(html).toContain('by the second ring. He gives his name.');
    expect(html).toMatch(/<textarea id="title"[^>]*>\nRings<\/textarea>/);
    const revisionId = /name="revisionId" value="(\d+)"/.exec(html)![1]!;
    await send(drafted.owner.client, `${clause}/edit`, { ...typed, version, revisionId }).expect(303);
  });

  it('is for who writes the clause', async () => {
    await page(drafted.member.client, `${clause}/edit`).expect(403);
    await send(drafted.member.client, `${clause}/edit`, form).expect(403);
    await page((await etalon.person()).client, `${clause}/edit`).expect(404);
  });
});

describe('the parts of a draft', () => {
  let drafted: FormedDraft;
  let base: string;
  beforeAll(async () => {
    drafted = await draftedDraft(etalon);
    base = `/drafts/${drafted.draftId}`;
  });

  it('come, go, and come back', async () => {
    const { client } = drafted.leader;
    const [first] = drafted.sections;
    await page(client, `${base}/sections/${first!.id}/clauses/new`).expect(200);
    const fields = { title: 'New', body: 'Everybody smiles.', obligation: 'mandatory', weight: '1' };
    const added = await send(client, `${base}/sections/${first!.id}/clauses/new`, fields).expect(303);
    const clause = added.headers['location']!;
    const { text: asked } = await page(client, `${clause}/removal`).expect(200);
    const version = /name="version" value="(\d+)"/.exec(asked)![1]!;
    await send(client, `${clause}/removal`, { version: '99' }).expect(412);
    await send(client, `${clause}/removal`, { version }).expect(303);
    expect((await page(client, `${base}/text`)).text).toContain(`action="${clause}/restoration"`);
    expect((await page(client, clause).expect(200)).text).toContain('Removed clause');
    await send(client, `${clause}/restoration`, {}).expect(303).expect('Location', clause);
  });

  it('change places without being dragged', async () => {
    const { client } = drafted.owner;
    const [first, second] = drafted.sections;
    const clause = `${base}/clauses/${first!.clauses[0]!.id}`;
    await send(client, `${clause}/place`, { sectionId: `${second!.id}`, position: '5000' }).expect(303);
    expect((await page(client, clause)).text).toContain('Clause 2.2');
    await send(drafted.leader.client, `${base}/sections/${second!.id}/position`, { position: '1' }).expect(303);
    expect((await page(client, clause)).text).toContain('Clause 1.2');
    await send(client, `${base}/sections/${second!.id}/position`, { position: '2' }).expect(403);
  });

  it('have sections with words of their own', async () => {
    const { client } = drafted.leader;
    await send(client, `${base}/sections/new`, { title: '', introduction: 'Kept' })
      .expect(422)
      .expect(/Kept<\/textarea>/);
    const added = await send(client, `${base}/sections/new`, { title: 'Third', introduction: '' }).expect(303);
    const section = `${base}/sections/${/section-(\d+)$/.exec(added.headers['location']!)![1]}`;
    await send(client, `${section}/edit`, { title: 'Fourth', version: '1' }).expect(303);
    const { text: html } = await send(client, `${section}/edit`, { title: 'Fifth', version: '1' }).expect(412);
    expect(html).toContain('<strong>Fourth</strong>');
    expect(html).toContain('Fifth</textarea>');
    await send(client, `${section}/removal`, { version: '2' }).expect(303);
    await send(client, `${section}/restoration`, {}).expect(303);
  });
});

describe('the comments of a draft', () => {
  let reviewed: ReviewedDraft;
  let inbox: string;
  let ids: number[];
  beforeAll(async () => {
    reviewed = await reviewedDraft(etalon);
    inbox = `/drafts/${reviewed.draftId}/comments`;
    const [first, second, third] = reviewed.clauses;
    ids = [
      await commented(reviewed, reviewed.member, { clauseId: first, suggestion: 'The operator answers at once.' }),
      await commented(reviewed, reviewed.staff, { clauseId: second, suggestion: 'Everybody says their name.' }),
      await commented(reviewed, reviewed.staff, { clauseId: third, text: 'Nothing to add.' }),
      await commented(reviewed, reviewed.member, { text: 'A good draft.' }),
    ];
    expect((await page(reviewed.owner.client, inbox).expect(200)).text).not.toContain('/disposition"');
    await closeRound(reviewed).expect(201);
  });

  it('are filtered, and cost at most 12 statements', async () => {
    const { text: mine } = await page(reviewed.member.client, `${inbox}?show=mine`).expect(200);
    expect(mine).toContain('A good draft.');
    expect(mine).not.toContain('Nothing to add.');
    const section = `${inbox}?section=${reviewed.sections[1]!.id}`;
    const { text: second } = await page(reviewed.member.client, section).expect(200);
    expect(second).toContain('Nothing to add.');
    expect(second).not.toContain('A good draft.');
    expect(await statements(() => page(reviewed.leader.client, inbox).expect(200))).toBeLessThanOrEqual(12);
    await page((await etalon.person()).client, inbox).expect(404);
    await page(reviewed.member.client, `${inbox}?show=nonsense`).expect(422);
  });

  it('refuses an answer without a reason, and keeps what was chosen', async () => {
    const { text: html } = await send(reviewed.leader.client, `${inbox}/${ids[0]}/disposition?show=open`, {
      outcome: 'rejected',
      reason: '',
    }).expect(422);
    expect(html).toContain(`href="#reason-${ids[0]}"`);
    expect(html).toContain('value="rejected" checked');
    const { text: none } = await send(reviewed.leader.client, `${inbox}/${ids[0]}/disposition`, {}).expect(422);
    expect(none).toContain(`href="#outcome-${ids[0]}"`);
  });

  it('puts an accepted suggestion into the text, and leads to the next comment', async () => {
    const { text: html } = await page(reviewed.owner.client, inbox).expect(200);
    const version = /name="version" value="(\d+)"/.exec(html)![1]!;
    await send(reviewed.owner.client, `${inbox}/${ids[0]}/disposition`, {
      outcome: 'accepted',
      reason: 'Yes.',
      version,
    })
      .expect(303)
      .expect('Location', `${inbox}#comment-${ids[1]}`);
    const { body } = await reviewed.owner.client.get(`${reviewed.path}/clauses/${reviewed.clauses[0]}`).expect(200);
    expect(body.text.body).toBe('The operator answers at once.');
    expect((await page(reviewed.member.client, clausePath(0, reviewed))).text).toContain('Yes.');
  });

  it('shows the new difference when the clause changed since, and keeps the answer', async () => {
    await revise(reviewed, reviewed.owner, reviewed.clauses[1]!, 'Everybody says the name of the company.');
    const answer = { outcome: 'accepted', reason: 'Shorter.', version: '1' };
    const { text: html } = await send(reviewed.leader.client, `${inbox}/${ids[1]}/disposition`, answer).expect(412);
    expect(html).toContain('Shorter.</textarea>');
    expect(html).toContain('value="accepted" checked');
    expect(html).toContain('name="version" value="2"');
    await send(reviewed.leader.client, `${inbox}/${ids[1]}/disposition`, { ...answer, version: '2' }).expect(303);
    await send(reviewed.leader.client, `${inbox}/${ids[1]}/disposition`, { ...answer, version: '3' }).expect(422);
  });

  it('remembers what still has to be carried out, and by which revision it was', async () => {
    const path = `${inbox}/${ids[2]}`;
    const promise = { outcome: 'accepted-with-changes', reason: 'We shall say it differently.' };
    await send(reviewed.leader.client, `${path}/disposition`, promise).expect(303);
    const answered = `${inbox}?show=answered`;
    expect((await page(reviewed.leader.client, answered)).text).toContain('Not carried out yet');
    const revision = await revise(reviewed, reviewed.owner, reviewed.clauses[2]!, 'Everybody thanks them warmly.');
    expect((await page(reviewed.leader.client, answered)).text).toContain(`<option value="${revision}">`);
    await send(reviewed.leader.client, `${path}/revision?show=answered`, { revisionId: `${revision}` }).expect(303);
    expect((await page(reviewed.leader.client, answered)).text).not.toContain('<option value="' + revision);
    await send(reviewed.leader.client, `${path}/disposition/withdrawal`, {}).expect(303);
    await send(reviewed.member.client, `${path}/disposition`, promise).expect(403);
  });

  it('shows what changed from one revision to the next', async () => {
    const { text: html } = await page(reviewed.member.client, `${clausePath(1, reviewed)}/revisions`).expect(200);
    expect(html).toContain('From revision 2 to 3');
    expect(html).toContain('<del>');
    expect(html).toContain(`#comment-${ids[1]}"`);
    const older = await page(reviewed.member.client, `${clausePath(1, reviewed)}/revisions?from=1&to=2`).expect(200);
    expect(older.text).toContain('From revision 1 to 2');
    await page((await etalon.person()).client, `${clausePath(1, reviewed)}/revisions`).expect(404);
  });
});

describe('a session that ends in the middle of an edit', () => {
  it('loses nothing: the page holds what was written, and sends it again', async () => {
    const drafted = await draftedDraft(etalon);
    const add = `/drafts/${drafted.draftId}/sections/new`;
    const typed = { title: 'A farewell', introduction: 'Two lines,\r\n"quoted" & kept.' };
    const { text: html } = await send(etalon.outsider, add, typed).expect(401);
    expect(html).toContain(`action="${add}"`);
    expect(html).toContain('value="Two lines,\r\n&quot;quoted&quot; &amp; kept."');
    await send(drafted.leader.client, add, typed).expect(303);
    expect((await page(drafted.leader.client, `/drafts/${drafted.draftId}/text`)).text).toContain('A farewell');
  });
});

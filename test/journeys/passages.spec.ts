import { ClauseRevision } from '../../src/standards/clause-revision.entity';
import { plainText } from '../../src/reviews/anchors/plain-text';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { hiddenFields, page, send, statementsOf } from '../support/pages';
import { apply, closeRound, comment, openRound, reviewedDraft, revise, type ReviewedDraft } from '../support/reviews';
import { draftedDraft } from '../support/working-groups';

let etalon: TestEtalon;
beforeAll(async () => (etalon = await startEtalon()));
afterAll(() => etalon.stop());

interface Clause {
  id: number;
  path: string;
  revisionId: number;
  body: string;
  text: string;
}

async function clauseOf(draft: ReviewedDraft, index = 0): Promise<Clause> {
  const id = draft.clauses[index]!;
  const { body } = await draft.leader.client.get(`${draft.path}/clauses/${id}`).expect(200);
  const path = `/drafts/${draft.draftId}/clauses/${id}`;
  return { id, path, revisionId: body.revisionId, body: body.text.body, text: plainText(body.text.body) };
}

/** Where `words` stand in the clause. */
function passageOf({ text }: Clause, words: string) {
  const start = text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return { start, end: start + words.length };
}

const read = async (by: SignedIn, id: number) => (await by.client.get(`/api/comments/${id}`).expect(200)).body.comment;

describe('a comment on a passage', () => {
  it('keeps the words it is on and what stands beside them', async () => {
    const draft = await reviewedDraft(etalon);
    const clause = await clauseOf(draft);
    const passage = passageOf(clause, 'third ring');
    const { body } = await comment(draft, draft.member, { clauseId: clause.id, passage }).expect(201);
    expect(body).toMatchObject({
      passage: { ...passage, exact: 'third ring' },
      passageRevisionId: clause.revisionId,
      anchoring: { state: 'same', ...passage },
      allowedActions: ['reply', 'place', 'resolve'],
    });
    expect(clause.text).toContain(body.passage.prefix + 'third ring' + body.passage.suffix);
    expect(await read(draft.member, body.id)).toEqual(body);
  });

  it('may bring wording that goes in exactly there', async () => {
    const draft = await reviewedDraft(etalon);
    const clause = await clauseOf(draft);
    const passage = passageOf(clause, 'third');
    const replacement = { clauseId: clause.id, passage, replacement: '**second**' };
    const { body } = await comment(draft, draft.member, replacement).expect(201);
    expect(body.suggestion).toBe(clause.body.replace('third', '**second**'));
  });

  it('is refused with what is wrong with it', async () => {
    const draft = await reviewedDraft(etalon);
    const { client } = draft.member;
    const clause = await clauseOf(draft);
    const passage = passageOf(clause, 'third');
    const faults = async (change: object) => {
      const { body } = await comment(draft, draft.member, { clauseId: clause.id, ...change }).expect(422);
      return body.faults.map(({ field, code }: { field: string; code: string }) => [field, code]);
    };
    expect(await faults({ passage: { start: 5, end: 5 } })).toEqual([['passage', 'not-in-the-text']]);
    expect(await faults({ passage: { start: 90_000, end: 90_010 } })).toEqual([['passage', 'not-in-the-text']]);
    expect(await faults({ passage: { start: -1, end: 'x' } })).toHaveLength(2);
    expect(await faults({ passage, revisionId: 999_999 })).toEqual([['revisionId', 'not-a-revision-of-the-clause']]);
    expect(await faults({ replacement: 'second' })).toEqual([['replacement', 'replacement-without-passage']]);
    expect(await faults({ passage, replacement: 'second', suggestion: 'Answer soon.' })).toEqual([
      ['replacement', 'one-suggestion'],
    ]);
    expect(await faults({ passage, replacement: 'third' })).toEqual([['replacement', 'suggestion-changes-nothing']]);
    expect(await faults({ passage, replacement: '- a' })).toEqual([['replacement', 'passage-cannot-be-replaced']]);
    const { body } = await client
      .post(`${draft.path}/comments`)
      .send({ type: 'general', text: 'Where?', passage })
      .expect(422);
    expect(body.faults).toMatchObject([{ field: 'passage', code: 'passage-without-clause' }]);
  });

  it('on a text that was changed meanwhile is still made, and says what became of it', async () => {
    const draft = await reviewedDraft(etalon);
    const clause = await clauseOf(draft);
    // A revision from outside of the review, as an import of the leader makes one.
    const { manager } = etalon.dataSource;
    const { id: _, ...earlier } = await manager.findOneByOrFail(ClauseRevision, { id: clause.revisionId });
    const later = manager.create(ClauseRevision, { ...earlier, number: earlier.number + 1, body: 'Nobody eats here.' });
    await manager.insert(ClauseRevision, later);
    const place = [later.id, draft.draftId, clause.id];
    await manager.query(`update placed_clause set revision_id = $1 where draft_id = $2 and clause_id = $3`, place);
    const passage = passageOf(clause, 'third ring');
    const wanted = { clauseId: clause.id, passage, revisionId: clause.revisionId };
    const { body } = await comment(draft, draft.member, wanted).expect(201);
    expect(body.anchoring).toEqual({ state: 'orphaned', start: null, end: null });
    expect(body.passage.exact).toBe('third ring');
  });
});

describe('the passage of a comment', () => {
  let draft: ReviewedDraft;
  let clause: Clause;
  let onWord: number;
  let onSentence: number;

  beforeAll(async () => {
    draft = await reviewedDraft(etalon);
    clause = await clauseOf(draft);
    const make = async (words: string) =>
      (await comment(draft, draft.member, { clauseId: clause.id, passage: passageOf(clause, words) }).expect(201)).body
        .id;
    onWord = await make('third ring');
    onSentence = await make(clause.text.trim());
    await closeRound(draft).expect(201);
  });

  it('follows the text', async () => {
    await revise(draft, draft.owner, clause.id, `Nobody waits. ${clause.body}`);
    expect((await read(draft.member, onWord)).anchoring).toMatchObject({ state: 'same' });
    await revise(draft, draft.owner, clause.id, `Nobody waits. ${clause.body.replace('third', 'second')}`);
    expect((await read(draft.member, onWord)).anchoring).toMatchObject({ state: 'changed' });
    expect((await read(draft.member, onSentence)).anchoring).toMatchObject({ state: 'changed' });
    const { text: html } = await page(draft.member.client, clause.path).expect(200);
    expect(html).toContain('>third ring</blockquote>');
    expect(html).toContain('The wording has changed since');
  });

  it('that has gone is said to have gone, and is placed by hand', async () => {
    await revise(draft, draft.owner, clause.id, 'Whoever is nearest picks up.\n\n- Nobody shouts across the room.');
    expect(await read(draft.member, onWord)).toMatchObject({
      passage: { exact: 'third ring' },
      anchoring: { state: 'orphaned', start: null, end: null },
    });
    const { text: html } = await page(draft.member.client, clause.path).expect(200);
    expect(html).toContain('No longer in the text');
    const present = await clauseOf(draft);
    const { start, end } = passageOf(present, 'Nobody shouts across the room.');
    const form = { passage: `${start}-${end}`, revisionId: hiddenFields(html)['revisionId']! };
    const path = `${clause.path}/comments/${onWord}/placement`;
    await send(draft.member.client, path, form).expect(303).expect('Location', `${clause.path}#comment-${onWord}`);
    expect(await read(draft.leader, onWord)).toMatchObject({
      passage: { exact: 'Nobody shouts across the room.' },
      anchoring: { state: 'same', start, end },
      revisionId: clause.revisionId,
      passageRevisionId: present.revisionId,
    });
    const events = await draft.leader.client.get(`${draft.path}/events?limit=100`).expect(200);
    expect(events.body.items.at(-1)).toMatchObject({ type: 'comment.placed', subjectId: onWord });
  });

  it('is not placed by just anybody, nor just anywhere', async () => {
    const { revisionId } = await clauseOf(draft);
    const place = (by: SignedIn, id: number, change: object = {}) =>
      by.client.post(`/api/comments/${id}/placement`).send({ revisionId, passage: { start: 0, end: 7 }, ...change });
    await place(await etalon.person(), onWord).expect(404);
    await place(draft.hr, onWord).expect(201);
    await place(draft.member, onWord, { revisionId: 999_999 }).expect(422);
    await place(draft.member, onWord, { passage: { start: 90_000, end: 90_001 } }).expect(422);
    const refused = await send(draft.member.client, `${clause.path}/comments/${onWord}/placement`, { passage: 'x' });
    expect(refused.status).toBe(422);
  });

  it('costs one statement for all comments of a page', async () => {
    const cost = await statementsOf(() => page(draft.member.client, clause.path).expect(200));
    expect(cost).toBeLessThanOrEqual(12);
    const inbox = await statementsOf(() => page(draft.leader.client, `/drafts/${draft.draftId}/comments`).expect(200));
    expect(inbox).toBeLessThanOrEqual(12);
  });
});

describe('the form', () => {
  it('offers the parts of the clause, and takes wording in place of one', async () => {
    const draft = await reviewedDraft(etalon);
    const clause = await clauseOf(draft);
    const { text: html } = await page(draft.member.client, clause.path).expect(200);
    const [, value] = /<option value="(\d+-\d+)"/.exec(html)!;
    const form = {
      passage: value!,
      revisionId: hiddenFields(html)['revisionId']!,
      text: 'Sooner.',
      type: 'technical',
      suggestion: clause.body,
      replacement: clause.text.trim().replace('third', 'second'),
    };
    await send(draft.member.client, `${clause.path}/comments`, form).expect(303);
    const { text: after } = await page(draft.member.client, clause.path).expect(200);
    expect(after).toMatch(/class="comment" id="comment-\d+" data-anchored="\d+-\d+"/);
    expect(after).toContain('>third<span class="unseen" lang="en">]</span></del>');
    await send(draft.member.client, `${clause.path}/comments`, { ...form, replacement: '- a', text: ' ' })
      .expect(422)
      .expect(({ text }) => {
        expect(text).toContain(`<option value="${value}" selected>`);
        expect(text).toContain('- a</textarea>');
      });
  });

  it('carries a suggestion for a passage out like any other', async () => {
    const draft = await reviewedDraft(etalon);
    const clause = await clauseOf(draft);
    const wanted = { clauseId: clause.id, passage: passageOf(clause, 'third'), replacement: 'second' };
    const { body } = await comment(draft, draft.member, wanted).expect(201);
    await closeRound(draft).expect(201);
    await apply(draft.owner, body.id, 1, { outcome: 'accepted', reason: 'Yes.' }).expect(201);
    expect((await clauseOf(draft)).text).toBe(clause.text.replace('third', 'second'));
    expect((await read(draft.member, body.id)).anchoring).toMatchObject({ state: 'changed' });
  });
});

describe('several suggestions for one clause', () => {
  const body = 'Answer by the third ring. Say your name. Then ask what you can do.';

  async function suggested(...words: [string, string][]) {
    const drafted = await draftedDraft(etalon);
    const clauses = drafted.sections.flatMap((section) => section.clauses.map(({ id }) => id));
    const draft = { ...drafted, staff: drafted.member, clauses, roundId: 0 };
    const id = clauses[0]!;
    await revise(draft, draft.owner, id, body);
    draft.roundId = (await openRound(draft, draft.leader, [draft.member]).expect(201)).body.id;
    const clause = await clauseOf(draft);
    const ids: number[] = [];
    for (const [exact, replacement] of words) {
      const wanted = { clauseId: id, passage: passageOf(clause, exact), replacement };
      ids.push((await comment(draft, draft.member, wanted).expect(201)).body.id);
    }
    await closeRound(draft).expect(201);
    const accept = async (commentId: number) => {
      const { body: present } = await draft.leader.client.get(`${draft.path}/clauses/${id}`).expect(200);
      return apply(draft.owner, commentId, present.version, { outcome: 'accepted', reason: 'Yes.' });
    };
    return { draft, ids, accept };
  }

  it('are carried out one on top of the other', async () => {
    const { draft, ids, accept } = await suggested(['third', 'second'], ['your name', 'both names']);
    expect((await accept(ids[0]!)).status).toBe(201);
    const both = 'Answer by the second ring. Say both names. Then ask what you can do.';
    expect((await read(draft.owner, ids[1]!)).proposal).toEqual({ state: 'new', body: both });
    const { text: inbox } = await page(draft.owner.client, `/drafts/${draft.draftId}/comments`).expect(200);
    // The page shows what will change, and no more.
    expect(inbox).toContain('Answer by the second ring. Say <del>');
    expect((await accept(ids[1]!)).status).toBe(201);
    expect((await clauseOf(draft)).body).toBe(both);
  });

  it('that want the same sentence to be two things are shown to clash, for a person to decide', async () => {
    const { draft, ids, accept } = await suggested(['third', 'second'], ['third ring', 'first call']);
    expect((await accept(ids[0]!)).status).toBe(201);
    expect((await read(draft.owner, ids[1]!)).proposal).toEqual({
      state: 'clash',
      body: body.replace('third ring', 'first call'),
    });
    const { text: inbox } = await page(draft.owner.client, `/drafts/${draft.draftId}/comments`).expect(200);
    expect(inbox).toContain('The same sentence was changed since.');
    expect(inbox).toContain('Against the text its author read');
    // Whoever has seen that decides.
    expect((await accept(ids[1]!)).status).toBe(201);
    expect((await clauseOf(draft)).body).toBe(body.replace('third ring', 'first call'));
  });

  it('that say the same are carried out once', async () => {
    const { draft, ids, accept } = await suggested(['third', 'second'], ['third', 'second']);
    expect((await accept(ids[0]!)).status).toBe(201);
    expect((await read(draft.owner, ids[1]!)).proposal.state).toBe('present');
    const refused = await accept(ids[1]!);
    expect([refused.status, refused.body.code]).toEqual([409, 'suggestion-is-present-text']);
  });
});

import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { excused, judge, judgementsOf, sendExcuse, sendMarks } from '../support/criteria';
import { hiddenFields, page, send, statementsOf } from '../support/pages';
import { closeRound, reviewedDraft, revise, type ReviewedDraft } from '../support/reviews';
import { eventsOf } from '../support/working-groups';

let etalon: TestEtalon;
let administrator: SignedIn;
let draft: ReviewedDraft;

beforeAll(async () => {
  etalon = await startEtalon({ databaseUrl: null });
  administrator = await etalon.person('administrator');
});
beforeEach(async () => {
  draft = await reviewedDraft(etalon);
});
afterAll(() => etalon.stop());

const clausePath = (index: number) => `/drafts/${draft.draftId}/clauses/${draft.clauses[index]}/judgements`;
const finalise = () => draft.leader.client.post(`${draft.path}/finalisation`).send({});

describe('judging a clause', () => {
  it('takes a mark and a word by each criterion, and replaces what was given before', async () => {
    const [clause] = draft.clauses as [number];
    await judge(draft.member, draft, clause, [2, 4], 'Nobody counts the rings.');
    await judge(draft.secretary, draft, clause, [5, 4]);
    await judge(draft.member, draft, clause, [3]);
    const { standing, judgements, criteria } = await judgementsOf(draft.leader, draft, clause);
    expect(criteria.map(({ name }) => name).slice(0, 2)).toEqual(['Measurable', 'Specific']);
    expect(standing!.tallies).toEqual([
      {
        criterionId: criteria[0]!.id,
        mean: 4,
        lowest: 3,
        highest: 5,
        count: 2,
        older: 0,
        below: false,
        disputed: true,
      },
      {
        criterionId: criteria[1]!.id,
        mean: 4,
        lowest: 4,
        highest: 4,
        count: 1,
        older: 0,
        below: false,
        disputed: false,
      },
    ]);
    expect(judgements.map(({ mark, person, word }) => ({ mark, person: person.id, word }))).toEqual(
      expect.arrayContaining([
        { mark: 3, person: draft.member.id, word: null },
        { mark: 5, person: draft.secretary.id, word: null },
      ]),
    );
    expect((await eventsOf(etalon, draft.draftId)).filter((type) => type === 'clause.judged')).toHaveLength(3);
  });

  it('is of the text that was read: a later one shows it as of an earlier text until it is judged anew', async () => {
    const [clause] = draft.clauses as [number];
    const { revisionId, criteria } = await judgementsOf(draft.member, draft, clause);
    await judge(draft.member, draft, clause, [4]);
    await closeRound(draft).expect(201);
    await revise(draft, draft.owner, clause, 'The operator picks up before the second ring.');
    const marks = [{ criterionId: criteria[0]!.id, mark: 1 }];
    await sendMarks(draft.secretary, draft, clause, { revisionId, marks }).expect(200);
    const { standing, judgements } = await judgementsOf(draft.member, draft, clause);
    expect(standing!.tallies[0]).toMatchObject({ mean: 2.5, count: 2, older: 2 });
    expect(judgements.every(({ older }) => older)).toBe(true);
    await judge(draft.member, draft, clause, [4]);
    expect((await judgementsOf(draft.member, draft, clause)).standing!.tallies[0]).toMatchObject({ older: 1 });
  });

  it('is for the group, while it talks the text over, by criteria in use', async () => {
    const [clause] = draft.clauses as [number];
    const { revisionId, criteria } = await judgementsOf(draft.member, draft, clause);
    const body = { revisionId, marks: [{ criterionId: criteria[0]!.id, mark: 3 }] };
    await sendMarks(draft.staff, draft, clause, body).expect(403);
    await sendMarks(await etalon.person(), draft, clause, body).expect(404);
    await sendMarks(draft.member, draft, clause, { ...body, revisionId: 1_000_000 }).expect(404);
    const unknown = { revisionId, marks: [{ criterionId: 1_000_000, mark: 3 }] };
    const refused = await sendMarks(draft.member, draft, clause, unknown).expect(422);
    expect(refused.body.faults[0]).toMatchObject({ field: 'marks.0', code: 'unknown-criterion' });
    await sendMarks(draft.member, draft, clause, { revisionId, marks: [{ ...body.marks[0], mark: 6 }] }).expect(422);
    await closeRound(draft).expect(201);
    await finalise().expect(201);
    await sendMarks(draft.member, draft, clause, body).expect(409);
  });
});

describe('a clause below the threshold', () => {
  beforeEach(async () => {
    await judge(draft.member, draft, draft.clauses[1]!, [2, 5]);
    await judge(draft.another, draft, draft.clauses[1]!, [3, 5]);
    await closeRound(draft).expect(201);
  });

  it('keeps the draft from being finalised, and the overview leads to it', async () => {
    const { body } = await finalise().expect(409);
    expect(body.faults.map(({ code }: { code: string }) => code)).toEqual(['criteria.below', 'criteria.clause-below']);
    const { text } = await page(draft.leader.client, `/drafts/${draft.draftId}`).expect(200);
    expect(text).toContain(`<a href="${clausePath(1)}#excuse">1.2 “`);
    expect(text).toContain('”: 2.5 by one criterion.');
    expect(text).toContain(`<a href="/drafts/${draft.draftId}/criteria?show&#x3D;below">1 clause is judged below 3.0`);
    expect(await statementsOf(() => page(draft.leader.client, `/drafts/${draft.draftId}`))).toBeLessThanOrEqual(12);
  });

  it('goes on with a reason of the leader, which lapses with the text', async () => {
    const clause = draft.clauses[1]!;
    const { revisionId } = await judgementsOf(draft.leader, draft, clause);
    await sendExcuse(draft.member, draft, clause, { revisionId, reason: 'It is late.' }).expect(403);
    const { standing, allowedActions } = await excused(draft.leader, draft, clause, 'The law asks for it.');
    expect(standing).toMatchObject({ blocking: false, excuse: { reason: 'The law asks for it.' } });
    expect(allowedActions).toEqual(['judge', 'withdraw-excuse']);
    await sendExcuse(draft.leader, draft, clause, { revisionId, reason: 'Again.' }).expect(409);
    await revise(draft, draft.owner, clause, 'Everybody says his name.');
    expect((await judgementsOf(draft.leader, draft, clause)).standing).toMatchObject({ blocking: true, excuse: null });
    const stale = await sendExcuse(draft.leader, draft, clause, { revisionId, reason: 'As before.' }).expect(409);
    expect(stale.body.code).toBe('clause-changed');
    await excused(draft.leader, draft, clause, 'As before.');
    await finalise().expect(201);
    expect(await eventsOf(etalon, draft.draftId)).toContain('clause.excused');
  });

  it('is one no more when it is judged higher; an excuse can be taken back', async () => {
    const clause = draft.clauses[1]!;
    const { standing } = await excused(draft.leader, draft, clause, 'The law asks for it.');
    const withdrawal = `${draft.path}/excuses/${standing!.excuse!.id}/withdrawal`;
    await draft.member.client.post(withdrawal).send({}).expect(403);
    await draft.leader.client.post(withdrawal).send({}).expect(201);
    await draft.leader.client.post(withdrawal).send({}).expect(409);
    await finalise().expect(409);
    await judge(draft.member, draft, clause, [4, 5]);
    const { revisionId } = await judgementsOf(draft.leader, draft, clause);
    await sendExcuse(draft.leader, draft, clause, { revisionId, reason: 'In vain.' }).expect(409);
    await finalise().expect(201);
  });
});

describe('the pages', () => {
  it('lead from one clause to be judged to the next, then to the matrix', async () => {
    const { client } = draft.member;
    expect((await page(client, clausePath(0).replace('/judgements', ''))).text).toContain(`href="${clausePath(0)}"`);
    let path = clausePath(1);
    for (const next of [clausePath(2), clausePath(0), `/drafts/${draft.draftId}/criteria`]) {
      const { text } = await page(client, path).expect(200);
      expect(await statementsOf(() => page(client, path))).toBeLessThanOrEqual(12);
      const [, field] = /name="(mark-\d+)" value="4"/.exec(text)!;
      const form = { ...hiddenFields(text), [field!]: '4', [field!.replace('mark', 'word')]: 'Good.', act: 'judge' };
      await send(client, path, form).expect(303).expect('Location', next);
      path = next;
    }
    const { text } = await page(client, path).expect(200);
    expect(text).toContain('You have judged 3 of 3 clauses.');
    expect(await statementsOf(() => page(client, path))).toBeLessThanOrEqual(12);
  });

  it('show where the group disagrees, section by section, and keep what was refused', async () => {
    await judge(draft.member, draft, draft.clauses[2]!, [5, 1]);
    await judge(draft.another, draft, draft.clauses[2]!, [5, 5]);
    const matrix = `/drafts/${draft.draftId}/criteria`;
    const { text } = await page(draft.leader.client, `${matrix}?show=disputed`).expect(200);
    expect(text.match(/<tr role="row"><th role="rowheader"|<th role="rowheader"/g)).toHaveLength(1);
    expect(text).toContain('1–5');
    expect(text).toContain('Disputed');
    const ofFirst = await page(draft.leader.client, `${matrix}?section=${draft.sections[0]!.id}`).expect(200);
    expect(ofFirst.text.match(/<th role="rowheader"/g)).toHaveLength(draft.sections[0]!.clauses.length);
    await page((await etalon.person()).client, matrix).expect(404);

    const { text: empty } = await page(draft.member.client, clausePath(0)).expect(200);
    const [, field] = /name="(mark-\d+)" value="2"/.exec(empty)!;
    const word = field!.replace('mark', 'word');
    const form = { ...hiddenFields(empty), [field!]: '2', [word]: 'long '.repeat(120), act: 'judge' };
    const refused = await send(draft.member.client, clausePath(0), form).expect(422);
    expect(refused.text).toContain(`<a href="#${word}">Measurable: Expected at most 500 characters`);
    expect(refused.text).toContain(`name="${field}" value="2" checked`);
  });
});

describe('the list of criteria', () => {
  it('is the administrator’s: added, ordered, retired where somebody judged, else removed', async () => {
    await judge(draft.member, draft, draft.clauses[0]!, [4]);
    const { client } = administrator;
    const { body: before } = await client.get('/api/criteria').expect(200);
    expect(before).toMatchObject({ threshold: 3, allowedActions: ['change'] });
    expect(before.criteria.map(({ names }: { names: { en: string } }) => names.en)).toHaveLength(6);
    const [measurable, ...others] = before.criteria;
    const [unused, rest] = [others.at(-1), others.slice(0, -1)];
    const wanted = [{ names: { en: 'Kind', ru: '' }, inUse: true }, ...rest];
    const put = (version: number, body: object) =>
      client.put('/api/criteria').set('If-Match', `"${version}"`).send(body);
    await draft.leader.client.put('/api/criteria').set('If-Match', '"1"').send({}).expect(403);
    await put(before.version, { threshold: 3.55, criteria: wanted }).expect(422);
    const { body: after } = await put(before.version, { threshold: 3.5, criteria: wanted }).expect(200);
    expect(after.criteria.map(({ names }: { names: object }) => names)[0]).toEqual({ en: 'Kind' });
    expect(after.criteria.at(-1)).toMatchObject({ id: measurable.id, inUse: false });
    expect(after.criteria.map(({ id }: { id: number }) => id)).not.toContain(unused.id);
    await put(before.version, { threshold: 3, criteria: wanted }).expect(412);
    // What was judged by it counts again once it is back.
    expect((await judgementsOf(draft.leader, draft, draft.clauses[0]!)).standing!.tallies).toEqual([]);
    const back = after.criteria.map((one: object) => ({ ...one, inUse: true }));
    await put(after.version, { threshold: 3, criteria: back }).expect(200);
    expect((await judgementsOf(draft.leader, draft, draft.clauses[0]!)).standing!.tallies).toHaveLength(1);
  });

  it('is edited in the settings, in any of the languages', async () => {
    const { client } = administrator;
    const path = '/settings/criteria';
    await page(draft.hr.client, path).expect(403);
    const { text } = await page(client, path).expect(200);
    const { body } = await client.get('/api/criteria').expect(200);
    const ids = [...body.criteria.map(({ id }: { id: number }) => String(id)), ''];
    const kept = (language: string) =>
      body.criteria.map(({ names }: { names: Record<string, string> }) => names[language] ?? '');
    const form = {
      version: hiddenFields(text)['version']!,
      threshold: '3,5',
      id: ids,
      place: ids.map((_, index) => (index === ids.length - 1 ? '1' : String(index + 2))),
      inUse: ids.map((_, index) => String(index)),
      ...Object.fromEntries(
        ['kk', 'ru', 'tr', 'sk', 'en'].map((one) => [one, [...kept(one), one === 'kk' ? 'Сыпайы' : '']]),
      ),
    };
    const refused = await send(client, path, { ...form, threshold: 'much' }).expect(422);
    expect(refused.text).toContain('<a href="#threshold">Threshold: Expected a number with at most 1 decimal');
    await send(client, path, form).expect(303).expect('Location', path);
    const { body: saved } = await client.get('/api/criteria').expect(200);
    expect(saved).toMatchObject({ threshold: 3.5 });
    expect(saved.criteria[0].names).toEqual({ kk: 'Сыпайы' });
    const stale = await send(client, path, { ...form, threshold: '2' }).expect(412);
    expect(stale.text).toContain('Somebody else changed the criteria meanwhile');
    await client
      .put('/api/criteria')
      .set('If-Match', `"${saved.version}"`)
      .send({ threshold: 3, criteria: saved.criteria })
      .expect(200);
  });
});

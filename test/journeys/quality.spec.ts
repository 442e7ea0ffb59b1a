import { draftIn, eventCounts, moveTo, people, putSheet, stateOf } from '../support/approvals';
import { startEtalon, type SignedIn, type TestEtalon } from '../support/etalon';
import { faultyStandard, forbid } from '../support/quality';
import { draftedDraft, type FormedDraft } from '../support/working-groups';

let etalon: TestEtalon;
let administrator: SignedIn;

beforeAll(async () => {
  etalon = await startEtalon();
  administrator = await etalon.person('administrator');
  await forbid(administrator, 'en', [{ term: 'client', replacement: 'customer' }]);
});
afterAll(() => etalon.stop());

interface Found {
  rule: string;
  passage: { quote: string };
  waiver: { id: number; reason: string } | null;
  [field: string]: unknown;
}

/** The findings of each clause that has any, by its title. */
async function found({ path }: { path: string }, by: SignedIn, query = ''): Promise<Record<string, Found[]>> {
  const { body } = await by.client.get(`${path}/findings${query}`).expect(200);
  const clauses = body.clauses as { title: string; findings: Found[] }[];
  return Object.fromEntries(clauses.map(({ title, findings }) => [title, findings]));
}

const clauseOf = ({ sections }: FormedDraft, index: number) => sections.flatMap(({ clauses }) => clauses)[index]!.id;

function waive({ path }: FormedDraft, by: SignedIn, clauseId: number, waiver: object) {
  return by.client
    .post(`${path}/clauses/${clauseId}/waivers`)
    .send({ rule: 'vague', quote: 'promptly', reason: 'Our slogan.', ...waiver });
}

async function write({ path }: FormedDraft, by: SignedIn, clauseId: number, body: string): Promise<void> {
  const { headers } = await by.client.get(`${path}/clauses/${clauseId}`).expect(200);
  await by.client.patch(`${path}/clauses/${clauseId}`).set('If-Match', headers['etag']!).send({ body }).expect(200);
}

describe('findings', () => {
  it('are told with reason, proposal and passage, in the language of the reader', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    const findings = await found(draft, draft.owner);
    expect(findings['Three rings']).toEqual([
      {
        rule: 'vague',
        severity: 'warning',
        field: 'body',
        passage: { start: 21, end: 29, quote: 'promptly' },
        reason: '“promptly” is a different time for everybody, so nobody can say whether it was kept.',
        proposal: 'Say it as the measure does: “Rings before the answer: at most 3”.',
        waiver: null,
        allowedActions: ['waive'],
      },
    ]);
    expect(findings['Names']).toMatchObject([
      { rule: 'forbidden-word', severity: 'blocking', proposal: 'Write “customer”.', passage: { quote: 'client' } },
    ]);
    expect(findings['Refunds']).toMatchObject([{ rule: 'contradiction', severity: 'blocking' }]);
    await etalon.dataSource.query(`update person set language = 'ru' where id = $1`, [draft.member.id]);
    const [inRussian] = (await found(draft, draft.member))['Names']!;
    expect(inRussian).toMatchObject({
      reason: 'Компания не использует в стандартах слово «client».',
      allowedActions: [],
    });
  });

  it('are picked by severity and waiver', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    await waive(draft, draft.owner, clauseOf(draft, 0), {}).expect(201);
    expect(Object.keys(await found(draft, draft.owner))).toEqual(['Names', 'Refunds']);
    expect(Object.keys(await found(draft, draft.owner, '?show=waived'))).toEqual(['Three rings']);
    expect(Object.keys(await found(draft, draft.owner, '?show=all&severity=warning'))).toEqual(['Three rings']);
    const { body } = await draft.owner.client.get(`${draft.path}/findings?show=some`).expect(422);
    expect(body.faults).toMatchObject([{ field: 'show', code: 'not-one-of' }]);
  });

  it('follow the text and the words of the company at once', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    await write(draft, draft.owner, clauseOf(draft, 0), 'The operator answers before the third ring.');
    await forbid(administrator, 'en', [{ term: 'name' }]);
    try {
      const findings = await found(draft, draft.owner);
      expect(Object.keys(findings)).toEqual(['Names', 'Refunds']);
      expect(findings['Names']!.map(({ passage }) => passage.quote)).toEqual(['Names', 'name', 'name']);
    } finally {
      await forbid(administrator, 'en', [{ term: 'client', replacement: 'customer' }]);
    }
  });

  it('are not for outsiders', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    const outsider = await etalon.person();
    await outsider.client.get(`${draft.path}/findings`).expect(404);
    await waive(draft, outsider, clauseOf(draft, 0), {}).expect(404);
    await etalon.outsider.get(`${draft.path}/findings`).expect(401);
  });
});

describe('a waiver', () => {
  it('is given by whoever writes the clause or leads, with a reason, once', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    const clause = clauseOf(draft, 0);
    const refused = await waive(draft, draft.member, clause, {}).expect(403);
    expect(refused.body.code).toBe('not-responsible');
    const empty = await waive(draft, draft.owner, clause, { reason: ' ' }).expect(422);
    expect(empty.body.faults).toMatchObject([{ field: 'reason', code: 'required' }]);
    const gone = await waive(draft, draft.owner, clause, { quote: 'quickly' }).expect(409);
    expect(gone.body).toMatchObject({ code: 'finding-gone', quote: 'quickly' });

    const { body } = await waive(draft, draft.owner, clause, {}).expect(201);
    expect(body.clauses[0].findings[0]).toMatchObject({
      waiver: { reason: 'Our slogan.', waivedBy: { id: draft.owner.id } },
      allowedActions: ['withdraw-waiver'],
    });
    const twice = await waive(draft, draft.leader, clause, {}).expect(409);
    expect(twice.body).toMatchObject({ code: 'already-waived', name: draft.owner.person.name });
    await waive(draft, draft.leader, clauseOf(draft, 1), { rule: 'forbidden-word', quote: 'client' }).expect(201);
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({ 'finding.waived': 2 });
  });

  it('is given once by two who press at the same moment', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    const both = [draft.owner, draft.leader].map((by) => waive(draft, by, clauseOf(draft, 0), {}));
    const replies = await Promise.all(both);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('holds while its words stand, wherever and however they are written, and lapses when they change', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    const clause = clauseOf(draft, 0);
    await waive(draft, draft.owner, clause, {}).expect(201);
    await write(draft, draft.owner, clause, 'In a hall: **PROMPTLY**, says the operator.');
    expect((await found(draft, draft.owner))['Three rings']).toBeUndefined();
    await write(draft, draft.owner, clause, 'The operator answers quickly.');
    expect((await found(draft, draft.owner))['Three rings']).toMatchObject([
      { passage: { quote: 'quickly' }, waiver: null },
    ]);
  });

  it('of a contradiction lapses when the measure changes', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    const clause = clauseOf(draft, 2);
    await waive(draft, draft.owner, clause, { rule: 'contradiction', quote: '5 days' }).expect(201);
    expect((await found(draft, draft.owner))['Refunds']).toBeUndefined();
    const path = `${draft.path}/clauses/${clause}`;
    const { headers, body } = await draft.owner.client.get(path).expect(200);
    const change = { measure: { ...body.text.measure, target: 4 }, check: 'Was it paid?' };
    await draft.owner.client.patch(path).set('If-Match', headers['etag']!).send(change).expect(200);
    expect((await found(draft, draft.owner))['Refunds']).toMatchObject([{ rule: 'contradiction', waiver: null }]);
  });

  it('is taken back once, and may be given again', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    const clause = clauseOf(draft, 0);
    const { body } = await waive(draft, draft.owner, clause, {}).expect(201);
    const withdrawal = `${draft.path}/waivers/${body.clauses[0].findings[0].waiver.id}/withdrawal`;
    await draft.member.client.post(withdrawal).send({}).expect(403);
    const back = await draft.leader.client.post(withdrawal).send({}).expect(201);
    expect(back.body.clauses[0].findings[0]).toMatchObject({ waiver: null, allowedActions: ['waive'] });
    expect((await draft.leader.client.post(withdrawal).send({}).expect(409)).body.code).toBe('waiver-withdrawn');
    await waive(draft, draft.owner, clause, {}).expect(201);
    await draft.leader.client.post(`${draft.path}/waivers/999999/withdrawal`).send({}).expect(404);
    expect(await eventCounts(etalon, draft.draftId)).toMatchObject({
      'finding.waived': 2,
      'finding.waiver-withdrawn': 1,
    });
  });

  it('of one draft cannot be taken back in another', async () => {
    const [draft, other] = [await draftedDraft(etalon, faultyStandard()), await draftedDraft(etalon, faultyStandard())];
    const { body } = await waive(draft, draft.owner, clauseOf(draft, 0), {}).expect(201);
    const { id } = body.clauses[0].findings[0].waiver;
    await other.leader.client.post(`${other.path}/waivers/${id}/withdrawal`).send({}).expect(404);
  });

  it('is not given in a draft that is closed', async () => {
    const draft = await draftedDraft(etalon, faultyStandard());
    await moveTo(etalon, draft.draftId, 'withdrawn');
    expect((await waive(draft, draft.owner, clauseOf(draft, 0), {}).expect(409)).body.code).toBe('draft-is-closed');
    expect((await found(draft, draft.owner))['Three rings']).toMatchObject([{ allowedActions: [] }]);
  });
});

describe('the gate of the submission', () => {
  it('stands open once every blocking finding is mended or waived', async () => {
    const draft = await draftIn(etalon, 'finalising', faultyStandard());
    const { body: text } = await draft.hr.client.get(`${draft.path}/text`).expect(200);
    const ids = text.sections.flatMap(({ clauses }: { clauses: { id: number }[] }) => clauses.map(({ id }) => id));
    await putSheet(draft, draft.leader, await people(etalon, 1), 1).expect(200);
    const submit = () => draft.leader.client.post(`${draft.path}/submission`).send({});

    const refused = await submit().expect(409);
    expect(refused.body).toMatchObject({
      code: 'step-blocked',
      faults: [
        { field: `clauses.${ids[1]}`, code: 'quality.forbidden-word' },
        { field: `clauses.${ids[2]}`, code: 'quality.contradiction' },
      ],
    });
    const { body } = await draft.leader.client.get(draft.path).expect(200);
    expect(body.allowedActions).not.toContain('submit');

    const formed = draft as unknown as FormedDraft;
    await waive(formed, draft.leader, ids[1], { rule: 'forbidden-word', quote: 'client' }).expect(201);
    expect((await submit().expect(409)).body.faults).toHaveLength(1);
    await write(formed, draft.leader, ids[2], 'The cashier pays within 3 days.');
    await submit().expect(201);
    expect(await stateOf(etalon, draft.draftId)).toBe('approval');
  });
});

describe('the words that the company forbids', () => {
  const path = '/api/forbidden-words/sk';

  it('are read by everybody and changed by administrators, on the version they read', async () => {
    const staff = await etalon.person();
    const { body, headers } = await staff.client.get(path).expect(200);
    expect(body).toEqual({ language: 'sk', words: [], version: 0, allowedActions: [] });
    expect(headers['etag']).toBe('"0"');
    await staff.client.put(path).set('If-Match', '"0"').send({ words: [] }).expect(403);
    await administrator.client.put(path).send({ words: [] }).expect(428);

    const words = [{ term: '  klient ', replacement: 'zákazník' }, { term: 'žiadny   problém' }];
    const saved = await administrator.client.put(path).set('If-Match', '"0"').send({ words }).expect(200);
    expect(saved.body).toMatchObject({
      words: [
        { term: 'klient', replacement: 'zákazník' },
        { term: 'žiadny problém', replacement: null },
      ],
      allowedActions: ['change'],
    });
    const stale = await administrator.client.put(path).set('If-Match', '"0"').send({ words: [] }).expect(412);
    expect(stale.body.present).toMatchObject({ version: saved.body.version, words: [{ term: 'klient' }, {}] });
  });

  it('are refused with everything that is wrong, and nothing is changed', async () => {
    const before = (await administrator.client.get(path)).body;
    const words = [
      { term: 'a' },
      { term: 'A' },
      { term: '…' },
      { term: 'b', replacement: 'B ' },
      { term: 'x'.repeat(101) },
    ];
    const put = (sent: object[]) =>
      administrator.client.put(path).set('If-Match', `"${before.version}"`).send({ words: sent }).expect(422);
    expect((await put(words)).body.faults).toMatchObject([{ field: 'words.4.term', code: 'too-long' }]);
    expect((await put(words.slice(0, 4))).body.faults).toMatchObject([
      { field: 'words.1.term', code: 'duplicate' },
      { field: 'words.2.term', code: 'word-without-letters' },
      { field: 'words.3.replacement', code: 'replaced-by-itself' },
    ]);
    expect((await administrator.client.get(path)).body).toEqual(before);
  });

  it('are of the five languages', async () => {
    await administrator.client.get('/api/forbidden-words/de').expect(404);
  });
});

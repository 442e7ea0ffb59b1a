import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { zipStream } from '../../src/platform/office/zip-stream';
import { Renderer } from '../../src/rendering/renderer';
import { writePdf } from '../../src/reviews/disposition-table/pdf-writer';
import { columnWord, readColumns } from '../../src/reviews/disposition-table/table-columns';
import { languages } from '../../src/vocabulary';
import { startEtalon, type TestEtalon } from '../support/etalon';
import { hiddenFields, page, sendFields, statementsOf } from '../support/pages';
import {
  closeRound,
  comment,
  commented,
  dispose,
  openRound,
  reviewedDraft,
  type ReviewedDraft,
} from '../support/reviews';
import { readPdf } from '../support/read-pdf';
import { bring, carryOut, download, fillIn, filledIn, sampleComment, sampleTable, unzip } from '../support/tables';
import { eventsOf } from '../support/working-groups';

let etalon: TestEtalon;
beforeAll(async () => (etalon = await startEtalon()));
afterAll(() => etalon.stop());

const wording = 'The operator answers by the **second** ring.';

interface CommentedDraft extends ReviewedDraft {
  /** In the order of the table: on the draft, on the first clause with a suggestion, on the last clause. */
  ids: number[];
}

/** A draft in rework with three comments, made in another order than that of the text. */
async function commentedDraft(): Promise<CommentedDraft> {
  const draft = await reviewedDraft(etalon);
  const onLast = await commented(draft, draft.staff, {
    clauseId: draft.clauses[2],
    passage: { start: 10, end: 16 },
    type: 'editorial',
    text: '=1+1 is “two”,\nnot three',
  });
  const onFirst = await commented(draft, draft.member, {
    clauseId: draft.clauses[0],
    type: 'technical',
    suggestion: wording,
  });
  const onDraft = await commented(draft, draft.staff, { text: 'Shorter, please.' });
  await closeRound(draft).expect(201);
  return { ...draft, ids: [onDraft, onFirst, onLast] };
}

const faultsIn = (body: { faults: { field: string; code: string }[] }) =>
  body.faults.map(({ field, code }) => `${field} ${code}`);
const answersOf = async ({ leader, path }: CommentedDraft) => {
  const { body } = await leader.client.get(`${path}/comments`).expect(200);
  return body.items.map(
    ({ id, disposition }: { id: number; disposition: { outcome: string; reason: string } | null }) => [
      id,
      disposition && [disposition.outcome, disposition.reason],
    ],
  );
};

describe('the disposition table', () => {
  it('tells every comment in the order of the text, in four formats', async () => {
    const draft = await commentedDraft();
    const { leader, path, ids } = draft;
    await dispose(leader, ids[0]!, { outcome: 'noted', reason: 'We will try.' }).expect(201);

    const csv = (await download(leader, path, { format: 'csv' })).toString();
    const [head, ...lines] = csv.slice(1).split('\r\n');
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(head).toBe(
      '"Key (leave as it is)","No.","Author","Clause","Passage","Type","Comment","Proposed change","Disposition","Reason","Author’s objection","Agree"',
    );
    expect(lines).toEqual([
      expect.stringMatching(
        `^"${ids[0]}v\\d+","1","${draft.staff.person.name}","The draft as a whole","","ge","Shorter, please.","","noted","We will try.","",""$`,
      ),
      `"${ids[1]}v0","2","${draft.member.person.name}","1.1 Three rings","","te","Too long for a customer.","${wording}","","","",""`,
      `"${ids[2]}v0","3","${draft.staff.person.name}","2.1 Thanks","thanks","ed","'=1+1 is “two”,\nnot three","","","","",""`,
      '',
    ]);

    const xlsx = await download(leader, path, { format: 'xlsx' });
    const table = await filledIn(xlsx);
    expect(table.rows.map(({ row, commentId, text }) => [row, commentId, text('comment')])).toEqual([
      [5, ids[0], 'Shorter, please.'],
      [6, ids[1], 'Too long for a customer.'],
      [7, ids[2], '=1+1 is “two”,\nnot three'],
    ]);
    const docx = await unzip(await download(leader, path, { format: 'docx' }));
    const document = docx['word/document.xml']!.toString();
    expect(document.match(/<w:tr>/g)).toHaveLength(4);
    expect(document).toContain('=1+1 is “two”,</w:t><w:br/><w:t xml:space="preserve">not three');
    expect(document).not.toContain('{{');

    const reading = await readPdf(await download(leader, path, { format: 'pdf' }));
    expect(reading).toMatchObject({ language: 'en', tagged: true });
    expect(reading.title).toMatch(/Answering the phone: Comments and dispositions$/);
    expect([...reading.tags]).toEqual(expect.arrayContaining(['Table', 'TH', 'TD']));
    const [{ text }] = reading.pages as [(typeof reading.pages)[0]];
    for (const said of ['Shorter, please.', 'We will try.', wording, 'not three', '2.1 Thanks']) {
      expect(text).toContain(said);
    }
  });

  it.each(languages)('breaks no word of the heads of its columns on paper, in %s', async (language) => {
    const table = sampleTable([sampleComment()], { language });
    const printed = await buffer(await writePdf(table, etalon.app.get(Renderer)));
    const words = readColumns.flatMap((column) => columnWord(column, language).split(' '));
    const { text } = await readPdf(printed);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  it('is printed up to a length at which somebody still reads it', async () => {
    const draft = await reviewedDraft(etalon);
    await etalon.dataSource.query(
      `insert into comment (draft_id, round_id, author_id, type, text)
        select $1, $2, $3, 'general', 'Comment ' || number from generate_series(1, 2001) number`,
      [draft.draftId, draft.roundId, draft.staff.id],
    );
    const { body } = await draft.leader.client
      .get(`${draft.path}/disposition-table`)
      .query({ format: 'pdf' })
      .expect(422);
    expect(faultsIn(body)).toEqual(['format table-too-long-to-print']);
    expect(body.faults[0].message).toContain('2,001 comments; up to 2,000 are printed');
  });

  it('says to a spreadsheet and to Word how it is to be used and printed', async () => {
    const { leader, path } = await commentedDraft();
    const parts = await unzip(await download(leader, path, { format: 'xlsx' }));
    const sheet = parts['xl/worksheets/sheet1.xml']!.toString();
    expect(sheet).toContain('<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheet).toContain('sqref="I5:I7"><formula1>"accepted,accepted with changes,rejected,noted"</formula1>');
    expect(sheet).toMatch(/<sheetProtection sheet="1"[^>]*>/);
    expect(sheet).toMatch(/<col min="1" max="1" [^>]*hidden="1"\/>/);
    // Open cells are those of comments without an answer.
    expect(sheet.match(/<c r="[IJ]\d" s="6"/g)).toHaveLength(6);
    expect(parts['xl/workbook.xml']!.toString()).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Comments'!$4:$4<`,
    );
    const word = await unzip(await download(leader, path, { format: 'docx' }));
    expect(word['word/document.xml']!.toString()).toContain('<w:tblHeader/>');
    expect(word['word/document.xml']!.toString()).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    expect(word['word/styles.xml']!.toString()).toContain('<w:lang w:val="en-GB"/>');
  });

  it('is of one round, where one is named', async () => {
    const draft = await commentedDraft();
    const { leader, path, staff, roundId } = draft;
    await openRound(draft, leader, [staff]).expect(201);
    const later = await commented(draft, staff, { text: 'Later.' });
    const { body: rounds } = await leader.client.get(`${path}/rounds`).expect(200);
    const rowsOf = async (query: object) =>
      (await filledIn(await download(leader, path, { format: 'csv', ...query }))).rows.map(
        ({ commentId }) => commentId,
      );
    expect(await rowsOf({ roundId })).toEqual(draft.ids);
    expect(await rowsOf({ roundId: rounds.items[1].id })).toEqual([later]);
    expect(await rowsOf({})).toHaveLength(4);
    const other = await reviewedDraft(etalon);
    const elsewhere = await leader.client
      .get(`${path}/disposition-table`)
      .query({ format: 'csv', roundId: other.roundId });
    expect([elsewhere.status, elsewhere.body.subject]).toEqual([404, 'round']);
  });

  it('is a file for whoever may read the draft, and not kept', async () => {
    const { leader, path, member } = await commentedDraft();
    const { headers } = await member.client.get(`${path}/disposition-table`).query({ format: 'xlsx' }).expect(200);
    expect(headers['content-disposition']).toBe(
      `attachment; filename=comments.xlsx; filename*=UTF-8''Answering%20the%20phone%20%E2%80%93%20comments.xlsx`,
    );
    expect(headers['cache-control']).toBe('private, no-store');
    const outsider = await etalon.person('management');
    await outsider.client.get(`${path}/disposition-table`).query({ format: 'xlsx' }).expect(404);
    const { body } = await leader.client
      .get(`${path}/disposition-table`)
      .query({ format: 'odt', roundId: 0 })
      .expect(422);
    expect(faultsIn(body)).toEqual(['format not-one-of', 'roundId out-of-range']);
  });

  it('takes a statement for hundreds of comments', async () => {
    const draft = await commentedDraft();
    await etalon.dataSource.query(
      `insert into comment (draft_id, round_id, author_id, type, text)
        select $1, $2, $3, 'general', 'Comment ' || number from generate_series(1, 1200) number`,
      [draft.draftId, draft.roundId, draft.staff.id],
    );
    const few = await statementsOf(() => download(draft.leader, draft.path, { format: 'csv' }));
    expect(few).toBeLessThanOrEqual(9);
    expect((await filledIn(await download(draft.leader, draft.path, { format: 'xlsx' }))).rows).toHaveLength(1203);
  });
});

describe('a table that was filled in', () => {
  it('is planned first, and then answers exactly that', async () => {
    const draft = await commentedDraft();
    const { leader, path, ids } = draft;
    const reason = 'Agreed: two rings.\n=really';
    const filled = await fillIn(await download(leader, path, { format: 'xlsx' }), {
      ...{ I6: 'accepted', J6: reason },
      ...{ I7: 'Rejected', J7: 'Three it is.' },
    });
    const { body: plan } = await bring(leader, path, filled).expect(200);
    expect(plan).toEqual({
      answers: [
        { commentId: ids[1], outcome: 'accepted', reason },
        { commentId: ids[2], outcome: 'rejected', reason: 'Three it is.' },
      ],
      left: 1,
      unchanged: 0,
      toCarryOut: 1,
      ignoredColumns: [],
      planHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await answersOf(draft)).filter(([, answer]: [number, unknown]) => answer)).toEqual([]);

    await carryOut(leader, path, plan.planHash, filled).expect(200);
    expect(await answersOf(draft)).toEqual([
      [ids[2], ['rejected', 'Three it is.']],
      [ids[1], ['accepted', reason]],
      [ids[0], null],
    ]);
    expect((await eventsOf(etalon, draft.draftId)).slice(-3)).toEqual([
      'comment.disposed',
      'comment.disposed',
      'draft.answers-imported',
    ]);
    // What was accepted is in the text only once somebody puts it there.
    const { body: clause } = await leader.client.get(`${path}/clauses/${draft.clauses[0]}`).expect(200);
    expect(clause.version).toBe(1);
    const { body: thread } = await leader.client.get(`/api/comments/${ids[1]}`).expect(200);
    expect(thread.comment).toMatchObject({
      disposition: { revisionId: null },
      allowedActions: expect.arrayContaining(['apply']),
    });

    // What it brought is there: once more it brings nothing.
    const { body: again } = await bring(leader, path, filled).expect(200);
    expect(again).toMatchObject({ answers: [], unchanged: 2, left: 1 });
  });

  it('comes back as CSV from a European Excel too', async () => {
    const draft = await commentedDraft();
    const { leader, path, ids } = draft;
    const csv = (await download(leader, path, { format: 'csv' })).toString();
    const filled = Buffer.from(
      csv.replace(/"","","",""\r\n$/, `"noted","'=SUM(A1)","",""\r\n`).replaceAll('","', '";"'),
    );
    const { body: plan } = await bring(leader, path, filled, 'text/csv').expect(200);
    expect(plan.answers).toEqual([{ commentId: ids[2], outcome: 'noted', reason: '=SUM(A1)' }]);
    await carryOut(leader, path, plan.planHash, filled, 'text/csv').expect(200);
    expect((await answersOf(draft))[0]).toEqual([ids[2], ['noted', '=SUM(A1)']]);
  });

  it('changes nothing where anything is wrong, and tells all of it by cell', async () => {
    const draft = await commentedDraft();
    const { leader, path, ids } = draft;
    const exported = await download(leader, path, { format: 'xlsx' });
    const other = await commentedDraft();
    const wrong = await fillIn(exported, {
      A5: `${other.ids[0]}v0`,
      ...{ I5: 'noted', J5: 'Yes.' },
      ...{ G6: 'Much too long.', I6: 'perhaps' },
      ...{ F7: 'te', I7: 'noted', J7: '=CONCAT("a","b")' },
    });
    const { body } = await bring(leader, path, wrong).expect(422);
    expect(faultsIn(body)).toEqual([
      'A5 table.unknown-comment',
      'G6 table.changed',
      'I6 table.unknown-disposition',
      'J7 table.formula',
      'F7 table.changed',
    ]);
    expect(body.faults[2]).toEqual({
      field: 'I6',
      line: 6,
      code: 'table.unknown-disposition',
      message: 'Expected one of: accepted, accepted with changes, rejected, noted; found “perhaps”',
    });

    const right = await fillIn(exported, { I5: 'noted', J5: 'Yes.', I6: 'rejected', J6: 'No.' });
    const { body: plan } = await bring(leader, path, right).expect(200);
    await dispose(draft.owner, ids[1]!, { outcome: 'noted', reason: 'First.' }).expect(201);
    const late = await carryOut(leader, path, plan.planHash, right).expect(422);
    expect(late.body.faults).toMatchObject([
      { field: 'I6', message: `${draft.owner.person.name} has answered this comment meanwhile: noted` },
    ]);
    expect(await answersOf(draft)).toEqual([
      [ids[2], null],
      [ids[1], ['noted', 'First.']],
      [ids[0], null],
    ]);
  });

  it('is carried out only as it was planned', async () => {
    const draft = await commentedDraft();
    const { leader, path } = draft;
    const exported = await download(leader, path, { format: 'xlsx' });
    const { body: plan } = await bring(leader, path, await fillIn(exported, { I5: 'noted', J5: 'Yes.' })).expect(200);
    const otherwise = await fillIn(exported, { I5: 'rejected', J5: 'No.' });
    const { body } = await carryOut(leader, path, plan.planHash, otherwise).expect(412);
    expect(body).toMatchObject({ code: 'plan-is-stale', present: { planHash: expect.any(String) } });
    expect(body.present.planHash).not.toBe(plan.planHash);
    const unnamed = leader.client.post(`${path}/disposition-table/import`).set('Content-Type', 'text/csv').send('a');
    expect((await unnamed.expect(428)).body.code).toBe('version-required');
  });

  it('has one result when two people bring it at the same moment', async () => {
    const draft = await commentedDraft();
    const { leader, hr, path } = draft;
    const filled = await fillIn(await download(leader, path, { format: 'xlsx' }), {
      ...{ I5: 'noted', J5: 'Yes.', I6: 'noted', J6: 'Yes.', I7: 'noted', J7: 'Yes.' },
    });
    const { body: plan } = await bring(leader, path, filled).expect(200);
    await Promise.all([leader, hr, leader].map((by) => carryOut(by, path, plan.planHash, filled)));
    const types = await eventsOf(etalon, draft.draftId);
    expect(types.filter((type) => type === 'comment.disposed')).toHaveLength(3);
    expect(types.filter((type) => type === 'draft.answers-imported')).toHaveLength(1);
  });

  it('is for those who answer for the passages, in rework alone', async () => {
    const draft = await commentedDraft();
    const { owner, leader, staff, path } = draft;
    const filled = await fillIn(await download(owner, path, { format: 'xlsx' }), {
      ...{ I5: 'noted', J5: 'Yes.', I6: 'noted', J6: 'Yes.' },
    });
    expect(faultsIn((await bring(owner, path, filled).expect(422)).body)).toEqual(['I5 table.not-yours']);
    await bring(await etalon.person('management'), path, filled).expect(404);
    await openRound(draft, leader, [staff]).expect(201);
    expect((await bring(leader, path, filled).expect(409)).body).toMatchObject({
      code: 'not-answering',
      state: 'review',
    });
  });

  it('is refused as a whole where it is no table', async () => {
    const { leader, path } = await commentedDraft();
    const refused = async (file: Uint8Array, type?: string) => (await bring(leader, path, file, type).expect(422)).body;
    expect(await refused(Buffer.from('PK\u0003\u0004 and no more'))).toMatchObject({
      detail: 'The file has faults, so nothing was changed.',
      faults: [{ field: 'file', message: 'The workbook is damaged or cut off. Save it once more and choose it again' }],
    });
    expect(faultsIn(await refused(Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'text/csv'))).toEqual([
      'file file-too-large',
    ]);
    const long = Buffer.from(`${'7v0,ge\n'.repeat(100_000)}`);
    expect((await refused(long, 'text/csv')).faults).toMatchObject([{ message: 'Expected at most 25,000 rows' }]);
    expect(faultsIn(await refused(Buffer.from('a,b\n1,2'), 'text/csv'))).toEqual(['A1 table.no-head']);
    await leader.client.post(`${path}/disposition-table/import-plan`).send({}).expect(415);
  });

  it('answers as many comments in as few statements', async () => {
    const draft = await commentedDraft();
    const { leader, path } = draft;
    await etalon.dataSource.query(
      `insert into comment (draft_id, round_id, author_id, type, text)
        select $1, $2, $3, 'general', 'Comment ' || number from generate_series(1, 300) number`,
      [draft.draftId, draft.roundId, draft.staff.id],
    );
    const csv = (await download(leader, path, { format: 'csv' })).toString();
    const filled = Buffer.from(csv.replaceAll(/"","","",""\r\n/g, '"noted","Thank you.","",""\r\n'));
    const { body: plan } = await bring(leader, path, filled, 'text/csv').expect(200);
    expect(plan.answers).toHaveLength(303);
    const statements = await statementsOf(() => carryOut(leader, path, plan.planHash, filled, 'text/csv').expect(200));
    expect(statements).toBeLessThanOrEqual(14);
    expect((await eventsOf(etalon, draft.draftId)).filter((type) => type === 'comment.disposed')).toHaveLength(303);
  });
});

describe('the pages of the table', () => {
  it('show what it would answer, and answer it once that is confirmed', async () => {
    const draft = await commentedDraft();
    const { leader, path, draftId, ids } = draft;
    const read = async (at: string) => (await page(leader.client, at).expect(200)).text.replaceAll('&#x3D;', '=');
    const inbox = await read(`/drafts/${draftId}/comments`);
    expect(inbox).toContain(`href="/drafts/${draftId}/disposition-table?format=xlsx"`);
    expect(inbox).toContain(`href="/drafts/${draftId}/comments/import"`);
    expect(await read(`/drafts/${draftId}/round`)).toContain(`roundId=${draft.roundId}"`);
    await page(leader.client, `/drafts/${draftId}/disposition-table?format=docx`).expect(200);

    const door = `/drafts/${draftId}/comments/import`;
    const exported = await download(leader, path, { format: 'xlsx' });
    const attach = (file: Uint8Array) =>
      leader.client
        .post(door)
        .set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' })
        .attach('file', Buffer.from(file), { filename: 'comments.xlsx' });
    const wrong = (await attach(await fillIn(exported, { I5: 'perhaps' })).expect(422)).text;
    expect(wrong).toContain(
      '<li>I5: Expected one of: accepted, accepted with changes, rejected, noted; found “perhaps”</li>',
    );

    const filled = await fillIn(exported, { I6: 'accepted', J6: 'Clearer.' });
    const planned = (await attach(filled).expect(200)).text;
    expect(planned).toContain('What the table answers');
    expect(planned).toContain('1 accepted suggestion is not put into the text by this');
    const { planHash, carried } = hiddenFields(planned) as { planHash: string; carried: string };
    const changed = await sendFields(leader.client, door, { planHash: '0'.repeat(64), carried }).expect(412);
    expect(changed.text).toContain('Something changed after the plan was made');
    const done = await sendFields(leader.client, door, { planHash, carried }).expect(303);
    expect(done.headers['location']).toBe(`/drafts/${draftId}/comments?show=answered`);
    expect((await answersOf(draft))[1]).toEqual([ids[1], ['accepted', 'Clearer.']]);
    const once = (await attach(filled).expect(200)).text;
    expect(once).toContain('The table answers nothing new');
    expect((await attach(Buffer.alloc(0)).expect(422)).text).toContain('The file is empty');
    expect((await sendFields(leader.client, door, { nothing: 'chosen' }).expect(422)).text).toContain('Choose a file');
  });

  it('take a workbook nearly as large as allowed, with the pictures that somebody put in', async () => {
    const { leader, path, draftId } = await commentedDraft();
    const door = `/drafts/${draftId}/comments/import`;
    const parts = await unzip(
      await fillIn(await download(leader, path, { format: 'xlsx' }), { I5: 'noted', J5: 'Yes.' }),
    );
    const large = await buffer(zipStream({ ...parts, 'xl/media/image1.png': randomBytes(5_200_000) }));
    const planned = await leader.client
      .post(door)
      .set({ Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' })
      .attach('file', large, { filename: 'comments.xlsx' })
      .expect(200);
    const { planHash, carried } = hiddenFields(planned.text) as { planHash: string; carried: string };
    await sendFields(leader.client, door, { planHash, carried }).expect(303);
  });

  it('offer to bring answers only to those who give some, while they are given', async () => {
    const draft = await commentedDraft();
    const { staff, leader, draftId } = draft;
    const door = `href="/drafts/${draftId}/comments/import"`;
    expect((await page(staff.client, `/drafts/${draftId}/comments?show=all`).expect(200)).text).not.toContain(door);
    await openRound(draft, leader, [staff]).expect(201);
    await comment(draft, staff).expect(201);
    expect((await page(leader.client, `/drafts/${draftId}/comments`).expect(200)).text).not.toContain(door);
    await page(leader.client, `/drafts/${draftId}/comments/import`).expect(409);
  });

  it('take a fixed number of statements', async () => {
    const { leader, draftId } = await commentedDraft();
    const visit = (path: string) => statementsOf(() => page(leader.client, `/drafts/${draftId}/${path}`).expect(200));
    expect(await visit('comments?show=all')).toBeLessThanOrEqual(12);
    expect(await visit('comments/import')).toBeLessThanOrEqual(4);
    expect(await visit('round')).toBeLessThanOrEqual(12);
  });
});

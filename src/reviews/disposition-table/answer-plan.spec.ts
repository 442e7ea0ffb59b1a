import { buffer } from 'node:stream/consumers';
import { filledIn, sampleComment, sampleDisposition, samplePresent, sampleTable } from '../../../test/support/tables';
import { participationFrom } from '../../standards/participation';
import type { CommentView } from '../comment-rows';
import { planAnswers, type Present } from './answer-plan';
import { writeCsv } from './csv-writer';
import { tableColumns, type TableColumn } from './table-columns';

const open = sampleComment();
const answered = sampleComment({ id: 8, disposition: sampleDisposition() });
const present = samplePresent([open, answered]);

/** The table as CSV in rows of values, for one to be edited before it is read. */
async function rowsOf(comments: CommentView[]): Promise<string[][]> {
  const text = (await buffer(writeCsv(sampleTable(comments)))).toString().replace('\ufeff', '');
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('","'));
}

const place = (column: TableColumn) => tableColumns.indexOf(column);
const asFile = (rows: string[][]) =>
  Buffer.from(rows.map((row) => row.map((value) => `"${value}"`).join(';')).join('\r\n'));

type Filling = Partial<Record<TableColumn, string>>;

/** What a table brings in which the row of the first comment was filled in so. */
async function planned(filling: Filling, now: Present = present, comments = [open, answered]) {
  const rows = await rowsOf(comments);
  for (const [column, value] of Object.entries(filling)) rows[1]![place(column as TableColumn)] = value;
  return planAnswers(await filledIn(asFile(rows)), now);
}

async function faultsOf(filling: Filling, now?: Present, comments?: CommentView[]): Promise<string[]> {
  const plan = await planned(filling, now, comments);
  return 'faults' in plan ? plan.faults.map(({ field, code }) => `${field} ${code}`) : [];
}

const yes = { disposition: 'accepted', reason: 'Clearer.' };

describe('a row that is filled in', () => {
  it('answers its comment', async () => {
    expect(await planned(yes)).toEqual({
      answers: [{ comment: open, outcome: 'accepted', reason: 'Clearer.' }],
      left: 0,
      unchanged: 1,
      toCarryOut: 0,
      ignored: [],
    });
  });

  it.each(['Accepted with changes', ' ACCEPTED  WITH CHANGES ', 'accepted-with-changes'])(
    'may have the disposition %j',
    async (disposition) => {
      const plan = await planned({ ...yes, disposition });
      expect(plan).toMatchObject({ answers: [{ outcome: 'accepted-with-changes' }] });
    },
  );

  it('says how many accepted suggestions remain to be carried out', async () => {
    const suggesting = { ...open, suggestion: 'Two rings.' };
    expect(await planned(yes, samplePresent([suggesting, answered]), [suggesting, answered])).toMatchObject({
      toCarryOut: 1,
    });
    const no = { ...yes, disposition: 'rejected' };
    expect(await planned(no, samplePresent([suggesting, answered]), [suggesting, answered])).toMatchObject({
      toCarryOut: 0,
    });
  });
});

describe('what is wrong is told by its cell', () => {
  const [key, type, comment, proposal, disposition, reason] = ['A2', 'F2', 'G2', 'H2', 'I2', 'J2'];
  it.each<[string, Filling, string[]]>([
    ['nothing', yes, []],
    ['nothing where nothing is filled in', {}, []],
    ['a key that is none', { key: '7' }, [`${key} table.no-key`]],
    ['no key', { key: '' }, [`${key} table.no-key`]],
    ['the key of a disposition that never was', { ...yes, key: '7v99' }, [`${key} table.no-key`]],
    ['the key of a disposition of another comment', { ...yes, key: '7v12' }, [`${key} table.no-key`]],
    ['a comment that is not of this draft', { ...yes, key: '99v0' }, [`${key} table.unknown-comment`]],
    ['another type', { ...yes, type: 'ge' }, [`${type} table.changed`]],
    ['another comment', { ...yes, comment: 'Two.' }, [`${comment} table.changed`]],
    ['another proposal', { ...yes, proposal: 'Two.' }, [`${proposal} table.changed`]],
    ['a disposition that is none', { ...yes, disposition: 'maybe' }, [`${disposition} table.unknown-disposition`]],
    ['no disposition', { reason: 'Clearer.' }, [`${disposition} table.disposition-missing`]],
    ['no reason', { disposition: 'noted' }, [`${reason} table.reason-missing`]],
    ['a reason of blanks', { disposition: 'noted', reason: '  ' }, [`${reason} table.reason-missing`]],
    ['a reason too long', { ...yes, reason: 'a'.repeat(2001) }, [`${reason} too-long`]],
    ['a reason that nobody can read', { ...yes, reason: 'a\u0007' }, [`${reason} control-character`]],
    [
      'everything at once',
      { type: 'ge', comment: 'Two.', disposition: 'maybe', reason: 'a'.repeat(2001) },
      [
        `${type} table.changed`,
        `${comment} table.changed`,
        `${disposition} table.unknown-disposition`,
        `${reason} too-long`,
      ],
    ],
  ])('%s', async (_, filling, expected) => {
    expect(await faultsOf(filling)).toEqual(expected);
  });

  it('a comment that is there twice', async () => {
    const plan = planAnswers(await filledIn(writeCsv(sampleTable([open, answered, open]))), present);
    expect(plan).toMatchObject({ faults: [{ field: 'A4', code: 'table.twice', parameters: { row: 2 } }] });
  });

  it('says which dispositions there are', async () => {
    const plan = await planned({ ...yes, disposition: 'maybe' });
    expect(plan).toMatchObject({
      faults: [
        { line: 2, parameters: { value: 'maybe', allowed: 'accepted, accepted with changes, rejected, noted' } },
      ],
    });
  });

  it('is no more than anybody mends at once', async () => {
    const many = Array.from({ length: 1100 }, (_, index) => sampleComment({ id: index + 1, text: 'A' }));
    const changed = samplePresent(many.map((one) => ({ ...one, text: 'B' })));
    const plan = planAnswers(await filledIn(writeCsv(sampleTable(many))), changed);
    expect('faults' in plan && plan.faults).toHaveLength(1001);
    expect('faults' in plan && plan.faults.at(-1)).toEqual({ field: 'file', code: 'more-faults' });
  });
});

describe('a comment that has changed since the table was made', () => {
  const nowAnswered = samplePresent([{ ...open, disposition: sampleDisposition({ id: 13 }) }, answered]);
  const takenBack = samplePresent([open, { ...answered, disposition: null }], [[8, sampleDisposition()]]);
  const answeredAnew = samplePresent(
    [open, { ...answered, disposition: sampleDisposition({ id: 14, outcome: 'noted' }) }],
    [[8, sampleDisposition()]],
  );

  it.each<[string, Filling, Present, CommentView[], string[]]>([
    ['answered by somebody else', yes, nowAnswered, [open], ['I2 table.answered-meanwhile']],
    [
      'answered with the same words',
      { disposition: 'rejected', reason: 'Measured: nobody waits.' },
      nowAnswered,
      [open],
      [],
    ],
    ['answered while nobody filled in its row', {}, nowAnswered, [open], []],
    ['answered before, and filled in otherwise', yes, present, [answered], ['I2 table.answered']],
    ['answered before, and emptied', { disposition: '', reason: '' }, present, [answered], ['I2 table.answered']],
    ['answered before', {}, present, [answered], []],
    ['taken back', {}, takenBack, [answered], []],
    ['taken back, and filled in otherwise', yes, takenBack, [answered], ['I2 table.taken-back']],
    ['answered anew', {}, answeredAnew, [answered], []],
    ['answered anew, and filled in otherwise', yes, answeredAnew, [answered], ['I2 table.answered']],
  ])('%s', async (_, filling, now, comments, expected) => {
    expect(await faultsOf(filling, now, comments)).toEqual(expected);
  });
});

describe('a comment of somebody else’s passage', () => {
  const responsible = (section_id: number): Present => ({
    ...present,
    participation: participationFrom([{ part: 'responsible-section', section_id, job_role: null }]),
  });

  it('is answered by whoever answers for the passage', async () => {
    expect(await faultsOf(yes, responsible(4))).toEqual([]);
    expect(await faultsOf(yes, responsible(5))).toEqual(['I2 table.not-yours']);
    expect(await faultsOf({}, responsible(5))).toEqual([]);
  });
});

describe('a comment that is answered with another', () => {
  const joinedTo = {
    id: 9,
    draftId: 1,
    clauseId: null,
    sectionId: null,
    author: { id: 3, name: 'Timur' },
    text: 'So.',
  };
  const joined = { ...open, joinedTo };

  it('is answered there', async () => {
    const now = samplePresent([joined, answered]);
    expect(await faultsOf(yes, now, [joined, answered])).toEqual(['I2 table.joined']);
    expect(await faultsOf({}, now, [joined, answered])).toEqual([]);
  });
});

describe('the columns', () => {
  const edited = async (edit: (rows: string[][]) => string[][]) => {
    const table = await filledIn(asFile(edit(await rowsOf([open]))));
    return table.faults.map(({ field, code }) => `${field} ${code}`);
  };

  it('may stand anywhere, with others beside them and lines above', async () => {
    const rows = (await rowsOf([open])).map((row) => [...row].reverse());
    const beside = [['Our notes'], ...rows.map((row, index) => [...row, index === 0 ? 'Notes' : 'Ask Timur'])];
    const table = await filledIn(asFile(beside));
    expect(table.faults).toEqual([]);
    expect(table.ignored).toEqual(['M “Notes”']);
    expect(table.rows.map(({ commentId, row }) => [commentId, row])).toEqual([[7, 3]]);
  });

  it('must be there, each once', async () => {
    const without = (column: TableColumn) => (rows: string[][]) =>
      rows.map((row) => row.filter((_, index) => index !== place(column)));
    expect(await edited(without('author'))).toEqual([]);
    expect(await edited(without('reason'))).toEqual(['A1 table.column-missing']);
    expect(await edited((rows) => rows.map((row) => [...row, row[place('reason')]!]))).toEqual([
      'M1 table.column-twice',
    ]);
    expect(
      await edited(() => [
        ['one', 'two'],
        ['1', '2'],
      ]),
    ).toEqual(['A1 table.no-head']);
  });

  it('are named in the language of the standard', async () => {
    const { faults } = await filledIn(writeCsv(sampleTable([open])), 'ru');
    expect(faults).toMatchObject([{ code: 'table.no-head' }]);
    const russian = await filledIn(writeCsv(sampleTable([open], { language: 'ru' })), 'ru');
    expect(russian.rows).toHaveLength(1);
  });
});

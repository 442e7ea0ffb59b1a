import type { SheetCell, SheetRow } from '../../platform/spreadsheets/sheet';
import { countIn, dayIn } from './complaint-cells';
import { columnOf } from './complaint-headings';
import { planComplaints, type PresentComplaints } from './complaint-plan';
import { readComplaintTable, type ComplaintColumns } from './complaint-table';

const text = (value: string): SheetCell => ({ kind: 'text', text: value });
const other = (value: string): SheetCell => ({ kind: 'other', text: value });

describe('a heading', () => {
  it.each([
    ['Cause', 'cause'],
    [' Reason of complaint ', 'cause'],
    ['Causeway', null],
    ['Причина жалобы', 'cause'],
    ['КАТЕГОРИЯ', 'cause'],
    ['Шағым себебі', null],
    ['Себебі', 'cause'],
    ['Şikâyet nedeni', 'cause'],
    ['Príčina', 'cause'],
    ['Number of complaints', 'count'],
    ['Number', null],
    ['Complaints', 'count'],
    ['Кол-во', 'count'],
    ['Саны', 'count'],
    ['Adet', 'count'],
    ['Počet', 'count'],
    ['Date of receipt', 'day'],
    ['Дата обращения', 'day'],
    ['Tarih', 'day'],
    ['Dátum', 'day'],
    ['Client', null],
    ['', null],
  ])('“%s” is of the column %s', (heading, column) => {
    expect(columnOf(heading)).toBe(column);
  });
});

describe('a number of complaints', () => {
  it.each<[SheetCell, number | null]>([
    [text('12'), 12],
    [text(' 1 204 '), 1204],
    [text('1\u00a0204'), 1204],
    [text('1\u202f000\u202f000'), 1_000_000],
    [text('1,204'), null],
    [text('12 34'), null],
    [text('-3'), null],
    [text('3.5'), null],
    [text('many'), null],
    [text(' '), null],
    [text('1000001'), null],
    [other('12'), 12],
    [other('12.0'), 12],
    [other('1.2E1'), 12],
    [other('12.5'), null],
    [other('-1'), null],
    [other('#REF!'), null],
  ])('%j: %s', (cell, count) => {
    expect(countIn(cell)).toBe(count);
  });
});

describe('a day', () => {
  it.each<[SheetCell, string | null]>([
    [text('2026-03-05'), '2026-03-05'],
    [text('2026/3/5'), '2026-03-05'],
    [text('2026-03-05T10:20:30Z'), '2026-03-05'],
    [text('2026-03-05 10:20'), '2026-03-05'],
    [text('05.03.2026'), '2026-03-05'],
    [text('5. 3. 2026'), '2026-03-05'],
    [text('5.3.2026 10:20'), '2026-03-05'],
    [text('5.3.2026, 10:20'), '2026-03-05'],
    [text('29.02.2024'), '2024-02-29'],
    [text('29.02.2026'), null],
    [text('31.04.2026'), null],
    [text('05.13.2026'), null],
    [text('3/5/2026'), null],
    [text('05.03.26'), null],
    [text('0026-03-05'), null],
    [text('46086'), null],
    [other('46086'), '2026-03-05'],
    [other('46086.75'), '2026-03-05'],
    [other('12'), null],
    [other('TRUE'), null],
  ])('%j: %s', (cell, day) => {
    expect(dayIn(cell)).toBe(day);
  });
});

/** A sheet whose cells are texts; `=…` is a formula, and null is an empty cell. */
function sheet(...rows: (string | null)[][]): SheetRow[] {
  return rows.map((row, index) => {
    const cells = row.flatMap((value, column) => {
      if (value === null) return [];
      const cell: SheetCell = { kind: value.startsWith('=') ? 'formula' : 'text', text: value };
      return [[column, cell] as const];
    });
    return { number: index + 1, cells: new Map(cells) };
  });
}

const read = (rows: SheetRow[], chosen: ComplaintColumns | null = null) => readComplaintTable(rows, chosen);

describe('a table', () => {
  it('is found below what stands above it', () => {
    const table = read(sheet(['Complaints of the spring'], [null, 'Date', 'Cause'], ['1', '2026-03-05', 'Late']));
    expect(table.columns).toEqual({ cause: 'C', count: null, day: 'B' });
    expect(table.rows).toEqual([{ row: 3, cell: 'C3', cause: 'Late', count: 1, day: '2026-03-05' }]);
  });

  it('without a known heading is only asked about', () => {
    const table = read(sheet(['Group', 'Times'], ['Late', '3']));
    expect(table).toMatchObject({ columns: { cause: null }, rows: [], faults: [] });
    expect(table.headings).toEqual([
      { column: 'A', heading: 'Group' },
      { column: 'B', heading: 'Times' },
    ]);
  });

  const counted = { cause: 'A', count: 'B', day: null };
  it.each<[string, (string | null)[][], ComplaintColumns, string[]]>([
    ['of counts', [['Late', '3']], counted, []],
    ['with a formula', [['Late', '=1+2']], counted, ['B2 complaints.formula']],
    ['with a formula beside it', [['Late', '3', '=1']], counted, []],
    ['with a total below', [[null, '3']], counted, ['A2 complaints.cause-missing']],
    ['with a note beside', [[null, null, 'note']], counted, []],
    ['without a count', [['Late', null]], counted, ['B2 complaints.count-missing']],
    ['with another count', [['Late', 'few']], counted, ['B2 complaints.not-a-count']],
    ['with a long cause', [['x'.repeat(201), '3']], counted, ['A2 too-long']],
    ['with another day', [['Late', 'soon']], { cause: 'A', count: null, day: 'B' }, ['B2 complaints.not-a-day']],
    ['with no such column', [['Late', '3']], { ...counted, day: 'Q' }, ['day complaints.no-such-column']],
  ])('%s: %j', (_, rows, columns, faults) => {
    const found = read(sheet(['Group', 'Times'], ...rows), columns).faults;
    expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(faults);
  });

  it('of complaints leaves out those that nobody found a cause for', () => {
    expect(read(sheet(['Cause', 'Who'], [null, 'Ann'], ['Late', 'Bob'], [' ', 'Eve']))).toMatchObject({
      withoutCause: 2,
      rows: [{ cause: 'Late' }],
      faults: [],
    });
  });
});

describe('a plan', () => {
  const present = (title: string, count: number, id = 7): PresentComplaints => ({
    ...{ id, version: 1, title, count, firstDay: null, lastDay: null },
  });
  const never = { firstDay: null, lastDay: null };
  const plan = (rows: (string | null)[][], there: PresentComplaints[] = [], period: typeof never | object = never) =>
    planComplaints(read(sheet(['Cause', 'Count'], ...rows)), there, 'en', { ...never, ...period });
  const said = ({ items }: ReturnType<typeof plan>) =>
    items.map(({ title, count, change }) => `${title} ${count} ${change}`);

  it.each<[string, (string | null)[][], PresentComplaints[], string[]]>([
    [
      'counts a cause however it is written',
      [
        ['Late', '2'],
        [' LATE ', '3'],
      ],
      [],
      ['Late 5 add'],
    ],
    [
      'begins with the most frequent',
      [
        ['Late', '2'],
        ['Rude', '3'],
      ],
      [],
      ['Rude 3 add', 'Late 2 add'],
    ],
    ['knows a cause that is there by its words', [['late', '2']], [present('Late', 9)], ['Late 2 update']],
    ['leaves alone what is as it was', [['Late', '9']], [present('Late', 9)], ['Late 9 unchanged']],
    [
      'takes the first of two that are the same',
      [['Late', '9']],
      [present('Late', 9), present('late', 1, 8)],
      ['Late 9 unchanged'],
    ],
  ])('%s', (_, rows, there, expected) => {
    expect(said(plan(rows, there))).toEqual(expected);
  });

  it('of a table without days has the period that is told', () => {
    const period = { firstDay: '2026-01-01', lastDay: '2026-03-31' };
    expect(plan([['Late', '9']], [present('Late', 9)], period).items).toMatchObject([{ ...period, change: 'update' }]);
  });

  it.each<[string, (string | null)[][], object, string[]]>([
    ['nothing', [], {}, ['file complaints.none']],
    [
      'too many complaints',
      [
        ['Late', '900000'],
        ['Late', '200000'],
      ],
      {},
      ['A2 complaints.too-many'],
    ],
    [
      'too many causes',
      Array.from({ length: 201 }, (_, index) => [`No. ${index}`, '1']),
      {},
      ['cause complaints.too-many-causes'],
    ],
    [
      'a period that ends first',
      [['Late', '1']],
      { firstDay: '2026-02-01', lastDay: '2026-01-01' },
      ['lastDay source.ends-before-it-begins'],
    ],
    ['more faults than anybody mends', Array.from({ length: 1002 }, () => ['Late', 'few']), {}, ['file more-faults']],
  ])('is not made of %s', (_, rows, period, expected) => {
    const { items, faults } = plan(rows, [], period);
    expect(items).toEqual([]);
    expect(faults.map(({ field, code }) => `${field} ${code}`).slice(-1)).toEqual(expected);
  });
});

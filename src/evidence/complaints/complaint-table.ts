import type { Fault } from '../../errors';
import { excerpt } from '../../platform/spreadsheets/cell-text';
import { cellName, columnName, type SheetRow } from '../../platform/spreadsheets/sheet';
import { sourceLimits } from '../source.rules';
import { countIn, dayIn } from './complaint-cells';
import { columnOf, complaintColumns, type ComplaintColumn } from './complaint-headings';

/** Which column has what, by its letters. Without a count each row is one complaint. */
export interface ComplaintColumns {
  cause: string | null;
  count: string | null;
  day: string | null;
}

/** One complaint, or as many of one cause as its row says. */
export interface ComplaintRow {
  row: number;
  /** `B4` */
  cell: string;
  cause: string;
  count: number;
  day: string | null;
}

export interface ComplaintTable {
  /** Every column that has a heading. */
  headings: { column: string; heading: string }[];
  columns: ComplaintColumns;
  rows: ComplaintRow[];
  /** Complaints that nobody found a cause for. */
  withoutCause: number;
  faults: Fault[];
}

/** The headings stand within so many rows from the top. */
const headRows = 20;

/**
 * The complaints in a table that was not made for Etalon.
 * @param chosen which column has what; null to be guessed by the headings
 */
export function readComplaintTable(sheet: readonly SheetRow[], chosen: ComplaintColumns | null): ComplaintTable {
  const known = (row: SheetRow) => new Set([...row.cells.values()].map(({ text }) => columnOf(text))).size;
  const head = sheet.slice(0, headRows).toSorted((one, other) => known(other) - known(one))[0];
  const headings = [...(head?.cells ?? [])].map(([place, { text }]) => ({
    column: columnName(place),
    heading: text.trim(),
  }));
  const columns = chosen ?? guessed(headings);
  const table: ComplaintTable = {
    headings,
    columns,
    rows: [],
    withoutCause: 0,
    faults: unknownColumns(headings, columns),
  };
  if (!head || columns.cause === null || table.faults.length > 0) return table;
  for (const row of sheet.slice(sheet.indexOf(head) + 1)) readRow(row, columns, table);
  return table;
}

function guessed(headings: ComplaintTable['headings']): ComplaintColumns {
  const found = (wanted: ComplaintColumn) =>
    headings.find(({ heading }) => columnOf(heading) === wanted)?.column ?? null;
  return { cause: found('cause'), count: found('count'), day: found('day') };
}

function unknownColumns(headings: ComplaintTable['headings'], columns: ComplaintColumns): Fault[] {
  return complaintColumns.flatMap((name) => {
    const column = columns[name];
    const isKnown = column === null || headings.some((heading) => heading.column === column);
    return isKnown ? [] : [{ field: name, code: 'complaints.no-such-column', parameters: { column } }];
  });
}

function readRow({ number, cells }: SheetRow, columns: ComplaintColumns, table: ComplaintTable): void {
  const byName = new Map(
    [...cells].map(([place, cell]) => [columnName(place), { ...cell, name: cellName(place, number) }]),
  );
  const cellOf = (column: ComplaintColumn) => byName.get(columns[column] ?? '');
  const nameOf = (column: ComplaintColumn) => `${columns[column]}${number}`;
  const before = table.faults.length;
  const fault = (column: ComplaintColumn, code: string, parameters: Fault['parameters'] = {}) =>
    table.faults.push({ field: nameOf(column), line: number, code, parameters });

  const used = complaintColumns.filter((column) => cellOf(column));
  for (const column of used) if (cellOf(column)!.kind === 'formula') fault(column, 'complaints.formula');
  if (table.faults.length > before) return;

  const cause = cellOf('cause')?.text.normalize('NFC').replace(/\s+/g, ' ').trim() ?? '';
  const [count, day] = [cellOf('count'), cellOf('day')];
  if (cause === '') {
    // Notes beside a table of counts are no row of it.
    if (columns.count === null) table.withoutCause++;
    else if (count) fault('cause', 'complaints.cause-missing');
    return;
  }
  if (cause.length > sourceLimits.title) {
    fault('cause', 'too-long', { maximum: sourceLimits.title, length: cause.length });
  }
  const said = columns.count === null ? 1 : count ? countIn(count) : null;
  if (columns.count !== null && !count) fault('count', 'complaints.count-missing');
  else if (said === null) fault('count', 'complaints.not-a-count', { value: excerpt(count!.text) });
  const on = day ? dayIn(day) : null;
  if (day && on === null) fault('day', 'complaints.not-a-day', { value: excerpt(day.text) });
  if (table.faults.length === before)
    table.rows.push({ row: number, cell: nameOf('cause'), cause, count: said!, day: on });
}

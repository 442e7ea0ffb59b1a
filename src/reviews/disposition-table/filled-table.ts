import type { Fault } from '../../errors';
import { cellName, columnName, type SheetCell, type SheetRow } from '../../platform/spreadsheets/sheet';
import { comparable, excerpt } from '../../platform/spreadsheets/cell-text';
import type { Language } from '../../vocabulary';
import { unguardFormula } from './formula-guard';
import { readRowKey, type RowKey } from './row-key';
import { columnWord, neededColumns, tableColumns, type TableColumn } from './table-columns';

/** A row of a table that came back: what it is about, and what its cells have. */
export interface FilledRow extends RowKey {
  row: number;
  /** Has a formula, so that no answer is taken from it. */
  spoilt: boolean;
  /** The text of a column; empty where nothing stands. */
  text: (column: TableColumn) => string;
  cell: (column: TableColumn) => SheetCell | undefined;
  /** `E14` */
  name: (column: TableColumn) => string;
}

export interface FilledTable {
  rows: FilledRow[];
  /** Columns that somebody added; nothing is taken from them. */
  ignored: string[];
  faults: Fault[];
}

/** The names of the columns stand within so many rows from the top. */
const headRows = 20;

/**
 * Finds the columns by their names in the language of the standard, wherever they stand, and the comment that each row is about.
 * @param guarded whether what could run as a formula has an apostrophe before it, as in CSV
 */
export function readFilledTable(sheet: readonly SheetRow[], language: Language, guarded: boolean): FilledTable {
  const words = new Map(tableColumns.map((column) => [comparable(columnWord(column, language), language), column]));
  const named = (row: SheetRow) =>
    [...row.cells].map(([place, { text }]) => ({ place, text, column: words.get(comparable(text, language)) ?? null }));
  const heads = sheet.slice(0, headRows).map((row) => ({ row, columns: named(row) }));
  const head = heads.toSorted((one, other) => known(other.columns) - known(one.columns))[0];
  const columns = head?.columns ?? [];
  const faults = headFaults(columns, head?.row.number ?? 1, language);
  if (faults.length > 0) return { rows: [], ignored: [], faults };

  const places = new Map(columns.flatMap(({ column, place }) => (column ? [[column, place] as const] : [])));
  const ignored = columns
    .filter(({ column }) => column === null)
    .map(({ place, text }) => `${columnName(place)} “${text}”`);
  const table: FilledTable = { rows: [], ignored, faults: [] };
  const seen = new Map<number, number>();
  for (const row of sheet.slice(sheet.indexOf(head!.row) + 1)) readRow(row, places, guarded, seen, table);
  return table;
}

function readRow(
  { number, cells }: SheetRow,
  places: ReadonlyMap<TableColumn, number>,
  guarded: boolean,
  seen: Map<number, number>,
  table: FilledTable,
): void {
  const cell = (column: TableColumn) => cells.get(places.get(column) ?? -1);
  const text = (column: TableColumn) => {
    const value = cell(column)?.text ?? '';
    return guarded ? unguardFormula(value) : value;
  };
  const name = (column: TableColumn) => cellName(places.get(column) ?? 0, number);
  // What was noted beside or below the table, in columns of its own, is no row of it.
  const used = [...places.keys()].filter((column) => cell(column));
  if (used.length === 0) return;
  const fault = (column: TableColumn, code: string, parameters: Fault['parameters'] = {}) =>
    table.faults.push({ field: name(column), line: number, code, parameters });
  const formulas = used.filter((column) => cell(column)!.kind === 'formula');
  for (const column of formulas) fault(column, 'table.formula');
  if (formulas.includes('key')) return;

  const key = readRowKey(text('key'));
  if (!key) return void fault('key', 'table.no-key', { value: excerpt(text('key')) });
  const first = seen.get(key.commentId);
  if (first !== undefined) return void fault('key', 'table.twice', { row: first });
  seen.set(key.commentId, number);
  table.rows.push({ ...key, row: number, spoilt: formulas.length > 0, text, cell, name });
}

interface NamedColumn {
  place: number;
  text: string;
  column: TableColumn | null;
}

function known(columns: NamedColumn[]): number {
  return columns.filter(({ column }) => column !== null).length;
}

/** What is missing among the columns, and what is there twice. */
function headFaults(columns: NamedColumn[], row: number, language: Language): Fault[] {
  if (known(columns) === 0) {
    const names = new Intl.ListFormat(language).format(neededColumns.map((column) => columnWord(column, language)));
    return [{ field: cellName(0, row), line: row, code: 'table.no-head', parameters: { columns: names } }];
  }
  const missing = neededColumns.filter((needed) => !columns.some(({ column }) => column === needed));
  const repeated = columns.filter(
    ({ column }, index) => column !== null && columns.findIndex((one) => one.column === column) < index,
  );
  return [
    ...missing.map((column) => ({
      field: cellName(0, row),
      line: row,
      code: 'table.column-missing',
      parameters: { column: columnWord(column, language) },
    })),
    ...repeated.map(({ place, text }) => ({
      field: cellName(place, row),
      line: row,
      code: 'table.column-twice',
      parameters: { column: text.trim() },
    })),
  ];
}

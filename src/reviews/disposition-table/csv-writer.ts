import { Readable } from 'node:stream';
import { rowsOf, type DispositionTable } from './disposition-table';
import { guardFormula } from './formula-guard';
import { columnWord, tableColumns } from './table-columns';

/** The table as CSV (RFC 4180), in UTF-8 with the mark by which Excel knows it. */
export function writeCsv(table: DispositionTable): Readable {
  return Readable.from(linesOf(table), { objectMode: false });
}

async function* linesOf(table: DispositionTable): AsyncGenerator<string> {
  yield `\ufeff${line(tableColumns.map((column) => columnWord(column, table.language)))}`;
  for await (const cells of rowsOf(table)) yield line(tableColumns.map((column) => cells[column]));
}

function line(values: string[]): string {
  return `${values.map((value) => `"${guardFormula(value).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

import { Readable } from 'node:stream';
import { Invalid } from '../../errors';
import { dayIn } from '../../platform/i18n/time-zone';
import type { Renderer } from '../../rendering/renderer';
import { tableHtml } from '../../rendering/sheets/table';
import { headOf, rowsOf, type DispositionTable } from './disposition-table';
import { columnWord, columnWidths, readColumns } from './table-columns';

/** Rows that still are a document to be read, and a moment's work. */
const mostRows = 2000;

/** The table to be read on paper. @throws Invalid when it is too long for that */
export async function writePdf(table: DispositionTable, renderer: Renderer): Promise<Readable> {
  const { count, language, timeZone, madeAt, organisation } = table;
  if (count > mostRows) {
    throw new Invalid([{ field: 'format', code: 'table-too-long-to-print', parameters: { count, most: mostRows } }]);
  }
  const { heading, facts, legend } = headOf(table);
  const rows: string[][] = [];
  for await (const cells of rowsOf(table)) rows.push(readColumns.map((column) => cells[column]));
  const document = tableHtml({
    ...{ language, heading, facts, legend, rows, colour: table.colour },
    standard: `${organisation} · ${table.title}`,
    date: dayIn(timeZone, madeAt),
    columns: readColumns.map((column) => ({ word: columnWord(column, language), width: columnWidths[column] })),
  });
  const { bytes } = await renderer.render(document, { urgent: true });
  return Readable.from([Buffer.from(bytes)], { objectMode: false });
}

import type { Readable } from 'node:stream';
import { unpacked } from '../../platform/office/unpacked';
import { xmlText } from '../../platform/office/xml-text';
import { zipStream } from '../../platform/office/zip-stream';
import { rowsOf, type DispositionTable, type TableCells } from './disposition-table';
import { docxFrame, placeholder } from './docx-frame';
import { readColumns } from './table-columns';

const body = 'word/document.xml';

/**
 * The table as a Word document. The docx package lays out everything but the rows, and one row as an example: it takes a minute and
 * 600 MB for twenty thousand of them, so they are printed from the example while they are sent.
 */
export async function writeDocx(table: DispositionTable): Promise<Readable> {
  const parts = await unpacked(await docxFrame(table));
  const { before, row, after } = aroundRow(parts[body]!.toString());
  return zipStream({ ...parts, [body]: rows() });

  async function* rows(): AsyncGenerator<string> {
    yield before;
    for await (const cells of rowsOf(table)) yield filledIn(row, cells);
    yield after;
  }
}

/** Cuts the document around its example of a row. */
function aroundRow(document: string): { before: string; row: string; after: string } {
  const inside = document.indexOf(placeholder(readColumns[0]!));
  const [start, end] = [document.lastIndexOf('<w:tr>', inside), document.indexOf('</w:tr>', inside) + '</w:tr>'.length];
  if (inside < 0 || start < 0) throw new Error('the frame of the document has no row');
  return { before: document.slice(0, start), row: document.slice(start, end), after: document.slice(end) };
}

function filledIn(row: string, cells: TableCells): string {
  return row.replace(/\{\{(\w+)\}\}/g, (_, column: keyof TableCells) => runText(cells[column]));
}

/** Text within `<w:t>`: lines and tabs are elements beside it. */
function runText(text: string): string {
  return xmlText(text)
    .replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">')
    .replaceAll('\t', '</w:t><w:tab/><w:t xml:space="preserve">');
}

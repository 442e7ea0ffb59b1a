import type { Readable } from 'node:stream';
import { columnName } from '../../platform/spreadsheets/sheet';
import { spreadsheetText, xmlText } from '../../platform/office/xml-text';
import { zipStream } from '../../platform/office/zip-stream';
import { translate } from '../../platform/i18n/translate';
import { headOf, rowsOf, type DispositionTable, type TableCells } from './disposition-table';
import { columnWord, outcomeWords, tableColumns, type TableColumn } from './table-columns';
import { cellStyles, styleSheet } from './xlsx-styles';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** In characters. Together they fill a sheet of A4 across at three quarters of their size. */
const widths: Record<TableColumn, number> = {
  key: 9,
  number: 5,
  author: 13,
  clause: 17,
  passage: 14,
  type: 6,
  comment: 30,
  proposal: 25,
  disposition: 15,
  reason: 26,
  objection: 17,
  agreements: 9,
};

/** The row with the names of the columns; what stands above it says what the table is. */
export const headerRow = 4;

const last = columnName(tableColumns.length - 1);

/** The table as a workbook of one sheet (ECMA-376 part 1, 18), sent row by row. */
export function writeXlsx(table: DispositionTable): Readable {
  const { language, count } = table;
  const name = xmlText(translate(language, 'answers.table.sheet'));
  const bottom = headerRow + count;
  return zipStream({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': properties(table),
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${name}'!$A$${headerRow}:$${last}$${bottom}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$${headerRow}:$${headerRow}</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${xml}${styleSheet}`,
    'xl/worksheets/sheet1.xml': sheet(table, bottom),
  });
}

const contentTypes = `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

function properties({ organisation, title, language, madeAt }: DispositionTable): string {
  const heading = `${translate(language, 'answers.table.title')}: ${title}`;
  return `${xml}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(heading)}</dc:title><dc:creator>${xmlText(organisation)}</dc:creator><dc:language>${language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${madeAt.toISOString()}</dcterms:created></cp:coreProperties>`;
}

async function* sheet(table: DispositionTable, bottom: number): AsyncGenerator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${bottom}"/>`;
  yield `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  yield `<sheetFormatPr defaultRowHeight="15"/><cols>${tableColumns.map(column).join('')}</cols><sheetData>${headRows(table)}`;
  let row = headerRow;
  for await (const cells of rowsOf(table)) yield tableRow(++row, cells);
  yield '</sheetData>';
  // Without a password: it keeps from slips, not from people.
  yield '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" autoFilter="0"/>';
  yield `<autoFilter ref="A${headerRow}:${last}${bottom}"/><mergeCells count="3">${[1, 2, 3].map((row) => `<mergeCell ref="B${row}:${last}${row}"/>`).join('')}</mergeCells>`;
  yield `${choiceOfDisposition(table, bottom)}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>`;
  yield `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${footer(table)}</oddFooter></headerFooter></worksheet>`;
}

function column(name: TableColumn, index: number): string {
  const hidden = name === 'key' ? ' hidden="1"' : '';
  return `<col min="${index + 1}" max="${index + 1}" width="${widths[name]}" customWidth="1"${hidden}/>`;
}

function headRows(table: DispositionTable): string {
  const { heading, standard, facts, legend } = headOf(table);
  const { language } = table;
  const names = tableColumns.map((name, index) =>
    cell(index, headerRow, cellStyles.header, columnWord(name, language)),
  );
  const howTo = translate(language, 'answers.table.howTo');
  return [
    `<row r="1" ht="24" customHeight="1">${cell(1, 1, cellStyles.title, `${heading}: ${standard}`)}</row>`,
    `<row r="2" ht="16" customHeight="1">${cell(1, 2, cellStyles.fact, facts)}</row>`,
    `<row r="3" ht="16" customHeight="1">${cell(1, 3, cellStyles.fact, `${howTo} ${legend}`)}</row>`,
    `<row r="${headerRow}" ht="32" customHeight="1">${names.join('')}</row>`,
  ].join('');
}

/** Who has an answer already cannot be given another here. */
function tableRow(row: number, cells: TableCells): string {
  const open = cells.disposition === '';
  const written = tableColumns.map((name, index) => {
    if (name === 'number')
      return `<c r="${columnName(index)}${row}" s="${cellStyles.centred}"><v>${cells.number}</v></c>`;
    if (name === 'type') return cell(index, row, cellStyles.centred, cells.type);
    const fillIn = open && (name === 'disposition' || name === 'reason');
    return cell(index, row, fillIn ? cellStyles.fillIn : cellStyles.text, cells[name]);
  });
  return `<row r="${row}" ht="${heightOf(cells)}">${written.join('')}</row>`;
}

/** In points: one line, and the most that a row may have. */
const line = 13.5;
const tallest = 409;

/** The height that the longest cell takes, as far as it can be told without the font; a program that edits the row fits it. */
function heightOf(cells: TableCells): number {
  const lines = tableColumns
    .filter((name) => name !== 'key')
    .map((name) => {
      const perLine = widths[name] * 0.95;
      return cells[name].split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / perLine)), 0);
    });
  return Math.min(tallest, Math.max(...lines) * line + 3);
}

function cell(index: number, row: number, style: number, text: string): string {
  const reference = `${columnName(index)}${row}`;
  if (text === '') return `<c r="${reference}" s="${style}"/>`;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${spreadsheetText(text)}</t></is></c>`;
}

function choiceOfDisposition({ language, count }: DispositionTable, bottom: number): string {
  if (count === 0) return '';
  const place = columnName(tableColumns.indexOf('disposition'));
  const words = outcomeWords(language).join(',');
  const error = translate(language, 'answers.table.chooseOne');
  return `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" error="${xmlText(error)}" sqref="${place}${headerRow + 1}:${place}${bottom}"><formula1>"${xmlText(words)}"</formula1></dataValidation></dataValidations>`;
}

/** `&` begins a code in a footer (18.3.1.39), and is doubled to stand for itself. */
function footer({ title, language }: DispositionTable): string {
  const text = `&L${title.replaceAll('&', '&&').slice(0, 150)}&R${translate(language, 'answers.table.page', { page: '&P', pages: '&N' })}`;
  return xmlText(text);
}

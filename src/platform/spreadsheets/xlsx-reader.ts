import { Package } from '../office/package';
import { mostColumns, unreadable, type SheetCell, type SheetLimits, type SheetRow } from './sheet';
import { fromSpreadsheetText } from '../office/xml-text';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/**
 * The rows of the first sheet of an XLSX workbook (ECMA-376), in which something stands. Read as a stream, within limits that hold for
 * what the file unpacks to; formulas are told from values and never evaluated, and nothing outside the file is looked at.
 * @throws Invalid where it is no such workbook, has macros, or is larger than allowed
 */
export async function readXlsx(source: Uint8Array, limits: SheetLimits): Promise<SheetRow[]> {
  const workbook = await Package.open(source, limits.unpackedBytes, (reason, parameters) =>
    unreadable(`spreadsheet.${reason === 'part-missing' ? 'not-a-table' : reason}`, parameters),
  );
  return workbook.use(() => readFirstSheet(workbook, limits));
}

async function readFirstSheet(workbook: Package, { rows }: SheetLimits): Promise<SheetRow[]> {
  await requireWorkbook(workbook);
  const main = await workbook.related('', '/officeDocument');
  const sheets: string[] = [];
  await workbook.read(main[0]?.path, {
    open: (name, attributes) => {
      if (name === 'sheet') sheets.push(attributes['r:id'] ?? '');
    },
  });
  const relations = await workbook.related(main[0]!.path, '');
  const first = relations.find(({ id }) => id === sheets[0]);
  if (!first?.type.endsWith('/worksheet')) throw unreadable('spreadsheet.no-sheet');
  const shared = relations.find(({ type }) => type.endsWith('/sharedStrings'));
  return readSheet(workbook, first.path, shared ? await readTexts(workbook, shared.path) : [], rows);
}

/** A workbook says what it is in its content types; one with macros says so there, whatever its name. */
async function requireWorkbook(workbook: Package): Promise<void> {
  const types: string[] = [];
  await workbook.read('[Content_Types].xml', {
    open: (_, attributes) => types.push(attributes['ContentType'] ?? ''),
  });
  if (types.some((type) => /macroEnabled|vbaProject/i.test(type))) throw unreadable('spreadsheet.macros');
  if (!types.includes(workbookType)) throw unreadable('spreadsheet.not-a-table');
}

/** The texts that cells of all sheets name by their place; how they are pronounced (`rPh`) is not part of them. */
async function readTexts(workbook: Package, path: string): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let pronounced = false;
  let inText = false;
  await workbook.read(path, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') pronounced = true;
      inText = name === 't' && !pronounced;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      inText = false;
      if (name === 'rPh') pronounced = false;
      if (name === 'si') texts.push(fromSpreadsheetText(text));
    },
  });
  return texts;
}

async function readSheet(workbook: Package, path: string, texts: string[], limit: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  let row: SheetRow = { number: 0, cells: new Map() };
  let column = -1;
  let type = '';
  let value: string | null = null;
  let formula = false;
  let within = '';
  await workbook.read(path, {
    open: (name, attributes) => {
      within = name;
      if (name === 'row') {
        row = { number: Number(attributes['r'] ?? row.number + 1), cells: new Map() };
        column = -1;
      } else if (name === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
        type = attributes['t'] ?? 'n';
        value = null;
        formula = false;
      } else if (name === 'f') formula = true;
    },
    text: (piece) => {
      if (within === 'v' || within === 't') value = (value ?? '') + piece;
    },
    close: (name) => {
      within = '';
      if (name === 'c' && column < mostColumns) {
        const cell = cellOf(type, value, formula, texts);
        if (cell) row.cells.set(column, cell);
      }
      if (name !== 'row' || row.cells.size === 0) return;
      if (rows.length >= limit) throw unreadable('spreadsheet.too-many-rows', { maximum: limit });
      rows.push(row);
    },
  });
  return rows;
}

function cellOf(type: string, value: string | null, formula: boolean, texts: string[]): SheetCell | null {
  if (formula) return { kind: 'formula', text: value ?? '' };
  if (value === null || value === '') return null;
  if (type === 's') {
    const text = texts[Number(value)];
    if (text === undefined) throw unreadable('spreadsheet.broken');
    return text === '' ? null : { kind: 'text', text };
  }
  if (type === 'inlineStr' || type === 'str') return { kind: 'text', text: fromSpreadsheetText(value) };
  return { kind: 'other', text: value };
}

/** 0 for `A1`. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) throw unreadable('spreadsheet.broken');
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

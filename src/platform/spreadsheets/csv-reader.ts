import { CsvError, parse, type Options } from 'csv-parse/sync';
import { Invalid } from '../../errors';
import { unreadable, type SheetCell, type SheetLimits, type SheetRow } from './sheet';

/** What separates values: by RFC 4180, as Excel writes where the comma is a decimal mark, and in its "Unicode text". */
const delimiters = [',', ';', '\t'];

/** As many records tell which delimiter a file has. */
const sample = 20;

/**
 * The rows of a CSV file (RFC 4180) in which something stands, with a comma, a semicolon or a tab between values. A value is a text.
 * @throws Invalid where it is not text in UTF-8 (or UTF-16 with its mark), is no table, or is longer than allowed
 */
export function readCsv(source: Uint8Array, { rows }: SheetLimits): SheetRow[] {
  const text = decode(source);
  if (text.includes('\0')) throw unreadable('spreadsheet.not-a-table');
  // Excel's own way to name the delimiter, which it does not count as a row.
  const named = /^sep=(.)\r?\n/i.exec(text);
  const content = named ? text.slice(named[0].length) : text;
  const records = parseRecords(content, { delimiter: named?.[1] ?? delimiterOf(content), to: rows + 1 });
  if (records.length > rows) throw unreadable('spreadsheet.too-many-rows', { maximum: rows });
  return records.flatMap((record, index) => {
    const cells = new Map(
      record.flatMap((value, column) => (value === '' ? [] : [[column, textCell(value)] as const])),
    );
    return cells.size === 0 ? [] : [{ number: index + 1, cells }];
  });
}

function textCell(text: string): SheetCell {
  return { kind: 'text', text };
}

function decode(source: Uint8Array): string {
  const [first, second] = source;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(source);
  } catch {
    throw new Invalid([{ field: 'file', code: 'not-utf-8' }], 'file-has-faults');
  }
}

/** The delimiter that makes the most of a row. */
function delimiterOf(text: string): string {
  const widths = delimiters.map((delimiter) => {
    try {
      return Math.max(0, ...parseRecords(text, { delimiter, to: sample }).map((record) => record.length));
    } catch {
      return 0;
    }
  });
  return delimiters[widths.indexOf(Math.max(...widths))]!;
}

function parseRecords(text: string, options: Options): string[][] {
  try {
    return parse(text, {
      ...options,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { lines?: number };
    throw new Invalid([{ field: 'file', code: 'spreadsheet.broken-csv', line: lines ?? 1 }], 'file-has-faults');
  }
}

import { Invalid } from '../../errors';

/**
 * What a cell holds. A formula is known to be one and is never evaluated; `other` is a number, a date, a truth value or an error, by
 * the text that the file has for it.
 */
export interface SheetCell {
  kind: 'text' | 'formula' | 'other';
  text: string;
}

/** A row in which something stands. */
export interface SheetRow {
  /** As the spreadsheet numbers it: 1 for the first. */
  number: number;
  /** By column: 0 for A. */
  cells: Map<number, SheetCell>;
}

/** How much of a file is read before it is refused. */
export interface SheetLimits {
  /** Bytes of the file. */
  bytes: number;
  /** Bytes of what it unpacks to. */
  unpackedBytes: number;
  rows: number;
}

/** Cells beyond this column are not read. */
export const mostColumns = 256;

/** A column by its letters: `columnName(27)` is `AB`. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** A cell as people call it: `E14`. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** A file that cannot be read as a table at all. */
export function unreadable(code: string, parameters: Record<string, number> = {}): Invalid {
  return new Invalid([{ field: 'file', code, parameters }], 'file-has-faults');
}

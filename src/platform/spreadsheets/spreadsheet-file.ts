import { readCsv } from './csv-reader';
import { isCompound, isEncrypted, isZip } from '../office/signatures';
import { unreadable, type SheetLimits, type SheetRow } from './sheet';
import { readXlsx } from './xlsx-reader';
import { Invalid } from '../../errors';

export interface Spreadsheet {
  format: 'xlsx' | 'csv';
  rows: SheetRow[];
}

/**
 * The rows of an XLSX workbook or a CSV file, told apart by their content: a name says nothing.
 * @throws Invalid that says what the file is instead, and what to do about it
 */
export async function readSpreadsheet(source: Uint8Array, limits: SheetLimits): Promise<Spreadsheet> {
  if (source.length > limits.bytes) {
    const parameters = { maximum: limits.bytes / 1024 / 1024 };
    throw new Invalid([{ field: 'file', code: 'file-too-large', parameters }], 'file-has-faults');
  }
  if (source.length === 0) throw unreadable('spreadsheet.empty');
  if (isCompound(source)) throw unreadable(isEncrypted(source) ? 'spreadsheet.protected' : 'spreadsheet.old-format');
  if (isZip(source)) return { format: 'xlsx', rows: await readXlsx(source, limits) };
  return { format: 'csv', rows: readCsv(source, limits) };
}

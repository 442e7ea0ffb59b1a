import { readCsv } from './csv-reader';
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
  if (beginsWith(source, compoundFile))
    throw unreadable(isEncrypted(source) ? 'spreadsheet.protected' : 'spreadsheet.old-format');
  if (beginsWith(source, zipFile)) return { format: 'xlsx', rows: await readXlsx(source, limits) };
  return { format: 'csv', rows: readCsv(source, limits) };
}

/** The compound files of Office up to 2003, which also wrap what is protected by a password ([MS-CFB] 2.2). */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zipFile = [0x50, 0x4b, 0x03, 0x04];

function beginsWith(source: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => source[index] === byte);
}

/** The name of the stream in which Office keeps an encrypted document ([MS-OFFCRYPTO] 2.3.4.4). */
function isEncrypted(source: Uint8Array): boolean {
  return Buffer.from(source).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

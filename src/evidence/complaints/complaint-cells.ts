import type { SheetCell } from '../../platform/spreadsheets/sheet';
import { sourceLimits } from '../source.rules';

/** A whole number as people and spreadsheets write it, also with spaces between thousands; null for anything else. */
export function countIn({ kind, text }: SheetCell): number | null {
  const digits = text.trim().replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, '');
  const isNumber = kind === 'other' ? Number.isInteger(Number(digits)) : /^\d+$/.test(digits);
  const count = Number(digits);
  return isNumber && digits !== '' && count >= 0 && count <= sourceLimits.number ? count : null;
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/;
const dayFirst = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\.?[,\s].*)?$/;

/** Days of a workbook are counted from this one; those within what anybody keeps of complaints. */
const epoch = Date.UTC(1899, 11, 30);
const serials = { first: 29_221, last: 73_050 };

/** The day in a cell, `2026-03-05`, also of a moment; null where none can be read for sure, such as in 3/5/2026. */
export function dayIn({ kind, text }: SheetCell): string | null {
  const written = text.trim();
  const [, year, month, day] = yearFirst.exec(written) ?? [];
  if (year) return calendarDay(Number(year), Number(month), Number(day));
  const [, ofMonth, ofYear, last] = dayFirst.exec(written) ?? [];
  if (last) return calendarDay(Number(last), Number(ofYear), Number(ofMonth));
  const serial = Math.floor(Number(written));
  const isDay = kind === 'other' && serial >= serials.first && serial <= serials.last;
  return isDay ? new Date(epoch + serial * 86_400_000).toISOString().slice(0, 10) : null;
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1980 && year < 2100;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

import type { Language } from '../../vocabulary';

/** English as outside America: day first. */
const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : language);

const [whole, digits] = ['numeric', '2-digit'] as const;
const styles = {
  date: { dateStyle: 'long' },
  time: { timeStyle: 'short' },
  moment: { day: whole, month: 'long', year: whole, hour: digits, minute: digits, timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** To make one takes as long as to draw a page, so each is kept: as many as there are languages, and zones a company was in. */
const formats = new Map<string, Intl.DateTimeFormat>();

function written(at: Date, style: keyof typeof styles, language: Language, timeZone: string): string {
  const key = `${style} ${language} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf(language), { ...styles[style], timeZone });
    formats.set(key, format);
  }
  return format.format(at);
}

/** A calendar date, `2026-12-01`, as the language writes it in full. */
export function longDate(date: string, language: Language): string {
  return written(new Date(`${date}T00:00:00Z`), 'date', language, 'UTC');
}

/** The day that it is in `timeZone` at a moment, as the language writes it in full. */
export function longDay(at: Date, language: Language, timeZone: string): string {
  return written(at, 'date', language, timeZone);
}

/** The hour and minute by the clocks of `timeZone`. */
export function shortTime(at: Date, language: Language, timeZone: string): string {
  return written(at, 'time', language, timeZone);
}

/** A moment by the clocks of `timeZone`, with the short name of that zone, as the language writes it. */
export function longMoment(at: Date, language: Language, timeZone: string): string {
  return written(at, 'moment', language, timeZone);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** The length of a file, such as `481 kB`, to about two figures. */
export function fileSize(bytes: number, language: Language): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const size = bytes / 1000 ** power;
  const unit = units[power];
  const maximumFractionDigits = size < 10 && power > 0 ? 1 : 0;
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, maximumFractionDigits }).format(size);
}

/** A language by the name its speakers give it. */
export function ownNameOf(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language)!;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

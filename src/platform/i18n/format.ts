import type { Language } from '../../vocabulary';

/** English as outside America: day first. */
const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : language);

/** A calendar date, `2026-12-01` or a moment, as the language writes it in full. */
export function longDate(date: string | Date, language: Language): string {
  const day = typeof date === 'string' ? new Date(`${date}T00:00:00Z`) : date;
  const timeZone = typeof date === 'string' ? 'UTC' : undefined;
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone }).format(day);
}

/** A moment by the clock of the server, with the name of its time zone, as the language writes it. */
export function longMoment(at: Date, language: Language): string {
  const form = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(localeOf(language), { ...form, timeZoneName: 'short' }).format(at);
}

/** The hour and minute by the clock of the server. */
export function shortTime(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short' }).format(at);
}

/** The time zone of the server, such as `Asia/Almaty`. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
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

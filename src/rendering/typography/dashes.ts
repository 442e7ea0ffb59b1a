import type { Language } from '../../vocabulary';
import { commonUnits, conventions } from './conventions';

/** A hyphen that begins what somebody says, or stands alone between words; never one that may be a minus. */
const looseHyphen = new RegExp(
  [
    String.raw`(?<=^ ?)-(?= \p{L})`,
    String.raw`(?<=[\p{L}\p{N}\p{M})\]»“”’"'.,!?…%] )-(?= [\p{L}(«„“‘"'])`,
    String.raw`(?<=\p{L}{3} )-(?= \d)`,
  ].join('|'),
  'gmu',
);

/** From hour to hour. */
const hours = /(?<![\d:.-])(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)(?![\d:.-])/g;

const ranges = new Map<Language, RegExp>();

/** From number to number of something that is counted: without a unit it may be the name of something. */
function rangeOf(language: Language): RegExp {
  const known = ranges.get(language);
  if (known) return known;
  const units = [...commonUnits, ...conventions[language].units].map((unit) => unit.replace(/[.$]/g, '\\$&'));
  const made = new RegExp(
    String.raw`(?<![\p{L}\p{N}.,:/–№-]|№ )(\d+(?:[.,]\d+)?)-(\d+(?:[.,]\d+)?)(?= ?(?:${units.join('|')})(?![\p{L}\p{N}]))`,
    'gu',
  );
  ranges.set(language, made);
  return made;
}

/** Hyphens that are meant to be dashes become them; the text keeps its length. */
export function setDashes(text: string, language: Language): string {
  if (!text.includes('-')) return text;
  return text
    .replace(looseHyphen, conventions[language].dash)
    .replace(rangeOf(language), (found, from: string, to: string) => range(found, numberOf(from), numberOf(to)))
    .replace(hours, (found, ...[hour, minute, endHour, endMinute]: string[]) =>
      range(found, Number(hour) * 60 + Number(minute), Number(endHour) * 60 + Number(endMinute)),
    );
}

function range(found: string, from: number, to: number): string {
  return from < to ? found.replace('-', '–') : found;
}

const numberOf = (text: string) => Number(text.replace(',', '.'));

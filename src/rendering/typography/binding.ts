import type { Language } from '../../vocabulary';
import { commonUnits, conventions } from './conventions';

const noBreakSpace = '\u00a0';
const noBreakHyphen = '\u2011';

/** The words of a language that stay with their neighbours, in small letters and without what surrounds them. */
interface Ties {
  leading: Set<string>;
  trailing: Set<string>;
  /** Two neighbours of an abbreviation: `т. е.` */
  pairs: Set<string>;
  before: Set<string>;
  units: Set<string>;
  months: Set<string>;
}

const ties = new Map<Language, Ties>();

function tiesOf(language: Language): Ties {
  const known = ties.get(language);
  if (known) return known;
  const { leading, trailing, phrases, before, units } = conventions[language];
  const made: Ties = {
    leading: new Set(leading),
    trailing: new Set(trailing),
    pairs: new Set(
      phrases.flatMap((phrase) => {
        const words = phrase.split(' ');
        return words.slice(1).map((word, index) => `${words[index]} ${word}`);
      }),
    ),
    before: new Set(before.map((word) => `${word}.`)),
    units: new Set([...commonUnits, ...units]),
    months: new Set(monthsOf(language)),
  };
  ties.set(language, made);
  return made;
}

/** The letters of a short word and two signs around it. */
const shortWord = 5;
const [dot, numero, section, zero, nine] = ['.', '№', '§', '0', '9'].map((sign) => sign.charCodeAt(0)) as [
  ...[number, number, number, number, number],
];

/** A hyphen beside one or two letters: кто-то, 3-й, e-mail. */
const shortHyphen =
  /(?<=(?<![\p{L}\p{N}@./_-])[\p{L}\p{N}]{1,2})-(?=\p{L})|(?<=[\p{L}\p{N}])-(?=\p{L}{1,2}(?![\p{L}\p{N}@./_-]\S))/gu;

/** Keeps together what a line must not tear apart; the text keeps its length and looks the same. */
export function bindWords(text: string, language: Language): string {
  const hyphens = text.includes('-') ? text.replace(shortHyphen, noBreakHyphen) : text;
  const words = hyphens.split(' ');
  if (words.length === 1) return hyphens;
  const known = tiesOf(language);
  let bound = words[0]!;
  for (let index = 1; index < words.length; index++) {
    const isBound = belongTogether(words[index - 1]!, words[index]!, index === 1, known, language);
    bound += (isBound ? noBreakSpace : ' ') + words[index]!;
  }
  return bound;
}

function belongTogether(before: string, after: string, isFirst: boolean, known: Ties, language: Language): boolean {
  if (before === '' || after === '') return false;
  if (after === '—' || after === '–') return true;
  if (before === '—' || before === '–') return isFirst;
  const last = before.charCodeAt(before.length - 1);
  if (isDigit(last)) return followsNumber(before, withoutEnd(after), known);
  if (before.length <= shortWord && known.leading.has(withoutStart(before).toLowerCase())) return true;
  if (after.length <= shortWord && known.trailing.has(withoutEnd(after))) return true;
  if (last === dot) return followsDot(before, after, known);
  if (last === numero || last === section) return isDigit(after.charCodeAt(0));
  return language === 'en' && known.months.has(before) && /^\d{1,2}\b/.test(after);
}

/** 1 500 ₸, 3 мин, 15 %, 11 января. */
function followsNumber(number: string, next: string, { units, months }: Ties): boolean {
  if (units.has(next)) return true;
  if (months.has(next)) return /(?:^|\D)\d{1,2}$/.test(number);
  return /^\d{3}(?:\D|$)/.test(next) && /(?:^|[^\d.,])\d{1,3}$/.test(number);
}

/** А. С. Пушкин, т. е., ул. Абая, 23. novembra. */
function followsDot(before: string, after: string, { pairs, before: abbreviations, months }: Ties): boolean {
  const bare = withoutStart(before);
  if (bare.length === 2 && isCapital(bare[0]!)) return isCapital(after[0]!);
  if (abbreviations.has(bare)) return /^[\p{L}\p{N}]/u.test(after);
  return pairs.has(`${bare} ${withoutMarks(after)}`) || (/^\d{1,2}\.$/.test(bare) && months.has(withoutEnd(after)));
}

const isDigit = (code: number) => code >= zero && code <= nine;
const isCapital = (letter: string) => letter !== letter.toLowerCase();

/** Without brackets and quotes before the word. */
const withoutStart = (word: string) => word.replace(/^[([«„“‘‚"'—–]+/u, '');
/** Without what ends a sentence after the word. */
const withoutEnd = (word: string) => word.replace(/[.,;:!?…)\]»“”’"']+$/u, '');
/** The same, but for the dot of an abbreviation. */
const withoutMarks = (word: string) => word.replace(/[,;:!?…)\]»“”’"']+$/u, '');

/** The names of the months as they stand in a date. */
function monthsOf(language: Language): string[] {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(new Date(Date.UTC(2026, month, 1)));
    return parts.find(({ type }) => type === 'month')!.value;
  });
}

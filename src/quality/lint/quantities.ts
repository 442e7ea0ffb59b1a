import type { Measure } from '../../vocabulary';
import type { LanguageRules, TimeUnit } from './language-rules';
import type { Span } from './linted-text';
import { anyOf, fold, matchesAt, wordStartsOf } from './pattern';

/** A number with the unit of a measure, as a text names it: `three rings`, `20–40 minutes`, `yüzde 95`. */
export interface Quantity extends Span {
  /** In the unit of the measure; two for a range. */
  values: number[];
  /** What its words say about it: an upper or a lower limit, some limit, or only a number. */
  limit: 'at-most' | 'at-least' | 'some' | null;
}

/** Seconds in the units that have a fixed length; a month has none. */
const seconds: Partial<Record<TimeUnit, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };

/** Finds numbers of one language; made once for each. */
export class QuantityReader {
  private readonly number: RegExp;
  private readonly numeral: { value: number; form: RegExp }[];
  private readonly units: { unit: TimeUnit; form: RegExp }[];
  private readonly percent: RegExp;
  private readonly working: RegExp;
  private readonly limits: { limit: NonNullable<Quantity['limit']>; form: RegExp }[];
  private readonly after: RegExp;

  constructor(private readonly rules: LanguageRules) {
    const { inflection, numerals, units, limits } = rules;
    const words = numerals.map(([, pattern]) => pattern);
    const form = anyOf(words, inflection).source;
    const digits = '(?<![\\p{L}\\p{N}]|[.,:]\\d*)\\d+(?:[.,]\\d+)?(?![\\d:])(?![.,]\\d)';
    const one = `(?:${digits}|${form}(?:[\\s-]${form})?)`;
    this.number = new RegExp(`(?<low>${one})(?:\\s*(?:–|—|-|to|до|až)\\s*(?<high>${one}))?`, 'yu');
    this.numeral = numerals.map(([value, pattern]) => ({ value, form: whole([pattern], rules) }));
    this.units = (Object.keys(units) as TimeUnit[]).map((unit) => ({ unit, form: whole([units[unit]], rules) }));
    this.percent = whole([rules.percent], rules);
    this.working = whole([rules.working], rules);
    const before = (patterns: string[]) => new RegExp(`${anyOf(patterns, inflection).source}\\s*$`, 'u');
    this.limits = [
      { limit: 'at-least', form: before(limits.atLeast) },
      { limit: 'at-most', form: before(limits.atMost) },
      { limit: 'some', form: before(limits.before) },
    ];
    this.after = new RegExp(`^[\\s,]*${anyOf(limits.after, inflection).source}`, 'u');
  }

  get language(): LanguageRules['language'] {
    return this.rules.language;
  }

  /** What finds every quantity of a folded text in the unit of `measure`, in order; null where it has no unit to look for. */
  inUnitOf(measure: Measure): ((text: string) => Quantity[]) | null {
    const unit = this.unitOf(measure.unit ?? '');
    return unit && ((text) => this.quantitiesIn(text, unit));
  }

  private quantitiesIn(text: string, unit: MeasureUnit): Quantity[] {
    return matchesAt(this.number, text, wordStartsOf(text)).flatMap((match) => {
      const { low, high } = match.groups!;
      const span = this.withUnit(text, { start: match.index, end: match.index + match[0].length }, unit);
      if (span === null) return [];
      const { start, end, factor } = span;
      const values = [low, high].flatMap((part) => (part === undefined ? [] : this.valuesOf(part)));
      return [{ start, end, values: values.map((value) => value * factor), limit: this.limitAt(text, span) }];
    });
  }

  /** Whether `text`, whose words begin at `starts`, names any figure at all: digits, or a number of units of time. */
  namesFigure(text: string, starts: readonly number[]): boolean {
    if (/\d/.test(text)) return true;
    return matchesAt(this.number, text, starts).some((match) => {
      const next = wordAfter(text, match.index + match[0].length);
      const beyond = next && wordAfter(text, next.end);
      return [next, beyond].some((word) => word && this.timeUnit(word.word) !== null);
    });
  }

  /** `twenty-five` is one number, `one or two` said as `one-two` is a range. */
  private valuesOf(words: string): number[] {
    if (/^\d/.test(words)) return [Number(words.replace(',', '.'))];
    const whole = this.valueOf(words);
    if (whole !== null) return [whole];
    const [one = 0, other = 0] = words.split(/[\s-]+/).map((word) => this.valueOf(word) ?? 0);
    return one >= 10 && one % 10 === 0 && other < 10 ? [one + other] : [one, other];
  }

  private valueOf(words: string): number | null {
    return this.numeral.find(({ form }) => form.test(words))?.value ?? null;
  }

  private unitOf(named: string): MeasureUnit | null {
    const small = fold(named, this.rules.language);
    if (small.trim() === '%' || this.percent.test(small)) return { kind: 'percent' };
    const words = small.match(/\p{L}+/gu) ?? [];
    const time = words.map((word) => this.timeUnit(word)).find((unit) => unit !== null) ?? null;
    const [first] = words;
    // Words a minute are words.
    if (
      first !== undefined &&
      time !== null &&
      words.every((word) => this.timeUnit(word) !== null || this.working.test(word))
    ) {
      return { kind: 'time', unit: time, working: words.some((word) => this.working.test(word)) };
    }
    return first === undefined ? null : { kind: 'word', word: first };
  }

  private timeUnit(word: string): TimeUnit | null {
    return this.units.find(({ form }) => form.test(word))?.unit ?? null;
  }

  /** The number with its unit, one word between them at most; null where the unit is another. */
  private withUnit(text: string, number: Span, unit: MeasureUnit): (Span & { factor: number }) | null {
    if (unit.kind === 'percent') return this.withPercent(text, number);
    let word = wordAfter(text, number.end);
    let working = false;
    for (let between = 0; word !== null && between <= 1; between += 1) {
      working ||= this.working.test(word.word);
      const factor = this.factor(word.word, working, unit);
      if (factor !== null) return { start: number.start, end: word.end, factor };
      word = wordAfter(text, word.end);
    }
    return null;
  }

  private withPercent(text: string, number: Span): (Span & { factor: number }) | null {
    const sign = /^\s*%/.exec(text.slice(number.end));
    if (sign) return { start: number.start, end: number.end + sign[0].length, factor: 1 };
    const before = /(?:%|(\p{L}+))\s*$/u.exec(text.slice(0, number.start));
    if (before && (before[1] === undefined || this.percent.test(before[1]))) {
      return { start: before.index, end: number.end, factor: 1 };
    }
    const word = wordAfter(text, number.end);
    return word && this.percent.test(word.word) ? { start: number.start, end: word.end, factor: 1 } : null;
  }

  /** How many units of the measure one `word` is; null where it is none. Working time and calendar time are not converted. */
  private factor(word: string, working: boolean, unit: MeasureUnit): number | null {
    if (unit.kind === 'word') return isSameWord(word, unit.word) ? 1 : null;
    const named = unit.kind === 'time' ? this.timeUnit(word) : null;
    if (unit.kind !== 'time' || named === null) return null;
    if (named === unit.unit) return 1;
    const [one, other] = [seconds[named], seconds[unit.unit]];
    return one === undefined || other === undefined || working || unit.working ? null : one / other;
  }

  private limitAt(text: string, { start, end }: Span): Quantity['limit'] {
    const before = text.slice(Math.max(0, start - farthestLimit), start);
    const found = this.limits.find(({ form }) => form.test(before));
    if (found) return found.limit;
    return this.after.test(text.slice(end, end + farthestLimit)) ? 'some' : null;
  }
}

/** UTF-16 units in which the words of a limit stand beside its number. */
const farthestLimit = 40;

type MeasureUnit =
  { kind: 'percent' } | { kind: 'time'; unit: TimeUnit; working: boolean } | { kind: 'word'; word: string };

function whole(patterns: string[], { inflection }: LanguageRules): RegExp {
  return new RegExp(`^${anyOf(patterns, inflection).source}$`, 'u');
}

/** The next word on the same line, not beyond a mark that ends a thought. */
function wordAfter(text: string, from: number): (Span & { word: string }) | null {
  const match = /^[^\S\n]*[-‑]?(\p{L}[\p{L}'’]*)/u.exec(text.slice(from, from + farthestLimit));
  if (!match) return null;
  const [all, word = ''] = match;
  return { start: from + all.length - word.length, end: from + all.length, word };
}

/** Two forms of one word: the same beginning, and at the end no more than its inflection. */
function isSameWord(one: string, other: string): boolean {
  let common = 0;
  while (common < one.length && one[common] === other[common]) common += 1;
  const shorter = Math.min(one.length, other.length);
  return (
    common >= Math.min(3, shorter) &&
    common >= shorter - longestEnding &&
    common * 2 > Math.max(one.length, other.length) - 1
  );
}

/** Letters that another form of a word may have instead. */
const longestEnding = 2;

import type { Fault } from '../errors';
import { comparisons, obligations, type ClauseText, type GlossaryTerm, type Measure } from '../vocabulary';
import { markdownFaults } from './clause-text.markdown';
import { countLimits, keyPattern, targetRange, textLimits, weightRange } from './standard-file';

/**
 * Everything wrong with a clause's text, by field; none when it may be saved and exported. The text is expected in its
 * normal form (`normaliseClauseText`). `line` in a fault of `body` counts from 1 within the body.
 *
 * @param knownJobRoles keys of the standard's job roles, or null when they can't be known.
 */
export function clauseTextFaults(text: ClauseText, knownJobRoles: ReadonlySet<string> | null): Fault[] {
  return [
    ...lineFaults('title', text.title, textLimits.title),
    ...appliesToFaults(text.appliesTo, knownJobRoles),
    ...choiceFaults('obligation', text.obligation, obligations),
    ...(text.measure ? measureFaults(text.measure) : []),
    ...optional(text.check, (check) => lineFaults('check', check, textLimits.check)),
    ...weightFaults(text.weight),
    ...optional(text.rationale, (rationale) => proseFaults('rationale', rationale, textLimits.rationale)),
    ...phraseFaults('say', text.say),
    ...phraseFaults('avoid', text.avoid),
    ...proseFaults('body', text.body, textLimits.body),
    ...markdownFaults(text.body, 'body'),
  ];
}

/** Everything wrong with the title of a standard, a section or a job role. */
export function titleFaults(field: string, title: string): Fault[] {
  return lineFaults(field, title, textLimits.title);
}

/** Everything wrong with the introduction of a section; null is fine. */
export function introductionFaults(introduction: string | null): Fault[] {
  if (introduction === null) return [];
  return [
    ...proseFaults('introduction', introduction, textLimits.body),
    ...markdownFaults(introduction, 'introduction'),
  ];
}

/** Everything wrong with the foreword of a standard; null is fine. */
export function forewordFaults(foreword: string | null): Fault[] {
  if (foreword === null) return [];
  return [...proseFaults('foreword', foreword, textLimits.foreword), ...markdownFaults(foreword, 'foreword')];
}

/** Everything wrong with the glossary of a standard; the field of a term is `glossary.<the term>`. */
export function glossaryFaults(glossary: readonly GlossaryTerm[]): Fault[] {
  const seen = new Set<string>();
  const faults = glossary.flatMap(({ term, meaning }): Fault[] => {
    const field = `glossary.${excerpt(term)}`;
    const repeated = seen.has(term.toLowerCase());
    seen.add(term.toLowerCase());
    return [
      ...lineFaults(field, term, textLimits.term),
      ...(repeated ? [{ field, code: 'duplicate', parameters: { value: excerpt(term) } }] : []),
      ...lineFaults(field, meaning, textLimits.meaning),
    ];
  });
  if (glossary.length <= countLimits.terms) return faults;
  const parameters = { maximum: countLimits.terms, count: glossary.length };
  return [...faults, { field: 'glossary', code: 'too-many', parameters }];
}

/** Everything wrong with the key of a clause, a job role or a standard. */
export function keyFaults(field: string, key: string): Fault[] {
  return keyPattern.test(key) ? [] : [{ field, code: 'not-a-key', parameters: { value: excerpt(key) } }];
}

export function choiceFaults(field: string, value: string, allowed: readonly string[]): Fault[] {
  if (allowed.includes(value)) return [];
  return [{ field, code: 'not-one-of', parameters: { value: excerpt(value), allowed: allowed.join(', ') } }];
}

export function proseFaults(field: string, text: string, maximum: number): Fault[] {
  if (text === '') return [{ field, code: 'required' }];
  const faults: Fault[] = [];
  if (text.length > maximum) {
    const length = [...text].length;
    if (length > maximum) faults.push({ field, code: 'too-long', parameters: { maximum, length } });
  }
  if (/(?![\t\n])\p{Cc}|\p{Cs}/u.test(text)) faults.push({ field, code: 'control-character' });
  return faults;
}

function lineFaults(field: string, text: string, maximum: number): Fault[] {
  const faults = proseFaults(field, text, maximum);
  return text.includes('\n') ? [...faults, { field, code: 'not-one-line' }] : faults;
}

function optional(text: string | null, rule: (text: string) => Fault[]): Fault[] {
  return text === null ? [] : rule(text);
}

function appliesToFaults(keys: string[], known: ReadonlySet<string> | null): Fault[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index): Fault[] => {
    const field = `appliesTo.${index}`;
    if (seen.has(key)) return [{ field, code: 'duplicate', parameters: { value: excerpt(key) } }];
    seen.add(key);
    if (known && !known.has(key)) return [{ field, code: 'unknown-job-role', parameters: { role: excerpt(key) } }];
    return known ? [] : keyFaults(field, key);
  });
}

function phraseFaults(field: 'say' | 'avoid', phrases: string[]): Fault[] {
  const faults = phrases.flatMap((phrase, index) => lineFaults(`${field}.${index}`, phrase, textLimits.phrase));
  if (phrases.length <= countLimits.phrases) return faults;
  return [...faults, { field, code: 'too-many', parameters: { maximum: countLimits.phrases, count: phrases.length } }];
}

function weightFaults(weight: number): Fault[] {
  const { minimum, maximum } = weightRange;
  if (Number.isInteger(weight) && weight >= minimum && weight <= maximum) return [];
  return [{ field: 'weight', code: 'not-a-whole-number', parameters: { minimum, maximum } }];
}

function measureFaults({ indicator, comparison, target, unit }: Measure): Fault[] {
  return [
    ...lineFaults('measure.indicator', indicator, textLimits.indicator),
    ...choiceFaults('measure.comparison', comparison, comparisons),
    ...targetFaults(comparison, target),
    ...optional(unit, (text) => lineFaults('measure.unit', text, textLimits.unit)),
    ...(comparison === 'yes-no' && unit !== null ? [{ field: 'measure.unit', code: 'unit-with-yes-no' }] : []),
  ];
}

function targetFaults(comparison: Measure['comparison'], target: Measure['target']): Fault[] {
  const field = 'measure.target';
  if (!comparisons.includes(comparison)) return [];
  if (comparison === 'yes-no') return target === null ? [] : [{ field, code: 'target-with-yes-no' }];
  if (comparison !== 'between') {
    return typeof target === 'number'
      ? numberFaults(field, target)
      : [{ field, code: 'target-not-a-number', parameters: { comparison } }];
  }
  if (!Array.isArray(target) || target.length !== 2) return [{ field, code: 'target-not-a-range' }];
  const [low, high] = target;
  const faults = [...numberFaults(`${field}.0`, low), ...numberFaults(`${field}.1`, high)];
  if (faults.length === 0 && low > high) return [{ field, code: 'range-reversed', parameters: { low, high } }];
  return faults;
}

function numberFaults(field: string, number: number): Fault[] {
  if (typeof number !== 'number' || !Number.isFinite(number)) return [{ field, code: 'not-a-number' }];
  const { minimum, maximum } = targetRange;
  return number < minimum || number > maximum
    ? [{ field, code: 'out-of-range', parameters: { minimum, maximum } }]
    : [];
}

/** A value as it is quoted in a message: never more than a line. */
export function excerpt(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…` : value;
}

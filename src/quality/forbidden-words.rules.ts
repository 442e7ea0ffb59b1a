import type { Fault } from '../errors';
import type { Language } from '../vocabulary';
import type { CompanyWord } from './lint/finding';
import { fold } from './lint/pattern';

export const wordLimits = { words: 500, term: 100, replacement: 200 };

/** Terms as they are kept: without outer white space, and one space between words. */
export function normaliseWords(words: readonly CompanyWord[]): CompanyWord[] {
  return words.map(({ term, replacement }) => ({
    term: oneLine(term),
    replacement: oneLine(replacement ?? '') || null,
  }));
}

/** Everything wrong with a list of forbidden words; fields are `words.<index>.term` and `words.<index>.replacement`. */
export function wordFaults(words: readonly CompanyWord[], language: Language): Fault[] {
  const seen = new Set<string>();
  return words.flatMap(({ term, replacement }, index): Fault[] => {
    const field = `words.${index}`;
    const folded = fold(term, language);
    const repeated = seen.has(folded);
    seen.add(folded);
    if (!/\p{L}/u.test(term)) return [{ field: `${field}.term`, code: 'word-without-letters' }];
    if (repeated) return [{ field: `${field}.term`, code: 'duplicate', parameters: { value: term } }];
    const same = replacement !== null && fold(replacement, language) === folded;
    return same ? [{ field: `${field}.replacement`, code: 'replaced-by-itself' }] : [];
  });
}

function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

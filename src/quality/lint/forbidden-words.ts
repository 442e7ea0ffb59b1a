import type { CompanyWord, Finding } from './finding';
import type { Inflection, LanguageRules } from './language-rules';
import { passageOf, type LintedText } from './linted-text';
import { anyOf, fold, inflected, matchesAt, wordStartsOf } from './pattern';

/**
 * Words that the company has ruled out, in every form that the language bends them to. They are looked for in everything that is
 * printed as the company's own words, phrases to say included; not in what a clause cites, nor in phrases to avoid, whose place they are.
 */
export class ForbiddenWordFinder {
  private readonly terms: { word: CompanyWord; form: RegExp }[];

  constructor({ language, inflection }: LanguageRules, words: readonly CompanyWord[]) {
    this.terms = words
      .filter(({ term }) => /\p{L}/u.test(term))
      .map((word) => ({ word, form: anyOf([formsOf(word.term, language, inflection)], inflection) }));
  }

  of(parts: readonly LintedText[]): Omit<Finding, 'severity'>[] {
    return parts.flatMap((text) => {
      const starts = wordStartsOf(text.own);
      return this.terms.flatMap(({ word: { term, replacement }, form }) =>
        matchesAt(form, text.own, starts).map((match) => ({
          rule: 'forbidden-word' as const,
          field: text.part,
          passage: passageOf(text, { start: match.index, end: match.index + match[0].length }),
          parameters: { term, ...(replacement !== null && { replacement }) },
        })),
      );
    });
  }
}

function formsOf(term: string, language: LanguageRules['language'], inflection: Inflection): string {
  return inflected(fold(term.normalize('NFC').trim(), language), inflection);
}

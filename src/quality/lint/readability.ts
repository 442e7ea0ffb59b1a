import type { Finding } from './finding';
import type { LanguageRules } from './language-rules';
import { passageOf, type LintedText } from './linted-text';

/**
 * A sentence too long to be understood at the first reading.
 *
 * The measure is the number of its words. Formulas such as Flesch's add the length of words, which says little in a language that
 * builds them of suffixes, have other weights in each language (Ateşman 1997 for Turkish, Oborneva 2006 for Russian, Mistrík 1968 for
 * Slovak, none for Kazakh), and are made for pages, not for two sentences. The length of a sentence is their common part.
 *
 * The limit for English is 25 words, which GOV.UK asks of its writers because comprehension drops beyond ("Sentence length: why 25 words
 * is our limit", 2014; Cutts, Oxford Guide to Plain English, asks for 15–20 on average). The other languages say the same in fewer
 * words: the Universal Declaration of Human Rights (texts of unicode.org, runs of letters counted) takes 1,724 words in English, 1,559 in Russian (0.90), 1,470 in Slovak (0.85), 1,456 in
 * Kazakh (0.84) and 1,335 in Turkish (0.77). Their limits are 25 times that: 23, 21, 21 and 19.
 *
 * A list counts item by item. What people say is counted too: it is also read.
 */
export function longSentencesIn(
  parts: readonly LintedText[],
  { longestSentence: limit }: LanguageRules,
): Omit<Finding, 'severity'>[] {
  return parts.flatMap((text) =>
    text.sentences.flatMap((sentence) => {
      const words = text.text.slice(sentence.start, sentence.end).match(word)?.length ?? 0;
      if (words <= limit) return [];
      const passage = passageOf(text, sentence);
      return [{ rule: 'long-sentence' as const, field: text.part, passage, parameters: { words, limit } }];
    }),
  );
}

/** A hyphen or an apostrophe joins the parts of one word. */
const word = /[\p{L}\p{N}]+(?:[-‑’'.,:][\p{L}\p{N}]+)*/gu;

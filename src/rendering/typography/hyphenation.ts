import { createRequire } from 'node:module';
import type { Language } from '../../vocabulary';
import { kazakhBreaks } from './kazakh-syllables';

const softHyphen = '\u00ad';

// A shorter word moves to the next line as it is: fewer hyphens are easier on the eye than an even edge.
const shortestWord = 9;
const fewestLetters = 3;

// The words of a few large standards; more than that is forgotten and found out anew.
const mostWords = 20_000;

const load = createRequire(__filename);

/** What the package `hyphen` has of a language: strengths of breaks, a trie of letters, and words that go by themselves. */
type Patterns = [levels: unknown, trie: unknown, exceptions?: Record<string, number[]>];

type CreateHyphenator = (
  patterns: Patterns,
  options: { hyphenChar: string; html: boolean },
) => (text: string) => string;

/** Where a word in small letters may be divided. */
type Breaks = (word: string) => number[];

const breaksOf: Record<Language, () => Breaks> = {
  kk: () => kazakhBreaks,
  ru: () => byPatterns('ru'),
  tr: () => byPatterns('tr'),
  sk: () => byPatterns('sk'),
  en: () => byPatterns('en-gb'),
};

/** The patterns of TeX are read when the first word of their language comes. */
function byPatterns(name: string): Breaks {
  const create = load('hyphen') as CreateHyphenator;
  const [levels, trie, exceptions] = load(`hyphen/patterns/${name}.js`) as Patterns;
  const hyphenate = create([levels, trie, { ...exceptions }], { hyphenChar: softHyphen, html: false });
  return (word) => {
    const pieces = hyphenate(word).split(softHyphen);
    let at = 0;
    return pieces.slice(0, -1).map((piece) => (at += piece.length));
  };
}

interface Hyphenator {
  breaks: Breaks;
  words: Map<string, string>;
}

const hyphenators = new Map<Language, Hyphenator>();

/** A word with soft hyphens where it may be divided. Short words, capitals and trade names of mixed case stay whole. */
export function hyphenated(word: string, language: Language): string {
  let hyphenator = hyphenators.get(language);
  if (!hyphenator || hyphenator.words.size >= mostWords) {
    hyphenator = { breaks: breaksOf[language](), words: new Map() };
    hyphenators.set(language, hyphenator);
  }
  const known = hyphenator.words.get(word);
  if (known !== undefined) return known;
  const made = divided(word, hyphenator.breaks, language);
  hyphenator.words.set(word, made);
  return made;
}

function divided(word: string, breaks: Breaks, language: Language): string {
  const small = word.toLocaleLowerCase(language);
  // Some capitals are two signs when they are small, and every place would be another.
  if (word.length < shortestWord || small.length !== word.length) return word;
  if (word.slice(1) !== small.slice(1)) return word;
  const places = breaks(small).filter((at) => at >= fewestLetters && at <= word.length - fewestLetters);
  return [0, ...places].map((from, index) => word.slice(from, places[index])).join(softHyphen);
}

/** Places where a word of letters alone begins and is long enough to be divided. */
export const longWords = new RegExp(`[\\p{L}\\p{M}]{${shortestWord},}`, 'gu');

import type { Language } from '../../vocabulary';
import type { Inflection, Pattern } from './language-rules';

/**
 * The patterns of the language lists: the source of a regular expression in which a space is any white space (` ?` may be none), `~`
 * the endings of the language and `~~` the rest of the word. A match begins and ends at the edge of a word.
 */
const wordStart = '(?<![\\p{L}\\p{N}])';
const wordEnd = '(?![\\p{L}\\p{N}])';

/** `text` in small letters as its language writes them (Turkish I → ı), letter for letter: every place stays what it was. */
export function fold(text: string, language: Language): string {
  const lower = text.toLocaleLowerCase(language);
  const small = lower.length === text.length ? lower : lowerLetterByLetter(text, language);
  return withoutOptionalSigns(small);
}

/** Letters that people write with and without their sign. */
const alike: Record<string, string> = { ё: 'е', â: 'a', î: 'i', û: 'u' };

function withoutOptionalSigns(small: string): string {
  return small.replace(/[ёâîû]/g, (letter) => alike[letter]!);
}

/** A letter whose small form is longer (İ outside Turkish) stays as it is. */
function lowerLetterByLetter(text: string, language: Language): string {
  return Array.from(text, (letter) => {
    const lower = letter.toLocaleLowerCase(language);
    return lower.length === letter.length ? lower : letter;
  }).join('');
}

/** What matches any of `patterns` where a word begins, up to the edge of a word. */
export function anyOf(patterns: readonly Pattern[], { ending }: Inflection): RegExp {
  const sources = patterns.map((pattern) => sourceOf(pattern, ending)).join('|');
  return new RegExp(`${wordStart}(?:${sources || nothing})${wordEnd}`, 'dyu');
}

/** Where the words and numbers of `text` begin. */
export function wordStartsOf(text: string): number[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ index }) => index);
}

/**
 * Every match of `form` at one of `starts`, in order and apart from one another. A long list is tried a dozen times a sentence this way
 * instead of at every letter, which is what makes looking through a whole draft cheap.
 */
export function matchesAt(form: RegExp, text: string, starts: readonly number[]): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let free = 0;
  for (const start of starts) {
    if (start < free) continue;
    form.lastIndex = start;
    const match = form.exec(text);
    if (!match) continue;
    found.push(match);
    free = start + match[0].length;
  }
  return found;
}

/** What is true of a word that is one of `patterns` from beginning to end. */
export function wholly(patterns: readonly Pattern[], { ending }: Inflection): RegExp {
  return new RegExp(`^(?:${patterns.map((pattern) => sourceOf(pattern, ending)).join('|') || nothing})$`, 'u');
}

const nothing = '(?!)';

function sourceOf(pattern: Pattern, ending: string): string {
  return withoutOptionalSigns(pattern)
    .replaceAll('~~', '\\p{L}*')
    .replaceAll('~', ending)
    .replaceAll(' ?', '\\s*')
    .replaceAll(' ', '\\s+');
}

/** The pattern of a word or phrase, already folded, in any form that its language bends it to. */
export function inflected(phrase: string, inflection: Inflection): Pattern {
  return phrase
    .split(/\s+/)
    .map((word) => inflectedWord(word, inflection))
    .join(' ');
}

function inflectedWord(word: string, { ending, lost, fleeting, softened }: Inflection): Pattern {
  const whole = lost === '' ? word : word.replace(new RegExp(lost, 'u'), '');
  const stem = whole.length < shortestStem ? word : whole;
  const last = Object.keys(softened).find((letter) => stem.endsWith(letter)) ?? stem.slice(-1);
  const beginning = stem.slice(0, stem.length - last.length);
  const consonant = softened[last] ? `(?:${softened[last]})` : escaped(last);
  return `${withoutFleetingVowel(escaped(beginning), fleeting)}${consonant}${ending}`;
}

const shortestStem = 3;

/** `beginning` is what stands before the last consonant of a word of more than one syllable. */
function withoutFleetingVowel(beginning: string, fleeting: string): string {
  return fleeting === '' ? beginning : beginning.replace(new RegExp(`(?<=..)([${fleeting}])$`, 'u'), '$1?');
}

/** A tilde has a meaning of its own in patterns. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|~]/g, (sign) => (sign === '~' ? '\\x7e' : `\\${sign}`));
}

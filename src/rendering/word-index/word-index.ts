import type { EditionClause, EditionStandard } from '../edition-document';
import { clauseAnchor } from '../clause-view';
import type { GlossaryTerm, Language } from '../../vocabulary';
import { GlossaryTerms } from './glossary-terms';
import { isSignificant, stemOf, wordsOfText } from './word-forms';

/** Under one letter of the alphabet. */
export interface IndexLetter {
  letter: string;
  words: IndexWord[];
}

export interface IndexWord {
  word: string;
  places: { number: string; anchor: string }[];
}

/** A word that more clauses than this speak of leads nowhere: then only their titles count. */
const mostPlaces = 12;

/**
 * The index of a standard by word: the terms of its glossary wherever they occur, and the words of the titles of clauses that name
 * something and are not everywhere. The forms of a word stand under one.
 */
export function wordIndex({ language, glossary = [] }: EditionStandard, clauses: EditionClause[]): IndexLetter[] {
  const terms = termPlaces(glossary, clauses, language);
  const named = new Set(glossary.map(({ term }) => stems(term, language)));
  const words = [...terms, ...titleWords(clauses, language).filter(({ word }) => !named.has(stems(word, language)))];
  return byLetter(words, language);
}

function termPlaces(glossary: GlossaryTerm[], clauses: EditionClause[], language: Language): IndexWord[] {
  if (glossary.length === 0) return [];
  const terms = new GlossaryTerms(glossary, language);
  const places = new Map(
    glossary.map((term) => [term, { anywhere: [] as EditionClause[], titled: [] as EditionClause[] }]),
  );
  for (const clause of clauses) {
    for (const term of terms.in(clause)) places.get(term)!.anywhere.push(clause);
    for (const term of terms.inTitle(clause)) places.get(term)!.titled.push(clause);
  }
  return [...places].flatMap(([{ term }, { anywhere, titled }]) => {
    const chosen = anywhere.length <= mostPlaces || titled.length === 0 ? anywhere : titled;
    return chosen.length === 0 ? [] : [{ word: term, places: chosen.slice(0, mostPlaces).map(placeOf) }];
  });
}

function titleWords(clauses: EditionClause[], language: Language): IndexWord[] {
  const found = new Map<string, { forms: Set<string>; clauses: Set<EditionClause> }>();
  for (const clause of clauses) {
    for (const word of wordsOfText(clause.title)) {
      if (!isSignificant(word, language)) continue;
      const stem = stemOf(word, language);
      const known = found.get(stem) ?? { forms: new Set(), clauses: new Set() };
      known.forms.add(/^\p{Lu}{2,}$/u.test(word) ? word : word.toLocaleLowerCase(language));
      known.clauses.add(clause);
      found.set(stem, known);
    }
  }
  return [...found.values()].flatMap(({ forms, clauses: places }) => {
    if (places.size > mostPlaces) return [];
    const [word = ''] = [...forms].sort((one, other) => one.length - other.length);
    return [{ word, places: [...places].map(placeOf) }];
  });
}

const stems = (text: string, language: Language) =>
  wordsOfText(text)
    .map((word) => stemOf(word, language))
    .join(' ');

const placeOf = (clause: EditionClause) => ({ number: clause.number, anchor: clauseAnchor(clause) });

function byLetter(words: IndexWord[], language: Language): IndexLetter[] {
  const { compare } = new Intl.Collator(language);
  const same = new Intl.Collator(language, { sensitivity: 'base' });
  const letters: IndexLetter[] = [];
  for (const word of words.sort((one, other) => compare(one.word, other.word))) {
    const letter = firstLetter(word.word, language);
    const last = letters.at(-1);
    if (last && same.compare(last.letter, letter) === 0) last.words.push(word);
    else letters.push({ letter, words: [word] });
  }
  return letters;
}

function firstLetter(word: string, language: Language): string {
  // In Slovak ch is one letter, after h.
  const [letter = ''] = /^ch/i.test(word) && language === 'sk' ? ['ch'] : word;
  return letter === 'ch' ? 'Ch' : letter.toLocaleUpperCase(language);
}

import type { Language } from '../../../src/vocabulary';
import { corpus } from './corpus';

/** A word with the punctuation on it, known by the place it was first written in. */
interface Word {
  text: string;
  /** What it is in the first text; null for a word written later. */
  id: number | null;
  /** The words of the first text that it was written in place of. */
  replaces: number[];
}

type Sentence = Word[];
type Paragraph = Sentence[];
/** A text of which it is known where every word came from. */
export type Tracked = Paragraph[];

/** A number from 0 up to and without `below`. */
export type Chance = (below: number) => number;

/** mulberry32: small, and the same everywhere. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** A text of two to five paragraphs, and the sentences that it does not use. */
export function randomText(language: Language, chance: Chance): { text: Tracked; unused: string[] } {
  const sentences = [...corpus[language]];
  let id = 0;
  const next = () => sentences.splice(chance(sentences.length), 1)[0]!;
  const text = Array.from({ length: 2 + chance(4) }, () =>
    Array.from({ length: 1 + chance(4) }, () =>
      next()
        .split(' ')
        .map((word): Word => ({ text: word, id: id++, replaces: [] })),
    ),
  );
  return { text, unused: sentences };
}

export interface Edit {
  name: string;
  apply: (text: Tracked, chance: Chance, unused: string[]) => void;
}

const written = (sentence: string, replaces: number[] = []): Sentence =>
  sentence.split(' ').map((text) => ({ text, id: null, replaces }));
const idsOf = (words: Word[]) => words.flatMap(({ id, replaces }) => (id === null ? replaces : [id]));
const pick = <T>(list: T[], chance: Chance): T => list[chance(list.length)]!;
const someSentence = (text: Tracked, chance: Chance) => pick(pick(text, chance), chance);

/** Other words of the language, as an editor would take them from elsewhere. */
const otherWords = (count: number, unused: string[], chance: Chance) =>
  Array.from({ length: count }, () => pick(pick(unused, chance).split(' '), chance)).join(' ');

function replaceWords(sentence: Sentence, count: number, chance: Chance, unused: string[]): void {
  const from = chance(Math.max(1, sentence.length - count));
  const gone = sentence.slice(from, from + count);
  sentence.splice(
    from,
    gone.length,
    ...written(otherWords(Math.max(1, count + chance(3) - 1), unused, chance), idsOf(gone)),
  );
}

function takeSentence(text: Tracked, chance: Chance): Sentence | null {
  const from = pick(
    text.filter((paragraph) => paragraph.length > 0),
    chance,
  );
  if (text.flat().length < 2) return null;
  const [sentence] = from.splice(chance(from.length), 1);
  if (from.length === 0) text.splice(text.indexOf(from), 1);
  return sentence!;
}

function putSentence(text: Tracked, sentence: Sentence, chance: Chance): void {
  const paragraph = pick(text, chance);
  paragraph.splice(chance(paragraph.length + 1), 0, sentence);
}

export const edits: Edit[] = [
  {
    name: 'replace a word',
    apply: (text, chance, unused) => replaceWords(someSentence(text, chance), 1, chance, unused),
  },
  {
    name: 'replace some words',
    apply: (text, chance, unused) => replaceWords(someSentence(text, chance), 2 + chance(3), chance, unused),
  },
  {
    name: 'insert words',
    apply(text, chance, unused) {
      const sentence = someSentence(text, chance);
      sentence.splice(chance(sentence.length + 1), 0, ...written(otherWords(1 + chance(5), unused, chance)));
    },
  },
  {
    name: 'delete words',
    apply(text, chance) {
      const sentence = someSentence(text, chance);
      if (sentence.length > 3) sentence.splice(chance(sentence.length - 2), 1 + chance(2));
    },
  },
  {
    name: 'mend a letter',
    apply(text, chance) {
      const word = pick(someSentence(text, chance), chance);
      const at = chance(word.text.length);
      word.text = `${word.text.slice(0, at)}${pick([...'aeioаеиоұіқ'], chance)}${word.text.slice(at + 1)}`;
    },
  },
  {
    name: 'rewrite a sentence, keeping half of its words',
    apply(text, chance, unused) {
      const sentence = someSentence(text, chance);
      for (let times = 0; times < Math.ceil(sentence.length / 5); times++) replaceWords(sentence, 1, chance, unused);
    },
  },
  {
    name: 'replace a sentence',
    apply(text, chance, unused) {
      const paragraph = pick(text, chance);
      const at = chance(paragraph.length);
      const replaces = idsOf(paragraph[at]!);
      paragraph[at] = written(unused.splice(chance(unused.length), 1)[0]!, replaces);
    },
  },
  {
    name: 'add a sentence',
    apply: (text, chance, unused) => putSentence(text, written(unused.splice(chance(unused.length), 1)[0]!), chance),
  },
  { name: 'delete a sentence', apply: (text, chance) => void takeSentence(text, chance) },
  {
    name: 'move a sentence',
    apply(text, chance) {
      const sentence = takeSentence(text, chance);
      if (sentence) putSentence(text, sentence, chance);
    },
  },
  {
    name: 'move a paragraph',
    apply(text, chance) {
      const [paragraph] = text.splice(chance(text.length), 1);
      text.splice(chance(text.length + 1), 0, paragraph!);
    },
  },
  {
    name: 'split a paragraph, or make items of its sentences',
    apply(text, chance) {
      const at = chance(text.length);
      const paragraph = text[at]!;
      if (chance(2) === 0) text.splice(at, 1, ...paragraph.map((sentence) => [sentence]));
      else if (paragraph.length > 1) text.splice(at, 1, paragraph.slice(0, 1), paragraph.slice(1));
    },
  },
  {
    name: 'join two paragraphs',
    apply(text, chance) {
      if (text.length < 2) return;
      const at = chance(text.length - 1);
      text.splice(at, 2, [...text[at]!, ...text[at + 1]!]);
    },
  },
];

/** A text as it is read, with the place of every word. */
export function writtenOut(text: Tracked): { plain: string; words: (Word & { start: number; end: number })[] } {
  let plain = '';
  const words: (Word & { start: number; end: number })[] = [];
  text.forEach((paragraph, index) => {
    if (index > 0) plain += '\n';
    paragraph.flat().forEach((word, place) => {
      if (place > 0) plain += ' ';
      words.push({ ...word, start: plain.length, end: plain.length + word.text.length });
      plain += word.text;
    });
  });
  return { plain, words };
}

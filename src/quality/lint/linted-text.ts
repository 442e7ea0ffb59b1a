import { plainText, type PlainBlock } from '../../rendering/plain-text';
import type { ClauseText, Language } from '../../vocabulary';
import type { LintedPart, Passage } from './finding';
import { fold, wordStartsOf } from './pattern';

/** One part of a clause, made ready for rules. All places are those of `text`. */
export interface LintedText {
  part: LintedPart;
  text: string;
  /** `text` in small letters, what people say (between quotation marks, as a block, as code) blotted out. */
  own: string;
  /** Without what is quoted as a block. */
  sentences: Sentence[];
}

export interface Span {
  start: number;
  end: number;
}

export interface Sentence extends Span {
  /** Its part of `own`. */
  own: string;
  /** Where its words begin, within it. */
  words: number[];
}

/** The words of a part as people read them; passages of findings are places in it. */
export function plainTextOf(text: ClauseText, part: LintedPart): string {
  if (part === 'body') return plainText(text.body).text;
  if (part === 'say') return text.say.join('\n').normalize('NFC');
  return (text[part] ?? '').normalize('NFC');
}

/** The title, the body and the check question: what is required. */
export function requirementOf(text: ClauseText, language: Language): LintedText[] {
  const body = plainText(text.body);
  return [
    linted('title', lineOf(text.title), language),
    linted('body', body, language),
    linted('check', lineOf(text.check ?? ''), language),
  ];
}

/** The rationale and the phrases to say: no requirements, but words that the company prints. */
export function otherWordsOf(text: ClauseText, language: Language): LintedText[] {
  return (['rationale', 'say'] as const).map((part) => linted(part, lineOf(plainTextOf(text, part)), language));
}

function lineOf(line: string): { text: string; blocks: PlainBlock[] } {
  const text = line.normalize('NFC');
  return { text, blocks: [{ start: 0, end: text.length, kind: 'prose' }] };
}

function linted(
  part: LintedPart,
  { text, blocks }: { text: string; blocks: PlainBlock[] },
  language: Language,
): LintedText {
  const small = fold(text, language);
  let own = small;
  for (const block of blocks) {
    for (const speech of speechIn(small, block)) own = blotted(own, speech);
  }
  const sentences = blocks
    .filter(({ kind }) => kind === 'prose')
    .flatMap((block) => sentencesOf(text, block, language))
    .map(({ start, end }) => {
      const sentence = own.slice(start, end);
      return { start, end, own: sentence, words: wordStartsOf(sentence) };
    });
  return { part, text, own, sentences };
}

/** Marks that open speech, and those that may close it; straight ones come in pairs. */
const speech = /«[^»\n]*»|“[^“”\n]*”|„[^“”\n]*[“”]|"[^"\n]*"/g;

function speechIn(text: string, { start, end, kind }: PlainBlock): Span[] {
  if (kind === 'quoted') return [{ start, end }];
  return [...text.slice(start, end).matchAll(speech)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

/** Stands for words that are not looked at: neither a letter nor white space. */
const blot = '\ufffc';

function blotted(text: string, { start, end }: Span): string {
  return text.slice(0, start) + blot.repeat(end - start) + text.slice(end);
}

const segmenters = new Map<Language, Intl.Segmenter>();

function segmenterFor(language: Language): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, known);
  return known;
}

/** Sentences (UAX 29) without the white space around them, in order. */
function sentencesOf(text: string, { start, end }: PlainBlock, language: Language): Span[] {
  const block = text.slice(start, end);
  if (!endOfSentence.test(block)) return [trimmed(block, start)];
  return Array.from(segmenterFor(language).segment(block), ({ segment, index }) => trimmed(segment, start + index));
}

/** Segmenting takes most of the time, and most blocks are one sentence. */
const endOfSentence = /[.!?…。]['"’”»)\]]*\s/;

function trimmed(text: string, offset: number): Span {
  return { start: offset + (text.length - text.trimStart().length), end: offset + text.trimEnd().length };
}

export function passageOf({ text }: Pick<LintedText, 'text'>, { start, end }: Span): Passage {
  return { start, end, quote: text.slice(start, end) };
}

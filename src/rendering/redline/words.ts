import type { Token as MarkdownToken } from 'markdown-it';
import type { Language } from '../../vocabulary';
import type { Token } from './runs';
import { token as made } from './tokens';

/** A word or a sign with the space before it, and how it is set: the same word set otherwise is another one. */
export interface Word extends Token {
  /** What is open around it, from the outside in. */
  marks: MarkdownToken[];
  /** What stands in the place of a word, such as a picture or the end of a line; null for a word. */
  object: MarkdownToken | null;
}

/** Code stands in one token; around words it is a mark like any other. */
const codeMark = made('code_open', 'code', 1);

const segmenters = new Map<Language, Intl.Segmenter>();

/**
 * The text in words, spaces and signs. Words are found by `Intl.Segmenter`, for a pattern of Latin letters would tear Cyrillic words
 * into letters.
 */
export function segmentsOf(text: string, language: Language): string[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The words of a text that is not formatted. */
export function wordsOfText(text: string, language: Language): Word[] {
  const words = new Words(language);
  words.add(text, []);
  return words.list;
}

/** The words of formatted text. White space is what HTML makes of it: one space, or none at the beginning. */
export function wordsOf(inline: MarkdownToken[], language: Language): Word[] {
  const words = new Words(language);
  const marks: MarkdownToken[] = [];
  for (const token of inline) {
    if (token.nesting > 0) marks.push(token);
    else if (token.nesting < 0) marks.pop();
    else if (token.type === 'text') words.add(token.content, marks);
    else if (token.type === 'code_inline') words.add(token.content, [...marks, codeMark]);
    else if (token.type === 'softbreak') words.addSpace();
    else words.addObject(token, marks);
  }
  return words.list;
}

class Words {
  readonly list: Word[] = [];
  /** A first word has a space before it like any other, so that it stays the same when another is put before it. */
  private space = ' ';

  constructor(private readonly language: Language) {}

  add(content: string, marks: MarkdownToken[]): void {
    const set = settingOf(marks);
    const open = [...marks];
    for (const segment of segmentsOf(content, this.language)) {
      // A space may carry an accent that stands alone.
      const seen = segment.trimStart();
      if (seen !== segment) this.addSpace();
      if (seen === '') continue;
      const text = this.space + seen;
      this.list.push({ key: set + text, text, marks: open, object: null });
      this.space = '';
    }
  }

  addSpace(): void {
    this.space = ' ';
  }

  addObject(object: MarkdownToken, marks: MarkdownToken[]): void {
    const key = `${settingOf(marks)}${this.space}${object.type} ${JSON.stringify(object.attrs)} ${object.content}`;
    this.list.push({ key, text: this.space, marks: [...marks], object });
    this.space = object.type === 'hardbreak' ? ' ' : '';
  }
}

/** How the marks set a word, as a key. */
export function settingOf(marks: MarkdownToken[]): string {
  return marks.map(({ tag, attrs }) => `${tag}${attrs ? JSON.stringify(attrs) : ''}\u0000`).join('');
}

import type { Token } from 'markdown-it';
import type { Language } from '../../vocabulary';
import { parseMarkdown } from '../markdown';
import type { Alignable } from './alignment';
import { wordsOf, wordsOfText, type Word } from './words';

/** A part of a text: a paragraph, a list and its items, a table, its rows and cells. It has parts of its own, or words. */
export interface Block extends Alignable {
  /** As the parser wrote it: with what it began and, unless it is one token, ended. */
  open: Token | null;
  close: Token | null;
  children: Block[];
  /** Null for what has parts, and for what has neither. */
  words: Word[] | null;
}

/** The blocks of a Markdown text. One nested beyond reading is a paragraph of what was written, as it is shown elsewhere. */
export function blocksOf(text: string, language: Language): Block[] {
  const { tokens } = parseMarkdown(text);
  return tokens ? blocksIn(tokens, language) : [blockOf(null, null, [], wordsOfText(text, language))];
}

function blocksIn(tokens: Token[], language: Language): Block[] {
  /** What is open, from the outside in, each with what it has so far. */
  const open: { token: Token | null; children: Block[]; words: Word[] | null }[] = [
    { token: null, children: [], words: null },
  ];
  for (const token of tokens) {
    const around = open.at(-1)!;
    if (token.type === 'inline') around.words = wordsOf(token.children ?? [], language);
    else if (token.nesting > 0) open.push({ token, children: [], words: null });
    else if (token.nesting < 0) {
      open.pop();
      open.at(-1)!.children.push(blockOf(around.token, token, around.children, around.words));
    } else around.children.push(blockOf(token, null, [], token.content === '' ? null : codeWords(token)));
  }
  return open[0]!.children;
}

/** In code every space counts. */
function codeWords({ content }: Token): Word[] {
  return Array.from(content.match(/\s+|[^\s]+/g) ?? [], (text) => ({ key: text, text, marks: [], object: null }));
}

function blockOf(open: Token | null, close: Token | null, children: Block[], words: Word[] | null): Block {
  const attributes = open?.attrs ? JSON.stringify(open.attrs) : '';
  const kind = open ? `${open.tag} ${open.type}` : 'p';
  return {
    kind,
    key: `${kind}${attributes}(${words ? words.map(({ key }) => key).join('\u0001') : children.map(({ key }) => key).join('\u0002')})`,
    vocabulary: words ? meaningful(words) : children.flatMap(({ vocabulary }) => vocabulary),
    ...{ open, close, children, words },
  };
}

/** What a block is recognised by: its words without signs, in whatever case. */
function meaningful(words: Word[]): string[] {
  return words.flatMap(({ text }) => {
    const word = text.trim().toLowerCase();
    return /[\p{L}\p{N}]/u.test(word) ? [word] : [];
  });
}

import MarkdownIt, { type Token } from 'markdown-it';
import { normaliseLine } from '../clause-text.normalisation';
import { readTitle } from '../standard-file.title';
import { lookOf, type Look, type Outline, type OutlinePart } from './outline';

const markdown = new MarkdownIt({ html: false });

/** Whether a text is Markdown that nobody wrote for Etalon: headings, and nothing that says what the standard is. */
export function isPlainMarkdown(text: string): boolean {
  return !/^---[ \t]*(?:\n|$)/.test(text) && /^ {0,3}#{1,6}[ \t]/m.test(text);
}

/** @param text with LF line ends */
export function outlineOfMarkdown(text: string): Outline {
  const lines = text.split('\n');
  const tokens = markdown.parse(text, {});
  const starts = tokens.flatMap((token, at) => (token.level === 0 && token.nesting >= 0 && token.map ? [at] : []));
  const parts = starts.map((at, index): OutlinePart => {
    const from = tokens[at]!.map![0];
    const to = starts[index + 1] === undefined ? lines.length : tokens[starts[index + 1]!]!.map![0];
    // Up to the next block: what it defines for links belongs to it.
    return partOf(tokens[at], tokens[at + 1], lines.slice(from, to).join('\n').trimEnd());
  });
  return { title: '', language: null, jobRoles: [], parts: [...beforeFirst(lines, starts, tokens), ...parts] };
}

/** Definitions of links before anything else. */
function beforeFirst(lines: string[], starts: number[], tokens: Token[]): OutlinePart[] {
  const text = lines
    .slice(0, starts[0] === undefined ? lines.length : tokens[starts[0]]!.map![0])
    .join('\n')
    .trim();
  return text === '' ? [] : [partOf(undefined, undefined, text)];
}

function partOf(token: Token | undefined, inline: Token | undefined, source: string): OutlinePart {
  const words = inline?.type === 'inline' ? normaliseLine(plainText(inline)) : '';
  const common = { words, list: null, bookmark: null, pictures: 0 };
  if (token?.type === 'heading_open') {
    const title = normaliseLine(readTitle(inline?.content ?? ''));
    return { ...common, words: title, look: `heading-${token.tag.slice(1)}` as Look, text: title, form: 'paragraph' };
  }
  const look = token?.type === 'paragraph_open' ? lookOf(words, isBold(inline), null) : 'text';
  return { ...common, look, text: source, form: 'blocks' };
}

function plainText({ children, content }: Token): string {
  if (!children) return content;
  return children
    .map((child) => (child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : plainText(child)))
    .join('');
}

function isBold(inline: Token | undefined): boolean {
  const children = (inline?.children ?? []).filter(({ type, content }) => type !== 'text' || content !== '');
  const inner = children.slice(1, -1);
  return (
    children.length > 2 &&
    children[0]!.type === 'strong_open' &&
    children.at(-1)!.type === 'strong_close' &&
    !inner.some(({ type }) => type === 'strong_open' || type === 'strong_close')
  );
}

import type { Token } from 'markdown-it';
import { markdown } from './markdown';

/** A paragraph, list item, table cell or other block of a Markdown text, as the reader sees its words. */
export interface PlainBlock {
  /** Place in the plain text, in UTF-16 units. */
  start: number;
  end: number;
  /** `quoted` is what is cited as a block or shown as code: somebody else's words. */
  kind: 'prose' | 'quoted';
}

export interface PlainText {
  /** The words of the rendered text, normalised (NFC), one block to a line. */
  text: string;
  blocks: PlainBlock[];
}

/** What a reader of the rendered Markdown reads, without its markup. Never throws; linear in the length of the text. */
export function plainText(source: string): PlainText {
  const blocks: PlainBlock[] = [];
  let text = '';
  let quotations = 0;
  for (const token of markdown.parse(source, {})) {
    if (token.type === 'blockquote_open') quotations += 1;
    else if (token.type === 'blockquote_close') quotations -= 1;
    const words = wordsOf(token)?.normalize('NFC');
    if (!words?.trim()) continue;
    if (text !== '') text += '\n';
    const start = text.length;
    text += words;
    blocks.push({ start, end: text.length, kind: quotations > 0 || token.type !== 'inline' ? 'quoted' : 'prose' });
  }
  return { text, blocks };
}

function wordsOf(token: Token): string | null {
  if (token.type === 'fence' || token.type === 'code_block') return token.content.trimEnd();
  if (token.type !== 'inline') return null;
  return (token.children ?? []).map(wordsOfInline).join('');
}

function wordsOfInline(token: Token): string {
  return token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content;
}

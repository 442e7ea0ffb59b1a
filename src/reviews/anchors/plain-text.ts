import { markdownToHtml } from '../../rendering/markdown';

/** A part of a plain text: from `start` up to and without `end`, in UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

/** What a person comments on with one tap: a paragraph, an item of a list, a row of a table, a block of code. */
export type TextBlock = Range;

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** The elements whose text is a block of its own; what lies in one of them belongs to the innermost. */
const blockElements = new Set(['p', 'li', 'tr', 'pre']);

/**
 * The text of Markdown as a browser reads it from the page: `textContent` of the element that holds its HTML. Offsets into it are
 * the same on both sides, whatever the formatting.
 */
export function plainText(markdown: string): string {
  return [...pieces(markdownToHtml(markdown))].map((piece) => ('text' in piece ? piece.text : '')).join('');
}

/** The blocks of a text, in their order, without the white space around them; empty ones are left out. */
export function textBlocks(markdown: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const open: { name: string; start: number }[] = [];
  let text = '';
  // Text after an inner block, such as a list in an item, begins a block again.
  let from = 0;
  const close = () => {
    if (open.length > 0) pushTrimmed(blocks, text, from);
    from = text.length;
  };
  for (const piece of pieces(markdownToHtml(markdown))) {
    if ('text' in piece) text += piece.text;
    else if (blockElements.has(piece.name)) {
      close();
      if (piece.opens) open.push({ name: piece.name, start: text.length });
      else open.pop();
    }
  }
  return blocks;
}

function pushTrimmed(blocks: TextBlock[], text: string, from: number): void {
  const own = text.slice(from);
  const start = from + (own.length - own.trimStart().length);
  const end = from + own.trimEnd().length;
  if (start < end) blocks.push({ start, end });
}

/** The tags and texts of HTML as `markdownToHtml` writes it: well formed, attributes quoted, `<` and `>` escaped everywhere else. */
function* pieces(html: string): Generator<{ text: string } | { name: string; opens: boolean }> {
  for (const [, closing, name, text] of html.matchAll(/<(\/?)([a-z]+)(?:\s[^>]*)?>|([^<]+)/g)) {
    if (name !== undefined) yield { name, opens: closing === '' };
    else yield { text: text!.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!) };
  }
}

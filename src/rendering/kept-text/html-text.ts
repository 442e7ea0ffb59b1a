import { inlineElements } from '../inline-elements';

/** Elements that take part in no reading: whatever they hold is no text of the document. */
const silent = 'head|style|script|template|noscript|iframe|object|audio|video|canvas|select|textarea';

/** What nobody is to read: the place of a page number, which is filled after the print, and what is hidden from screen readers. */
const leftOut = String.raw`<span class="page-number">[^]*?<\/span>|<(${silent})\b[^]*?<\/\1>|<(\w+)\b[^<>]*\saria-hidden="true"[^<>]*>[^]*?<\/\2>`;

const pieces = new RegExp(String.raw`<!--[^]*?-->|${leftOut}|<\/?([a-z][a-z0-9]*)\b[^<>]*>|<![^<>]*>`, 'gi');

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
};

/**
 * What a reader sees of a composed document, block by block: tags stripped, entities decoded, placeholders of page numbers
 * left out. It reads what our own templates and our cleaning write, in which no attribute holds a bare `<` or `>`.
 */
export function textsOfHtml(html: string): string[] {
  const texts: string[] = [];
  let text = '';
  let from = 0;
  const endBlock = () => {
    if (text !== '') texts.push(text);
    text = '';
  };
  for (const match of html.matchAll(pieces)) {
    text += html.slice(from, match.index);
    from = match.index + match[0].length;
    const tag = match[3]?.toLowerCase();
    if (tag === 'br') text += ' ';
    if (tag !== undefined && !inlineElements.has(tag)) endBlock();
  }
  text += html.slice(from);
  endBlock();
  return texts.map(decoded).filter((one) => /\S/.test(one));
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hexadecimal, decimal, name: string) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(hexadecimal === undefined ? Number(decimal) : parseInt(String(hexadecimal), 16));
  });
}

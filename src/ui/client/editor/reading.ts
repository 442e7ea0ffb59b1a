import { DOMParser, type Node } from 'prosemirror-model';
import { schema } from './schema';

const parser = DOMParser.fromSchema(schema);

/** What holds blocks or rows: white space in it says nothing. */
const structure = new Set(['DIV', 'BLOCKQUOTE', 'UL', 'OL', 'TABLE', 'THEAD', 'TBODY', 'TR']);
const blocks = new Set(['P', 'PRE', 'HR', ...structure]);

/**
 * The blocks within `html`, as the server renders a text (src/rendering/markdown.ts).
 * @param html is changed by reading it
 */
export function readBlocks(html: Element): readonly Node[] {
  const texts = html.ownerDocument.createTreeWalker(html, NodeFilter.SHOW_TEXT);
  const withLineEnds: Text[] = [];
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const { tagName } = text.parentElement!;
    if (text.data.includes('\n') && !structure.has(tagName) && !text.parentElement!.closest('pre')) {
      withLineEnds.push(text);
    }
  }
  withLineEnds.forEach(markLineEnds);
  for (const code of html.querySelectorAll('pre > code')) code.textContent = code.textContent.replace(/\n$/, '');
  return parser.parse(html, { preserveWhitespace: true }).content.content;
}

/** The end of a line within a text becomes a marked space; one beside a block or behind a break is no part of the text. */
function markLineEnds(text: Text): void {
  const lines = text.data.split('\n');
  const pieces = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    if (before === undefined) return [line];
    if (before === '' && !isText(text.previousSibling)) return [line];
    if (line === '' && !isText(text.nextSibling)) return [line];
    const end = text.ownerDocument.createElement('span');
    end.dataset['lineEnd'] = '';
    end.textContent = ' ';
    return [end, line];
  });
  text.replaceWith(...pieces);
}

function isText(node: ChildNode | null): boolean {
  return node !== null && node.nodeName !== 'BR' && !blocks.has(node.nodeName);
}

import { Schema, type Attrs, type DOMOutputSpec } from 'prosemirror-model';
import {
  pictureAddress,
  readPictureName,
  referenceAt,
  referredName,
  roomOf,
} from '../../../rendering/markdown-writing/picture-name';

/** What a text may consist of: exactly what its Markdown can say (src/rendering/markdown.ts), and nothing besides. */

const safeLink = /^(?:https?:|mailto:|tel:)/i;
const safeImage = /^data:image\/(?:png|jpeg|gif|webp);base64,/;

/** Lists without space between their items; in HTML their paragraphs have no element of their own. */
const isTight = (list: HTMLElement) => 'tight' in list.dataset || !list.querySelector(':scope > li > p');
const tightness = ({ tight }: Attrs) => (tight ? { 'data-tight': '' } : {});

const alignments = ['center', 'right'];
const alignmentOf = (cell: HTMLElement) => alignments.find((side) => cell.classList.contains(`align-${side}`)) ?? null;

/** prosemirror-tables asks each cell how far it reaches; a cell of ours never reaches further than itself. */
const cell = (tag: 'td' | 'th', tableRole: 'cell' | 'header_cell') => ({
  content: '(text | image)*',
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, align: { default: null } },
  tableRole,
  isolating: true,
  parseDOM: [{ tag, getAttrs: (dom: HTMLElement) => ({ align: alignmentOf(dom) }) }],
  toDOM: ({ attrs }: { attrs: Attrs }): DOMOutputSpec => [
    tag,
    attrs['align'] ? { class: `align-${attrs['align'] as string}` } : {},
    0,
  ],
});

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    blockquote: {
      content: 'block+',
      group: 'block',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    bullet_list: {
      content: 'list_item+',
      group: 'block list',
      attrs: { tight: { default: true } },
      parseDOM: [{ tag: 'ul', getAttrs: (dom) => ({ tight: isTight(dom) }) }],
      toDOM: ({ attrs }) => ['ul', tightness(attrs), 0],
    },
    ordered_list: {
      content: 'list_item+',
      group: 'block list',
      attrs: { start: { default: 1 }, tight: { default: true } },
      parseDOM: [
        { tag: 'ol', getAttrs: (dom) => ({ tight: isTight(dom), start: (dom as unknown as { start: number }).start }) },
      ],
      toDOM: ({ attrs }) => ['ol', { ...tightness(attrs), ...(attrs['start'] !== 1 && { start: attrs['start'] }) }, 0],
    },
    list_item: { content: 'block+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    code_block: {
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      defining: true,
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
      toDOM: () => ['pre', ['code', 0]],
    },
    horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
    table: {
      content: 'table_row+',
      group: 'block',
      tableRole: 'table',
      isolating: true,
      parseDOM: [{ tag: 'table' }],
      toDOM: () => ['table', ['tbody', 0]],
    },
    table_row: {
      content: '(table_cell | table_header)*',
      tableRole: 'row',
      parseDOM: [{ tag: 'tr' }],
      toDOM: () => ['tr', 0],
    },
    table_cell: cell('td', 'cell'),
    table_header: cell('th', 'header_cell'),
    text: { group: 'inline' },
    image: {
      inline: true,
      group: 'inline',
      draggable: true,
      // As its Markdown names it.
      attrs: { source: {}, alt: { default: '' } },
      parseDOM: [{ tag: 'img[src]', getAttrs: imageOf }],
      toDOM: ({ attrs }) => ['img', shownImage(attrs['source'] as string, attrs['alt'] as string)],
    },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: linkOf }],
      toDOM: ({ attrs }) => ['a', { href: attrs['href'] as string }, 0],
    },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    strike: { parseDOM: [{ tag: 's' }, { tag: 'del' }], toDOM: () => ['s', 0] },
    code: { code: true, parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
    /** On a space: here the line ends in the Markdown, as in a text wrapped by hand. */
    line_end: {
      inclusive: false,
      parseDOM: [{ tag: 'span[data-line-end]' }],
      toDOM: () => ['span', { 'data-line-end': '' }, 0],
    },
  },
});

function imageOf(dom: HTMLElement): Attrs | false {
  // What is copied from a page of ours names the whole address.
  const src = (dom.getAttribute('src') ?? '').replace(`${location.origin}/`, '/');
  const source = referenceAt(src) ?? (safeImage.test(src) ? src : null);
  return source !== null && { source, alt: dom.getAttribute('alt') ?? '' };
}

function shownImage(source: string, alt: string): Record<string, string> {
  const address = pictureAddress(source);
  if (address === null) return { src: source, alt };
  const { width, height } = roomOf(readPictureName(referredName(source)!)!);
  return { src: address, alt, width: `${width}`, height: `${height}` };
}

function linkOf(dom: HTMLElement): Attrs | false {
  const href = dom.getAttribute('href') ?? '';
  return isSafeLink(href) && { href };
}

/** Whether a link may lead there; others come out as text wherever the text is shown. */
export function isSafeLink(href: string): boolean {
  return safeLink.test(href);
}

import fc from 'fast-check';
import type { DocumentJson } from './editor-model';

/** Documents that somebody could write, made of the words and signs that Markdown could misunderstand. */

const words = [
  ...['слово', 'қызмет', 'öğün', 'a', 'b2', '«да»', '!', '"x"', '😀', '—', '.', ',', ':', 'w'.repeat(40)],
  ...['*', '**', '***', '_', '__', '`', '``', '```', '~', '~~', '~~~', '\\', '\\*', '&', '&amp;', '&#65;'],
  ...['[', ']', '](', '(x)', '[a]:', '![', '<', '<b>', '<http://x>', '>', 'http://e.org/a_b', 'a_b', '_a_', '5*3'],
  ...['#', '##', '-', '+', '1.', '2024.', '3)', '1', '=', '---', '===', '|', '|---|'],
];
const text = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', ' ', '', '  ', '\u00a0')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pairs) => pairs.flat().join(''));

const ranks = ['link', 'strong', 'em', 'strike', 'code'];
const marks = fc
  .uniqueArray(
    fc.constantFrom(
      ...ranks.slice(1).map((type) => ({ type })),
      { type: 'link', attrs: { href: 'https://e.org/(a)_b?x=1&amp;y' } },
      { type: 'link', attrs: { href: 'tel:+7701' } },
    ),
    { maxLength: 3, selector: ({ type }) => type },
  )
  .map((chosen) => chosen.sort((one, other) => ranks.indexOf(one.type) - ranks.indexOf(other.type)));

/** Markdown has no way to begin a paragraph with a link on code that looks like a definition. */
const sayable = (said: string, of: { type: string }[]) =>
  of.length > 1 && of.some(({ type }) => type === 'code') ? said.replaceAll(']:', ']') : said;

const writing = fc.tuple(text, marks).map(([of, on]) => ({ type: 'text', text: sayable(of, on), marks: on }));
const lineEnd = fc.constant<DocumentJson>({ type: 'text', text: ' ', marks: [{ type: 'line_end' }] });
const pictures = fc.constantFrom('data:image/png;base64,AA==', `picture:${'0a'.repeat(32)}-40x20.png`);
const image = fc.tuple(pictures, fc.constantFrom('', 'a shop', 'слово'), marks).map(([source, alt, on]) => ({
  type: 'image',
  attrs: { source, alt },
  marks: on.filter(({ type }) => type !== 'code'),
}));
const inCell = fc.array(fc.oneof({ arbitrary: writing, weight: 6 }, image), { maxLength: 5 });
const inParagraph = fc.array(
  fc.oneof({ arbitrary: writing, weight: 6 }, image, lineEnd, fc.constant<DocumentJson>({ type: 'hard_break' })),
  { maxLength: 6 },
);

const paragraph = inParagraph.map((content) => ({ type: 'paragraph', content }));
const code = fc
  .array(fc.constantFrom('x', '  y', '```', '~~~', '', '- a', '````'), { maxLength: 4 })
  .map((lines) => lines.join('\n').replace(/\n+$/, ''))
  .map((lines) => ({ type: 'code_block', content: lines === '' ? [] : [{ type: 'text', text: lines }] }));

const sides = fc.array(fc.constantFrom(null, 'right', 'center'), { minLength: 1, maxLength: 3 });
const table = sides.chain((aligns) => {
  const row = (type: string) =>
    fc
      .tuple(...aligns.map(() => inCell))
      .map((cells) => cells.map((content, at) => ({ type, attrs: { align: aligns[at] }, content })))
      .map((content) => ({ type: 'table_row', content }));
  return fc
    .tuple(row('table_header'), fc.array(row('table_cell'), { maxLength: 2 }))
    .map(([head, rows]) => ({ type: 'table', content: [head, ...rows] }));
});

const { blocks } = fc.letrec<{ block: DocumentJson; blocks: DocumentJson[]; items: DocumentJson[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { arbitrary: paragraph, weight: 5 },
    code,
    fc.constant<DocumentJson>({ type: 'horizontal_rule' }),
    table,
    tie('blocks').map((content) => ({ type: 'blockquote', content })),
    fc
      .tuple(fc.boolean(), tie('items'))
      .map(([tight, content]) => ({ type: 'bullet_list', attrs: { tight }, content })),
    fc
      .tuple(fc.boolean(), fc.constantFrom(0, 1, 1, 2, 9, 99), tie('items'))
      .map(([tight, start, content]) => ({ type: 'ordered_list', attrs: { tight, start }, content })),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  items: fc.array(
    tie('blocks').map((content) => ({ type: 'list_item', content })),
    { minLength: 1, maxLength: 3 },
  ),
}));

export const someBlocks: fc.Arbitrary<DocumentJson[]> = blocks;
export const someDocument: fc.Arbitrary<DocumentJson> = blocks.map((content) => ({ type: 'doc', content }));

/**
 * Everything about a document that Markdown has to keep: each letter with its marks and what it stands in, in order. White space at
 * the ends of texts and marks, and paragraphs that say nothing, may go.
 */
export function essence(document: DocumentJson): string[] {
  const found: string[] = [];
  let count = 0;
  const visit = (node: DocumentJson, within: string): void => {
    const on = (node.marks ?? []).filter(({ type }) => type !== 'line_end');
    const marked = `${within} ${on.map(({ type, attrs }) => type + (attrs?.['href'] ?? '')).join('+')}`;
    if (node.type === 'text') {
      const letters = on.some(({ type }) => type === 'code') ? /./gsu : /[^\t-\r\p{Zs}]/gu;
      for (const [letter] of node.text!.matchAll(letters)) found.push(`${marked} ${letter}`);
    } else if (node.type === 'image') found.push(`${marked} ${JSON.stringify(node.attrs)}`);
    else if (node.type !== 'hard_break' && !saysNothing(node)) {
      const { tight: _, colspan: __, rowspan: ___, colwidth: ____, ...attributes } = node.attrs ?? {};
      const here = `${within}/${node.type}${Object.values(attributes).join()}#${count++}`;
      found.push(here);
      for (const child of node.content ?? []) visit(child, here);
    }
  };
  visit(document, '');
  return found;
}

function saysNothing({ type, content = [] }: DocumentJson): boolean {
  return (
    type === 'paragraph' && !content.some((node) => node.type === 'image' || /[^\t-\r\p{Zs}]/u.test(node.text ?? ''))
  );
}

import type { Mark as DocumentMark, Node } from 'prosemirror-model';
import * as markdown from '../../../rendering/markdown-writing/blocks';
import type { Block, TableCell } from '../../../rendering/markdown-writing/blocks';
import { writeInline, type Mark, type Run } from '../../../rendering/markdown-writing/inline';
import { schema } from './schema';

/** What stands in a document of the editor, in the terms in which Markdown is written. */

const { paragraph, blockquote, bullet_list, ordered_list, code_block, horizontal_rule, table } = schema.nodes;
const { hard_break, image } = schema.nodes;
const { link, strong, em, code, line_end } = schema.marks;

/** A node never changes, so it is written once, however many keystrokes go into others. */
const alreadyWritten = new WeakMap<Node, string>();

/** Blocks but for paragraphs that say nothing: Markdown has none. */
export const textsOf = ({ content }: Node) =>
  content.content.filter((node) => node.type !== paragraph || writtenParagraph(node) !== '');

/** @param marker as in `markdown.writeBlock` */
export function writeBlock(block: Node, marker: string | null = null): string {
  return markdown.writeBlock(blockOf(block), marker);
}

function writtenParagraph(node: Node): string {
  let written = alreadyWritten.get(node);
  if (written === undefined) {
    written = writeInline(runsOf(node));
    alreadyWritten.set(node, written);
  }
  return written;
}

const blocksOf = ({ content }: Node) => content.content.map(blockOf);

function blockOf(node: Node): Block {
  switch (node.type) {
    case paragraph:
      return { kind: 'paragraph', text: writtenParagraph(node) };
    case blockquote:
      return { kind: 'quote', blocks: blocksOf(node) };
    case bullet_list:
    case ordered_list:
      return {
        kind: 'list',
        ordered: node.type === ordered_list,
        start: (node.attrs['start'] as number | undefined) ?? 1,
        tight: node.attrs['tight'] === true,
        items: node.content.content.map(blocksOf),
      };
    case code_block:
      return { kind: 'code', text: node.textContent };
    case horizontal_rule:
      return { kind: 'rule' };
    case table:
      return { kind: 'table', rows: node.content.content.map((row) => row.content.content.map(cellOf)) };
    default:
      throw new Error(`no Markdown for ${node.type.name}`);
  }
}

function cellOf(cell: Node): TableCell {
  return { runs: runsOf(cell), align: cell.attrs['align'] as TableCell['align'] };
}

function runsOf(block: Node): Run[] {
  return block.content.content.map((node): Run => {
    const marks = node.marks.flatMap(markOf);
    if (node.type === hard_break) return { kind: 'break', marks };
    if (node.type === image) {
      const { source, alt } = node.attrs as { source: string; alt: string };
      return { kind: 'image', source, alt, marks };
    }
    const text = node.text!;
    if (code.isInSet(node.marks)) return { kind: 'code', text, marks };
    return { kind: 'text', text, marks, lineEnds: line_end.isInSet(node.marks) !== undefined };
  });
}

function markOf({ type, attrs }: DocumentMark): Mark[] {
  switch (type) {
    case link:
      return [{ kind: 'link', href: attrs['href'] as string }];
    case code:
    case line_end:
      return [];
    default:
      return [{ kind: type === strong ? 'strong' : type === em ? 'em' : 'strike' }];
  }
}

import type { Node } from 'prosemirror-model';
import { escapeLines } from './escaping';
import { writeInline } from './inline-markdown';
import { schema } from './schema';

/** Writes blocks as Markdown that is read back as the same (CommonMark 0.31, 4 and 5; tables as in GFM 4.10). */

const { paragraph, blockquote, bullet_list, ordered_list, code_block, horizontal_rule, table } = schema.nodes;
const isParagraph = ({ type }: Node) => type === paragraph;
/** Blocks but for paragraphs that say nothing: Markdown has none. */
export const textsOf = ({ content }: Node) =>
  content.content.filter((node) => !isParagraph(node) || writeInline(node) !== '');
const isList = ({ type }: Node) => type === bullet_list || type === ordered_list;

/**
 * @param marker of the list right before, when this is a list of the same kind: with another marker it is a list of its own
 */
export function writeBlock(block: Node, marker: string | null = null): string {
  switch (block.type) {
    case paragraph:
      return escapeLines(writeInline(block));
    case blockquote:
      return indented(writeBlocks(block), '> ');
    case bullet_list:
    case ordered_list:
      return writeList(block, marker);
    case code_block:
      return fenced(block.textContent);
    case horizontal_rule:
      // Never dashes, which would make a heading of a line above.
      return '***';
    case table:
      return writeTable(block);
    default:
      throw new Error(`no Markdown for ${block.type.name}`);
  }
}

/** What stands before the text of a list's first item. */
export function markerOf(list: string): string | null {
  return /^ {0,3}(?:([-+*])|\d{1,9}([.)]))(?:\s|$)/.exec(list)?.slice(1).join('') ?? null;
}

/** The blocks within another one. */
function writeBlocks(parent: Node, separator: (before: Node, block: Node) => string = () => '\n\n'): string {
  const blocks = textsOf(parent);
  let written = '';
  let last = '';
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    last = writeBlock(block, before?.type === block.type ? markerOf(last) : null);
    written += (before ? separator(before, block) : '') + last;
  });
  return written;
}

function writeList(list: Node, marker: string | null): string {
  const items = list.content.content;
  // Space between items shows at paragraphs only.
  const spaced = list.attrs['tight'] !== true && items.some((item) => textsOf(item).some(isParagraph));
  const tight = !spaced && items.every(canBeTight);
  const first = Math.min(Math.max((list.attrs['start'] as number | undefined) ?? 1, 0), 999_999_999 - items.length);
  const written = items.map((item, index) => {
    const sign =
      list.type === bullet_list
        ? ['-', '+'].find((other) => other !== marker)!
        : `${first + index}${marker === '.' ? ')' : '.'}`;
    const content = writeBlocks(item, () => (tight ? '\n' : '\n\n'));
    const inset = ' '.repeat(sign.length + 1);
    if (content === '') return sign;
    // Bullets in a row could be taken for a rule.
    const apart = /^(?:- *)+$/m.test(content.split('\n', 1)[0]!);
    return `${sign}${apart ? `\n${inset}` : ' '}${indented(content, inset, 1)}`;
  });
  return written.join(tight ? '\n' : '\n\n');
}

/** Whether the blocks of an item can stand in lines right below each other and stay apart. */
function canBeTight(item: Node): boolean {
  const blocks = textsOf(item);
  return blocks.every((block, index) => {
    const before = blocks[index - 1];
    if (!before) return true;
    if (isParagraph(block)) return before.type === code_block || before.type === horizontal_rule;
    if (isList(block) && isParagraph(before)) {
      // Within a text neither a number other than 1 nor an item without text begins a list.
      const beginsAtOne = block.type === bullet_list || block.attrs['start'] === 1;
      return beginsAtOne && beginsWithText(block);
    }
    // Behind a list or a quotation a table would go on with the last text of it.
    if (block.type === table) return isParagraph(before) || before.type === code_block;
    return before.type !== block.type && before.type !== table;
  });
}

function beginsWithText(list: Node): boolean {
  const [first] = textsOf(list.firstChild!);
  return first !== undefined && (!isList(first) || beginsWithText(first));
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return text === '' ? `${fence}\n${fence}` : `${fence}\n${text}\n${fence}`;
}

function writeTable({ content }: Node): string {
  const [head, ...rows] = content.content.map((row) => row.content.content);
  const cells = (row: readonly Node[]) => `| ${row.map(writeCell).join(' | ')} |`;
  const rules = head!.map(({ attrs }) => {
    const align = attrs['align'] as string | null;
    return align === 'center' ? ':---:' : align === 'right' ? '---:' : '---';
  });
  return [cells(head!), `| ${rules.join(' | ')} |`, ...rows.map(cells)].join('\n');
}

/** The outer spaces of a cell are lost unless they are written as character references. */
function writeCell(cell: Node): string {
  return writeInline(cell)
    .replaceAll('|', '\\|')
    .replace(/^\u00a0+|\u00a0+$/g, (spaces) => '&nbsp;'.repeat(spaces.length));
}

/** @param from the first line that is indented */
function indented(text: string, by: string, from = 0): string {
  return text
    .split('\n')
    .map((line, index) => (index < from ? line : line === '' ? by.trimEnd() : by + line))
    .join('\n');
}

import { escapeLines } from './escaping';
import { writeInline, type Run } from './inline';

/**
 * Writes blocks as Markdown that is read back as the same (CommonMark 0.31, 4 and 5; tables as in GFM 4.10). Runs in the browser
 * too.
 */

export interface Paragraph {
  kind: 'paragraph';
  /** Markdown, as `writeInline` gives it: empty for a paragraph that says nothing, of which Markdown has none. */
  text: string;
}

export interface List {
  kind: 'list';
  ordered: boolean;
  /** The number of the first item of an ordered one. */
  start: number;
  /** Without space between its items. */
  tight: boolean;
  items: Block[][];
}

export interface Table {
  kind: 'table';
  rows: TableCell[][];
}

export interface TableCell {
  runs: readonly Run[];
  align: 'center' | 'right' | null;
}

export type Block =
  | Paragraph
  | List
  | Table
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | Written;

/** Markdown that is there already. */
export interface Written {
  kind: 'written';
  text: string;
}

/** Blocks but for paragraphs that say nothing. */
const textsOf = (blocks: readonly Block[]) => blocks.filter((block) => block.kind !== 'paragraph' || block.text !== '');
const isOfKind = (one: Block, other: Block) =>
  one.kind === other.kind && (one.kind !== 'list' || one.ordered === (other as List).ordered);

/** A text of any number of blocks. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return writeBlocks(blocks);
}

/**
 * @param marker of the list right before, when this is a list of the same kind: with another marker it is a list of its own
 */
export function writeBlock(block: Block, marker: string | null = null): string {
  switch (block.kind) {
    case 'paragraph':
      return escapeLines(block.text);
    case 'quote':
      return indented(writeBlocks(block.blocks), '> ');
    case 'list':
      return writeList(block, marker);
    case 'code':
      return fenced(block.text);
    case 'rule':
      // Never dashes, which would make a heading of a line above.
      return '***';
    case 'table':
      return writeTable(block);
    case 'written':
      return block.text;
  }
}

/** What stands before the text of a list's first item. */
export function markerOf(list: string): string | null {
  return /^ {0,3}(?:([-+*])|\d{1,9}([.)]))(?:\s|$)/.exec(list)?.slice(1).join('') ?? null;
}

/** The blocks within another one. */
function writeBlocks(within: readonly Block[], separator = '\n\n'): string {
  const blocks = textsOf(within);
  let written = '';
  let last = '';
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    last = writeBlock(block, before && isOfKind(before, block) ? markerOf(last) : null);
    written += (before ? separator : '') + last;
  });
  return written;
}

function writeList({ ordered, start, tight: wanted, items }: List, marker: string | null): string {
  // Space between items shows at paragraphs only.
  const spaced = !wanted && items.some((item) => textsOf(item).some(({ kind }) => kind === 'paragraph'));
  const tight = !spaced && items.every(canBeTight);
  const first = Math.min(Math.max(start, 0), 999_999_999 - items.length);
  const written = items.map((item, index) => {
    const sign = ordered
      ? `${first + index}${marker === '.' ? ')' : '.'}`
      : ['-', '+'].find((other) => other !== marker)!;
    const content = writeBlocks(item, tight ? '\n' : '\n\n');
    const inset = ' '.repeat(sign.length + 1);
    if (content === '') return sign;
    // Bullets in a row could be taken for a rule.
    const apart = /^(?:- *)+$/m.test(content.split('\n', 1)[0]!);
    return `${sign}${apart ? `\n${inset}` : ' '}${indented(content, inset, 1)}`;
  });
  return written.join(tight ? '\n' : '\n\n');
}

/** Whether the blocks of an item can stand in lines right below each other and stay apart. */
function canBeTight(item: readonly Block[]): boolean {
  const blocks = textsOf(item);
  return blocks.every((block, index) => {
    const before = blocks[index - 1];
    if (!before) return true;
    if (block.kind === 'paragraph') return before.kind === 'code' || before.kind === 'rule';
    if (block.kind === 'list' && before.kind === 'paragraph') {
      // Within a text neither a number other than 1 nor an item without text begins a list.
      return (!block.ordered || block.start === 1) && beginsWithText(block);
    }
    // Behind a list or a quotation a table would go on with the last text of it.
    if (block.kind === 'table') return before.kind === 'paragraph' || before.kind === 'code';
    return !isOfKind(before, block) && before.kind !== 'table';
  });
}

function beginsWithText({ items }: List): boolean {
  const [first] = textsOf(items[0]!);
  return first !== undefined && (first.kind !== 'list' || beginsWithText(first));
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return text === '' ? `${fence}\n${fence}` : `${fence}\n${text}\n${fence}`;
}

function writeTable({ rows: [head, ...rows] }: Table): string {
  const cells = (row: readonly TableCell[]) => `| ${row.map(writeCell).join(' | ')} |`;
  const rules = head!.map(({ align }) => (align === 'center' ? ':---:' : align === 'right' ? '---:' : '---'));
  return [cells(head!), `| ${rules.join(' | ')} |`, ...rows.map(cells)].join('\n');
}

/** The outer spaces of a cell are lost unless they are written as character references. */
function writeCell({ runs }: TableCell): string {
  return writeInline(runs, true)
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

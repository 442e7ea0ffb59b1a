import MarkdownIt, { type Token } from 'markdown-it';
import type { Fault } from '../errors';

const markdown = new MarkdownIt({ html: false });

export interface Heading {
  level: number;
  /** The text after the number signs, without the closing ones. */
  text: string;
  /** 0-based. */
  line: number;
  /** Underlined with `===` or `---` instead of led by number signs. */
  underlined: boolean;
  /** Inside a list or a quotation. */
  nested: boolean;
}

export interface Fence {
  /** First word after the fence, such as `clause`. */
  kind: string;
  content: string;
  /** 0-based line of the opening fence. */
  line: number;
  /** 0-based line after the fence. */
  end: number;
  /** False when the text ended before the fence was closed. */
  closed: boolean;
}

export interface Table {
  /** 0-based. */
  line: number;
  /** With its head. */
  rows: number;
}

export interface MarkdownBlocks {
  lines: string[];
  headings: Heading[];
  fences: Fence[];
  tables: Table[];
  /** Levels of blocks within each other at the deepest place. */
  depth: number;
}

/** Lists within each other, and rows of a table: more is no text that anybody could follow on paper. */
export const markdownLimits = { lists: 24, rows: 2000 } as const;

// A list and its entry are a level each, and so are a paragraph and its words.
const deepestLevel = 2 * markdownLimits.lists + 2;

/**
 * The headings and code fences of a Markdown text with LF line ends, as CommonMark sees them: a `#` inside a fence is
 * no heading. Only blocks are parsed, so the cost is linear.
 */
export function markdownBlocks(text: string): MarkdownBlocks {
  const tokens: Token[] = [];
  markdown.block.parse(text, markdown, {}, tokens);
  const lines = text.split('\n');
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  const tables: Table[] = [];
  let depth = 0;
  tokens.forEach((token, index) => {
    const [line, end] = token.map ?? [0, 0];
    depth = Math.max(depth, token.level);
    if (token.type === 'table_open') tables.push({ line, rows: 0 });
    const table = tables.at(-1);
    if (token.type === 'tr_open' && table) table.rows += 1;
    if (token.type === 'heading_open') {
      headings.push({
        level: Number(token.tag.slice(1)),
        text: tokens[index + 1]?.content ?? '',
        line,
        underlined: !token.markup.startsWith('#'),
        nested: token.level > 0,
      });
    } else if (token.type === 'fence') {
      fences.push({
        kind: /^\s*(\S*)/.exec(token.info)?.[1] ?? '',
        content: token.content,
        line,
        end,
        closed: token.level > 0 || isClosed(token, lines),
      });
    }
  });
  return { lines, headings, fences, tables, depth };
}

/** A fence inside a list or quotation ends with it; one at the top level swallows everything up to its closing line. */
function isClosed(fence: Token, lines: string[]): boolean {
  const [line, end] = fence.map ?? [0, 0];
  const last = (lines[end - 1] ?? '').trim();
  return end - line > 1 && last.length >= fence.markup.length && last === fence.markup.charAt(0).repeat(last.length);
}

/**
 * What keeps a Markdown text from standing under a heading of a standard file: headings of its own, a clause block, a
 * fence that would swallow what follows; and what no paper holds. `line` counts from 1 within the text.
 */
export function markdownFaults(text: string, field: string): Fault[] {
  const { headings, fences, tables, depth } = markdownBlocks(text);
  return [
    ...headings.map(({ line, underlined }) => ({
      field,
      code: underlined ? 'body-underlined-heading' : 'body-heading',
      line: line + 1,
    })),
    ...fences
      .filter(({ kind }) => kind === 'clause')
      .map(({ line }) => ({ field, code: 'body-clause-block', line: line + 1 })),
    ...fences.filter(({ closed }) => !closed).map(({ line }) => ({ field, code: 'unclosed-fence', line: line + 1 })),
    ...tables
      .filter(({ rows }) => rows > markdownLimits.rows)
      .map(({ line, rows }) => ({
        ...{ field, code: 'table-too-long', line: line + 1 },
        parameters: { maximum: markdownLimits.rows, count: rows },
      })),
    ...(depth > deepestLevel
      ? [{ field, code: 'nested-too-deep', parameters: { maximum: markdownLimits.lists } }]
      : []),
  ];
}

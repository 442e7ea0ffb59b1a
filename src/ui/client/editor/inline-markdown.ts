import type { Mark, Node } from 'prosemirror-model';
import { escapeText, escapeTarget } from './escaping';
import { schema } from './schema';

/**
 * Writes what stands in one paragraph or cell as Markdown that is read back as the same (CommonMark 0.31, 6.2–6.7). Signs of
 * emphasis count by what stands beside them, so they are placed by the rules of the specification, never by hope.
 */

const { link, strong, em, strike, code } = schema.marks;
/** Of marks that last equally long, the first is outermost. */
const outermost = [link, strike, em, strong];

/** A piece of the text that carries the same marks throughout and is either blank or not. */
interface Word {
  kind: 'text' | 'blank' | 'line-end' | 'break' | 'code' | 'image';
  text: string;
  marks: readonly Mark[];
}

/** Words, and marks around words. */
type Tree = (Word | { mark: Mark; within: Tree })[];

/** Emphasis as it is written: its two signs are the same. */
interface Emphasis {
  mark: Mark;
  sign: '*' | '_' | '**' | '~~';
}

/** What is written, in order. */
type Piece =
  | { kind: 'raw'; text: string }
  | { kind: 'text'; text: string; inLink: boolean }
  | { kind: 'opens' | 'closes'; emphasis: Emphasis };

/** A node never changes, so it is written once, however many keystrokes go into others. */
const alreadyWritten = new WeakMap<Node, string>();

/** @param block a paragraph, or a cell, in which no line ends */
export function writeInline(block: Node): string {
  let written = alreadyWritten.get(block);
  if (written === undefined) {
    const words = withBlanksInOrder(wordsOf(block), block.type !== schema.nodes.paragraph);
    written = assemble(piecesOf(treeOf(words, []), false)).replace(/^[\t\n ]+|[\t\n ]+$/g, '');
    alreadyWritten.set(block, written);
  }
  return written;
}

function wordsOf(block: Node): Word[] {
  const words: Word[] = [];
  block.forEach(({ type, text, attrs, marks }) => {
    const add = (kind: Word['kind'], content: string) => words.push({ kind, text: content, marks });
    if (type === schema.nodes.hard_break) add('break', '\\\n');
    else if (type === schema.nodes.image) {
      // Signs in an alternative text are not shown, with a backslash or without.
      const alt = (attrs['alt'] as string).replace(/[\\`*_~[\]<>&!]/g, '');
      add('image', `![${alt}](${escapeTarget(attrs['src'] as string)})`);
    } else if (code.isInSet(marks)) add('code', codeSpan(text!));
    else {
      const lineEnds = schema.marks.line_end.isInSet(marks);
      for (const word of text!.match(/[\t-\r\p{Zs}]+|[^\t-\r\p{Zs}]+/gu) ?? []) {
        if (/[^\t-\r\p{Zs}]/u.test(word)) add('text', word);
        else add(lineEnds || word.includes('\n') ? 'line-end' : 'blank', word);
      }
    }
  });
  return words;
}

const isBlank = ({ kind }: Word) => kind === 'blank' || kind === 'line-end' || kind === 'break';

/** Of blanks in a row the strongest stays: white space beside the end of a line would be lost, or mean another thing. */
function withBlanksInOrder(words: Word[], oneLine: boolean): Word[] {
  const ordered: Word[] = [];
  for (let at = 0; at < words.length;) {
    let end = at;
    while (end < words.length && isBlank(words[end]!)) end++;
    if (end === at) ordered.push(words[at++]!);
    else {
      ordered.push(...strongest(words.slice(at, end), oneLine));
      at = end;
    }
  }
  return withoutOuterBlanks(ordered);
}

/** Markdown has none, but for spaces that do not break. */
function withoutOuterBlanks(words: Word[]): Word[] {
  const lasting = words.map((word) => !isBlank(word) || word.text.includes('\u00a0'));
  return words.slice(Math.max(lasting.indexOf(true), 0), lasting.lastIndexOf(true) + 1);
}

function strongest(blanks: Word[], oneLine: boolean): Word[] {
  const breaks = blanks.filter(({ kind }) => kind === 'break');
  if (breaks.length > 0 && !oneLine) return breaks;
  const lineEnd = blanks.find(({ kind }) => kind === 'line-end');
  if (!lineEnd && breaks.length === 0) return blanks;
  return [{ ...(lineEnd ?? breaks[0]!), ...(oneLine ? { kind: 'blank', text: ' ' } : { text: '\n' }) }];
}

/** Around a code span stand more backticks than there are in it. */
function codeSpan(text: string): string {
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  let length = 1;
  while (runs.includes(length)) length++;
  const pad = /^`|`$|^ .*[^ ].* $/.test(text) ? ' ' : '';
  return '`'.repeat(length) + pad + text + pad + '`'.repeat(length);
}

/** Puts marks around words, the one that lasts longest outermost. Emphasis begins and ends at a word, not at a blank. */
function treeOf(words: Word[], open: readonly Mark[]): Tree {
  const tree: Tree = [];
  for (let at = 0; at < words.length;) {
    const [longest] = words[at]!.marks.filter((mark) => !mark.isInSet(open) && outermost.includes(mark.type))
      .map((mark) => ({ mark, end: endOf(mark, words, at) }))
      .filter(({ end }) => end > at)
      .sort(
        (one, other) => other.end - one.end || outermost.indexOf(one.mark.type) - outermost.indexOf(other.mark.type),
      );
    if (longest) {
      tree.push({ mark: longest.mark, within: treeOf(words.slice(at, longest.end), [...open, longest.mark]) });
      at = longest.end;
    } else tree.push(words[at++]!);
  }
  return tree;
}

/** Where a mark that begins at `start` ends; `start` when nothing can be marked there. */
function endOf(mark: Mark, words: Word[], start: number): number {
  let end = start;
  while (end < words.length && mark.isInSet(words[end]!.marks)) end++;
  if (isBlank(words[start]!)) return start;
  while (end > start && isBlank(words[end - 1]!)) end--;
  return end;
}

function piecesOf(tree: Tree, inLink: boolean): Piece[] {
  return tree.flatMap((part): Piece[] => {
    if (!('mark' in part)) {
      return part.kind === 'text' ? [{ ...part, kind: 'text', inLink }] : [{ kind: 'raw', text: part.text }];
    }
    const { mark, within } = part;
    if (mark.type === link) return linkPieces(mark.attrs['href'] as string, within);
    const emphasis: Emphasis = { mark, sign: mark.type === strong ? '**' : mark.type === strike ? '~~' : '*' };
    return [{ kind: 'opens', emphasis }, ...piecesOf(within, inLink), { kind: 'closes', emphasis }];
  });
}

function linkPieces(href: string, within: Tree): Piece[] {
  const [only] = within;
  const bare = only && !('mark' in only) && within.length === 1 && only.kind === 'text' && only.text === href;
  if (bare && /^(?:https?|tel):[^<>\s\\]*$/i.test(href)) return [{ kind: 'raw', text: `<${href}>` }];
  return [{ kind: 'raw', text: '[' }, ...piecesOf(within, true), { kind: 'raw', text: `](${escapeTarget(href)})` }];
}

const lastOf = (text: string) => [...text.slice(-2)].at(-1) ?? '';
const firstOf = (text: string) => String.fromCodePoint(text.codePointAt(0) ?? 0x20);

function assemble(pieces: Piece[]): string {
  chooseSigns(pieces);
  const plain = pieces.map((piece) => ('emphasis' in piece ? piece.emphasis.sign : piece.text));
  const closer = pieces.some(({ kind }, index) => kind === 'text' && plain[index]!.includes('>'));
  const written = pieces.map((piece, index) => {
    if (piece.kind !== 'text') return plain[index]!;
    const [before, after] = [plain[index - 1] ?? '', plain[index + 1] ?? ''];
    return escapeText(piece.text, { before: lastOf(before), after: firstOf(after), inLink: piece.inLink, closer });
  });
  while (mendOneSign(pieces, written));
  return written.join('');
}

/** `*` beside `**` would be one run of signs; `_` keeps them apart. */
function chooseSigns(pieces: Piece[]): void {
  pieces.forEach((piece, index) => {
    const next = pieces[index + 1];
    if (!next || !('emphasis' in piece) || !('emphasis' in next)) return;
    for (const { emphasis } of [piece, next]) if (emphasis.mark.type === em) emphasis.sign = '_';
  });
}

const escapeAll = (signs: string) => [...signs].map((sign) => `\\${sign}`).join('');

/**
 * Finds a sign that would not open or close its emphasis where it stands, and writes the letter outside of it as a character
 * reference, which counts as punctuation. Answers whether there was one.
 */
function mendOneSign(pieces: Piece[], written: string[]): boolean {
  return pieces.some((piece, index) => {
    if (!('emphasis' in piece)) return false;
    const [before, after] = [lastOf(written[index - 1] ?? ''), firstOf(written[index + 1] ?? '')];
    const [outside, inside] = piece.kind === 'opens' ? [before, after] : [after, before];
    if (countsWith(piece.emphasis.sign, outside, inside)) return false;
    const reference = `&#${outside.codePointAt(0)};`;
    // Between letters `_` is no sign; beside the reference it would be one.
    if (piece.kind === 'opens') {
      const rest = written[index - 1]!.slice(0, -outside.length);
      written[index - 1] = rest.replace(/(?<!\\)_+$/, escapeAll) + reference;
    } else {
      const rest = written[index + 1]!.slice(outside.length);
      written[index + 1] = reference + rest.replace(/^_+/, escapeAll);
    }
    return true;
  });
}

/** Whether a sign is left- or right-flanking, as it has to be (CommonMark 0.31, 6.2); `_` never within a word. */
function countsWith(sign: Emphasis['sign'], outside: string, inside: string): boolean {
  return isOutsideWords(outside) || (sign !== '_' && !isOutsideWords(inside));
}

function isOutsideWords(character: string): boolean {
  return /^$|[\t-\r\p{Zs}\p{P}\p{S}]/u.test(character);
}

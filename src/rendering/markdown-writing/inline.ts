import { escapeText, escapeTarget } from './escaping';

/**
 * Writes what stands in one paragraph or cell as Markdown that is read back as the same (CommonMark 0.31, 6.2–6.7). Signs of
 * emphasis count by what stands beside them, so they are placed by the rules of the specification, never by hope. Runs in the
 * browser too.
 */

export type Mark = { kind: 'strong' | 'em' | 'strike' } | { kind: 'link'; href: string };

/** A piece of a paragraph with the same marks throughout. */
export type Run =
  | {
      kind: 'text' | 'code';
      text: string;
      marks: readonly Mark[];
      /** Blanks in it are the ends of lines. */ lineEnds?: boolean;
    }
  | { kind: 'image'; source: string; alt: string; marks: readonly Mark[] }
  | { kind: 'break'; marks: readonly Mark[] };

/** Of marks that last equally long, the first is outermost. */
const outermost: Mark['kind'][] = ['link', 'strike', 'em', 'strong'];

const isSame = (one: Mark, other: Mark) =>
  one.kind === other.kind && (one.kind !== 'link' || one.href === (other as typeof one).href);
const isIn = (mark: Mark, marks: readonly Mark[]) => marks.some((other) => isSame(mark, other));

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

/** @param oneLine in a cell no line ends */
export function writeInline(runs: readonly Run[], oneLine = false): string {
  const words = withBlanksInOrder(runs.flatMap(wordsOf), oneLine);
  return assemble(piecesOf(treeOf(words, []), false)).replace(/^[\t\n ]+|[\t\n ]+$/g, '');
}

function wordsOf(run: Run): Word[] {
  const { marks } = run;
  switch (run.kind) {
    case 'break':
      return [{ kind: 'break', text: '\\\n', marks }];
    case 'image': {
      // Signs in an alternative text are not shown, with a backslash or without.
      const alt = run.alt.replace(/[\\`*_~[\]<>&!]/g, '');
      return [{ kind: 'image', text: `![${alt}](${escapeTarget(run.source)})`, marks }];
    }
    case 'code':
      return [{ kind: 'code', text: codeSpan(run.text), marks }];
    case 'text':
      return (run.text.match(/[\t-\r\p{Zs}]+|[^\t-\r\p{Zs}]+/gu) ?? []).map((text): Word => {
        if (/[^\t-\r\p{Zs}]/u.test(text)) return { kind: 'text', text, marks };
        return { kind: run.lineEnds || text.includes('\n') ? 'line-end' : 'blank', text, marks };
      });
  }
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
    const [longest] = words[at]!.marks.filter((mark) => !isIn(mark, open))
      .map((mark) => ({ mark, end: endOf(mark, words, at) }))
      .filter(({ end }) => end > at)
      .sort(
        (one, other) => other.end - one.end || outermost.indexOf(one.mark.kind) - outermost.indexOf(other.mark.kind),
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
  while (end < words.length && isIn(mark, words[end]!.marks)) end++;
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
    if (mark.kind === 'link') return linkPieces(mark.href, within);
    const emphasis: Emphasis = { mark, sign: mark.kind === 'strong' ? '**' : mark.kind === 'strike' ? '~~' : '*' };
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
    for (const { emphasis } of [piece, next]) if (emphasis.mark.kind === 'em') emphasis.sign = '_';
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

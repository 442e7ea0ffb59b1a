import { isSafeLink } from '../../rendering/markdown';
import { writeBlock, type TableCell } from '../../rendering/markdown-writing/blocks';
import { writeInline, type Mark, type Run } from '../../rendering/markdown-writing/inline';
import { pictureName, pictureReference } from '../../rendering/markdown-writing/picture-name';
import { isClauseBookmark, wordStyles } from '../../rendering/word/styles';
import type { TextPicture } from '../../pictures/text-picture';
import { normaliseLine } from '../clause-text.normalisation';
import type { ReadDocument } from './imported-file';
import { lookOf, type ListPlace, type Look, type OutlinePart } from './outline';
import type {
  WordBlock,
  WordCell,
  WordDocument,
  WordImage,
  WordInline,
  WordParagraph,
  WordTable,
} from './word-document';
import { checkWord, refused } from './word-package';
import { picturesOf } from './word-pictures';
import { readWordDocument } from './word-document';

let last: Promise<unknown> = Promise.resolve();

/**
 * Read one after the other: a long document takes much memory for a few seconds.
 * @throws Invalid for a file that is no Word document that can be read
 */
export function readWord(source: Uint8Array): Promise<ReadDocument> {
  const reading = last.then(() => read(source));
  last = reading.catch(() => undefined);
  return reading;
}

async function read(source: Uint8Array): Promise<ReadDocument> {
  const { source: checked, styles, pictures: files } = await checkWord(source);
  let document: WordDocument;
  try {
    document = await readWordDocument(checked, styles);
  } catch {
    // What mammoth throws is about the file: it says one thing in one part and another in the next.
    throw refused('broken');
  }
  const pictures = await picturesOf(document, files);
  const all = readParts({ ...document, pictures });
  const title = all.find(({ look }) => look === 'title')?.words ?? '';
  const isRole = ({ style }: ReadPart) => style === wordStyles.jobRole;
  const parts = all.filter((part) => !isRole(part)).map(({ style: _, ...part }) => part);
  const jobRoles = all.filter(isRole).map(({ words }) => words);
  const each = new Map([...pictures.values()].map((picture) => [picture.sha256, picture]));
  return { outline: { title, language: styles.language, jobRoles, parts }, pictures: [...each.values()] };
}

/** A document, and those of its pictures that are taken over. */
interface IllustratedDocument extends WordDocument {
  pictures: ReadonlyMap<WordImage, TextPicture>;
}

type ReadPart = OutlinePart & { style: string | null };

function readParts(document: IllustratedDocument): ReadPart[] {
  const parts: ReadPart[] = [];
  let list: ListPlace | null = null;
  for (const block of document.blocks) {
    const part: ReadPart | null =
      block.type === 'table' ? tablePart(block, document) : paragraphPart(block, document, list);
    if (!part) continue;
    list = part.list;
    parts.push(part);
  }
  return parts;
}

/** @param before the place in a list of the paragraph above */
function paragraphPart(
  paragraph: WordParagraph,
  document: IllustratedDocument,
  before: ListPlace | null,
): ReadPart | null {
  const { styleName: style } = paragraph;
  const inline = readInline(paragraph, document);
  const text = style === wordStyles.codeBlock ? plainText(paragraph.children) : writeInline(inline.runs);
  if (style === wordStyles.rule) return blockPart('***', inline.pictures);
  if (text === '' && inline.pictures === 0) return null;
  const words = normaliseLine(wordsOf(inline.runs));
  const list = placeOf(paragraph, before, document);
  const look = words === '' ? 'text' : paragraphLook(paragraph, words, inline.runs, list, document);
  const { pictures, bookmark } = inline;
  return { look, words, text, form: formOf(style), list, bookmark, pictures, style };
}

function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => ('text' in run ? run.text : ' ')).join('');
}

function formOf(style: string | null): OutlinePart['form'] {
  if (style === wordStyles.codeBlock) return 'code';
  return style === wordStyles.quote || style === 'Intense Quote' ? 'quote' : 'paragraph';
}

const particulars: string[] = Object.values(wordStyles.particulars);

function paragraphLook(
  { styleId, styleName }: WordParagraph,
  words: string,
  runs: Run[],
  list: ListPlace | null,
  { styles }: WordDocument,
): Look {
  const name = styleName ?? '';
  if (/^title$/i.test(name)) return 'title';
  if (/^(?:toc \d|toc heading|table of figures|contents heading)/i.test(name)) return 'contents';
  if (particulars.includes(name)) return 'particulars';
  const level = styles.level(styleId);
  if (level !== null) return `heading-${level}` as Look;
  const spoken = runs.filter((run) => run.kind === 'text' && run.text.trim() !== '');
  const bold = styles.isBold(styleId) || spoken.every(({ marks }) => marks.some(({ kind }) => kind === 'strong'));
  return lookOf(words, bold, list);
}

/** A paragraph that is indented goes on with the item above it. */
function placeOf(
  { numbering, indent, styleId, styleName }: WordParagraph,
  before: ListPlace | null,
  { styles }: WordDocument,
): ListPlace | null {
  if (numbering) return { ordered: numbering.isOrdered, level: Number(numbering.level), continues: false };
  // Mammoth knows the numbers of paragraphs, not those that a style gives to headings.
  const level = styles.isNumbered(styleId) ? styles.level(styleId) : null;
  if (level !== null) return { ordered: true, level: level - 1, continues: false };
  const indented = Number(indent.start ?? 0) > 0 || styleName === wordStyles.itemText;
  return before && indented ? { ...before, continues: true } : null;
}

function tablePart(table: WordTable, document: IllustratedDocument): ReadPart | null {
  let pictures = 0;
  const rows = grid(table).map((row) =>
    row.map((cell): TableCell => {
      if (!cell) return { runs: [], align: null };
      const paragraphs = paragraphsOf(cell.children);
      const read = paragraphs.map((paragraph) => readInline(paragraph, document));
      pictures += read.reduce((sum, inline) => sum + inline.pictures, 0);
      const runs = read.flatMap((inline, at): Run[] => [
        ...(at > 0 ? [{ kind: 'text' as const, text: ' ', marks: [] }] : []),
        ...inline.runs,
      ]);
      return { runs, align: alignOf(paragraphs[0]) };
    }),
  );
  const says = rows.some((row) => row.some(({ runs }) => writeInline(runs, true) !== ''));
  if (!says && pictures === 0) return null;
  const words = normaliseLine(rows.flatMap((row) => row.map(({ runs }) => wordsOf(runs))).join(' '));
  const text = says ? writeBlock({ kind: 'table', rows: withHeadAligned(rows) }) : '';
  return { ...blockPart(text, pictures), words };
}

/** Markdown that stays as it is. */
function blockPart(text: string, pictures: number): ReadPart {
  return { look: 'text', words: '', text, form: 'blocks', list: null, bookmark: null, pictures, style: null };
}

function alignOf(paragraph: WordParagraph | undefined): TableCell['align'] {
  const alignment = paragraph?.alignment;
  if (alignment === 'right' || alignment === 'end') return 'right';
  return alignment === 'center' ? 'center' : null;
}

/** In Markdown a column is aligned as its head says; in Word heads are often centred above numbers set right. */
function withHeadAligned([head, ...rows]: TableCell[][]): TableCell[][] {
  const aligned = head!.map((cell, column) => {
    const sides = new Set(rows.map((row) => row[column]?.align ?? null));
    return sides.size === 1
      ? { ...cell, align: [...sides][0]! }
      : { ...cell, align: rows.length > 0 ? null : cell.align };
  });
  return [aligned, ...rows];
}

/** More columns than any table that people read. */
const mostColumns = 60;

/** Cells that reach over others have empty ones beside and below them; rows are as long as the longest. */
function grid({ children }: WordTable): (WordCell | null)[][] {
  const rows: (WordCell | null | undefined)[][] = children.map(() => []);
  children.forEach((row, at) => {
    let column = 0;
    for (const cell of row.children) {
      if (cell.type !== 'tableCell') continue;
      while (rows[at]![column] !== undefined) column += 1;
      for (const reached of rows.slice(at, at + cell.rowSpan)) {
        for (let step = 0; step < cell.colSpan && column + step < mostColumns; step += 1) reached[column + step] = null;
      }
      if (column < mostColumns) rows[at]![column] = cell;
      column += cell.colSpan;
    }
  });
  const width = Math.max(1, ...rows.map(({ length }) => length));
  return rows
    .filter(({ length }) => length > 0)
    .map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null));
}

/** A table within a cell is a row of words. */
function paragraphsOf(blocks: WordBlock[]): WordParagraph[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block];
    if (block.type === 'table')
      return block.children.flatMap((row) => row.children.flatMap((cell) => paragraphsOf(cell.children)));
    return [];
  });
}

interface ReadInline {
  runs: Run[];
  bookmark: string | null;
  pictures: number;
}

function readInline({ children }: WordParagraph, document: IllustratedDocument): ReadInline {
  const read: ReadInline = { runs: [], bookmark: null, pictures: 0 };
  const visit = (node: WordInline, marks: readonly Mark[], code = false): void => {
    switch (node.type) {
      case 'run': {
        const within = [...marks, ...marksOf(node)];
        return node.children.forEach((child) => visit(child, within, node.styleName === wordStyles.code));
      }
      case 'hyperlink': {
        const linked = node.href !== undefined && isSafeLink(node.href) && !marks.some(({ kind }) => kind === 'link');
        const within: readonly Mark[] = linked ? [...marks, { kind: 'link', href: node.href! }] : marks;
        return node.children.forEach((child) => visit(child, within, code));
      }
      case 'text':
        return void read.runs.push({ kind: code ? 'code' : 'text', text: node.value.replace(/[\r\n]+/g, ' '), marks });
      case 'tab':
        return void read.runs.push({ kind: 'text', text: ' ', marks });
      case 'break':
        return void (node.breakType === 'line' && read.runs.push({ kind: 'break', marks }));
      case 'checkbox':
        return void read.runs.push({ kind: 'text', text: node.checked ? '☑' : '☐', marks });
      case 'image': {
        const picture = document.pictures.get(node);
        if (!picture) return void (read.pictures += 1);
        const source = pictureReference(pictureName(picture));
        return void read.runs.push({ kind: 'image', source, alt: shortened(node.altText ?? ''), marks: [] });
      }
      case 'bookmarkStart':
        return void (read.bookmark ??= isClauseBookmark(node.name) ? node.name : null);
      case 'noteReference': {
        const paragraphs = paragraphsOf(document.note(node));
        const note = normaliseLine(paragraphs.map((paragraph) => plainText(paragraph.children)).join(' '));
        return void (note && read.runs.push({ kind: 'text', text: ` (${note})`, marks: [] }));
      }
      case 'commentReference':
        return;
    }
  };
  for (const child of children) visit(child, []);
  return read;
}

/** More than a description that is read out while somebody waits. */
const longestDescription = 300;

function shortened(description: string): string {
  const letters = [...normaliseLine(description.replace(/\s+/g, ' '))];
  return letters.length > longestDescription
    ? `${letters.slice(0, longestDescription - 1).join('')}…`
    : letters.join('');
}

function plainText(children: WordInline[]): string {
  return children
    .map((node): string => {
      if (node.type === 'text') return node.value;
      if (node.type === 'tab') return '\t';
      if (node.type === 'break') return '\n';
      return 'children' in node ? plainText(node.children) : ' ';
    })
    .join('');
}

function marksOf({ isBold, isItalic, isStrikethrough, styleName }: Extract<WordInline, { type: 'run' }>): Mark[] {
  return [
    ...(isBold || styleName === 'Strong' ? [{ kind: 'strong' as const }] : []),
    ...(isItalic || styleName === 'Emphasis' ? [{ kind: 'em' as const }] : []),
    ...(isStrikethrough ? [{ kind: 'strike' as const }] : []),
  ];
}

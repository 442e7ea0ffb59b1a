import mammoth from 'mammoth';
import type { WordStyles } from './word-styles';

/** What mammoth understands of a Word document, as far as it is taken over. */
export type WordBlock = WordParagraph | WordTable;

export interface WordParagraph {
  type: 'paragraph';
  styleId: string | null;
  styleName: string | null;
  numbering: { isOrdered: boolean; level: string } | null;
  alignment: string | null;
  indent: { start: string | null };
  children: WordInline[];
}

export interface WordTable {
  type: 'table';
  children: { type: 'tableRow'; children: WordCell[] }[];
}

export interface WordCell {
  type: 'tableCell';
  colSpan: number;
  rowSpan: number;
  children: WordBlock[];
}

export type WordInline =
  | WordRun
  | { type: 'hyperlink'; href?: string; children: WordInline[] }
  | { type: 'text'; value: string }
  | { type: 'tab' }
  | { type: 'break'; breakType: 'line' | 'page' | 'column' }
  | { type: 'checkbox'; checked: boolean }
  | WordImage
  | { type: 'bookmarkStart'; name: string }
  | WordNoteReference
  | { type: 'commentReference' };

export interface WordImage {
  type: 'image';
  altText?: string;
  /** What stands in its place in the package; rejects for a picture that is not in it. */
  readAsBuffer(): Promise<Buffer>;
}

export interface WordRun {
  type: 'run';
  styleName: string | null;
  isBold: boolean;
  isItalic: boolean;
  isStrikethrough: boolean;
  children: WordInline[];
}

export interface WordNoteReference {
  type: 'noteReference';
  noteType: string;
  noteId: string;
}

export interface WordDocument {
  blocks: WordBlock[];
  styles: WordStyles;
  note(reference: WordNoteReference): WordBlock[];
  /** Where in the package each image is. */
  paths: Map<WordImage, string>;
}

interface MammothDocument {
  children: (WordBlock | { type: string })[];
  notes: { resolve(reference: WordNoteReference): { body: WordBlock[] } | null };
}

/** @param source a package that was looked through */
export async function readWordDocument(source: Buffer, styles: WordStyles): Promise<WordDocument> {
  let document!: MammothDocument;
  await mammoth.convertToHtml(
    { buffer: source },
    {
      includeEmbeddedStyleMap: false,
      // The document as mammoth understands it says more than its HTML, so it makes HTML of nothing.
      transformDocument: (read: MammothDocument) => {
        document = read;
        return { ...read, children: [] };
      },
    },
  );
  const { children, notes } = document;
  const blocks = children.filter((child): child is WordBlock => child.type === 'paragraph' || child.type === 'table');
  const paths = new Map<WordImage, string>();
  for (const image of imagesIn(blocks)) {
    const path = await image.readAsBuffer().catch(() => null);
    if (path) paths.set(image, path.toString());
  }
  return {
    blocks,
    styles,
    paths,
    note: (reference) => notes.resolve(reference)?.body ?? [],
  };
}

type WordNode = WordBlock | WordInline | WordTable['children'][number] | WordCell;

function imagesIn(nodes: readonly WordNode[]): WordImage[] {
  return nodes.flatMap((node) => {
    if (node.type === 'image') return [node];
    return 'children' in node ? imagesIn(node.children) : [];
  });
}

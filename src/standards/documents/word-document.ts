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
  | { type: 'image'; altText?: string }
  | { type: 'bookmarkStart'; name: string }
  | WordNoteReference
  | { type: 'commentReference' };

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
  return {
    blocks: children.filter((child): child is WordBlock => child.type === 'paragraph' || child.type === 'table'),
    styles,
    note: (reference) => notes.resolve(reference)?.body ?? [],
  };
}

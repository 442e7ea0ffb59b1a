import type { Language } from '../../vocabulary';

/** A document from elsewhere, part by part in its order, before anybody said what becomes of it. */
export interface Outline {
  /** As the document calls itself; empty when it does not. */
  title: string;
  /** As the document says. */
  language: Language | null;
  /** Job roles that the document lists as Etalon does. */
  jobRoles: string[];
  parts: OutlinePart[];
}

export interface OutlinePart {
  look: Look;
  /** Its words alone, on one line. */
  words: string;
  /** Markdown: of a paragraph, or of whole blocks that stay as they are. */
  text: string;
  form: 'paragraph' | 'quote' | 'code' | 'blocks';
  list: ListPlace | null;
  /** How Etalon marked it when it wrote the document. */
  bookmark: string | null;
  /** How many pictures stand in it that are not taken over. */
  pictures: number;
}

export interface ListPlace {
  ordered: boolean;
  /** 0 for the outermost list. */
  level: number;
  /** A further paragraph of the item before. */
  continues: boolean;
}

/** What a part looks like. All that look alike are proposed the same place. */
export const looks = [
  'title',
  ...([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).map((level) => `heading-${level}` as const),
  'bold',
  ...([1, 2, 3, 4] as const).map((depth) => `numbered-${depth}` as const),
  'line',
  'contents',
  'particulars',
  'text',
] as const;
export type Look = (typeof looks)[number];

/** What a part may become: the title of a section or of a clause, text under what stands above, or nothing. */
export const roles = ['section', 'clause', 'text', 'out'] as const;
export type Role = (typeof roles)[number];

export const outlineLimits = {
  /** Parts that each can be given a place of their own: more make a page that nobody can work through. */
  places: 3000,
  /** Longest text that can be a heading by how it looks. */
  heading: 150,
} as const;

const deepestNumber = 4;

/** A number that was typed: `3.2`, `3)`, `§ 3`, never one that is a word of the title, as in `24 hours`. */
const typedNumber =
  /^(?:§\s*(\d{1,3}(?:\.\d{1,3})*)[.)]?|(\d{1,3}(?:\.\d{1,3})+)[.)]?|(\d{1,3})[.)])\s*(?=[\p{L}«„“"(])/u;

/** How a text looks that no style says anything of: `3.2 Greeting` is numbered, two deep. */
export function lookOf(words: string, bold: boolean, list: ListPlace | null): Look {
  if (list?.continues) return 'text';
  if (bold && !list && words.length <= outlineLimits.heading) return 'bold';
  const depth = Math.max(typedDepth(words), list?.ordered ? list.level + 1 : 0);
  return depth > 0 && depth <= deepestNumber ? (`numbered-${depth}` as Look) : 'text';
}

function typedDepth(words: string): number {
  const number = typedNumber.exec(words)?.slice(1).find(Boolean);
  return number === undefined ? 0 : number.split('.').length;
}

/** A title without the number that was typed before it: numbers come of the order. */
export function withoutNumber(title: string): string {
  return title.replace(typedNumber, '');
}

import { createHash } from 'node:crypto';

/**
 * The names of the styles of our Word documents, beside those that Word has itself. People restyle by them, and Etalon knows its own
 * documents by them when they come back.
 */
export const wordStyles = {
  /** What a clause says beside its text, and what the document says of itself. */
  particulars: {
    facts: 'Imprint',
    summary: 'Summary',
    obligation: 'Clause obligation',
    appliesTo: 'Clause job roles',
    measure: 'Clause measure',
    check: 'Clause check',
    rationale: 'Clause rationale',
    say: 'Clause say',
    avoid: 'Clause avoid',
  },
  jobRole: 'Job role',
  /** A further paragraph of an item of a list. */
  itemText: 'List item text',
  /** The text of a clause or a section. */
  text: 'Body Text',
  listItem: 'List Paragraph',
  quote: 'Quote',
  table: 'Standard table',
  /** A line across the text. */
  rule: 'Rule',
  code: 'Code',
  codeBlock: 'Code block',
} as const;

/** How a style is named within the file. */
export function styleId(name: string): string {
  return name.replaceAll(' ', '');
}

/** Marks a clause, whatever its title and place have become when the document comes back. */
export function clauseBookmark(key: string): string {
  // Word takes 40 letters; a key has up to 64, and signs that a bookmark may not have.
  return `clause_${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
}

export function isClauseBookmark(name: string): boolean {
  return /^clause_[0-9a-f]{24}$/.test(name);
}

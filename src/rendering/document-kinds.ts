/** What an edition is printed as: the first three are published with it, the others are made when somebody asks for them. */
export const documentKinds = [
  'handbook',
  'what-changed',
  'brochure',
  'cards',
  'checklist',
  'observation-form',
  'poster',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * In which form a document is made: as it is published, or when somebody asks for it, for another paper, the office printer (`booklet` to be folded
 * and stapled, `grey`), the print shop (`press` with bleed, `cover` to be wrapped around the pages, `cmyk`), an archive, or an e-book reader.
 */
export const documentForms = [
  'published',
  'a5',
  'booklet',
  'grey',
  'grey-booklet',
  'press',
  'cover',
  'cmyk',
  'archive',
  'e-book',
] as const;
export type DocumentForm = (typeof documentForms)[number];

/** The message that names a kind. */
export const kindKeys: Record<DocumentKind, string> = {
  handbook: 'documents.handbook',
  'what-changed': 'documents.changes.title',
  brochure: 'documents.brochure',
  cards: 'documents.sheets.cards.title',
  checklist: 'documents.sheets.checklist.title',
  'observation-form': 'documents.sheets.observation.title',
  poster: 'documents.sheets.poster.title',
};

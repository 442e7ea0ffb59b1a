/** What an edition is printed as: the first three are published with it, the others are made when somebody asks for them. */
export const documentKinds = [
  'handbook',
  'what-changed',
  'brochure',
  'checklist',
  'observation-form',
  'poster',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The message that names a kind. */
export const kindKeys: Record<DocumentKind, string> = {
  handbook: 'documents.handbook',
  'what-changed': 'documents.changes.title',
  brochure: 'documents.brochure',
  checklist: 'documents.sheets.checklist.title',
  'observation-form': 'documents.sheets.observation.title',
  poster: 'documents.sheets.poster.title',
};

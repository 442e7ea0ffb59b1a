import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { projectRoot } from '../platform/project-root';
import type { TypeTheme } from '../vocabulary';

const templates = join(projectRoot, 'templates');
const read = (...path: string[]) => readFileSync(join(templates, ...path), 'utf8');

/** Fills one template: a name that it asks for must be there. */
export type DocumentTemplate = (content: Record<string, unknown>) => string;

const handlebars = Handlebars.create();
for (const part of ['clause', 'glossary-terms']) {
  handlebars.registerPartial(part, read('partials', `${part}.hbs`).trim());
}
for (const part of [
  'cover',
  'imprint',
  'entry',
  'place',
  'book-changes',
  'glossary',
  'word-index',
  'notes',
  'back-cover',
  'sheet',
  'edition-line',
]) {
  handlebars.registerPartial(part, read('documents', `${part}.hbs`).trim());
}

for (const part of ['page', 'entry', 'entries']) {
  handlebars.registerPartial(`e-book-${part}`, read('e-book', `${part}.hbs`).trim());
}

/** Fills `templates/documents/document.hbs`. Compiled once; a name the template asks for must be there. */
export const documentTemplate = handlebars.compile(read('documents', 'document.hbs'), { strict: true });

/** Fills `templates/documents/what-changed.hbs`, likewise. */
export const whatChangedTemplate = handlebars.compile(read('documents', 'what-changed.hbs'), { strict: true });

const sheetTemplate = (name: string): DocumentTemplate =>
  handlebars.compile(read('documents', `${name}.hbs`), { strict: true });

/** The sheets, each set into `sheet.hbs`. */
export const checklistTemplate = sheetTemplate('checklist');
export const observationFormTemplate = sheetTemplate('observation-form');
export const posterTemplate = sheetTemplate('poster');

/** Cards of clauses. */
export const cardsTemplate = sheetTemplate('cards');

/** A table of its own. */
export const tableTemplate = sheetTemplate('table');

const eBookTemplate = (name: string): DocumentTemplate =>
  handlebars.compile(read('e-book', `${name}.hbs`), { strict: true });

/** The pages of an electronic book, each a document of its own. */
export const eBookTemplates = {
  cover: eBookTemplate('cover'),
  imprint: eBookTemplate('imprint-page'),
  contents: eBookTemplate('contents'),
  foreword: eBookTemplate('foreword'),
  part: eBookTemplate('part'),
  chapter: eBookTemplate('chapter'),
  glossary: eBookTemplate('glossary-page'),
};

/** The style sheets of an electronic book: `colours` is filled once for light and once for dark. */
export const eBookSheets = { layout: read('e-book', 'e-book.css'), colours: read('e-book', 'e-book-colours.css') };

/** The style sheets by name, as they stand in `templates/documents`. */
export const styleSheets = {
  tokens: read('documents', 'tokens.css'),
  clause: read('documents', 'clause.css'),
  document: read('documents', 'document.css'),
  bookMatter: read('documents', 'book-matter.css'),
  marginBars: read('documents', 'margin-bars.css'),
  pageA4: read('documents', 'page-a4.css'),
  pageA5: read('documents', 'page-a5.css'),
  handbook: read('documents', 'handbook.css'),
  brochure: read('documents', 'brochure.css'),
  sheet: read('documents', 'sheet.css'),
  filledByHand: read('documents', 'filled-by-hand.css'),
  poster: read('documents', 'poster.css'),
  cards: read('documents', 'cards.css'),
  table: read('documents', 'table.css'),
  watermark: read('documents', 'watermark.css'),
  whatChanged: read('documents', 'what-changed.css'),
};

/** What a theme has otherwise than the style sheets of documents, which are those of `book`. */
export const themeSheets: Record<TypeTheme, string> = { book: '', plain: read('documents', 'plain.css') };

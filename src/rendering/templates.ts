import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { projectRoot } from '../platform/project-root';
import type { TypeTheme } from '../vocabulary';

const templates = join(projectRoot, 'templates');
const read = (...path: string[]) => readFileSync(join(templates, ...path), 'utf8');

const handlebars = Handlebars.create();
handlebars.registerPartial('clause', read('partials', 'clause.hbs').trim());
for (const part of ['cover', 'imprint', 'entry']) {
  handlebars.registerPartial(part, read('documents', `${part}.hbs`).trim());
}

/** Fills `templates/documents/document.hbs`. Compiled once; a name the template asks for must be there. */
export const documentTemplate = handlebars.compile(read('documents', 'document.hbs'), { strict: true });

/** Fills `templates/documents/what-changed.hbs`, likewise. */
export const whatChangedTemplate = handlebars.compile(read('documents', 'what-changed.hbs'), { strict: true });

/** The style sheets by name, as they stand in `templates/documents`. */
export const styleSheets = {
  tokens: read('documents', 'tokens.css'),
  clause: read('documents', 'clause.css'),
  document: read('documents', 'document.css'),
  handbook: read('documents', 'handbook.css'),
  brochure: read('documents', 'brochure.css'),
  whatChanged: read('documents', 'what-changed.css'),
};

/** What a theme has otherwise than the style sheets of documents, which are those of `book`. */
export const themeSheets: Record<TypeTheme, string> = { book: '', plain: read('documents', 'plain.css') };

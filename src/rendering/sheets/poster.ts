import { translate, translatorFor } from '../../platform/i18n/translate';
import { jobRolesSentence } from '../clause-view';
import type { HtmlDocument } from '../document';
import type { EditionClause, EditionDocument } from '../edition-document';
import { markdownToHtml } from '../markdown';
import { measureSentence } from '../measure-sentence';
import { posterTemplate, styleSheets } from '../templates';
import { posterScale } from './poster-scale';
import { composeSheet } from './sheet';

/**
 * One section to hang on a wall, A3: what is to be kept, how it is measured, and what one says. It is set as large as it fits on one
 * sheet; what would be too small to be read goes on on another.
 * @throws Error when the edition has no such section
 */
export function posterHtml(edition: EditionDocument, sectionNumber: number): HtmlDocument {
  const section = edition.sections.find(({ number }) => number === sectionNumber);
  if (!section) throw new Error(`the edition has no section ${sectionNumber}`);
  const clauses = section.clauses.map((clause) => posterClause(clause, edition));
  const scale = posterScale(section.title, section.introduction, clauses);
  return composeSheet(edition, {
    kind: 'poster',
    heading: section.title,
    subject: translatorFor(edition.standard.language)('documents.section', { number: section.number }),
    template: posterTemplate,
    styles: [styleSheets.clause, `:root{--scale:${scale}}`, styleSheets.poster],
    running: false,
    content: { introduction: section.introduction && markdownToHtml(section.introduction), clauses },
  });
}

function posterClause(clause: EditionClause, { standard: { language }, jobRoles }: EditionDocument) {
  const [phrase] = clause.say;
  return {
    number: clause.number,
    title: clause.title,
    jobRoles: jobRolesSentence(clause.appliesTo, jobRoles, language),
    measure: clause.measure && measureSentence(clause.measure, language),
    say: phrase === undefined ? null : `${translate(language, 'documents.clause.say')}: ${phrase}`,
  };
}

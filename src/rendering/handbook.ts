import { translatorFor } from '../platform/i18n/translate';
import {
  aboutSentence,
  composeDocument,
  entryOf,
  sectionChapter,
  type Chapter,
  type DocumentParts,
  type HtmlDocument,
} from './document';
import { clauseView } from './clause-view';
import type { EditionDocument, EditionSection } from './edition-document';

/**
 * The whole standard as a book, A4: every section with its general clauses, then a chapter for every job role. A role
 * clause is printed once, in the chapter of the first job role it names; the chapters of the others refer to its page.
 */
export function handbookHtml(edition: EditionDocument): HtmlDocument {
  return composeDocument(edition, handbookParts(edition));
}

/** What the handbook holds, on paper and on the screen. */
export function handbookParts(edition: EditionDocument): DocumentParts {
  const { language } = edition.standard;
  const label = translatorFor(language);
  const clauses = edition.sections.flatMap((section) => section.clauses);
  const general = clauses.filter((clause) => clause.appliesTo.length === 0).length;

  const sections = edition.sections.flatMap((section) => {
    const ofEveryone = section.clauses.filter((clause) => clause.appliesTo.length === 0);
    if (ofEveryone.length === 0 && !section.introduction) return [];
    return [sectionChapter(section, ofEveryone, edition, label('documents.section', { number: section.number }))];
  });
  const roles = edition.jobRoles.flatMap((_, index) => roleChapter(edition, index) ?? []);

  return {
    kind: 'handbook',
    kicker: label('documents.kind'),
    title: edition.standard.title,
    summary: edition.standard.summary,
    about: aboutSentence('handbook', general, clauses.length - general, language),
    jobRole: null,
    parts: [
      { title: label('documents.everyone'), chapters: sections },
      { title: label('documents.byJobRole'), chapters: roles },
    ].filter((part) => part.chapters.length > 0),
    runningTitle: (chapter) => [chapter.number, chapter.title].join(' ').trim(),
  };
}

function roleChapter(edition: EditionDocument, index: number): Chapter | null {
  const role = edition.jobRoles[index];
  if (!role) return null;
  const { language } = edition.standard;
  const home = (appliesTo: string[]) => edition.jobRoles.find(({ key }) => appliesTo.includes(key))?.key;
  const own = (section: EditionSection) => section.clauses.filter((clause) => home(clause.appliesTo) === role.key);
  const references = edition.sections
    .flatMap((section) => section.clauses)
    .filter((clause) => clause.appliesTo.includes(role.key) && home(clause.appliesTo) !== role.key);
  const sections = edition.sections.filter((section) => own(section).length > 0);
  if (sections.length === 0 && references.length === 0) return null;
  return {
    anchor: `job-role-${index + 1}`,
    number: '',
    kicker: translatorFor(language)('documents.jobRole'),
    title: role.title,
    introduction: null,
    groups: sections.map((section) => ({
      title: `${section.number} ${section.title}`,
      clauses: own(section).map((clause) => {
        const view = clauseView(clause, edition.jobRoles, language);
        // Under the name of the one job role it is for, a clause need not say so again.
        return clause.appliesTo.length > 1 ? view : { ...view, jobRoles: null };
      }),
    })),
    references: references.map((clause) => entryOf(clause)),
  };
}

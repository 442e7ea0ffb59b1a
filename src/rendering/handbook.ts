import { translatorFor, type Translate } from '../platform/i18n/translate';
import { composeDocument, type HtmlDocument } from './document';
import {
  aboutSentence,
  entryOf,
  sectionChapter,
  type Chapter,
  type DocumentParts,
  type PartOpener,
} from './document-parts';
import { marksOf } from './clause-marks';
import { clauseView } from './clause-view';
import type { EditionDocument, EditionSection } from './edition-document';
import { markdownToHtml } from './markdown';
import type { Paper } from './paper';
import type { ReplacedEdition } from './replaced-edition';

/**
 * The whole standard as a book: every section with its general clauses, then a chapter for every job role. A role
 * clause is printed once, in the chapter of the first job role it names; the chapters of the others refer to its page.
 */
export function handbookHtml(
  edition: EditionDocument,
  replaced: ReplacedEdition | null = null,
  paper: Paper = 'a4',
): HtmlDocument {
  const label = translatorFor(edition.standard.language);
  const changes = replaced && {
    marks: marksOf(replaced.compare(), null),
    since: label('documents.changed.sinceEdition', { number: replaced.number }),
  };
  return composeDocument(edition, handbookParts(edition), { paper, ...(changes && { changes }) });
}

/** What the handbook holds, on paper and on the screen. */
export function handbookParts(edition: EditionDocument): DocumentParts {
  const { language, foreword, glossary = [] } = edition.standard;
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
    foreword: foreword === undefined ? null : markdownToHtml(foreword),
    parts: [
      { title: label('documents.everyone'), opener: null, chapters: sections },
      { title: label('documents.byJobRole'), opener: rolesOpener(roles, label), chapters: roles },
    ].filter((part) => part.chapters.length > 0),
    glossary: glossary.toSorted((one, other) => one.term.localeCompare(other.term, language)),
    readAt: `/read/${edition.standard.slug}`,
    runningTitle: (chapter) => [chapter.number, chapter.title].join(' ').trim(),
  };
}

/** Which clauses are for which job role: those of its chapter, and those that are printed in the chapter of another. */
function rolesOpener(roles: Chapter[], label: Translate): PartOpener {
  return {
    anchor: 'by-job-role',
    head: [label('documents.jobRole'), label('documents.clausesAndPages')],
    rows: roles.map(({ title, anchor, groups, references }) => ({
      title,
      anchor,
      places: [...groups.flatMap(({ clauses }) => clauses), ...references],
    })),
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

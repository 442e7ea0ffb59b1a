import { translatorFor } from '../platform/i18n/translate';
import { composeDocument, type HtmlDocument } from './document';
import { aboutSentence, sectionChapter, type DocumentParts } from './document-parts';
import { marksOf } from './clause-marks';
import type { EditionClause, EditionDocument } from './edition-document';
import type { ReplacedEdition } from './replaced-edition';
import { GlossaryTerms } from './word-index/glossary-terms';

/**
 * What one job role needs from the standard, A5: the general clauses and its own, in the order of the standard.
 * @throws Error when the edition has no such job role.
 */
export function brochureHtml(
  edition: EditionDocument,
  jobRoleKey: string,
  replaced: ReplacedEdition | null = null,
): HtmlDocument {
  const label = translatorFor(edition.standard.language);
  // The one before may be that of an older edition, in which it stood until now; therefore no number.
  const since = label('documents.changed.sinceBrochure');
  return composeDocument(
    edition,
    brochureParts(edition, jobRoleKey),
    replaced ? { changes: { marks: marksOf(replaced.compare(), jobRoleKey), since } } : {},
  );
}

/** What the brochure holds, on paper and on the screen; throws as `brochureHtml`. */
export function brochureParts(edition: EditionDocument, jobRoleKey: string): DocumentParts {
  const jobRole = edition.jobRoles.find((role) => role.key === jobRoleKey);
  if (!jobRole) throw new Error(`the edition has no job role ${jobRoleKey}`);
  const { language, slug, glossary = [] } = edition.standard;
  const label = translatorFor(language);
  const isForRole = ({ appliesTo }: EditionClause) => appliesTo.length === 0 || appliesTo.includes(jobRole.key);

  const chapters = edition.sections.flatMap((section) => {
    const clauses = section.clauses.filter(isForRole);
    if (clauses.length === 0) return [];
    return [sectionChapter(section, clauses, edition, label('documents.section', { number: section.number }))];
  });
  const clauses = chapters.flatMap((chapter) => chapter.groups.flatMap((group) => group.clauses));
  const general = clauses.filter((clause) => clause.jobRoles === null).length;

  return {
    kind: 'brochure',
    kicker: edition.standard.title,
    title: jobRole.title,
    summary: null,
    about: aboutSentence('brochure', general, clauses.length - general, language),
    jobRole,
    foreword: null,
    parts: [{ title: null, opener: null, chapters }],
    glossary: new GlossaryTerms(glossary, language)
      .usedBy(edition.sections.flatMap((section) => section.clauses.filter(isForRole)))
      .toSorted((one, other) => one.term.localeCompare(other.term, language)),
    readAt: `/read/${slug}/${jobRole.key}`,
    // Sections follow each other on a page, so no section could run at its head.
    runningTitle: () => null,
  };
}

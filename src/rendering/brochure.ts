import { translatorFor } from '../platform/i18n/translate';
import { aboutSentence, composeDocument, sectionChapter, type DocumentParts, type HtmlDocument } from './document';
import type { EditionDocument } from './edition-document';

/**
 * What one job role needs from the standard, A5: the general clauses and its own, in the order of the standard.
 * @throws Error when the edition has no such job role.
 */
export function brochureHtml(edition: EditionDocument, jobRoleKey: string): HtmlDocument {
  return composeDocument(edition, brochureParts(edition, jobRoleKey));
}

/** What the brochure holds, on paper and on the screen; throws as `brochureHtml`. */
export function brochureParts(edition: EditionDocument, jobRoleKey: string): DocumentParts {
  const jobRole = edition.jobRoles.find((role) => role.key === jobRoleKey);
  if (!jobRole) throw new Error(`the edition has no job role ${jobRoleKey}`);
  const { language } = edition.standard;
  const label = translatorFor(language);

  const chapters = edition.sections.flatMap((section) => {
    const clauses = section.clauses.filter(
      ({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(jobRole.key),
    );
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
    parts: [{ title: null, chapters }],
    // Sections follow each other on a page, so no section could run at its head.
    runningTitle: () => null,
  };
}

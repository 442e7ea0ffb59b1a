import { translate } from '../platform/i18n/translate';
import type { GlossaryTerm, Language, StandardJobRole } from '../vocabulary';
import { clauseAnchor, clauseView, type ClauseView } from './clause-view';
import type { EditionClause, EditionDocument, EditionSection } from './edition-document';
import { markdownToHtml } from './markdown';

/** A line that leads to a place and shows its page number. */
export interface Entry {
  number: string;
  title: string;
  anchor: string;
}

export interface Chapter {
  anchor: string;
  /** The number in the contents, empty when the chapter has none. */
  number: string;
  kicker: string;
  title: string;
  /** Safe HTML. */
  introduction: string | null;
  groups: { title: string | null; clauses: ClauseView[] }[];
  /** Clauses that are printed in another chapter and belong to this one too. */
  references: Entry[];
}

export interface Part {
  title: string | null;
  /** A page before the chapters, which tells what is where in them; null where they begin at once. */
  opener: PartOpener | null;
  chapters: Chapter[];
}

export interface PartOpener {
  anchor: string;
  /** Names the columns of the table. */
  head: [string, string];
  /** What each chapter holds, and which clauses of others belong to it. */
  rows: { title: string; anchor: string; places: Pick<Entry, 'number' | 'anchor'>[] }[];
}

/** What a handbook and a brochure each say of themselves; the rest is common. */
export interface DocumentParts {
  kind: 'handbook' | 'brochure';
  /** Stands above the title on the cover. */
  kicker: string;
  /** The title on the cover. */
  title: string;
  summary: string | null;
  /** One sentence in the imprint: what this document holds. */
  about: string;
  jobRole: StandardJobRole | null;
  /** Safe HTML. */
  foreword: string | null;
  parts: Part[];
  /** In the order in which they are printed. */
  glossary: GlossaryTerm[];
  /** Where on the screen the same can be read, as a path from where people reach Etalon. */
  readAt: string;
  /** What runs at the head of the pages of a chapter. */
  runningTitle: (chapter: Chapter) => string | null;
}

export function sectionChapter(
  section: EditionSection,
  clauses: EditionClause[],
  edition: EditionDocument,
  kicker: string,
): Chapter {
  const { language } = edition.standard;
  return {
    anchor: `section-${section.number}`,
    number: String(section.number),
    kicker,
    title: section.title,
    introduction: section.introduction && markdownToHtml(section.introduction),
    groups: [{ title: null, clauses: clauses.map((clause) => clauseView(clause, edition.jobRoles, language)) }],
    references: [],
  };
}

export function entryOf(clause: EditionClause): Entry {
  return { number: clause.number, title: clause.title, anchor: clauseAnchor(clause) };
}

/** The lines of a chapter in the contents: the clauses that are printed in it. */
export function entriesOf(chapter: Chapter): Entry[] {
  return chapter.groups.flatMap((group) =>
    group.clauses.map(({ number, title, anchor }) => ({ number, title, anchor })),
  );
}

/** The sentence of the imprint that counts the clauses. */
export function aboutSentence(
  kind: 'handbook' | 'brochure',
  general: number,
  particular: number,
  language: Language,
): string {
  return translate(language, `documents.imprint.${kind}`, { general, particular });
}

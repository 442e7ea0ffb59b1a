import { longDate } from '../platform/i18n/format';
import { translatorFor } from '../platform/i18n/translate';
import { brochureParts } from '../rendering/brochure';
import type { EditionDocument } from '../rendering/edition-document';
import { handbookParts } from '../rendering/handbook';
import { plainHouse } from '../ui/house';
import { renderPage } from '../ui/page';
import type { Language } from '../vocabulary';

/** A brochure or a handbook as it is read on a screen: the same for everybody, every word of it in the language of the standard. */
export interface ReaderText {
  language: Language;
  kicker: string;
  title: string;
  /** What a browser calls the page. */
  name: string;
  organisation: string;
  summary: string | null;
  /** Which edition it is, and from when it holds. */
  standing: string;
  clauses: number;
  /** Safe HTML. */
  text: string;
}

/** Where the clauses of a text lead on to, for readers who are signed in. */
export interface Onward {
  standardId: number;
  /** Whether they may see how each clause came about. */
  traceable: boolean;
  /** Keys of the clauses that name sources. */
  cited: ReadonlySet<string>;
}

/**
 * The brochure of a job role or, for null, the handbook; null when the edition has no such job role.
 * @param onward null for whoever holds a link
 */
export function composeReader(
  edition: EditionDocument,
  jobRole: string | null,
  onward: Onward | null = null,
): ReaderText | null {
  if (jobRole !== null && !edition.jobRoles.some(({ key }) => key === jobRole)) return null;
  const { language } = edition.standard;
  const { kicker, title, summary, about, foreword, glossary, parts } =
    jobRole === null ? handbookParts(edition) : brochureParts(edition, jobRole);
  const label = translatorFor(language);
  const number = label('documents.edition', { number: edition.edition.number });
  const from = label('documents.inForceFrom', { date: longDate(edition.edition.effectiveDate, language) });
  const groups = parts.flatMap(({ chapters }) => chapters).flatMap((chapter) => chapter.groups);
  return {
    language,
    kicker,
    title,
    name: `${title} · ${kicker}`,
    organisation: edition.organisation.name,
    summary,
    standing: `${number} · ${from}`,
    clauses: groups.reduce((sum, { clauses }) => sum + clauses.length, 0),
    text: renderPage(
      'reader-text',
      {
        about,
        foreword,
        glossary,
        parts,
        historyOf: onward?.traceable ? onward.standardId : null,
        reasonsAt: reasonsAt(edition, onward),
      },
      { language, reader: null, house: plainHouse },
    ),
  };
}

/** The way to why each clause exists, by its number. */
function reasonsAt({ sections }: EditionDocument, onward: Onward | null): Record<string, string> {
  if (!onward) return {};
  const cited = sections.flatMap(({ clauses }) => clauses).filter(({ key }) => onward.cited.has(key));
  return Object.fromEntries(
    cited.map(({ number }) => [number, `/standards/${onward.standardId}/clauses/${number}/reasons`]),
  );
}

/** The name of the document that a job role, or for null everybody, is given on paper. */
export function documentName(jobRole: string | null): string {
  return jobRole === null ? 'handbook' : `brochure-${jobRole}`;
}

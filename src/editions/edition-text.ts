import type { EditionDocument, EditionOrganisation } from '../rendering/edition-document';
import type { DraftContent } from '../standards/draft-content';
import type { StandardFile } from '../standards/standard-file';

/**
 * The frozen text of an edition: what was approved, and all that its documents say about it.
 * @param address where people reach Etalon; null where it was not told
 */
export function editionDocument(
  organisation: EditionOrganisation,
  edition: EditionDocument['edition'],
  content: DraftContent,
  address: string | null,
): EditionDocument {
  const { slug, title, summary, foreword, glossary, language, jobRoles, sections } = content;
  return {
    format: 1,
    organisation,
    ...(address !== null && { address }),
    standard: {
      ...{ slug, title, summary, language },
      ...(foreword !== null && { foreword }),
      ...(glossary.length > 0 && { glossary }),
    },
    edition,
    jobRoles,
    sections: sections.map((section) => ({
      number: section.number,
      title: section.title,
      introduction: section.introduction,
      clauses: section.clauses.map(({ key, number, text }) => ({ key, number, ...text })),
    })),
  };
}

/** The edition in the shape of the file that it is exported to. */
export function fileOfEdition({ standard, jobRoles, sections }: EditionDocument): StandardFile {
  return {
    ...standard,
    foreword: standard.foreword ?? null,
    glossary: standard.glossary ?? [],
    jobRoles,
    sections: sections.map(({ title, introduction, clauses }) => ({
      title,
      introduction,
      clauses: clauses.map(({ number: _, ...clause }) => clause),
    })),
  };
}

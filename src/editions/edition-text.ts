import type { ApprovedText } from '../approvals/approvals.service';
import type { EditionDocument } from '../rendering/edition-document';
import type { DraftContent } from '../standards/draft-content';
import type { StandardFile } from '../standards/standard-file';

/** The frozen text of an edition: what was approved, and all that its documents say about it. */
export function editionDocument(
  organisation: string,
  number: number,
  effectiveDate: string,
  content: DraftContent,
  { approvedAt, approvers }: ApprovedText,
): EditionDocument {
  const { slug, title, summary, language, jobRoles, sections } = content;
  return {
    format: 1,
    organisation: { name: organisation },
    standard: { slug, title, summary, language },
    edition: { number, effectiveDate, approvedOn: dayOf(approvedAt), approvers },
    jobRoles,
    sections: sections.map((section) => ({
      number: section.number,
      title: section.title,
      introduction: section.introduction,
      clauses: section.clauses.map(({ key, number, text }) => ({ key, number, ...text })),
    })),
  };
}

/** The day of a moment, in UTC, as `2026-12-01`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The edition in the shape of the file that it is exported to. */
export function fileOfEdition({ standard, jobRoles, sections }: EditionDocument): StandardFile {
  return {
    ...standard,
    jobRoles,
    sections: sections.map(({ title, introduction, clauses }) => ({
      title,
      introduction,
      clauses: clauses.map(({ number: _, ...clause }) => clause),
    })),
  };
}

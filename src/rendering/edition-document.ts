import type { ClauseText, Language, StandardJobRole } from '../vocabulary';

/**
 * The frozen text of an edition: all that a document shows, and nothing else. It is stored as canonical JSON
 * whose SHA-256 is the edition's content hash, so a field added here must be optional or raise `format`.
 */
export interface EditionDocument {
  format: 1;
  organisation: { name: string };
  standard: { slug: string; title: string; summary: string | null; language: Language };
  edition: {
    number: number;
    /** ISO calendar date, `2026-11-23`. */
    effectiveDate: string;
    /** ISO calendar date of the decision that reached the quorum. */
    approvedOn: string;
    approvers: { name: string; unit: string | null }[];
  };
  jobRoles: StandardJobRole[];
  sections: EditionSection[];
}

export interface EditionSection {
  number: number;
  title: string;
  /** Markdown, or null. */
  introduction: string | null;
  clauses: EditionClause[];
}

export interface EditionClause extends ClauseText {
  /** The clause's key, unique within the standard and kept for life. */
  key: string;
  /** Derived from its place: `2.3`. */
  number: string;
}

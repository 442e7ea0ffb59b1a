import type { ClauseText, GlossaryTerm, Language, LogoGround, StandardJobRole, TypeTheme } from '../vocabulary';

/**
 * The frozen text of an edition: all that a document shows, and nothing else. It is stored as canonical JSON
 * whose SHA-256 is the edition's content hash, so a field added here must be optional or raise `format`.
 */
export interface EditionDocument {
  format: 1;
  organisation: EditionOrganisation;
  /** Where people reach Etalon to verify what was printed, without a trailing slash; absent where it was not told. */
  address?: string;
  /** Only in the preview of a draft, never in an edition: ISO calendar date on which its text stood so. */
  draftOf?: string;
  standard: EditionStandard;
  edition: EditionImprint;
  jobRoles: StandardJobRole[];
  sections: EditionSection[];
}

export interface EditionStandard {
  slug: string;
  title: string;
  summary: string | null;
  language: Language;
  /** Markdown; absent where there is none. */
  foreword?: string;
  /** Absent where there is none; in the order in which it was written. */
  glossary?: GlossaryTerm[];
}

/** What an edition says of itself: a brochure that stands in later editions goes on bearing that of its own. */
export interface EditionImprint {
  number: number;
  /** ISO calendar date, `2026-11-23`. */
  effectiveDate: string;
  /** ISO calendar date of the decision that reached the quorum. */
  approvedOn: string;
  approvers: { name: string; unit: string | null }[];
}

/** The company as it called itself and looked when the text was frozen; editions from before it could choose have no more than its name. */
export interface EditionOrganisation {
  name: string;
  /** `#rrggbb` */
  colour?: string;
  logo?: EditionLogo;
  /** Absent for `book`. */
  typeTheme?: TypeTheme;
}

/** The picture itself, so that a document needs nothing but its edition. */
export interface EditionLogo {
  /** PNG in base64. */
  png: string;
  /** In pixels. */
  width: number;
  height: number;
  ground: LogoGround;
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

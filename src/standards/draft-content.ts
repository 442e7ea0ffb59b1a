import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ClauseText, GlossaryTerm, Language, StandardJobRole } from '../vocabulary';

/** The present text of a draft: what is exported, approved and frozen. */
export interface DraftContent {
  slug: string;
  language: Language;
  title: string;
  summary: string | null;
  foreword: string | null;
  glossary: GlossaryTerm[];
  jobRoles: StandardJobRole[];
  sections: ContentSection[];
}

export interface ContentSection {
  id: number;
  number: number;
  title: string;
  introduction: string | null;
  clauses: ContentClause[];
}

export interface ContentClause {
  id: number;
  key: string;
  /** `2.3` */
  number: string;
  revisionId: number;
  text: ClauseText;
}

/** Canonical JSON (RFC 8785): the same content always has the same bytes. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value)!;
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * SHA-256 over the words and their order, in hexadecimal: what approvers decide on. Row ids are left out, so that
 * the same text has the same hash wherever it is kept.
 */
export function contentHash(content: DraftContent): string {
  const { sections, foreword, glossary, ...head } = content;
  const words = sections.map(({ title, introduction, clauses }) => ({
    title,
    introduction,
    clauses: clauses.map(({ key, text }) => ({ key, ...text })),
  }));
  // A text without them has the hash that it had before there were any.
  const matter = { ...(foreword !== null && { foreword }), ...(glossary.length > 0 && { glossary }) };
  return sha256(canonicalJson({ ...head, ...matter, sections: words }));
}

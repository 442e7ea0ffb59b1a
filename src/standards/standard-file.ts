import type { ClauseText, GlossaryTerm, Language, StandardJobRole } from '../vocabulary';

/** One standard as one Markdown file holds it, whether it was written by hand or exported. */
export interface StandardFile {
  title: string;
  language: Language;
  slug: string;
  summary: string | null;
  /** Markdown, in the name of those who lead the company. */
  foreword: string | null;
  /** What words mean here; none where they mean what they always do. */
  glossary: GlossaryTerm[];
  jobRoles: StandardJobRole[];
  sections: FileSection[];
}

export interface FileSection {
  title: string;
  /** Markdown, as a clause's body. */
  introduction: string | null;
  clauses: FileClause[];
}

/** `key` is the clause's `id` in the file, unique within the standard and kept for life. */
export type FileClause = ClauseText & { key: string };

/** The version of the format, written as `etalon:` in the front matter. */
export const formatVersion = 1;

export const fileLimits = {
  bytes: 5 * 1024 * 1024,
  /** Characters of a file of that size on its way through the browser, which is packed and then written in four letters for three. */
  carried: 7 * 1024 * 1024,
  /** Keeps the time to read a file within bounds, whatever is in it. */
  lines: 250_000,
  clauses: 5000,
  sections: 500,
  /** Characters of a clause block: far more than the fields may hold together. */
  blockCharacters: 64 * 1024,
  /** Characters of a front matter, likewise: a glossary may be long. */
  frontMatterCharacters: 1024 * 1024,
  /** A file with more faults than this is told that there are others. */
  faults: 1000,
} as const;

/** Greatest lengths in characters. */
export const textLimits = {
  title: 200,
  summary: 1000,
  foreword: 10_000,
  term: 100,
  meaning: 1000,
  body: 10_000,
  indicator: 200,
  unit: 50,
  check: 500,
  rationale: 2000,
  phrase: 500,
} as const;

export const countLimits = { phrases: 20, jobRoles: 100, terms: 500 } as const;
export const weightRange = { minimum: 1, maximum: 5 } as const;
export const targetRange = { minimum: -1_000_000_000, maximum: 1_000_000_000 } as const;

export const keyPattern = /^[a-z0-9-]{1,64}$/;

/** Says in a file that a clause is general; for that reason no job role may have it as its key. */
export const everyone = 'everyone';

export const headFields = [
  'etalon',
  'title',
  'language',
  'slug',
  'summary',
  'foreword',
  'glossary',
  'jobRoles',
] as const;
export const clauseFields = [
  'id',
  'appliesTo',
  'obligation',
  'measure',
  'check',
  'weight',
  'rationale',
  'say',
  'avoid',
] as const;
export const measureFields = ['indicator', 'comparison', 'target', 'unit'] as const;

/** The words of the product as types. They are used unchanged in code, pages, files and documents. */

export const languages = ['kk', 'ru', 'tr', 'sk', 'en'] as const;
export type Language = (typeof languages)[number];

export const obligations = ['mandatory', 'recommended'] as const;
export type Obligation = (typeof obligations)[number];

export const comparisons = ['at-most', 'at-least', 'exactly', 'between', 'yes-no'] as const;
export type Comparison = (typeof comparisons)[number];

/** What makes a clause measurable. `target` is a number, `[low, high]` for `between`, and null for `yes-no`. */
export interface Measure {
  indicator: string;
  comparison: Comparison;
  target: number | [low: number, high: number] | null;
  unit: string | null;
}

/** The text of one revision of a clause: everything about a clause except its identity and its place. */
export interface ClauseText {
  title: string;
  /** Markdown: CommonMark with tables, no raw HTML. */
  body: string;
  /** Keys of job roles; empty for a general clause, which applies to everyone. */
  appliesTo: string[];
  obligation: Obligation;
  measure: Measure | null;
  check: string | null;
  /** Weight of the clause in a checklist score, 1–5. */
  weight: number;
  rationale: string | null;
  say: string[];
  avoid: string[];
}

/** A job role as one standard names it, in the language of the standard. */
export interface StandardJobRole {
  /** `[a-z0-9-]{1,64}`, kept for life. */
  key: string;
  title: string;
}

/** A word that a standard uses in a sense of its own, and what it means by it. */
export interface GlossaryTerm {
  term: string;
  /** Plain text. */
  meaning: string;
}

/** What a clause is unless somebody says otherwise. */
export const plainClause: Omit<ClauseText, 'title' | 'body'> = {
  appliesTo: [],
  obligation: 'mandatory',
  measure: null,
  check: null,
  weight: 1,
  rationale: null,
  say: [],
  avoid: [],
};

/** How documents are set: with a serif for what is read, or in one sans throughout. */
export const typeThemes = ['book', 'plain'] as const;
export type TypeTheme = (typeof typeThemes)[number];

/** What a logo must stand on to be seen: it brings a ground of its own along, or needs a light or a dark one. */
export const logoGrounds = ['own', 'light', 'dark'] as const;
export type LogoGround = (typeof logoGrounds)[number];

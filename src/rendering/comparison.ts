import type { ClauseText, GlossaryTerm, Language, StandardJobRole } from '../vocabulary';
import type { EditionClause } from './edition-document';

/** What differs between two texts of one standard, in one order in which the things of both keep theirs. */
export interface Comparison {
  language: Language;
  before: ComparedHead;
  after: ComparedHead;
  head: HeadPart[];
  sections: ComparedSection[];
}

/** The parts of what a standard says about itself, in the order in which they are told. */
export const headParts = ['title', 'summary', 'foreword', 'glossary', 'jobRoles'] as const;
export type HeadPart = (typeof headParts)[number];

/** What a standard says about itself. */
export interface ComparedHead {
  title: string;
  summary: string | null;
  foreword: string | null;
  glossary: GlossaryTerm[];
  jobRoles: StandardJobRole[];
}

/**
 * What became of the place of a clause or section. One that moved is there twice: where it went, `moved`, and where it came from, `gone`.
 */
export const placings = ['stayed', 'added', 'removed', 'moved', 'gone'] as const;
export type Placing = (typeof placings)[number];

export interface ComparedSection {
  placing: Placing;
  /** Null for one that was added. */
  before: SectionHead | null;
  /** Null for one that was removed. */
  after: SectionHead | null;
  changes: ('title' | 'introduction')[];
  /** None for one that is `gone`: its clauses are where it went. */
  clauses: ComparedClause[];
}

export interface SectionHead {
  number: number;
  title: string;
  introduction: string | null;
}

export interface ComparedClause {
  /** The clause's key, kept for life. */
  key: string;
  placing: Placing;
  before: PlacedText | null;
  after: PlacedText | null;
  /** In which the two texts differ; none where there are not two. */
  fields: (keyof ClauseText)[];
}

export interface PlacedText extends EditionClause {
  sectionTitle: string;
}

/** How many clauses of each kind; one that is both changed and moved counts as both. */
export interface ComparisonCounts {
  added: number;
  changed: number;
  moved: number;
  removed: number;
  /** Those in which nothing differs, wherever they are numbered. */
  same: number;
}

export function countsOf({ sections }: Comparison): ComparisonCounts {
  const clauses = sections.flatMap((section) => section.clauses);
  const count = (wanted: (clause: ComparedClause) => boolean) => clauses.filter(wanted).length;
  return {
    added: count(({ placing }) => placing === 'added'),
    changed: count(({ placing, fields }) => placing !== 'gone' && fields.length > 0),
    moved: count(({ placing }) => placing === 'moved'),
    removed: count(({ placing }) => placing === 'removed'),
    same: count(isSame),
  };
}

export function isSame({ placing, fields }: ComparedClause): boolean {
  return placing === 'stayed' && fields.length === 0;
}

/** Whether the two texts are one. */
export function isEmpty({ head, sections }: Comparison): boolean {
  return (
    head.length === 0 &&
    sections.every(
      ({ placing, changes, clauses }) => placing === 'stayed' && changes.length === 0 && clauses.every(isSame),
    )
  );
}

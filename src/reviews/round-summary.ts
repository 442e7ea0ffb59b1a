import type { Language } from '../vocabulary';
import { commentTypes, outcomes, type CommentType, type Outcome } from './comment.policy';
import type { RoundParticipantView } from './round-rows';

/** People of one unit who were asked. */
export interface UnitTakingPart {
  /** Null for those without a unit. */
  unit: string | null;
  people: RoundParticipantView[];
  /** How many of them said something under their name. */
  commented: number;
}

/** Who took part, unit by unit in the order of their names; people without a unit come last. */
export function byUnit(participants: readonly RoundParticipantView[], language: Language): UnitTakingPart[] {
  const { compare } = new Intl.Collator(language);
  const units = Map.groupBy(participants, ({ unit }) => unit);
  return [...units]
    .map(([unit, people]) => ({ unit, people, commented: people.filter(({ comments }) => comments > 0).length }))
    .toSorted((one, other) => {
      if (one.unit === null || other.unit === null) return Number(one.unit === null) - Number(other.unit === null);
      return compare(one.unit, other.unit);
    });
}

/** How many comments of a round are of one type, on one section and answered in one way. */
export interface SaidRow {
  type: CommentType;
  /** Null for comments on the whole draft. */
  sectionId: number | null;
  /** Null for a section that was removed from the draft. */
  number: number | null;
  title: string | null;
  /** Null without an answer. */
  outcome: Outcome | null;
  comments: number;
}

export interface SaidOfSection {
  /** Null for the whole draft. */
  sectionId: number | null;
  number: number | null;
  title: string | null;
  comments: number;
}

/** What was said in a round and what became of it. */
export interface Said {
  types: Record<CommentType, number>;
  /** In the order of the text; what is on the whole draft comes first. */
  sections: SaidOfSection[];
  outcomes: Record<Outcome, number>;
  /** Without an answer. */
  open: number;
}

export function saidIn(rows: readonly SaidRow[]): Said {
  const sum = (those: readonly SaidRow[]) => those.reduce((total, { comments }) => total + comments, 0);
  const counted = <T extends string>(names: readonly T[], of: (row: SaidRow) => T | null) =>
    Object.fromEntries(names.map((name) => [name, sum(rows.filter((row) => of(row) === name))])) as Record<T, number>;
  const sections = Map.groupBy(rows, ({ sectionId }) => sectionId);
  return {
    types: counted(commentTypes, ({ type }) => type),
    sections: [...sections.values()].map((those) => {
      const { sectionId, number, title } = those[0]!;
      return { sectionId, number, title, comments: sum(those) };
    }),
    outcomes: counted(outcomes, ({ outcome }) => outcome),
    open: sum(rows.filter(({ outcome }) => outcome === null)),
  };
}

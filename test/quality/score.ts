import { ruleIds, type Finding, type RuleId } from '../../src/quality/lint/finding';
import { lintClause } from '../../src/quality/lint/lint';
import { plainTextOf } from '../../src/quality/lint/linted-text';
import type { Language } from '../../src/vocabulary';
import type { Expectation, LabelledClause, LabelledSet } from './labelled-clauses';

/** How often a rule was right: found and expected, found only, expected only. */
export interface Score {
  right: number;
  wrong: number;
  missed: number;
}

export type Scores = Record<RuleId, Score>;

/** A finding too many, or one that is missing, in words. */
export interface Miss {
  kind: 'wrong' | 'missed';
  rule: RuleId;
  title: string;
  quote: string;
}

/** Rules that only look whether a field is filled in: they are always right, and would flatter the others. */
export const structural: readonly RuleId[] = ['no-measure', 'no-check'];

export function scoresOf(language: Language, { words, clauses }: LabelledSet): { scores: Scores; misses: Miss[] } {
  const scores = Object.fromEntries(ruleIds.map((rule) => [rule, { right: 0, wrong: 0, missed: 0 }])) as Scores;
  const misses: Miss[] = [];
  for (const clause of clauses) {
    const { right, wrong, missed } = compared(clause, lintClause(clause.text, language, words));
    const { title } = clause.text;
    for (const { rule } of right) scores[rule].right += 1;
    for (const { rule, passage } of wrong) {
      scores[rule].wrong += 1;
      misses.push({ kind: 'wrong', rule, title, quote: passage.quote });
    }
    for (const { rule, quote } of missed) {
      scores[rule].missed += 1;
      misses.push({ kind: 'missed', rule, title, quote: quote ?? '' });
    }
  }
  return { scores, misses };
}

/** Every expectation takes one finding of its rule whose passage has words of its quote. */
function compared({ text, expected }: LabelledClause, findings: Finding[]) {
  const left = [...findings];
  const right: Finding[] = [];
  const missed = expected.filter(({ rule, quote }) => {
    const at = left.findIndex((finding) => finding.rule === rule && (quote === null || touches(finding, quote)));
    if (at < 0) return true;
    right.push(...left.splice(at, 1));
    return false;
  });
  return { right, wrong: left, missed } satisfies { right: Finding[]; wrong: Finding[]; missed: Expectation[] };

  function touches({ field, passage }: Finding, quote: string): boolean {
    const words = plainTextOf(text, field);
    for (let start = words.indexOf(quote); start >= 0; start = words.indexOf(quote, start + 1)) {
      if (passage.start < start + quote.length && passage.end > start) return true;
    }
    return false;
  }
}

/** Of several scores at once. */
export function total(scores: readonly Score[]): Score {
  const sum = (of: keyof Score) => scores.reduce((all, score) => all + score[of], 0);
  return { right: sum('right'), wrong: sum('wrong'), missed: sum('missed') };
}

/** The share of findings that are right; 1 where there is none. */
export function precision({ right, wrong }: Score): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** The share of faults that are found; 1 where there is none. */
export function recall({ right, missed }: Score): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}

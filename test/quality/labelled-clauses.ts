import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../src/platform/project-root';
import type { CompanyWord, RuleId } from '../../src/quality/lint/finding';
import { plainClause, type ClauseText, type Comparison, type Language, type Measure } from '../../src/vocabulary';

/**
 * Clauses written for this purpose, with what a careful editor would find in them: `labelled/<language>.<part>.yaml`. Rules were tuned on
 * the first part only. What counts as a finding is told in labelled/README.md.
 */
export const labelledParts = ['tuning', 'held-out'] as const;
export type LabelledPart = (typeof labelledParts)[number];

export interface LabelledClause {
  text: ClauseText;
  expected: Expectation[];
}

export interface Expectation {
  rule: RuleId;
  /** Words of the passage; null where a rule is about the clause as a whole. */
  quote: string | null;
}

export interface LabelledSet {
  words: CompanyWord[];
  clauses: LabelledClause[];
}

type WrittenMeasure = [indicator: string, comparison: Comparison, target?: number | [number, number], unit?: string];

type WrittenClause = Partial<Omit<ClauseText, 'measure'>> & {
  title: string;
  body: string;
  measure?: WrittenMeasure;
  finds?: Partial<Record<RuleId, string[] | true>>;
};

export function labelledSet(language: Language, part: LabelledPart): LabelledSet {
  const file = join(projectRoot, 'test', 'quality', 'labelled', `${language}.${part}.yaml`);
  const { companyWords, clauses } = parse(readFileSync(file, 'utf8')) as {
    companyWords: CompanyWord[];
    clauses: WrittenClause[];
  };
  return { words: companyWords, clauses: clauses.map(read) };
}

function read({ measure, finds = {}, ...text }: WrittenClause): LabelledClause {
  return {
    text: { ...plainClause, ...text, measure: measure ? readMeasure(measure) : null },
    expected: (Object.entries(finds) as [RuleId, string[] | true][]).flatMap(([rule, quotes]): Expectation[] =>
      quotes === true ? [{ rule, quote: null }] : quotes.map((quote) => ({ rule, quote })),
    ),
  };
}

function readMeasure([indicator, comparison, target, unit]: WrittenMeasure): Measure {
  return { indicator, comparison, target: target ?? null, unit: unit ?? null };
}

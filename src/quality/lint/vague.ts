import { vagueKinds, type Finding, type VagueKind } from './finding';
import type { LanguageRules } from './language-rules';
import { passageOf, type LintedText, type Sentence, type Span } from './linted-text';
import { anyOf, matchesAt } from './pattern';
import type { QuantityReader } from './quantities';

interface Match extends Span {
  kind: VagueKind;
}

/**
 * Words that two inspectors would judge differently: vague terms, escape clauses and open ends.
 *
 * Source: ISO/IEC/IEEE 29148:2018, 5.2.7 (requirement language criteria: superlatives, subjective language, ambiguous adverbs and
 * adjectives, open-ended and non-verifiable terms, loopholes); INCOSE Guide to Writing Requirements, rules R7 (vague terms), R8 (escape
 * clauses) and R9 (open-ended clauses); Femmer, Méndez Fernández, Wagner, Eder, "Rapid quality assurance with Requirements Smells",
 * Journal of Systems and Software 123 (2017), whose detection reaches a precision of 0.59 at a recall of 0.82. A word that its context
 * makes precise is a false alarm, so a time or an amount is not vague where its own sentence names a figure.
 */
export class VagueWords {
  private readonly lists: { kind: VagueKind; words: RegExp }[];

  constructor(
    { vague, inflection }: LanguageRules,
    private readonly quantities: QuantityReader,
  ) {
    this.lists = vagueKinds.map((kind) => ({ kind, words: anyOf(vague[kind], inflection) }));
  }

  of(parts: readonly LintedText[]): Omit<Finding, 'severity'>[] {
    return parts.flatMap((text) =>
      text.sentences.flatMap((sentence) =>
        this.in(sentence).map(({ kind, start, end }) => ({
          rule: 'vague' as const,
          field: text.part,
          passage: passageOf(text, { start: sentence.start + start, end: sentence.start + end }),
          parameters: { kind },
        })),
      ),
    );
  }

  /** In their order; of two that overlap, the longer. */
  private in({ own, words }: Sentence): Match[] {
    const matches = this.lists.flatMap(({ kind, words: list }) =>
      matchesAt(list, own, words).map(({ index, 0: word }) => ({ kind, start: index, end: index + word.length })),
    );
    if (matches.length === 0) return [];
    const figure = this.quantities.namesFigure(own, words);
    return longest(matches).filter(({ kind }) => !(figure && settledByFigure.has(kind)));
  }
}

const settledByFigure = new Set<VagueKind>(['time', 'amount']);

function longest(matches: Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches.toSorted((one, other) => other.end - other.start - (one.end - one.start))) {
    if (kept.every(({ start, end }) => match.end <= start || match.start >= end)) kept.push(match);
  }
  return kept.sort((one, other) => one.start - other.start);
}

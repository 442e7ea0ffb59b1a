/** What a clause is looked at for; the words for each are `quality.rule.<id>` in the locales. */
export const ruleIds = [
  'forbidden-word',
  'contradiction',
  'vague',
  'no-measure',
  'several-requirements',
  'no-check',
  'passive-without-actor',
  'long-sentence',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** `blocking` keeps a draft from its approvers until it is mended or waived; the others only advise. */
export const severities = ['blocking', 'warning', 'hint'] as const;
export type Severity = (typeof severities)[number];

/**
 * Only what needs no judgement blocks: a word that the company itself has ruled out, and two numbers that cannot both hold. A word
 * that most inspectors would read differently warns; what is a matter of style hints. Smells are indications (Femmer et al. 2017), and
 * a tool that stops people for an indication is soon switched off.
 */
export const severityOf: Record<RuleId, Severity> = {
  'forbidden-word': 'blocking',
  contradiction: 'blocking',
  vague: 'warning',
  'no-measure': 'warning',
  'several-requirements': 'warning',
  'no-check': 'hint',
  'passive-without-actor': 'hint',
  'long-sentence': 'hint',
};

/** The parts of a clause that have words to judge. */
export type LintedPart = 'title' | 'body' | 'check' | 'rationale' | 'say';

/** A passage of the plain text of one part (`plainTextOf`), in UTF-16 units; `quote` is what stands there. */
export interface Passage {
  start: number;
  end: number;
  quote: string;
}

/** What is uncertain about a vague word, which decides how it is mended. */
export const vagueKinds = ['time', 'amount', 'manner', 'escape', 'open'] as const;
export type VagueKind = (typeof vagueKinds)[number];

export interface Finding {
  rule: RuleId;
  severity: Severity;
  /** The part that the passage stands in. A clause without a measure or a check question is shown by its title. */
  field: LintedPart;
  passage: Passage;
  /** What the reason and the proposal are told with. */
  parameters: Record<string, string | number>;
}

/** A word or phrase that the company does not want in its standards. */
export interface CompanyWord {
  term: string;
  /** What to write instead; null where the company named nothing. */
  replacement: string | null;
}

import type { ClauseText, Language } from '../../vocabulary';
import { contradictionsIn } from './contradiction';
import { ruleIds, severityOf, type CompanyWord, type Finding } from './finding';
import { ForbiddenWordFinder } from './forbidden-words';
import type { LanguageRules } from './language-rules';
import { en } from './languages/en';
import { kk } from './languages/kk';
import { ru } from './languages/ru';
import { sk } from './languages/sk';
import { tr } from './languages/tr';
import { otherWordsOf, passageOf, requirementOf, type LintedText } from './linted-text';
import { PassiveVoice } from './passive';
import { QuantityReader } from './quantities';
import { longSentencesIn } from './readability';
import { SeveralRequirements } from './several-requirements';
import { VagueWords } from './vague';

/** The lists of a language made ready, once for a process. */
interface Linter {
  rules: LanguageRules;
  quantities: QuantityReader;
  vague: VagueWords;
  passive: PassiveVoice;
  several: SeveralRequirements;
}

const rulesOf: Record<Language, LanguageRules> = { kk, ru, tr, sk, en };
const linters = new Map<Language, Linter>();

function linterFor(language: Language): Linter {
  let linter = linters.get(language);
  if (!linter) {
    const rules = rulesOf[language];
    const quantities = new QuantityReader(rules);
    const vague = new VagueWords(rules, quantities);
    linter = { rules, quantities, vague, passive: new PassiveVoice(rules), several: new SeveralRequirements(rules) };
    linters.set(language, linter);
  }
  return linter;
}

/** One list of company words is looked for in many clauses; a list that nobody holds any more is forgotten. */
const forbidden = new WeakMap<readonly CompanyWord[], Map<Language, ForbiddenWordFinder>>();

function forbiddenIn(words: readonly CompanyWord[], rules: LanguageRules): ForbiddenWordFinder {
  const known = forbidden.get(words) ?? new Map<Language, ForbiddenWordFinder>();
  forbidden.set(words, known);
  const finder = known.get(rules.language) ?? new ForbiddenWordFinder(rules, words);
  known.set(rules.language, finder);
  return finder;
}

/**
 * Everything that a careful editor would ask about the words of a clause, the gravest first, then in the order of reading. It reads
 * nothing but its parameters, never throws, and answers the same for the same text. The rules and their sources are in the files
 * beside this one; how well they find is measured on labelled clauses (test/quality).
 *
 * @param words what the company forbids in this language; the same array is fastest
 */
export function lintClause(text: ClauseText, language: Language, words: readonly CompanyWord[]): Finding[] {
  const { rules, quantities, vague, passive, several } = linterFor(language);
  const requirement = requirementOf(text, language);
  const [title, body, check] = requirement as [LintedText, LintedText, LintedText];
  const found = [
    ...(words.length > 0 ? forbiddenIn(words, rules).of([...requirement, ...otherWordsOf(text, language)]) : []),
    ...contradictionsIn(text, requirement, quantities),
    ...vague.of(requirement),
    ...withoutMeasure(text, title),
    ...several.of(title, body),
    ...withoutCheck(text, title),
    ...passive.of(text, body),
    ...longSentencesIn([body, check], rules),
  ];
  return found
    .map((finding) => ({ ...finding, severity: severityIn(text, finding.rule) }))
    .sort((one, other) => order(one) - order(other));
}

/**
 * Nothing in the clause says when it is kept. Source: ISO/IEC/IEEE 29148:2018, 5.2.5 (verifiable); INCOSE Guide to Writing Requirements,
 * R34 (measurable performance). `yes-no` is a measure.
 */
function withoutMeasure({ measure }: ClauseText, title: LintedText): Omit<Finding, 'severity'>[] {
  return measure ? [] : [{ rule: 'no-measure', field: 'title', passage: whole(title), parameters: {} }];
}

/** Without a question it comes on no checklist: "what is not controlled is not done". */
function withoutCheck({ check }: ClauseText, title: LintedText): Omit<Finding, 'severity'>[] {
  return check?.trim() ? [] : [{ rule: 'no-check', field: 'title', passage: whole(title), parameters: {} }];
}

function whole(title: LintedText) {
  return passageOf(title, { start: 0, end: title.text.length });
}

/** What is only recommended need not be measured. */
function severityIn({ obligation }: ClauseText, rule: Finding['rule']): Finding['severity'] {
  return rule === 'no-measure' && obligation === 'recommended' ? 'hint' : severityOf[rule];
}

const parts = ['title', 'body', 'check', 'rationale', 'say'];

function order({ rule, field, passage }: Finding): number {
  return (ruleIds.indexOf(rule) * parts.length + parts.indexOf(field)) * 100_000 + passage.start;
}

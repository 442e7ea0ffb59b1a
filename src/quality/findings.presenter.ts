import { problemFault } from '../platform/http/problem';
import { translate } from '../platform/i18n/translate';
import { measureSentence } from '../rendering/measure-sentence';
import { comparisons, type ClauseText, type Language, type Measure } from '../vocabulary';
import type { DraftFindingsDto, FindingDto } from './findings.dto';
import { findingActionsFor, mayWaive } from './finding.policy';
import { blockingFaults, type JudgedClause, type JudgedDraft } from './findings.service';
import type { JudgedFinding } from './judgement';
import type { Finding, Severity } from './lint/finding';

/** Which findings are asked for. */
export interface FindingFilter {
  show: 'open' | 'waived' | 'all';
  severity: Severity | null;
}

/** What both doors show of a finding, in the language of the reader; the passage is in the language of the standard. */
export function presentFinding(
  finding: JudgedFinding,
  text: ClauseText,
  language: Language,
  textLanguage: Language,
  mayAct: boolean,
): FindingDto {
  const { rule, severity, field, passage, waiver } = finding;
  const parameters = messageParameters(finding, text, textLanguage);
  const vague = rule === 'vague';
  return {
    rule,
    severity,
    field,
    passage,
    reason: translate(language, vague ? `quality.vague.${parameters.kind}` : `quality.reason.${rule}`, parameters),
    proposal: translate(
      language,
      vague ? `quality.clearer.${parameters.kind}` : `quality.proposal.${rule}`,
      parameters,
    ),
    waiver: waiver && { id: waiver.id, reason: waiver.reason, waivedBy: waiver.waivedBy, waivedAt: waiver.waivedAt },
    allowedActions: findingActionsFor(mayAct, waiver !== null),
  };
}

/** `none` stands for what the clause or the company does not say. */
function messageParameters({ parameters, passage }: Finding, { measure }: ClauseText, language: Language) {
  return {
    kind: 'none',
    term: 'none',
    replacement: 'none',
    words: 0,
    limit: 0,
    ...parameters,
    quote: passage.quote,
    measure: measure && isNumbered(measure) ? measureSentence(measure, language).replace(/\.$/, '') : 'none',
  };
}

/** Whether the measure names a number; one that is only being typed may name nothing yet. */
function isNumbered({ comparison, target }: Measure): boolean {
  if (!comparisons.includes(comparison)) return false;
  if (comparison === 'between') return Array.isArray(target) && target.every(Number.isFinite);
  return typeof target === 'number' && Number.isFinite(target);
}

/** Where a blocking finding is mended, below the path of its draft; `field` is that of its fault, `clauses.12`. */
export function findingsPathOf(field: string): string {
  return `${field.replace('.', '/')}#findings`;
}

export function presentDraftFindings(
  { inHand, clauses }: JudgedDraft,
  filter: FindingFilter,
  language: Language,
): DraftFindingsDto {
  return {
    draftId: inHand.draft.id,
    blocking: blockingFaults(clauses).map((fault) => problemFault(fault, language)),
    clauses: clauses
      .map((clause) => presentClauseFindings(clause, inHand, filter, language))
      .filter(({ findings }) => findings.length > 0),
  };
}

function presentClauseFindings(
  { id, number, sectionId, text, findings }: JudgedClause,
  { draft, language: textLanguage, actor, participation }: JudgedDraft['inHand'],
  filter: FindingFilter,
  language: Language,
) {
  const mayAct = mayWaive(draft.state, actor, participation, { sectionId, appliesTo: text.appliesTo });
  return {
    clauseId: id,
    number,
    title: text.title,
    findings: findings
      .filter((finding) => isAskedFor(finding, filter))
      .map((finding) => presentFinding(finding, text, language, textLanguage, mayAct)),
  };
}

export function isAskedFor({ severity, waiver }: JudgedFinding, { show, severity: asked }: FindingFilter): boolean {
  if (asked !== null && severity !== asked) return false;
  return show === 'all' || (waiver !== null) === (show === 'waived');
}

import { translate } from '../platform/i18n/translate';
import { emptyForm, type FormView } from '../ui/form';
import type { ClauseText, Language } from '../vocabulary';
import { presentFinding } from './findings.presenter';
import { grouped, type FindingGroup, type JudgedFinding } from './judgement';
import type { LintedPart, RuleId, Severity } from './lint/finding';
import { plainTextOf } from './lint/linted-text';

/** Whose findings are shown, where and to whom. */
export interface FindingPlace {
  draftId: number;
  clauseId: number;
  text: ClauseText;
  /** Of the standard, so of the passages. */
  textLanguage: Language;
  language: Language;
  /** Whether this person may waive here. */
  mayAct: boolean;
}

/** A finding as `parts/finding.hbs` shows it, in all places where it stands. */
export interface FindingView {
  /** Unique on the page, and a place to lead to. */
  id: string;
  severity: Severity;
  severityName: string;
  name: string;
  /** Each passage with the words beside it; none where the finding is about the clause as a whole. */
  passages: PassageView[];
  reason: string;
  proposal: string;
  waiver: { id: number; reason: string; by: string; at: Date } | null;
  mayWaive: boolean;
  mayWithdraw: boolean;
  reasonField: string;
  /** What the form of a waiver carries along. */
  rule: RuleId;
  quote: string;
  clauseId: number;
}

interface PassageView {
  fieldName: string;
  before: string;
  quote: string;
  after: string;
  lang: Language;
}

/** What `parts/findings.hbs` shows: the findings of one clause, and where their forms are sent. */
export interface FindingListView {
  any: boolean;
  open: FindingView[];
  waived: FindingView[];
  action: string;
  /** The page that the form leads back to. */
  back: 'clause' | 'list';
  form: FormView;
}

/** The messages that name the fields a passage stands in. */
const fieldNames: Record<LintedPart, string> = {
  title: 'pages.clause.field.title',
  body: 'pages.clause.field.body',
  check: 'pages.clause.field.check',
  rationale: 'pages.clause.field.rationale',
  say: 'pages.clause.field.say',
};

export function findingView(group: FindingGroup, index: number, place: FindingPlace): FindingView {
  const { clauseId, text, textLanguage, language, mayAct } = place;
  const { rule, severity, passage, reason, proposal, waiver, allowedActions } = presentFinding(
    group[0],
    text,
    language,
    textLanguage,
    mayAct,
  );
  const id = `finding-${clauseId}-${index}`;
  return {
    id,
    severity,
    severityName: translate(language, `quality.severity.${severity}`),
    name: translate(language, `quality.rule.${rule}`),
    passages: isOfClause(rule) ? [] : group.map((finding) => passageView(finding, place)),
    reason,
    proposal,
    waiver: waiver && { id: waiver.id, reason: waiver.reason, by: waiver.waivedBy.name, at: waiver.waivedAt },
    mayWaive: allowedActions.includes('waive'),
    mayWithdraw: allowedActions.includes('withdraw-waiver'),
    reasonField: `${id}-reason`,
    rule,
    quote: passage.quote,
    clauseId,
  };
}

export function findingList(findings: readonly JudgedFinding[], place: FindingPlace): FindingListView {
  const views = grouped(findings).map((group, index) => findingView(group, index, place));
  return {
    any: views.length > 0,
    open: views.filter(({ waiver }) => waiver === null),
    waived: views.filter(({ waiver }) => waiver !== null),
    action: `/drafts/${place.draftId}/quality`,
    back: 'clause',
    form: emptyForm,
  };
}

/** The fields of the form of a clause beside which findings are shown. */
const formFields = ['title', 'body', 'measure', 'check', 'rationale', 'say'] as const;
type FormField = (typeof formFields)[number];

/** The open findings by the field in which they are mended. */
export type FieldFindings = Record<FormField, FindingView[]>;

export function fieldFindings(findings: readonly JudgedFinding[], place: FindingPlace): FieldFindings {
  const open = findings.filter(({ waiver }) => waiver === null);
  const mended = (field: FormField) =>
    grouped(open.filter((finding) => mendedIn(finding) === field)).map((group, index) =>
      findingView(group, index, place),
    );
  return Object.fromEntries(formFields.map((field) => [field, mended(field)])) as FieldFindings;
}

function passageView({ field, passage }: JudgedFinding, { text, textLanguage, language }: FindingPlace): PassageView {
  const fieldName = translate(language, fieldNames[field]);
  return { fieldName, ...beside(plainTextOf(text, field), passage), lang: textLanguage };
}

function mendedIn({ rule, field }: JudgedFinding): FormField {
  if (rule === 'no-measure') return 'measure';
  return rule === 'no-check' ? 'check' : field;
}

function isOfClause(rule: RuleId): boolean {
  return rule === 'no-measure' || rule === 'no-check';
}

/** Letters beside a passage, and of a passage, that are enough to know it again. */
const farthest = { beside: 50, passage: 240 };

function beside(text: string, { start, end }: { start: number; end: number }) {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - farthest.beside);
  const lineEnd = text.indexOf('\n', end);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, end + farthest.beside);
  const cutBefore = from > 0 && text[from - 1] !== '\n';
  const cutAfter = to < text.length && text[to] !== '\n';
  const quote = text.slice(start, end);
  return {
    before: `${cutBefore ? '…' : ''}${text.slice(from, start).replace(cutBefore ? /^\S*\s/ : /^/, '')}`,
    quote: quote.length > farthest.passage ? `${quote.slice(0, farthest.passage).replace(/\s\S*$/, '')}…` : quote,
    after: `${text.slice(end, to).replace(cutAfter ? /\s\S*$/ : /$/, '')}${cutAfter ? '…' : ''}`,
  };
}

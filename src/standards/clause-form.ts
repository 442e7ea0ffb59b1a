import type { Actor } from '../accounts/actor';
import { DomainError, Invalid } from '../errors';
import { translate } from '../platform/i18n/translate';
import { refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, textOf } from '../ui/form-values';
import type { ClauseText, Comparison, Language, Measure, Obligation, StandardJobRole } from '../vocabulary';
import { comparisons, obligations } from '../vocabulary';
import { formattedField } from './formatted-field';
import { weightRange } from './standard-file';

/** The fields of a clause as the page knows them, each with the message that names it. */
export const clauseFieldNames = {
  title: 'pages.clause.field.title',
  body: 'pages.clause.field.body',
  appliesTo: 'pages.clause.field.appliesTo',
  obligation: 'pages.clause.field.obligation',
  'measure.indicator': 'pages.clause.field.indicator',
  'measure.comparison': 'pages.clause.field.comparison',
  'measure.target': 'pages.clause.field.target',
  'measure.high': 'pages.clause.field.high',
  'measure.unit': 'pages.clause.field.unit',
  check: 'pages.clause.field.check',
  weight: 'pages.clause.field.weight',
  rationale: 'pages.clause.field.rationale',
  say: 'pages.clause.field.say',
  avoid: 'pages.clause.field.avoid',
} as const;

type ClauseFieldName = keyof typeof clauseFieldNames;

/** The text that was typed. Nothing is refused here: the rules of a clause look at all of it at once. */
export function sentClauseText(sent: SentForm | undefined): ClauseText {
  return {
    title: textOf(sent, 'title'),
    body: textOf(sent, 'body'),
    appliesTo: listOf(sent, 'appliesTo'),
    obligation: textOf(sent, 'obligation') as Obligation,
    measure: sentMeasure(sent),
    check: textOf(sent, 'check') || null,
    weight: numberIn(textOf(sent, 'weight')),
    rationale: textOf(sent, 'rationale') || null,
    say: linesOf(textOf(sent, 'say')),
    avoid: linesOf(textOf(sent, 'avoid')),
  };
}

/** No measure where nothing of it was filled in. */
function sentMeasure(sent: SentForm | undefined): Measure | null {
  const comparison = textOf(sent, 'measure.comparison') as Comparison | '';
  const [indicator, low, high, unit] = ['indicator', 'target', 'high', 'unit'].map((name) =>
    textOf(sent, `measure.${name}`).trim(),
  ) as [string, string, string, string];
  if (comparison === '' && [indicator, low, high, unit].every((text) => text === '')) return null;
  const single = low === '' ? null : numberIn(low);
  const target: Measure['target'] = comparison === 'between' ? [numberIn(low), numberIn(high)] : single;
  return { indicator, comparison: comparison as Comparison, target, unit: unit || null };
}

/** People write decimals with a point or a comma; what is no number is refused by the rules. */
function numberIn(typed: string): number {
  return typed.trim() === '' ? NaN : Number(typed.replace(',', '.').replace(/[\s\u00a0]/g, ''));
}

function linesOf(typed: string): string[] {
  return typed.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/** A text as the fields show it. */
export function clauseFieldValues(text: ClauseText): Record<ClauseFieldName, string> {
  const { measure } = text;
  const [low, high] = Array.isArray(measure?.target) ? measure.target : [measure?.target ?? '', ''];
  return {
    title: text.title,
    body: text.body,
    appliesTo: text.appliesTo.join(' '),
    obligation: text.obligation,
    'measure.indicator': measure?.indicator ?? '',
    'measure.comparison': measure?.comparison ?? '',
    'measure.target': String(low),
    'measure.high': String(high),
    'measure.unit': measure?.unit ?? '',
    check: text.check ?? '',
    weight: String(text.weight),
    rationale: text.rationale ?? '',
    say: text.say.join('\n'),
    avoid: text.avoid.join('\n'),
  };
}

export function clauseForm(text: ClauseText): FormView {
  return { values: clauseFieldValues(text), faults: {}, summary: null, status: 200 };
}

/** The form once more, each fault at the field in which it is mended. @throws error when another try would not help */
export function refusedClauseForm(error: unknown, sent: SentForm | undefined, language: Language): FormView {
  const labels = Object.fromEntries(
    Object.entries(clauseFieldNames).map(([name, key]) => [name, { label: translate(language, key) }]),
  );
  const form = refusedForm(atFields(error, sent), sent, labels, language);
  return { ...form, values: { ...form.values, appliesTo: listOf(sent, 'appliesTo').join(' ') } };
}

function atFields(error: unknown, sent: SentForm | undefined): unknown {
  if (!(error instanceof DomainError) || error.kind !== 'invalid') return error;
  return new Invalid(
    error.faults.map((fault) => {
      const field = fieldOf(fault.field);
      const left = field === 'measure.comparison' && textOf(sent, field) === '';
      return left ? { field, code: 'required' } : { ...fault, field };
    }),
    error.code,
  );
}

/** `say.2` is mended in `say`, the upper end of a range in its own field. */
function fieldOf(path: string): string {
  if (path === 'measure.target.1') return 'measure.high';
  if (path.startsWith('measure.')) return path.split('.').slice(0, 2).join('.');
  return path.split('.')[0]!;
}

/** Whose clause is written: its job roles are called as it calls them. */
interface StandardInHand {
  jobRoles: StandardJobRole[];
  language: Language;
}

/** What the form needs beside what was typed: `templates/pages/parts/clause-fields.hbs`. */
export function clauseFields(actor: Actor, form: FormView, standard: StandardInHand, language: Language) {
  return {
    choices: clauseChoices(form, standard, language),
    formatted: formattedField(actor, form.values['body']),
    measureSentences: measureSentences(standard.language),
  };
}

/** How a measure reads, by comparison, with the names of what is filled in where the page fills it in. */
function measureSentences(ofText: Language): Record<Comparison, string> {
  const places = { indicator: '{indicator}', target: '{target}', low: '{low}', high: '{high}' };
  const sentences = comparisons.map((value) => [value, translate(ofText, `documents.measure.${value}`, places)]);
  return Object.fromEntries(sentences) as Record<Comparison, string>;
}

/** What the form offers to choose from, with what is chosen. */
function clauseChoices({ values }: FormView, standard: StandardInHand, language: Language) {
  const ticked = new Set((values['appliesTo'] ?? '').split(' '));
  const { minimum, maximum } = weightRange;
  const weights = Array.from({ length: maximum - minimum + 1 }, (_, index) => String(minimum + index));
  return {
    jobRoles: standard.jobRoles.map(({ key, title }) => ({
      value: key,
      label: title,
      lang: standard.language,
      chosen: ticked.has(key),
    })),
    obligations: obligations.map((value) => ({
      value,
      label: translate(language, `documents.obligation.${value}`),
      chosen: values['obligation'] === value,
    })),
    comparisons: [
      { value: '', label: translate(language, 'pages.clause.notMeasured'), chosen: !values['measure.comparison'] },
      ...comparisons.map((value) => ({
        value,
        label: translate(language, `pages.clause.comparison.${value}`),
        chosen: values['measure.comparison'] === value,
      })),
    ],
    weights: weights.map((value) => ({ value, label: value, chosen: values['weight'] === value })),
  };
}

import type { Stale } from '../errors';
import { translate } from '../platform/i18n/translate';
import { appliesToNames } from '../rendering/clause-view';
import { measureSentence } from '../rendering/measure-sentence';
import { textOf } from '../standards/clause-rows';
import { normaliseClauseText } from '../standards/clause-text.normalisation';
import type { ClauseText, Language } from '../vocabulary';
import { mergeClause, proposal, type MergeOutcome } from './clause-merge';
import type { Outline } from '../standards/draft-reading.service';
import { redline, type RedlinePart } from './redline';

export interface ConflictView {
  by: string;
  at: Date;
  fields: { field: string; label: string; outcome: string; base: string; theirs: RedlinePart[]; mine: RedlinePart[] }[];
}

/** Who changed a field, as the reader is told. */
const outcomeNames: Record<Exclude<MergeOutcome, 'same'>, string> = {
  mine: 'pages.clause.conflict.onlyMine',
  theirs: 'pages.clause.conflict.onlyTheirs',
  merged: 'pages.clause.conflict.merged',
  clash: 'pages.clause.conflict.clash',
};

/**
 * What to show when another saved the clause first: each field that anybody changed, and a proposal that has both changes.
 * @param base the text that the person began with
 */
export function presentConflict(
  stale: Stale,
  base: ClauseText,
  typed: ClauseText,
  { jobRoles, language: ofText }: Outline,
  language: Language,
): { conflict: ConflictView; proposed: ClauseText } {
  const { present, changedBy, changedAt } = stale.data as {
    present: ClauseText;
    changedBy: { name: string };
    changedAt: Date;
  };
  const theirs = textOf(present);
  const mine = normaliseClauseText(typed);
  const merged = mergeClause(base, mine, theirs, ofText);
  const written = (text: ClauseText, field: keyof ClauseText) => fieldText(text, field, jobRoles, language, ofText);
  const fields = (Object.keys(merged) as (keyof ClauseText)[]).flatMap((field) => {
    const { outcome } = merged[field];
    if (outcome === 'same') return [];
    const [was, their, own] = [base, theirs, mine].map((text) => written(text, field)) as [string, string, string];
    return {
      field,
      label: translate(language, `pages.clause.field.${field}`),
      outcome: translate(language, outcomeNames[outcome], { name: changedBy.name }),
      base: was,
      theirs: redline(was, their, ofText),
      mine: redline(was, own, ofText),
    };
  });
  return { conflict: { by: changedBy.name, at: changedAt, fields }, proposed: proposal(merged) };
}

/** One field of a clause as text, so that two of them can be compared. */
export function fieldText(
  text: ClauseText,
  field: keyof ClauseText,
  jobRoles: Outline['jobRoles'],
  language: Language,
  ofText: Language,
): string {
  switch (field) {
    case 'appliesTo':
      return appliesToNames(text.appliesTo, jobRoles, language);
    case 'obligation':
      return translate(language, `documents.obligation.${text.obligation}`);
    case 'measure':
      return text.measure ? readableMeasure(text.measure, ofText) : '';
    case 'say':
    case 'avoid':
      return text[field].join('\n');
    default:
      return String(text[field] ?? '');
  }
}

/** A measure that is still being written may have no number yet. */
function readableMeasure(measure: NonNullable<ClauseText['measure']>, language: Language): string {
  const numbers = [measure.target].flat();
  const sound = measure.indicator !== '' && !numbers.some((number) => number !== null && Number.isNaN(number));
  try {
    return sound ? measureSentence(measure, language) : Object.values(measure).flat().join(' ');
  } catch {
    return Object.values(measure).flat().join(' ');
  }
}

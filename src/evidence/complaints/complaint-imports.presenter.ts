import { problemOf } from '../../platform/http/problem';
import { translate } from '../../platform/i18n/translate';
import { Invalid } from '../../errors';
import type { FormView } from '../../ui/form';
import type { Language } from '../../vocabulary';
import { periodOf, sourcesPath } from '../evidence.presenter';
import { complaintColumns, type ComplaintColumn } from './complaint-headings';
import type { ComplaintPlanDto, ComplaintQuery } from './complaint-imports.dto';
import type { ComplaintImport, ComplaintReading } from './complaint-imports.service';
import type { ComplaintCount } from './complaint-plan';
import type { ComplaintTable } from './complaint-table';

export function readingOf({ cause, count, day, firstDay, lastDay }: ComplaintQuery): ComplaintReading {
  const letters = (column: string | undefined) => column?.toUpperCase() ?? null;
  const columns = cause === undefined ? null : { cause: letters(cause), count: letters(count), day: letters(day) };
  return { columns, firstDay: firstDay ?? null, lastDay: lastDay ?? null };
}

export function presentComplaintPlan({ table, items, planHash }: ComplaintImport): ComplaintPlanDto {
  return {
    columns: table.columns,
    items: items.map(({ present, title, change, ...counted }) => ({
      title,
      ...counted,
      change,
      before: present && countOf(present),
    })),
    withoutCause: table.withoutCause,
    planHash,
  };
}

/** A plan for whoever is to confirm it, or to say first which column has what. */
export function presentComplaintPlanPage(planned: ComplaintImport, reading: ComplaintReading, language: Language) {
  const { inHand, table, items, faults, planHash } = planned;
  const chosen = table.columns.cause !== null;
  const coming = items.filter(({ change }) => change !== 'unchanged');
  return {
    standard: { id: inHand.id, title: inHand.title, language: inHand.language },
    path: `${sourcesPath(inHand.id)}/complaints`,
    planHash,
    form: faultsIn(planned, language),
    choices: complaintColumns.map((column) => columnChoice(column, table, language)),
    byDays: table.columns.day !== null,
    firstDay: reading.firstDay ?? '',
    lastDay: reading.lastDay ?? '',
    sure: chosen && faults.length === 0,
    chosen,
    count: coming.length,
    complaints: items.reduce((sum, { count }) => sum + count, 0),
    withoutCause: table.withoutCause,
    items: items.map(({ title, change, present, ...counted }) => ({
      title,
      change: translate(language, `evidence.import.change.${change}`),
      isNew: change === 'add',
      isSame: change === 'unchanged',
      count: counted.count,
      period: periodOf(counted, language),
      before: change === 'update' ? present!.count : null,
    })),
  };
}

function columnChoice(name: ComplaintColumn, { headings, columns }: ComplaintTable, language: Language) {
  const none = translate(language, `evidence.import.none.${name}`);
  const known = headings.map(({ column, heading }) => ({ value: column, label: `${column} · ${heading}` }));
  return {
    name,
    label: translate(language, `evidence.import.column.${name}`),
    options: [{ value: '', label: none }, ...known].map((option) => ({
      ...option,
      chosen: option.value === (columns[name] ?? ''),
    })),
  };
}

/** Everything that is wrong with the table, cell by cell in the order of its rows. */
function faultsIn({ faults }: ComplaintImport, language: Language): FormView {
  if (faults.length === 0) return { values: {}, faults: {}, summary: null, status: 200 };
  const told = problemOf(new Invalid(faults, 'file-has-faults'), language).faults ?? [];
  const ownFields = ['file', 'cause', 'count', 'day', 'firstDay', 'lastDay'];
  const summary = told.map(({ field, message }) =>
    ownFields.includes(field)
      ? { message, field: field === 'file' ? null : field }
      : { message: `${field}: ${message}`, field: null },
  );
  const own = told.filter(({ field }) => ownFields.includes(field)).map(({ field, message }) => [field, message]);
  return { values: {}, faults: Object.fromEntries(own), summary, status: 422 };
}

function countOf({ count, firstDay, lastDay }: ComplaintCount): ComplaintCount {
  return { count, firstDay, lastDay };
}

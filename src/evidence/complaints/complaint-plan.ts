import type { Fault } from '../../errors';
import { comparable } from '../../platform/spreadsheets/cell-text';
import type { Language } from '../../vocabulary';
import { sourceLimits } from '../source.rules';
import type { ComplaintRow, ComplaintTable } from './complaint-table';

/** What is counted of one cause. */
export interface ComplaintCount {
  count: number;
  firstDay: string | null;
  lastDay: string | null;
}

/** Complaints of one cause that the standard has already. */
export interface PresentComplaints extends ComplaintCount {
  id: number;
  version: number;
  title: string;
}

export interface PlannedComplaints extends ComplaintCount {
  title: string;
  change: 'add' | 'update' | 'unchanged';
  /** What is there of the cause; null where it is new. */
  present: PresentComplaints | null;
}

export interface Period {
  firstDay: string | null;
  lastDay: string | null;
}

/** More causes than anybody groups complaints by: it is another column then. */
const mostCauses = 200;
/** More faults than anybody mends at once. */
const mostFaults = 1000;

/**
 * What the complaints of a table come to, the most frequent cause first, or everything that is wrong with it, cell by cell.
 * @param period of complaints in a table without days
 */
export function planComplaints(
  table: ComplaintTable,
  present: readonly PresentComplaints[],
  language: Language,
  period: Period,
): { items: PlannedComplaints[]; faults: Fault[] } {
  const known = new Map(present.toReversed().map((one) => [comparable(one.title, language), one]));
  const causes = Map.groupBy(table.rows, ({ cause }) => comparable(cause, language));
  const items = [...causes].map(([cause, rows]) => planned(rows, known.get(cause) ?? null, table, period));
  const faults = [...table.faults, ...totalFaults(table, [...causes.values()], period)];
  if (faults.length > 0) return { items: [], faults: shortened(faults) };
  return { items: items.toSorted((one, other) => other.count - one.count), faults };
}

function planned(
  rows: ComplaintRow[],
  present: PresentComplaints | null,
  { columns }: ComplaintTable,
  period: Period,
): PlannedComplaints {
  const days = rows.flatMap(({ day }) => day ?? []).toSorted();
  const { firstDay, lastDay } =
    columns.day === null ? period : { firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null };
  const count = sumOf(rows);
  const same = present?.count === count && present.firstDay === firstDay && present.lastDay === lastDay;
  const change = present === null ? 'add' : same ? 'unchanged' : 'update';
  return { title: present?.title ?? rows[0]!.cause, count, firstDay, lastDay, change, present };
}

function totalFaults({ columns, rows, faults }: ComplaintTable, causes: ComplaintRow[][], period: Period): Fault[] {
  const found: Fault[] = causes
    .filter((those) => sumOf(those) > sourceLimits.number)
    .map(([first]) => ({
      field: first!.cell,
      line: first!.row,
      code: 'complaints.too-many',
      parameters: { maximum: sourceLimits.number },
    }));
  if (causes.length > mostCauses) {
    const parameters = { column: columns.cause, count: causes.length, maximum: mostCauses };
    found.push({ field: 'cause', code: 'complaints.too-many-causes', parameters });
  }
  if (period.firstDay !== null && period.lastDay !== null && period.firstDay > period.lastDay) {
    found.push({ field: 'lastDay', code: 'source.ends-before-it-begins' });
  }
  if (columns.cause !== null && rows.length === 0 && faults.length === 0) {
    found.push({ field: 'file', code: 'complaints.none' });
  }
  return found;
}

function sumOf(rows: readonly ComplaintRow[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function shortened(faults: Fault[]): Fault[] {
  if (faults.length <= mostFaults) return faults;
  return [...faults.slice(0, mostFaults), { field: 'file', code: 'more-faults' }];
}

import type { Fault } from '../errors';

/** An edition takes effect within so many years of its approval: more is a slip of the pen. */
const years = 2;

/** What is wrong with the day, `2026-12-01`, on which a text approved on the day `approvedOn` takes effect. */
export function effectiveDateFaults(effectiveDate: string, approvedOn: string): Fault[] {
  const parameters = { approvedOn };
  if (effectiveDate < approvedOn) {
    return [{ field: 'effectiveDate', code: 'effective-before-approval', parameters }];
  }
  if (effectiveDate > addYears(approvedOn)) {
    return [{ field: 'effectiveDate', code: 'effective-too-late', parameters: { ...parameters, years } }];
  }
  return [];
}

function addYears(day: string): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

export const editionStates = ['frozen', 'in-force', 'superseded'] as const;
export type EditionState = (typeof editionStates)[number];

interface Published {
  publishedAt: Date | null;
  supersededAt: Date | null;
}

/** Between being frozen and being published an edition is for those who may read its draft. */
export function editionStateOf({ publishedAt, supersededAt }: Published): EditionState {
  if (publishedAt === null) return 'frozen';
  return supersededAt === null ? 'in-force' : 'superseded';
}

import type { Fault } from '../../errors';
import { languages, type Language } from '../../vocabulary';

export const criteriaLimits = { inUse: 12, all: 60, name: 120 };
/** The marks that are given; the threshold lies between them. */
export const marks = [1, 2, 3, 4, 5] as const;

/** A criterion as the list is to have it. */
export interface WantedCriterion {
  /** Null for one that is new. */
  id: number | null;
  names: Partial<Record<Language, string>>;
  inUse: boolean;
}

/** Everything wrong with a list; fields are `criteria.<index>`. */
export function criteriaFaults(wanted: readonly WantedCriterion[], known: ReadonlySet<number>): Fault[] {
  const inUse = wanted.filter((one) => one.inUse).length;
  const ofList: Fault[] = [
    ...(inUse === 0 ? [{ field: 'criteria', code: 'too-few', parameters: { minimum: 1 } }] : []),
    ...(inUse > criteriaLimits.inUse
      ? [{ field: 'criteria', code: 'too-many', parameters: { maximum: criteriaLimits.inUse, count: inUse } }]
      : []),
  ];
  const seen = new Set<number>();
  return wanted.reduce((faults, { id, names }, index) => {
    const field = `criteria.${index}`;
    if (!languages.some((one) => names[one])) faults.push({ field, code: 'name-in-one-language' });
    if (id !== null) {
      if (!known.has(id)) faults.push({ field, code: 'unknown-criterion' });
      if (seen.has(id)) faults.push({ field, code: 'duplicate', parameters: { value: String(id) } });
      seen.add(id);
    }
    return faults;
  }, ofList);
}

/** What somebody says of a clause by one criterion. */
export interface GivenMark {
  criterionId: number;
  mark: number;
  word: string | null;
}

/** Everything wrong with the marks of one person; fields are `marks.<index>`. */
export function marksFaults(given: readonly GivenMark[], inUse: ReadonlySet<number>): Fault[] {
  const seen = new Set<number>();
  return given.flatMap(({ criterionId }, index): Fault[] => {
    const field = `marks.${index}`;
    const isRepeated = seen.has(criterionId);
    seen.add(criterionId);
    if (!inUse.has(criterionId)) return [{ field, code: 'unknown-criterion' }];
    return isRepeated ? [{ field, code: 'duplicate', parameters: { value: String(criterionId) } }] : [];
  });
}

import type { Comparison } from './comparison';

/** The edition that another one replaces. */
export interface ReplacedEdition {
  number: number;
  effectiveDate: string;
  /** What the other one changes in it. */
  compare: () => Comparison;
}

/** How a clause stands by one criterion: the latest marks of everybody who gave one. */
export interface Tally {
  criterionId: number;
  mean: number;
  lowest: number;
  highest: number;
  /** Standard deviation of the marks. */
  deviation: number;
  count: number;
  /** How many of them were given to an earlier text. */
  older: number;
}

/** Why a clause goes on all the same, on whose word. */
export interface ExcuseView {
  id: number;
  reason: string;
  excusedBy: { id: number; name: string };
  excusedAt: Date;
}

/** A clause of a draft as it is judged. */
export interface ClauseStanding {
  clauseId: number;
  /** `2.3` */
  number: string;
  title: string;
  sectionId: number;
  /** Of the present text. */
  revisionId: number;
  threshold: number;
  /** By each criterion in use by which somebody judged. */
  tallies: Tally[];
  /** For the present text. */
  excuse: ExcuseView | null;
  /** Whether the person who asks has judged the present text. */
  judgedByMe: boolean;
}

type Judged = Pick<ClauseStanding, 'tallies' | 'threshold'>;

/** As people read it, and therefore as it counts. */
export function shownMean({ mean }: Pick<Tally, 'mean'>): number {
  return Math.round(mean * 10) / 10;
}

export function isBelow(tally: Pick<Tally, 'mean'>, threshold: number): boolean {
  return shownMean(tally) < threshold;
}

/** Whether the marks lie so far apart that their mean says little. */
export function isDisputed({ deviation }: Pick<Tally, 'deviation'>): boolean {
  return deviation >= 1;
}

/** A clause is as good as by its weakest criterion: a mean over all of them would hide the one that sinks it. */
export function weakest({ tallies }: Pick<Judged, 'tallies'>): Tally | null {
  return tallies.reduce<Tally | null>((low, tally) => (low && low.mean <= tally.mean ? low : tally), null);
}

export function belowThreshold({ tallies, threshold }: Judged): Tally[] {
  return tallies.filter((tally) => isBelow(tally, threshold));
}

/** Whether the clause keeps the draft from being finalised. */
export function isBlocking(standing: Judged & Pick<ClauseStanding, 'excuse'>): boolean {
  return standing.excuse === null && belowThreshold(standing).length > 0;
}

export const shows = ['all', 'below', 'disputed', 'unjudged'] as const;
/** Which clauses are asked for; `unjudged` are those whose present text the person has not judged. */
export type Show = (typeof shows)[number];

export function isAskedFor(standing: ClauseStanding, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'below':
      return belowThreshold(standing).length > 0;
    case 'disputed':
      return standing.tallies.some(isDisputed);
    case 'unjudged':
      return !standing.judgedByMe;
  }
}

import type { Fault } from '../errors';

export const sourceKinds = ['complaints', 'survey', 'interview', 'competitor', 'law', 'other'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const sourceLimits = {
  /** Of one standard. */
  sources: 1000,
  title: 200,
  words: 5000,
  origin: 500,
  note: 500,
  /** Complaints, and people who answered. */
  number: 1_000_000,
};

/** Everything that is said of a source but its kind, which stays. */
export interface SourceText {
  title: string;
  words: string | null;
  origin: string | null;
  day: string | null;
  count: number | null;
  firstDay: string | null;
  lastDay: string | null;
  share: number | null;
  sample: number | null;
}

export const figures = ['day', 'count', 'firstDay', 'lastDay', 'share', 'sample'] as const;
export type Figure = (typeof figures)[number];

/** A source of which nothing is known but its title. */
export const plainSource: Omit<SourceText, 'title'> = {
  ...{ words: null, origin: null, day: null, count: null, firstDay: null, lastDay: null, share: null, sample: null },
};

const figuresByKind: Record<SourceKind, readonly Figure[]> = {
  complaints: ['count', 'firstDay', 'lastDay'],
  survey: ['share', 'sample', 'day'],
  interview: ['day'],
  competitor: ['day'],
  law: ['day'],
  other: ['day'],
};

/** What else is known of a source of this kind, in the order in which it is asked for. */
export function figuresOf(kind: SourceKind): readonly Figure[] {
  return figuresByKind[kind];
}

/** Everything wrong with what is said of a source. */
export function sourceFaults(kind: SourceKind, text: SourceText): Fault[] {
  const known = figuresOf(kind);
  const faults: Fault[] = figures
    .filter((figure) => text[figure] !== null && !known.includes(figure))
    .map((figure) => ({ field: figure, code: 'source.not-of-this-kind' }));
  if (kind === 'complaints' && text.count === null) faults.push({ field: 'count', code: 'required' });
  if (text.firstDay !== null && text.lastDay !== null && text.firstDay > text.lastDay) {
    faults.push({ field: 'lastDay', code: 'source.ends-before-it-begins' });
  }
  return faults;
}

/** The address that can be opened, where a source is from one. */
export function addressIn(origin: string | null): string | null {
  return origin !== null && /^https?:\/\/\S+$/i.test(origin) && URL.canParse(origin) ? origin : null;
}

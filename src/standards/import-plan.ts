import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '../errors';
import { headParts, type HeadPart } from '../rendering/comparison';
import type { ClauseText } from '../vocabulary';
import { outsideLongestIncreasing } from './import-plan.order';
import { pairSections } from './import-plan.sections';
import type { FileClause, FileSection, StandardFile } from './standard-file';

/** A standard as it stands now, in the shape of a file; `key` is the clause's id for life. */
export type PresentStandard = StandardFile;

export interface PlannedClause {
  key: string;
  title: string;
  /** 0-based index of its section: in the file, or, when removed, in the present standard. */
  section: number;
}

export interface ChangedClause extends PlannedClause {
  fields: (keyof ClauseText)[];
}

export interface MovedClause extends PlannedClause {
  /** 0-based index in the present standard. */
  fromSection: number;
}

export interface PlannedSection {
  title: string;
  /** 0-based index in the present standard; null when the section is added. */
  present: number | null;
  changes: ('title' | 'introduction' | 'order')[];
}

export interface ImportPlan {
  /** Why the file can't be imported into this standard; the rest of the plan then says nothing. */
  faults: Fault[];
  /** What the standard says about itself; the slug of a standard never changes by import. */
  head: HeadPart[];
  /** Every section of the file in its order, and what becomes of it. */
  sections: PlannedSection[];
  removedSections: { title: string; present: number }[];
  added: PlannedClause[];
  changed: ChangedClause[];
  /** The fewest clauses whose moving gives the order of the file. A clause can be both changed and moved. */
  moved: MovedClause[];
  removed: PlannedClause[];
}

const textFields = [
  'title',
  'body',
  'appliesTo',
  'obligation',
  'measure',
  'check',
  'weight',
  'rationale',
  'say',
  'avoid',
] as const satisfies (keyof ClauseText)[];

/** What importing `file` into `present` would do, to be confirmed before it is done. Clauses are matched by key. */
export function planImport(present: PresentStandard, file: StandardFile): ImportPlan {
  if (present.language !== file.language) {
    const parameters = { present: present.language, file: file.language };
    return { ...emptyPlan(), faults: [{ field: 'language', code: 'language-differs', parameters }] };
  }
  const pairs = pairSections(present.sections, file.sections);
  const wasPlaced = placesOf(present.sections);
  const isPlaced = placesOf(file.sections);
  const kept = [...isPlaced.values()].filter(({ clause }) => wasPlaced.has(clause.key));
  const placeBefore = ({ clause }: Place) => wasPlaced.get(clause.key) as Place;
  return {
    faults: [],
    head: headParts.filter((part) => !isDeepStrictEqual(present[part], file[part])),
    sections: planSections(present.sections, file.sections, pairs),
    removedSections: present.sections
      .map(({ title }, index) => ({ title, present: index }))
      .filter((section) => !pairs.includes(section.present)),
    added: [...isPlaced.values()].filter(({ clause }) => !wasPlaced.has(clause.key)).map(describe),
    changed: kept
      .map((place) => ({ ...describe(place), fields: changedFields(placeBefore(place).clause, place.clause) }))
      .filter(({ fields }) => fields.length > 0),
    moved: movedClauses(kept, placeBefore, pairs),
    removed: [...wasPlaced.values()].filter(({ clause }) => !isPlaced.has(clause.key)).map(describe),
  };
}

/** True when importing would change nothing. */
export function planIsEmpty({ faults, sections, ...lists }: ImportPlan): boolean {
  const nothing = Object.values(lists).every((list) => list.length === 0);
  const sameSections = sections.every((section) => section.present !== null && section.changes.length === 0);
  return faults.length === 0 && nothing && sameSections;
}

function emptyPlan(): ImportPlan {
  return { faults: [], head: [], sections: [], removedSections: [], added: [], changed: [], moved: [], removed: [] };
}

interface Place {
  clause: FileClause;
  section: number;
  position: number;
}

function placesOf(sections: FileSection[]): Map<string, Place> {
  const places = sections.flatMap(({ clauses }, section) =>
    clauses.map((clause, position) => [clause.key, { clause, section, position }] as const),
  );
  return new Map(places);
}

function describe({ clause, section }: Place): PlannedClause {
  return { key: clause.key, title: clause.title, section };
}

function changedFields(before: ClauseText, after: ClauseText): (keyof ClauseText)[] {
  return textFields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
}

function planSections(present: FileSection[], sections: FileSection[], pairs: (number | null)[]): PlannedSection[] {
  const reordered = new Set(outsideLongestIncreasing(pairs.filter((index) => index !== null)));
  return sections.map(({ title, introduction }, index) => {
    const pair = pairs[index] ?? null;
    const before = pair === null ? undefined : present[pair];
    if (pair === null || !before) return { title, present: null, changes: [] };
    const changes: PlannedSection['changes'] = [];
    if (before.title !== title) changes.push('title');
    if (before.introduction !== introduction) changes.push('introduction');
    if (reordered.has(pair)) changes.push('order');
    return { title, present: pair, changes };
  });
}

function movedClauses(kept: Place[], placeBefore: (place: Place) => Place, pairs: (number | null)[]): MovedClause[] {
  const stayed = kept.filter((place) => pairs[place.section] === placeBefore(place).section);
  const positions = Map.groupBy(stayed, ({ section }) => section);
  const reordered = new Set<Place>();
  for (const places of positions.values()) {
    const byPosition = new Map(places.map((place) => [placeBefore(place).position, place]));
    for (const position of outsideLongestIncreasing([...byPosition.keys()])) {
      reordered.add(byPosition.get(position) as Place);
    }
  }
  const inItsSection = new Set(stayed);
  return kept
    .filter((place) => !inItsSection.has(place) || reordered.has(place))
    .map((place) => ({ ...describe(place), fromSection: placeBefore(place).section }));
}

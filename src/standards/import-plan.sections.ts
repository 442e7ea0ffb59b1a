import type { FileSection } from './standard-file';

/**
 * Sections have no ids in a file, so they are recognised: by their title, and a renamed one by the clauses it shares with
 * a present section, the one sharing most first.
 *
 * @returns for every section of the file the index of its present section, or null when it is new
 */
export function pairSections(present: FileSection[], sections: FileSection[]): (number | null)[] {
  const pairs: (number | null)[] = sections.map(() => null);
  const free = new Set(present.keys());
  const pair = (index: number, presentIndex: number) => {
    if (pairs[index] !== null || !free.has(presentIndex)) return;
    pairs[index] = presentIndex;
    free.delete(presentIndex);
  };
  const byTitle = Map.groupBy(present.keys(), (index) => present[index]?.title);
  sections.forEach(({ title }, index) => {
    const next = byTitle.get(title)?.shift();
    if (next !== undefined) pair(index, next);
  });
  for (const { index, presentIndex } of sharedClauses(present, sections)) pair(index, presentIndex);
  return pairs;
}

function sharedClauses(present: FileSection[], sections: FileSection[]) {
  const sectionOf = new Map(present.flatMap(({ clauses }, index) => clauses.map(({ key }) => [key, index] as const)));
  const counted = sections.flatMap(({ clauses }, index) => {
    const shared = Map.groupBy(clauses, ({ key }) => sectionOf.get(key));
    return [...shared].map(([presentIndex, { length }]) => ({ index, presentIndex: presentIndex ?? -1, length }));
  });
  return counted.sort((one, other) => other.length - one.length);
}

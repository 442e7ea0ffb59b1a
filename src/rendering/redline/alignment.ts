import { diffArrays } from 'diff';

/** One thing in two lists: in both, only in the later (the first is null), or only in the earlier. */
export type Pair<T> = [before: T, after: T] | [before: T, after: null] | [before: null, after: T];

/** What is compared as a whole before it is compared word by word. */
export interface Alignable {
  /** Only things of one kind can be the same thing. */
  kind: string;
  /** Equal where nothing at all differs. */
  key: string;
  /** What it says, a word each. */
  vocabulary: string[];
}

/** From here on, as a share of the words of both, two things are one that was reworded. */
const alikeEnough = 0.3;
/** More comparisons than this would take long: things are then the same when they stand in the same place. */
const mostComparisons = 10_000;

/**
 * Finds for each thing of a list what it was before, keeping the order of both: first those in which nothing differs, then, between
 * them, those that have the most words in common.
 */
export function align<T extends Alignable>(before: T[], after: T[]): Pair<T>[] {
  const chunks = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  const pairs: Pair<T>[] = [];
  let [old, present]: [T[], T[]] = [[], []];
  let [oldEnd, newEnd] = [0, 0];
  const close = () => {
    pairs.push(...alignChanged(old, present));
    [old, present] = [[], []];
  };
  for (const { count, added, removed } of chunks) {
    const wereThere = added ? [] : before.slice(oldEnd, (oldEnd += count));
    const areThere = removed ? [] : after.slice(newEnd, (newEnd += count));
    if (added || removed) {
      old.push(...wereThere);
      present.push(...areThere);
    } else {
      close();
      pairs.push(...wereThere.map((thing, index): Pair<T> => [thing, areThere[index]!]));
    }
  }
  close();
  return pairs;
}

/** The pairs that have the most in common, all together (Needleman and Wunsch, without a price for gaps). */
function alignChanged<T extends Alignable>(before: T[], after: T[]): Pair<T>[] {
  if (before.length === 0 || after.length === 0) return unpaired(before, after);
  if (before.length * after.length > mostComparisons) return inPlace(before, after);
  const words = new Map([...before, ...after].map((thing) => [thing, countOf(thing.vocabulary)]));
  const likeness = before.map((one) =>
    after.map((other) => (one.kind === other.kind ? likenessOf(words.get(one)!, words.get(other)!) : 0)),
  );
  /** The most that can be had from the rest of both lists. */
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const together = (row: number, column: number) => {
    const alike = likeness[row]![column]!;
    return alike < alikeEnough ? -1 : alike + best[row + 1]![column + 1]!;
  };
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      best[row]![column] = Math.max(together(row, column), best[row + 1]![column]!, best[row]![column + 1]!);
    }
  }
  const pairs: Pair<T>[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (together(row, column) === best[row]![column]) pairs.push([before[row++]!, after[column++]!]);
    else if (best[row + 1]![column] === best[row]![column]) pairs.push([before[row++]!, null]);
    else pairs.push([null, after[column++]!]);
  }
  return [...pairs, ...unpaired(before.slice(row), after.slice(column))];
}

function inPlace<T extends Alignable>(before: T[], after: T[]): Pair<T>[] {
  const length = Math.min(before.length, after.length);
  const same = (index: number) => before[index]!.kind === after[index]!.kind;
  return [
    ...Array.from({ length }, (_, index) => index).flatMap((index): Pair<T>[] =>
      same(index) ? [[before[index]!, after[index]!]] : unpaired([before[index]!], [after[index]!]),
    ),
    ...unpaired(before.slice(length), after.slice(length)),
  ];
}

const unpaired = <T>(before: T[], after: T[]): Pair<T>[] => [
  ...before.map((thing): Pair<T> => [thing, null]),
  ...after.map((thing): Pair<T> => [null, thing]),
];

interface Count {
  size: number;
  times: Map<string, number>;
}

function countOf(vocabulary: string[]): Count {
  const times = new Map<string, number>();
  for (const word of vocabulary) times.set(word, (times.get(word) ?? 0) + 1);
  return { size: vocabulary.length, times };
}

/** The share of words that both have, from 0 to 1 (Dice); what has no words is like anything that has none. */
function likenessOf(one: Count, other: Count): number {
  if (one.size + other.size === 0) return 1;
  let common = 0;
  for (const [word, times] of one.times) common += Math.min(times, other.times.get(word) ?? 0);
  return (2 * common) / (one.size + other.size);
}

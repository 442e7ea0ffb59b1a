import { diffArrays } from 'diff';

/** A part of a list or a text: from `start` up to and without `end`. */
export interface Range {
  start: number;
  end: number;
}

/** A stretch of two lists: the same in both, or what replaced what. Either side of a replacement may be empty. */
export interface Run {
  same: boolean;
  before: Range;
  after: Range;
}

/** A word as it is compared, by its key, and as it is read. */
export interface Token {
  key: string;
  text: string;
}

/** Beyond so many changed words two texts are two texts, and comparing them word by word would take long. */
const mostChanges = 2000;

/**
 * What became of one list of words in another. Words that only happen to stand in both, amid what was written anew, are counted as
 * written anew: a comparison finds an "and" to keep in any two sentences.
 */
export function runsOf(before: Token[], after: Token[]): Run[] {
  const [old, present] = [before, after].map((tokens) => tokens.map(({ key }) => key)) as [string[], string[]];
  const chunks = diffArrays(old, present, { maxEditLength: mostChanges }) ?? [
    { count: old.length, removed: true, added: false },
    { count: present.length, removed: false, added: true },
  ];
  const runs: Run[] = [];
  let [oldEnd, newEnd] = [0, 0];
  for (const { count, added, removed } of chunks) {
    const same = !added && !removed;
    const run = {
      same,
      before: { start: oldEnd, end: (oldEnd += added ? 0 : count) },
      after: { start: newEnd, end: (newEnd += removed ? 0 : count) },
    };
    const last = runs.at(-1);
    if (last && !last.same && !same) runs.splice(-1, 1, joined(last, run));
    else runs.push(run);
  }
  return withoutCoincidences(runs, before, after);
}

/** How many letters and digits a text has: what is common apart from these says nothing. */
export function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

export function wordCount(text: string): number {
  return text.trim().split(/\s+/).length;
}

/**
 * Joins a short common run to the changes on both sides of it, when both are longer than it: the semantic clean-up of
 * N. Fraser, "Writing: Diff Strategies", https://neil.fraser.name/writing/diff/.
 */
function withoutCoincidences(runs: Run[], before: Token[], after: Token[]): Run[] {
  const extent = (run: Run) => Math.max(textIn(before, run.before).length, textIn(after, run.after).length);
  const isCoincidence = (left?: Run, middle?: Run, right?: Run) => {
    if (!left || !middle?.same || left.same || !right || right.same) return false;
    const common = textIn(before, middle.before);
    return wordCount(common) <= coincidentWords && letters(common) <= Math.min(extent(left), extent(right));
  };
  const kept: Run[] = [];
  for (const run of runs) {
    kept.push(run);
    while (isCoincidence(...(kept.slice(-3) as [Run?, Run?, Run?]))) {
      const [first, , third] = kept.splice(-3) as [Run, Run, Run];
      kept.push(joined(first, third));
    }
  }
  return kept;
}

/** More words in a row than these are not common by chance. */
const coincidentWords = 2;

const textIn = (tokens: Token[], { start, end }: Range) =>
  tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join('');

/** One change out of two and whatever is between them. */
function joined(first: Run, last: Run): Run {
  return {
    same: false,
    before: { start: first.before.start, end: last.before.end },
    after: { start: first.after.start, end: last.after.end },
  };
}

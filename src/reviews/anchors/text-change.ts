import { diffArrays } from 'diff';
import type { Language } from '../../vocabulary';
import type { Range } from './plain-text';

/** A stretch of two texts: the same in both, or what replaced what. Either side of a replacement may be empty. */
export interface Run {
  same: boolean;
  before: Range;
  after: Range;
}

/** Beyond so many changed words two texts are two texts. */
const mostChanges = 2000;

/**
 * What became of `before` in `after`, by words and punctuation. Words that only happen to stand in both, amid what was written anew, are
 * counted as written anew: a comparison finds an "and" to keep in any two sentences.
 */
export function textChange(before: string, after: string, language: Language): Run[] {
  const [old, present] = [tokensOf(before, language), tokensOf(after, language)];
  const chunks = diffArrays(old, present, { maxEditLength: mostChanges }) ?? [
    { value: old, removed: true, added: false },
    { value: present, removed: false, added: true },
  ];
  const runs: Run[] = [];
  let [oldEnd, newEnd] = [0, 0];
  for (const { value, added, removed } of chunks) {
    const long = value.reduce((sum, token) => sum + token.length, 0);
    const same = !added && !removed;
    const run = {
      same,
      before: { start: oldEnd, end: (oldEnd += added ? 0 : long) },
      after: { start: newEnd, end: (newEnd += removed ? 0 : long) },
    };
    const last = runs.at(-1);
    if (last && !last.same && !same) runs.splice(-1, 1, joined(last, run));
    else runs.push(run);
  }
  return withoutCoincidences(runs, before);
}

function tokensOf(text: string, language: Language): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
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
function withoutCoincidences(runs: Run[], before: string): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    kept.push(run);
    while (isCoincidence(kept.at(-3), kept.at(-2), kept.at(-1), before)) {
      const [first, , third] = kept.splice(-3) as [Run, Run, Run];
      kept.push(joined(first, third));
    }
  }
  return kept;
}

/** More words in a row than these are not common by chance. */
const coincidentWords = 2;

function isCoincidence(
  left: Run | undefined,
  middle: Run | undefined,
  right: Run | undefined,
  before: string,
): boolean {
  if (!left || !middle?.same || left.same || !right || right.same) return false;
  const common = before.slice(middle.before.start, middle.before.end);
  return letters(common) <= Math.min(extent(left), extent(right)) && wordCount(common) <= coincidentWords;
}

/** One change out of two and whatever is between them. */
function joined(first: Run, last: Run): Run {
  return {
    same: false,
    before: { start: first.before.start, end: last.before.end },
    after: { start: first.after.start, end: last.after.end },
  };
}

const extent = ({ before, after }: Run) => Math.max(before.end - before.start, after.end - after.start);

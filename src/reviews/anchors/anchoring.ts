import search from 'approx-string-match';
import type { Language } from '../../vocabulary';
import type { Passage } from './passage';
import type { Range } from './plain-text';
import { letters, wordCount, type Run } from '../../rendering/redline/runs';
import { textChange } from './text-change';

/**
 * What became of a passage: it stands as it was; it stands where it was in other words; it stands elsewhere; or nothing is left that
 * could be called the same passage.
 */
export const anchoringStates = ['same', 'changed', 'moved', 'orphaned'] as const;
export type AnchoringState = (typeof anchoringStates)[number];

export type Anchoring =
  | { state: Exclude<AnchoringState, 'orphaned'>; start: number; end: number }
  | { state: 'orphaned'; start: null; end: null };

/** A passage of which less than this is left where it was has to be looked for. */
const enoughLeft = 0.5;
/** Similarity (1 − edit distance ÷ length) from which other words are the same passage elsewhere; short ones need more. */
const similarEnough = 0.6;
const similarEnoughWhenShort = 0.75;
const shortPassage = 24;
/** So many characters beside a place, in all, have to be those beside the passage for them to be a neighbour: more than a space or a stop. */
const neighbour = 3;
/** So much of a place, by letters, has to be new text for a passage to have come there: what stood there before was something else. */
const newEnough = 0.6;
/** Longer passages, in words, that are replaced by something unlike them are gone. */
const replaceableWords = 4;

const orphaned: Anchoring = { state: 'orphaned', start: null, end: null };

/**
 * Follows passages from one text to a later one. The texts are compared once, each passage costs little more.
 * @returns for a passage of `before`, what became of it in `after`; offsets are of the plain text `after`
 */
export function follower(before: string, after: string, language: Language): (passage: Passage) => Anchoring {
  if (before === after) return ({ start, end }) => ({ state: 'same', start, end });
  const runs = textChange(before, after, language);
  const text = { before, after, runs };
  return (passage) => {
    const left = remains(passage, text);
    if (left.share === 1 && after.slice(left.start, left.end) === passage.exact) return at('same', left);
    return (
      exactElsewhere(passage, text) ??
      (left.share >= enoughLeft || isBetweenNeighbours(passage, left, text) ? at('changed', left) : null) ??
      replacedInPlace(passage, text) ??
      similarElsewhere(passage, text) ??
      orphaned
    );
  };
}

interface Texts {
  before: string;
  after: string;
  runs: Run[];
}

function at(state: Exclude<AnchoringState, 'orphaned'>, { start, end }: Range): Anchoring {
  return { state, start, end };
}

/** Where what is left of the passage stands, with what was written between and in place of its parts; and how much of it is left. */
function remains(passage: Passage, { before, runs }: Texts): Range & { share: number } {
  let left = 0;
  let [start, end] = [Infinity, -Infinity];
  for (const run of runs) {
    const common = { start: Math.max(run.before.start, passage.start), end: Math.min(run.before.end, passage.end) };
    if (run.same && common.start < common.end) {
      left += letters(before.slice(common.start, common.end)) || 0;
      start = Math.min(start, run.after.start + common.start - run.before.start);
      end = Math.max(end, run.after.start + common.end - run.before.start);
    } else if (!run.same && run.before.start < run.before.end && within(run.before, passage)) {
      start = Math.min(start, run.after.start);
      end = Math.max(end, run.after.end);
    }
  }
  const all = letters(passage.exact);
  return { start, end, share: start < end ? (all === 0 ? 1 : left / all) : 0 };
}

/** Whether a part of the passage is left and stands between what stood on both sides of it. */
function isBetweenNeighbours(passage: Passage, left: Range & { share: number }, { after }: Texts): boolean {
  const { before, behind } = agreement(passage, left, after);
  // Where the text begins or ends there is less of a neighbour.
  const enough = (agreed: number, context: string) => agreed >= Math.min(neighbour, context.length);
  return left.share > 0 && enough(before, passage.prefix) && enough(behind, passage.suffix);
}

/** The passage word for word where the text is new; of several places the one with the same neighbours. */
function exactElsewhere(passage: Passage, texts: Texts): Anchoring | null {
  const places = occurrences(passage.exact, texts.after).filter((place) => isNew(place, texts));
  const [best, second] = byContext(passage, places, texts.after);
  if (!best || (second && second.context === best.context)) return null;
  // One or two words come up again anywhere: they moved when a neighbour moved with them.
  if (wordCount(passage.exact) < 3 && best.context < neighbour) return null;
  return at('moved', best.place);
}

function occurrences(exact: string, text: string): Range[] {
  const places: Range[] = [];
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length;
    if (!insideWord(text, start) && !insideWord(text, end)) places.push({ start, end });
  }
  return places;
}

/** Whether a word goes on across this offset. */
function insideWord(text: string, offset: number): boolean {
  return /[\p{L}\p{N}]{2}/u.test(text.slice(Math.max(0, offset - 1), offset + 1)) && offset > 0 && offset < text.length;
}

/** The places with how much of the passage's neighbourhood came along, the most first. */
function byContext(passage: Passage, places: Range[], text: string): { place: Range; context: number }[] {
  return places
    .map((place) => ({ place, context: contextAgreement(passage, place, text) }))
    .sort((one, other) => other.context - one.context);
}

function contextAgreement(passage: Passage, place: Range, text: string): number {
  const { before, behind } = agreement(passage, place, text);
  return before + behind;
}

/** How many characters on each side of the passage are the same beside the place. */
function agreement(
  { prefix, suffix }: Passage,
  { start, end }: Range,
  text: string,
): { before: number; behind: number } {
  let [before, behind] = [0, 0];
  while (before < Math.min(prefix.length, start) && prefix.at(-1 - before) === text[start - 1 - before]) before++;
  while (behind < Math.min(suffix.length, text.length - end) && suffix[behind] === text[end + behind]) behind++;
  return { before, behind };
}

/** A few words whose neighbours on both sides stand where they stood, with other words between them now. */
function replacedInPlace(passage: Passage, { before, after, runs }: Texts): Anchoring | null {
  const index = runs.findIndex(
    (run) => !run.same && run.before.start <= passage.start && passage.end <= run.before.end,
  );
  const run = runs[index];
  if (!run || run.after.start === run.after.end) return null;
  const replaced = before.slice(run.before.start, run.before.end).trim();
  const replacement = after.slice(run.after.start, run.after.end).trim();
  if (replaced !== passage.exact || wordCount(replaced) > replaceableWords) return null;
  if (wordCount(replacement) > 2 * replaceableWords || /\n/.test(replacement)) return null;
  const start = after.indexOf(replacement, run.after.start);
  return at('changed', { start, end: start + replacement.length });
}

/** Nearly the passage, where the text is new; a short one only where a neighbour came with it. */
function similarElsewhere(passage: Passage, texts: Texts): Anchoring | null {
  const { exact } = passage;
  const isShort = exact.length < shortPassage;
  const needed = isShort ? similarEnoughWhenShort : similarEnough;
  const found = search(texts.after, exact, Math.floor(exact.length * (1 - needed)));
  const fewest = Math.min(...found.map(({ errors }) => errors));
  const places = found
    .filter(({ errors }) => errors === fewest)
    .map((place) => wholeWords(place, texts.after))
    .filter((place) => isNew(place, texts));
  const best = byContext(passage, places, texts.after)[0];
  if (!best || (isShort && best.context < neighbour)) return null;
  const stayed = texts.runs.some(
    (run) => !run.same && overlaps(run.before, passage) && overlaps(run.after, best.place),
  );
  return at(stayed ? 'changed' : 'moved', best.place);
}

function wholeWords({ start, end }: Range, text: string): Range {
  let [from, to] = [start, end];
  while (insideWord(text, from)) from--;
  while (insideWord(text, to)) to++;
  return { start: from, end: to };
}

/** Whether most of a place of the later text was written since. */
function isNew(place: Range, { after, runs }: Texts): boolean {
  let fresh = 0;
  for (const { same, after: run } of runs) {
    if (!same && overlaps(run, place))
      fresh += letters(after.slice(Math.max(run.start, place.start), Math.min(run.end, place.end)));
  }
  const all = letters(after.slice(place.start, place.end));
  return all > 0 && fresh / all >= newEnough;
}

const overlaps = (one: Range, other: Range) => one.start < other.end && other.start < one.end;
const within = (one: Range, other: Range) => one.start >= other.start && one.end <= other.end;

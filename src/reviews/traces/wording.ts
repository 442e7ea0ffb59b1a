import type { Language } from '../../vocabulary';
import { follower } from '../anchors/anchoring';
import { passageAt } from '../anchors/passage';
import { plainText } from '../anchors/plain-text';
import { textChange } from '../anchors/text-change';

/** What became of the words that a revision brought: they stand as they were written, in other words, or no longer. */
export const wordingStates = ['same', 'changed', 'gone'] as const;
export type WordingState = (typeof wordingStates)[number];

export interface Wording {
  state: WordingState;
  /** The sentence in which the first of them stand now; null where none can be named. */
  sentence: string | null;
}

/**
 * Follows the words that a revision brought into a clause to a later text of it.
 * @param before the body before the revision, empty for the first one; all three are Markdown
 */
export function wordingNow(before: string, revised: string, now: string, language: Language): Wording {
  const [old, written, present] = [before, revised, now].map(plainText) as [string, string, string];
  const follow = follower(written, present, language);
  const brought = textChange(old, written, language).flatMap(({ same, after }) =>
    same ? [] : (passageAt(written, after) ?? []),
  );
  const found = brought.map(follow);
  const left = found.find(({ state }) => state !== 'orphaned');
  // A revision may take words out only, or change something else than the body.
  if (brought.length === 0) return { state: written === present ? 'same' : 'changed', sentence: null };
  if (!left || left.start === null) return { state: 'gone', sentence: null };
  const isSame = found.every(({ state }) => state === 'same' || state === 'moved');
  return { state: isSame ? 'same' : 'changed', sentence: sentenceAt(present, left.start, language) };
}

/** The sentence around an offset; a line, such as an item of a list, is never left. */
function sentenceAt(text: string, offset: number, language: Language): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? undefined : end);
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return segmenter
    .segment(line)
    .containing(offset - start)!
    .segment.trim();
}

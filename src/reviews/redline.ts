import { diffWords } from 'diff';
import type { Language } from '../vocabulary';

/** A run of text that is in both, only in the later, or only in the earlier of two texts. */
export interface RedlinePart {
  text: string;
  inserted: boolean;
  deleted: boolean;
}

/** Beyond so many changed words two texts are two texts, and comparing them word by word would take long. */
const mostChanges = 2000;

/**
 * The difference between two texts, word by word, for the eye: differences of white space alone are none. Words are
 * found by `Intl.Segmenter`, for a pattern of Latin letters would tear Cyrillic words into letters.
 */
export function redline(before: string, after: string, language: Language): RedlinePart[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const changes = diffWords(before, after, { intlSegmenter, maxEditLength: mostChanges });
  if (!changes) return [deletion(before), insertion(after)];
  return changes.map(({ value, added, removed }) => ({ text: value, inserted: added, deleted: removed }));
}

const deletion = (text: string): RedlinePart => ({ text, inserted: false, deleted: true });
const insertion = (text: string): RedlinePart => ({ text, inserted: true, deleted: false });

import type { Range } from './plain-text';

/**
 * A passage of one revision of a clause, by the selectors of the W3C Web Annotation model against the plain text of its body:
 * TextPositionSelector (`start`, `end`) and TextQuoteSelector (`exact`, `prefix`, `suffix`), https://www.w3.org/TR/annotation-model/.
 */
export interface Passage extends Range {
  exact: string;
  /** Up to 32 characters before it. */
  prefix: string;
  /** Up to 32 characters after it. */
  suffix: string;
}

const contextLength = 32;

/** The passage of `text` in `range`, without white space at its ends; null where nothing is left of it. */
export function passageAt(text: string, range: Range): Passage | null {
  const quoted = text.slice(range.start, range.end);
  const start = range.start + (quoted.length - quoted.trimStart().length);
  const exact = quoted.trim();
  if (exact === '') return null;
  const end = start + exact.length;
  return {
    start,
    end,
    exact,
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
  };
}

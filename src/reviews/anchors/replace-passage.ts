import type { Passage } from './passage';
import { plainText } from './plain-text';

/** What may stand between two letters that are read one after the other: formatting, and the sign that escapes it. */
const formatting = new Set('*_~`\\');
/** What may stand between two words besides: white space, and what begins a line or a cell. */
const spacing = /[\s>|+\-*_~`\\]/;

/** As many places of the source as are tried: the passage may stand there more than once. */
const mostPlaces = 50;

/**
 * The Markdown text with other words in place of the passage, formatting around it kept.
 * @param replacement words, with formatting inside a line if wanted
 * @returns null where it cannot be told which part of the source the passage is, such as when formatting begins in the middle of it
 */
export function replacePassage(markdown: string, passage: Passage, replacement: string): string | null {
  const whole = plainText(markdown);
  const wanted = whole.slice(0, passage.start) + plainText(replacement).trimEnd() + whole.slice(passage.end);
  let tried = 0;
  for (let start = 0; start < markdown.length && tried < mostPlaces; start++) {
    const end = endInSource(markdown, start, passage.exact);
    if (end === null) continue;
    const replaced = markdown.slice(0, start) + replacement + markdown.slice(end);
    // What is read afterwards is the proof, whatever the source looked like.
    if (plainText(replaced) === wanted) return replaced;
    tried++;
  }
  return null;
}

/** Where `exact` ends in the source if it is what is read from `start` on, with the formatting that begins and ends inside it; else null. */
function endInSource(markdown: string, start: number, exact: string): number | null {
  let at = start;
  for (let index = 0; index < exact.length; index++) {
    const letter = exact[index]!;
    if (/\s/.test(letter)) {
      const from = at;
      while (at < markdown.length && spacing.test(markdown[at]!) && markdown[at] !== exact[index + 1]) at++;
      if (at === from) return null;
      while (/\s/.test(exact[index + 1] ?? '')) index++;
    } else {
      while (at > start && markdown[at] !== letter && formatting.has(markdown[at]!)) at++;
      if (markdown[at] !== letter) return null;
      at++;
    }
  }
  return at;
}

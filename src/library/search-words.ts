/** More words than anybody remembers of a sentence. */
const mostWords = 8;

/** The words of what was typed, in small letters, without anything that means something to PostgreSQL's text search. */
export function wordsOf(wanted: string): string[] {
  const words =
    wanted
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, mostWords);
}

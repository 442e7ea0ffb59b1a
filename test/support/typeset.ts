/** What a composed document says, without what only its setting in type brought: soft hyphens, and spaces and hyphens that don't break. */
export function asWritten(html: string): string {
  return html.replaceAll('\u00ad', '').replaceAll('\u00a0', ' ').replaceAll('\u2011', '-');
}

/** How often each long word stands in a text. */
export function longWordsIn(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{M}]{9,}/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

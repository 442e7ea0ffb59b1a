const mark = '/Span<</ActualText <FEFF';

/** A soft hyphen takes no room: what follows is set where it would have been, unless it ends the line. */
const softHyphen = new RegExp(
  String.raw`${mark}00AD> >> BDC\n([-\d.]+ 0 Td )<[0-9A-F]+> Tj\nEMC\n(?:0 0 Td |(?=ET\n))`,
  'y',
);

/** Where it does, Chromium sets a hyphen after the line, alone in a text object. */
const usedHyphen = new RegExp(
  String.raw`${mark}2010(?=> >> BDC\n[^\n]* Tf\n[^\n]* Tm\n<[0-9A-F]+> Tj\nEMC\nET\n)`,
  'y',
);

/** A space or a hyphen at which no line breaks. */
const unbreakable = new RegExp(String.raw`${mark}(?:00A0|2011)> >> BDC\n((?:[^\n]*\n){0,3}?)EMC\n`, 'y');

/**
 * Makes the text of a page what was written, for whoever searches, copies or hears it: soft hyphens that no line needed are
 * taken out, those that end a line are said to be soft, and spaces and hyphens that don't break are spaces and hyphens. Nothing moves.
 *
 * Chromium shows each sign apart, and writes beside one that its glyph doesn't tell what it is:
 * `/Span<</ActualText <FEFF00AD> >> BDC↵9.3 0 Td <0001> Tj↵EMC↵`.
 * @param content the operators of the page
 */
export function searchable(content: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let at = content.indexOf(mark); at >= 0; at = content.indexOf(mark, at)) {
    const [found, instead] = replacedAt(content, at);
    parts.push(content.slice(kept, at), instead);
    at += found.length;
    kept = at;
  }
  return parts.join('') + content.slice(kept);
}

/** What stands at a place and what comes instead of it; the mark alone where it is left as it is. */
function replacedAt(text: string, at: number): [found: string, instead: string] {
  const found = (what: RegExp) => {
    what.lastIndex = at;
    return what.exec(text);
  };
  const soft = found(softHyphen);
  if (soft) return [soft[0], soft[0].endsWith('Td ') ? soft[1]! : ''];
  const used = found(usedHyphen);
  if (used) return [used[0], `${mark}00AD`];
  const fixed = found(unbreakable);
  return fixed ? [fixed[0], fixed[1]!] : [mark, mark];
}

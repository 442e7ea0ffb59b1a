const mark = '/Span<</ActualText <FEFF';

/** A soft hyphen takes no room: what follows is set where it would have been, unless it ends the line. */
const softHyphen = new RegExp(
  String.raw`^${mark}00AD> >> BDC\n([-\d.]+ 0 Td )<[0-9A-F]+> Tj\nEMC\n(?:0 0 Td |(?=ET\n))`,
);

/** Where it does, Chromium sets a hyphen after the line, alone in a text object. */
const usedHyphen = new RegExp(String.raw`^${mark}2010(?=> >> BDC\n[^\n]* Tf\n[^\n]* Tm\n<[0-9A-F]+> Tj\nEMC\nET\n)`);

/** A space or a hyphen at which no line breaks. */
const unbreakable = new RegExp(String.raw`^${mark}(?:00A0|2011)> >> BDC\n((?:[^\n]*\n){0,3}?)EMC\n`);

/** What these find is never longer. */
const longest = 240;

/**
 * Makes the text of a page what was written, for whoever searches, copies or hears it: soft hyphens that no line needed are
 * taken out, those that end a line are said to be soft, and spaces and hyphens that don't break are spaces and hyphens. Nothing moves.
 *
 * Chromium shows each sign apart, and writes beside one that its glyph doesn't tell what it is:
 * `/Span<</ActualText <FEFF00AD> >> BDC↵9.3 0 Td <0001> Tj↵EMC↵`.
 * @returns the same content stream where there is nothing to do
 */
export function searchable(content: Buffer): Buffer {
  const parts: Buffer[] = [];
  let kept = 0;
  for (let at = content.indexOf(mark); at >= 0; at = content.indexOf(mark, at)) {
    const here = content.toString('latin1', at, at + longest);
    const [found = mark, instead = mark] = replaced(here);
    parts.push(content.subarray(kept, at), Buffer.from(instead, 'latin1'));
    at += found.length;
    kept = at;
  }
  return kept === 0 ? content : Buffer.concat([...parts, content.subarray(kept)]);
}

/** What stands at the beginning and what comes in its place; nothing where it is left as it is. */
function replaced(text: string): [string, string] | [] {
  const soft = softHyphen.exec(text);
  if (soft) return [soft[0], soft[0].endsWith('Td ') ? soft[1]! : ''];
  const used = usedHyphen.exec(text);
  if (used) return [used[0], `${mark}00AD`];
  const fixed = unbreakable.exec(text);
  return fixed ? [fixed[0], fixed[1]!] : [];
}

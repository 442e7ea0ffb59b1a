import { unknown } from './running-feet';

/**
 * Stands in the HTML of a long document wherever a portion of it may begin, before what begins a page anyway: first after what shows on every
 * page, last before the end.
 */
export const portionMark = '<!-- portion -->';

/** The scheme of a link that leads out of its portion, until the portions are joined. */
export const elsewhere = 'portion:';

// Some 80 pages: enough to keep a browser busy, and few enough for its memory; what a page costs Chromium grows with its document.
const usualLength = 300_000;

/**
 * A document as several that are printed apart, each with the styles of the whole; one that is short or may not be divided, as it is. What cannot be
 * known in a portion is filled in when they are joined: its feet show all digits instead of page numbers.
 * @param longest characters of a portion, about
 * @returns pages of HTML in the order of the document; the same ones for the same document
 */
export function portionsOf(html: string, longest = usualLength): string[] {
  const [head = '', ...pieces] = html.split(portionMark);
  const end = pieces.pop() ?? '';
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const count = Math.ceil(length / longest);
  if (count <= 1) return [html];
  const linked = new Set([...html.matchAll(linkWithin)].map(([, , anchor = '']) => anchor));
  const frame = withoutPageNumbers(head);
  return inEqualParts(pieces, length / count).map((portion) => frame + linkedWithin(portion, linked) + end);
}

const linkWithin = /(\shref=")#([\w-]+)(?=")/g;

/** Joined one after the other, until each is about as long as the others. */
function inEqualParts(pieces: string[], lengthOfPart: number): string[] {
  const parts: string[] = [];
  let before = 0;
  for (const piece of pieces) {
    const part = Math.floor((before + piece.length / 2) / lengthOfPart);
    parts[part] = (parts[part] ?? '') + piece;
    before += piece.length;
  }
  // A piece that is longer than a part leaves the next ones empty.
  return Object.values(parts);
}

/** Only what lies between the braces of the styles is meant, no text of somebody who writes of style sheets. */
function withoutPageNumbers(head: string): string {
  return head.replace(/<style>[^]*?<\/style>/, (styles) =>
    styles.replace(/counter\((pages?)\)/g, (_, name: 'page' | 'pages') => `"${unknown[name]}"`),
  );
}

/**
 * A portion of which every place can be found that a link of the document leads to: Chromium writes down where an anchor came to stand when a link of
 * the same document leads to it, seen or not, and leaves out a link to an anchor that is not there.
 */
function linkedWithin(portion: string, linked: ReadonlySet<string>): string {
  const anchors = [...portion.matchAll(/\sid="([\w-]+)"/g)].map(([, anchor = '']) => anchor);
  const own = new Set(anchors);
  const sought = anchors.filter((anchor) => linked.has(anchor)).map((anchor) => `<a href="#${anchor}"></a>`);
  const text = portion.replace(linkWithin, (link, attribute: string, anchor: string) =>
    own.has(anchor) ? link : attribute + elsewhere + anchor,
  );
  return `${text}<div hidden>${sought.join('')}</div>`;
}

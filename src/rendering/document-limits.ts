import { RenderingFailed } from './rendering-errors';

/**
 * What a composed document may hold. No text that people can save comes near these: what does is no standard, and would take
 * the browser's memory or come out without its text.
 */
export const documentLimits = {
  /** Elements within each other. */
  nesting: 200,
  /** Rows of one table. */
  rows: 2_000,
  /** Characters between two tags. */
  run: 50_000,
  /** Points of a picture that is written into the document. */
  pixels: 40_000_000,
};

const tags = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi;
const withoutEnd = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);
const inlinePictures = /data:image\/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/=]*)/g;

/** @throws RenderingFailed `too-large` */
export function refuseBeyondLimits(html: string): void {
  let nesting = 0;
  let from = 0;
  const rows: number[] = [];
  for (const match of html.matchAll(tags)) {
    const [whole, ending, name = ''] = match;
    const tag = name.toLowerCase();
    if (tag !== 'style') refuseAbove('characters without an element', match.index - from, documentLimits.run);
    from = match.index + whole.length;
    if (tag === 'table') {
      if (ending) rows.pop();
      else rows.push(0);
    } else if (tag === 'tr' && !ending && rows.length > 0) {
      rows.push(rows.pop()! + 1);
      refuseAbove('rows of a table', rows.at(-1)!, documentLimits.rows);
    }
    if (withoutEnd.has(tag) || whole.endsWith('/>')) continue;
    nesting = Math.max(0, nesting + (ending ? -1 : 1));
    refuseAbove('elements within each other', nesting, documentLimits.nesting);
  }
  refuseAbove('characters without an element', html.length - from, documentLimits.run);
  for (const [, picture = ''] of html.matchAll(inlinePictures)) {
    refuseAbove('points of a picture', pixelsOf(Buffer.from(picture, 'base64')), documentLimits.pixels);
  }
}

function refuseAbove(what: string, found: number, limit: number): void {
  if (found > limit) throw new RenderingFailed('too-large', `${found} ${what}, at most ${limit} are printed`);
}

/** Width times height, from the head of a PNG, GIF, WebP or JPEG; 0 for what no browser would take for one of these. */
export function pixelsOf(picture: Buffer): number {
  const kind = picture.toString('latin1', 0, 4);
  if (picture.length < 30) return 0;
  if (kind === '\x89PNG') return picture.readUInt32BE(16) * picture.readUInt32BE(20);
  if (kind.startsWith('GIF')) return picture.readUInt16LE(6) * picture.readUInt16LE(8);
  if (kind === 'RIFF') return pixelsOfWebp(picture);
  return kind.startsWith('\xff\xd8') ? pixelsOfJpeg(picture) : 0;
}

/** RFC 9649, 2.5 to 2.7. */
function pixelsOfWebp(picture: Buffer): number {
  const chunk = picture.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return (picture.readUIntLE(24, 3) + 1) * (picture.readUIntLE(27, 3) + 1);
  if (chunk === 'VP8L') {
    const sizes = picture.readUInt32LE(21);
    return ((sizes & 0x3fff) + 1) * (((sizes >>> 14) & 0x3fff) + 1);
  }
  return (picture.readUInt16LE(26) & 0x3fff) * (picture.readUInt16LE(28) & 0x3fff);
}

/** ITU T.81, B.1.1.4 and B.2.2: from segment to segment up to the one that begins a frame. */
function pixelsOfJpeg(picture: Buffer): number {
  for (let at = 2; at + 9 < picture.length && picture[at] === 0xff; at += 2 + picture.readUInt16BE(at + 2)) {
    const marker = picture[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return picture.readUInt16BE(at + 5) * picture.readUInt16BE(at + 7);
  }
  return 0;
}

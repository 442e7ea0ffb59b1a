import { kindOf } from '../platform/pictures/opening';
import { keptLimits } from './picture-limits';

/**
 * Whether a file has only such parts as a picture of our own making: its pixels, and nothing that anybody noted in it. Such a picture
 * stays byte for byte as it is, so that it comes back from a Word document or a browser as the same.
 */
export function hasOnlyPixels(file: Uint8Array): boolean {
  if (file.length > keptLimits.bytes) return false;
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const kind = kindOf(bytes);
  return (kind === 'png' && isPlainPng(bytes)) || (kind === 'jpeg' && isPlainJpeg(bytes));
}

const plainChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'pHYs', 'IDAT', 'IEND']);

/** Chunks of pixels and colours alone, up to the end of the file (PNG 3, 5.3). */
function isPlainPng(bytes: Buffer): boolean {
  let at = 8;
  let name = '';
  while (at + 12 <= bytes.length && name !== 'IEND') {
    name = bytes.toString('latin1', at + 4, at + 8);
    if (!plainChunks.has(name)) return false;
    at += 12 + bytes.readUInt32BE(at);
  }
  return name === 'IEND' && at === bytes.length;
}

/** Tables, one frame and one scan (T.81, B.1.1.3); of what programs add only that it is a JFIF file of a fixed length. */
const plainSegments = new Set([0xdb, 0xc0, 0xc4, 0xdd]);
const [jfif, scan, end] = [0xe0, 0xda, 0xd9];
const jfifLength = 16;

function isPlainJpeg(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    const length = bytes.readUInt16BE(at + 2);
    at += 2 + length;
    if (marker === scan) return endOfScan(bytes, at) === bytes.length - 2;
    if (!plainSegments.has(marker) && !(marker === jfif && length === jfifLength)) return false;
  }
  return false;
}

/** Where the picture ends that begins at `start`; -1 where anything else comes first. Zero and restarts belong to the pixels. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const marker = bytes[at + 1];
    if (marker === end) return at;
    if (marker === undefined || (marker !== 0 && (marker < 0xd0 || marker > 0xd7))) return -1;
  }
  return -1;
}

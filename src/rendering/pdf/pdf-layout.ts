import { deflateSync, inflateSync } from 'node:zlib';

/** What a PDF consists of, as it lies in a file. Source of all syntax: ISO 32000-1, 7.3 and 7.5. */
export interface PdfObjects {
  /** Every object by its number, whole: from the number to the end of its last line. */
  objects: Map<number, Buffer>;
  root: number;
  info: number;
  /** The lowest number that is free, and all above it. */
  size: number;
}

// Much may be written anew: the usual level takes half as long again, and saves a fiftieth of the file. What is longer than a chunk, as pages
// seldom are, comes in pieces. To have other threads pack them takes four times the work.
const chunkSize = 64 * 1024;
const packing = { level: 4, chunkSize };

export const pack = (content: Buffer): Buffer => deflateSync(content, packing);
export const unpack = (packed: Buffer): Buffer => inflateSync(packed, { chunkSize });

const fileHead = Buffer.from('%PDF-1.7\n%\xd3\xeb\xe9\xe1\n', 'latin1');
export const headOf = (number: number): string => `${number} 0 obj\n`;
export const endOfObject = '\nendobj\n';
const endOfStream = Buffer.from(`\nendstream${endOfObject}`, 'latin1');

export function isStream(object: Buffer): boolean {
  // The last letter tells it of nearly all that are none.
  return (
    object[object.length - endOfObject.length - 1] === 0x6d && object.subarray(-endOfStream.length).equals(endOfStream)
  );
}

/** A stream as a whole object. @param entries of its dictionary beside filter and length */
export function streamObject(number: number, packed: Buffer, entries: string): Buffer {
  const head = `${headOf(number)}<<${entries}/Filter /FlateDecode\n/Length ${packed.length}>> stream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, endOfStream]);
}

/** A stream as it is packed. */
export function packedStream(object: Buffer): Buffer {
  return object.subarray(object.indexOf('stream\n') + 'stream\n'.length, -endOfStream.length);
}

// What is known of the place of an object, a row each: its kind, where it is, and its index in a bundle.
const widths = [1, 4, 2] as const;
const rowLength = 7;
const [atPlace, inBundle] = [1, 2];

// Enough to be packed well, and few enough for a viewer that looks for one of them.
const bundleSize = 200;

/**
 * Puts objects into a file. All but streams are bundled and packed, as PDF 1.5 knows it: the structure of a document and its links are a third of it
 * otherwise.
 */
export function writeObjects({ objects, root, info, size }: PdfObjects): Buffer {
  const pieces: Buffer[] = [fileHead];
  const rows: Row[] = [];
  let length = fileHead.length;
  let next = size;
  const place = (number: number, object: Buffer) => {
    rows[number] = { kind: atPlace, place: length, index: 0 };
    pieces.push(object);
    length += object.length;
  };
  const bundled: [number, Buffer][] = [];
  for (const [number, object] of objects) {
    if (isStream(object)) place(number, object);
    else bundled.push([number, object]);
  }
  for (let from = 0; from < bundled.length; from += bundleSize) {
    const bundle = bundled.slice(from, from + bundleSize);
    bundle.forEach(([number], index) => (rows[number] = { kind: inBundle, place: next, index }));
    place(next, bundleObject(next, bundle));
    next += 1;
  }
  const start = length;
  rows[next] = { kind: atPlace, place: start, index: 0 };
  const entries =
    `/Type /XRef\n/Size ${rows.length}\n/W [${widths.join(' ')}]\n/Root ${root} 0 R\n/Info ${info} 0 R\n` +
    `/DecodeParms <</Predictor 12\n/Columns ${rowLength}>>\n`;
  pieces.push(streamObject(next, pack(rowsAsDifferences(rows)), entries));
  pieces.push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(pieces);
}

interface Row {
  kind: number;
  place: number;
  index: number;
}

/** Objects one after the other, and before them which they are and where each begins. */
function bundleObject(number: number, bundle: [number, Buffer][]): Buffer {
  const bodies = bundle.map(([one, object]) => object.subarray(headOf(one).length, -endOfObject.length));
  const places: string[] = [];
  let length = 0;
  bundle.forEach(([one], index) => {
    places.push(`${one} ${length}`);
    length += bodies[index]!.length + 1;
  });
  const head = `${places.join(' ')}\n`;
  const content = Buffer.alloc(head.length + length, '\n');
  content.write(head, 'latin1');
  let at = head.length;
  for (const body of bodies) {
    content.set(body, at);
    at += body.length + 1;
  }
  return streamObject(number, pack(content), `/Type /ObjStm\n/N ${bundle.length}\n/First ${head.length}\n`);
}

/** Every row as what differs from the one above it, after the sign for that: they are alike, and pack to nearly nothing. */
function rowsAsDifferences(rows: Row[]): Buffer {
  const plain = Buffer.alloc(rows.length * rowLength);
  // Numbers without an object have a row of zeros.
  rows.forEach(({ kind, place, index }, number) => {
    const at = number * rowLength;
    plain[at] = kind;
    plain.writeUInt32BE(place, at + 1);
    plain.writeUInt16BE(index, at + 5);
  });
  const differences = Buffer.alloc(rows.length * (rowLength + 1), fromAbove);
  for (let at = 0; at < plain.length; at++) {
    differences[at + Math.floor(at / rowLength) + 1] = plain[at]! - (plain[at - rowLength] ?? 0);
  }
  return differences;
}

const fromAbove = 2;

/**
 * Takes a file apart that Chromium wrote (PDF 1.4, one classic table, every object in plain sight) or that we did. It is no reader
 * for other PDFs: what it doesn't expect, it refuses.
 */
export function readObjects(bytes: Buffer): PdfObjects {
  const tail = bytes.subarray(-64).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? NaN);
  const isClassic = bytes.subarray(start, start + 'xref\n'.length).equals(Buffer.from('xref\n'));
  const { rows, trailer } = isClassic ? readTable(bytes.subarray(start)) : readRows(bytes.subarray(start));
  const root = /\/Root (\d+) 0 R/.exec(trailer)?.[1];
  const info = /\/Info (\d+) 0 R/.exec(trailer)?.[1];
  if (!root || !info) throw new Error(unexpected);
  return { objects: objectsAt(bytes, rows, start), root: Number(root), info: Number(info), size: rows.length };
}

const unexpected = 'not a PDF laid out as Chromium or Etalon does';

/** The table of places that stands in plain sight, with what follows it. */
function readTable(bytes: Buffer): { rows: (Row | undefined)[]; trailer: string } {
  const table = bytes.toString('latin1');
  const header = /^xref\n0 (\d+)\n/.exec(table);
  if (!header) throw new Error(unexpected);
  const entryLength = 20;
  const rows = Array.from({ length: Number(header[1]) }, (_, number): Row | undefined => {
    const entry = header[0].length + number * entryLength;
    if (number === 0 || table[entry + 17] !== 'n') return undefined;
    return { kind: atPlace, place: Number(table.slice(entry, entry + 10)), index: 0 };
  });
  return { rows, trailer: table };
}

/** The same as we write it. */
function readRows(bytes: Buffer): { rows: (Row | undefined)[]; trailer: string } {
  const begin = bytes.indexOf('stream\n');
  const trailer = bytes.toString('latin1', 0, Math.max(0, begin));
  if (!trailer.includes('/Type /XRef')) throw new Error(unexpected);
  const packed = bytes.subarray(begin + 'stream\n'.length, bytes.lastIndexOf(endOfStream));
  const differences = unpack(packed);
  const above = Buffer.alloc(rowLength);
  const rows = Array.from({ length: differences.length / (rowLength + 1) }, (_, number): Row | undefined => {
    for (let at = 0; at < rowLength; at++) above[at]! += differences[number * (rowLength + 1) + 1 + at]!;
    const kind = above[0]!;
    return kind === 0 ? undefined : { kind, place: above.readUInt32BE(1), index: above.readUInt16BE(5) };
  });
  return { rows, trailer };
}

function objectsAt(bytes: Buffer, rows: (Row | undefined)[], end: number): Map<number, Buffer> {
  const places = rows.flatMap((row, number) =>
    row?.kind === atPlace && row.place < end ? { number, place: row.place } : [],
  );
  places.sort((one, other) => one.place - other.place);
  const objects = new Map<number, Buffer>();
  places.forEach(({ number, place }, index) => {
    objects.set(number, bytes.subarray(place, places[index + 1]?.place ?? end));
  });
  const bundles = new Set(rows.flatMap((row) => (row?.kind === inBundle ? row.place : [])));
  for (const bundle of bundles) {
    for (const [number, object] of unbundled(objects.get(bundle)!)) objects.set(number, object);
    objects.delete(bundle);
  }
  return objects;
}

function unbundled(bundle: Buffer): [number, Buffer][] {
  const content = unpack(packedStream(bundle));
  const first = Number(/\/First (\d+)/.exec(bundle.toString('latin1', 0, bundle.indexOf('stream\n')))?.[1]);
  const numbers = content.toString('latin1', 0, first).trim().split(' ').map(Number);
  const places = Array.from({ length: numbers.length / 2 }, (_, index) => ({
    number: numbers[2 * index]!,
    from: first + numbers[2 * index + 1]!,
  }));
  return places.map(({ number, from }, index) => {
    const to = first + (numbers[2 * index + 3] ?? content.length - first) - 1;
    return [
      number,
      Buffer.concat([Buffer.from(headOf(number), 'latin1'), content.subarray(from, to), Buffer.from(endOfObject)]),
    ];
  });
}

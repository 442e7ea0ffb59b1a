import { deflateSync, inflateSync } from 'node:zlib';

// Every page of a long document may be written anew: the usual level takes half as long again, and saves a fiftieth of the file. What is longer than
// a chunk, as pages seldom are, comes in pieces. To have other threads pack them takes four times the work.
const chunkSize = 64 * 1024;
const packing = { level: 4, chunkSize };

/**
 * A PDF as Chromium writes it (PDF 1.4, one classic cross-reference table, every object in plain sight), open to being
 * read and changed object by object. It is no reader for other PDFs: what it doesn't expect, it refuses.
 * Source of the syntax: ISO 32000-1, 7.3 and 7.5.
 */
export class PdfFile {
  private next: number;

  /** @param objects whole, from their numbers to the ends of their last lines: most are never looked into */
  private constructor(
    private readonly objects: Map<number, Buffer>,
    readonly root: number,
    readonly info: number,
    size: number,
  ) {
    this.next = size;
  }

  /** @throws Error when the bytes are not laid out as Chromium does. */
  static parse(bytes: Buffer): PdfFile {
    const tail = bytes.subarray(-64).toString('latin1');
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? NaN);
    const table = bytes.subarray(start).toString('latin1');
    const header = /^xref\n0 (\d+)\n/.exec(table);
    const root = /\/Root (\d+) 0 R/.exec(table)?.[1];
    const info = /\/Info (\d+) 0 R/.exec(table)?.[1];
    if (!header || !root || !info) throw new Error('not a PDF laid out as Chromium does');

    const places: { number: number; offset: number }[] = [];
    const entryLength = 20;
    for (let number = 1; number < Number(header[1]); number++) {
      const entry = header[0].length + number * entryLength;
      if (table[entry + 17] === 'n') places.push({ number, offset: Number(table.slice(entry, entry + 10)) });
    }
    places.sort((one, other) => one.offset - other.offset);

    const objects = new Map<number, Buffer>();
    places.forEach(({ number, offset }, index) => {
      const end = places[index + 1]?.offset ?? start;
      objects.set(number, bytes.subarray(offset, end));
    });
    return new PdfFile(objects, Number(root), Number(info), Number(header[1]));
  }

  numbers(): number[] {
    return [...this.objects.keys()];
  }

  /** The objects without a stream in which something is written. */
  numbersWith(text: string): number[] {
    return [...this.objects].flatMap(([number, bytes]) =>
      bytes.includes(text, 0, 'latin1') && !this.isStream(number) ? number : [],
    );
  }

  /** An object without a stream, as it stands in the file. */
  text(number: number): string {
    return this.bytes(number).toString('latin1');
  }

  isStream(number: number): boolean {
    return this.bytes(number).subarray(-9).toString('latin1') === 'endstream';
  }

  set(number: number, text: string): void {
    this.objects.set(number, Buffer.from(headOf(number) + text + endOfObject, 'latin1'));
  }

  add(text: string): number {
    this.set(this.next, text);
    return this.next++;
  }

  /** The content of a stream; one of an empty page is not compressed. */
  stream(number: number): Buffer {
    const packed = this.packedStream(number);
    return packed.length === 0 ? packed : inflateSync(packed, { chunkSize });
  }

  /** A stream as it is packed in the file. */
  packedStream(number: number): Buffer {
    const bytes = this.bytes(number);
    return bytes.subarray(bytes.indexOf('stream\n') + 'stream\n'.length, -'\nendstream'.length);
  }

  /** @param entries of its dictionary beside filter and length */
  setStream(number: number, content: Buffer, entries = ''): void {
    const packed = deflateSync(content, packing);
    const head = `${headOf(number)}<<${entries}/Filter /FlateDecode\n/Length ${packed.length}>> stream\n`;
    const tail = `\nendstream${endOfObject}`;
    this.objects.set(number, Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from(tail, 'latin1')]));
  }

  /** The dictionary of an object, with its stream or without one. */
  dictionary(number: number): string {
    const bytes = this.bytes(number);
    const stream = this.isStream(number) ? bytes.indexOf('stream\n') : bytes.length;
    return bytes.toString('latin1', 0, stream).trimEnd();
  }

  /** @param entries of its dictionary beside filter and length */
  addStream(entries: string, content: Buffer): number {
    const number = this.add('');
    this.setStream(number, content, entries);
    return number;
  }

  /**
   * Takes over the objects of another PDF, under numbers that are free here.
   * @param rewritten an object, or the dictionary of its stream, in which every number of an object is to grow by `moved`
   * @returns by how much the numbers grew
   */
  adopt(other: PdfFile, rewritten: (text: string, moved: number) => string): number {
    const moved = this.next;
    for (const number of other.objects.keys()) {
      const dictionary = other.dictionary(number);
      const rest = other.bytes(number).subarray(dictionary.length);
      const parts = [headOf(number + moved) + rewritten(dictionary, moved), rest, endOfObject];
      this.objects.set(
        number + moved,
        Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
      );
    }
    this.next += other.next;
    return moved;
  }

  remove(numbers: number[]): void {
    for (const number of numbers) this.objects.delete(number);
  }

  /** Leaves out what nothing refers to any more. */
  prune(): void {
    const kept = new Set<number>();
    const waiting = [this.root, this.info];
    while (waiting.length > 0) {
      const number = waiting.pop()!;
      if (kept.has(number)) continue;
      kept.add(number);
      waiting.push(...references(this.dictionary(number)));
    }
    for (const number of this.numbers()) if (!kept.has(number)) this.objects.delete(number);
  }

  /** The page objects in the order of the pages, of the whole document or below a node of their tree. */
  pages(root = this.reference(this.root, 'Pages')): number[] {
    const walk = (number: number): number[] => {
      const text = this.text(number);
      if (!text.includes('/Type /Pages')) return [number];
      const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '';
      return references(kids).flatMap(walk);
    };
    return walk(root);
  }

  /** The object that an entry of a dictionary refers to. @throws Error when there is none. */
  reference(number: number, key: string): number {
    const found = new RegExp(`/${key} (\\d+) 0 R`).exec(this.text(number))?.[1];
    if (!found) throw new Error(`object ${number} of the PDF has no /${key}`);
    return Number(found);
  }

  write(): Buffer {
    const offsets = new Map<number, number>();
    let length = fileHead.length;
    for (const [number, object] of this.objects) {
      offsets.set(number, length);
      length += object.length;
    }
    const tail = Buffer.from(this.table(offsets, length), 'latin1');
    // One piece, filled in place: to join tens of thousands of small ones takes several times as long.
    const file = Buffer.allocUnsafe(length + tail.length);
    fileHead.copy(file);
    for (const [number, object] of this.objects) file.set(object, offsets.get(number));
    tail.copy(file, length);
    return file;
  }

  /** The cross-reference table, which begins at `start`, and what follows it. */
  private table(offsets: Map<number, number>, start: number): string {
    const size = this.next;
    const lines = [`xref\n0 ${size}\n0000000000 65535 f \n`];
    for (let number = 1; number < size; number++) {
      const offset = offsets.get(number);
      lines.push(offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`);
    }
    lines.push(
      `trailer\n<</Size ${size}\n/Root ${this.root} 0 R\n/Info ${this.info} 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    );
    return lines.join('');
  }

  private bytes(number: number): Buffer {
    const object = this.objects.get(number);
    if (!object) throw new Error(`the PDF has no object ${number}`);
    const [from, to] = [headOf(number).length, object.length - endOfObject.length];
    if (object.toString('latin1', to) !== endOfObject) throw new Error(`object ${number} of the PDF has no end`);
    return object.subarray(from, to);
  }
}

const fileHead = Buffer.from('%PDF-1.7\n%\xd3\xeb\xe9\xe1\n', 'latin1');
const headOf = (number: number) => `${number} 0 obj\n`;
const endOfObject = '\nendobj\n';

/** The numbers of the objects that a piece of PDF refers to, in order. */
export function references(text: string): number[] {
  return [...text.matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]));
}

/** The value of an entry of a dictionary as it is written; null when there is none. Source of the syntax: ISO 32000-1, 7.3. */
export function entryOf(dictionary: string, key: string): string | null {
  const start = new RegExp(`/${key}(?=[ /<\\[(])\\s*`).exec(dictionary);
  if (!start) return null;
  const from = start.index + start[0].length;
  let depth = 0;
  for (const { 0: sign, index } of dictionary.slice(from).matchAll(/<<|>>|[[\]]|\/|\n/g)) {
    if (sign === '<<' || sign === '[') depth += 1;
    else if (depth === 0 && index > 0) return dictionary.slice(from, from + index).trim();
    else if (sign === '>>' || sign === ']') depth -= 1;
    if (depth === 0 && (sign === '>>' || sign === ']')) return dictionary.slice(from, from + index + sign.length);
  }
  return dictionary.slice(from).trim();
}

/** A text string: UTF-16 with a byte order mark, in hexadecimal, whatever the letters. */
export function pdfText(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

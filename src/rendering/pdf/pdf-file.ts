import {
  endOfObject,
  headOf,
  isStream,
  pack,
  packedStream,
  readObjects,
  streamObject,
  unpack,
  writeObjects,
} from './pdf-layout';

/**
 * A PDF as Chromium writes it, or as we do, open to being read and changed object by object.
 * Source of the syntax: ISO 32000-1, 7.3.
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

  /** @throws Error when the bytes are laid out neither as Chromium does nor as we do */
  static parse(bytes: Buffer): PdfFile {
    const { objects, root, info, size } = readObjects(bytes);
    return new PdfFile(objects, root, info, size);
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
    return isStream(this.object(number));
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
    return packed.length === 0 ? packed : unpack(packed);
  }

  /** A stream as it is packed in the file. */
  packedStream(number: number): Buffer {
    return packedStream(this.object(number));
  }

  /** @param entries of its dictionary beside filter and length */
  setStream(number: number, content: Buffer, entries = ''): void {
    this.objects.set(number, streamObject(number, pack(content), entries));
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
    return writeObjects({ objects: this.objects, root: this.root, info: this.info, size: this.next });
  }

  private bytes(number: number): Buffer {
    const object = this.object(number);
    const [from, to] = [headOf(number).length, object.length - endOfObject.length];
    if (object.toString('latin1', to) !== endOfObject) throw new Error(`object ${number} of the PDF has no end`);
    return object.subarray(from, to);
  }

  private object(number: number): Buffer {
    const object = this.objects.get(number);
    if (!object) throw new Error(`the PDF has no object ${number}`);
    return object;
  }
}

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

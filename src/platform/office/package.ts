import { posix } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SaxesParser, type SaxesAttributePlain } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { DomainError } from '../../errors';

/** More parts than any file of Office that people write has. */
const mostParts = 5000;

/** Elements within elements beyond this are not the work of a word processor, and whoever reads on would run out of stack. */
const deepest = 400;

/** Why a package cannot be read. */
export type Unreadable = 'broken' | 'unpacks-too-large' | 'part-missing';
export type Refuse = (reason: Unreadable, parameters?: Record<string, number>) => DomainError;

export interface Handlers {
  /** An element begins, by its name without a prefix. */
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

interface Relation {
  id: string;
  type: string;
  path: string;
}

/**
 * The parts of a file of Office (ECMA-376 part 2) and how they belong together. All that is unpacked counts towards one limit, and
 * nothing outside the file is looked at.
 */
export class Package {
  #unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: Map<string, Entry>,
    private readonly unpackedBytes: number,
    private readonly refuse: Refuse,
  ) {}

  /** @throws DomainError that `refuse` makes, as everything that reads the package does */
  static async open(source: Uint8Array, unpackedBytes: number, refuse: Refuse): Promise<Package> {
    try {
      const zip = await yauzl.fromBufferPromise(Buffer.from(source), { lazyEntries: true });
      if (zip.entryCount > mostParts) throw refuse('unpacks-too-large', { maximum: inMegabytes(unpackedBytes) });
      const parts = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) parts.set(entry.fileName.toLowerCase(), entry);
      return new Package(zip, parts, unpackedBytes, refuse);
    } catch (error) {
      throw error instanceof DomainError ? error : refuse('broken');
    }
  }

  /** What yauzl and saxes throw while `read` reads is about the file: it is cut off, or not what it says to be. */
  async use<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw error instanceof DomainError ? error : this.refuse('broken');
    } finally {
      this.zip.close();
    }
  }

  /** What the part at `path`, or with '' the package, is related to by a kind of relation that ends with `kind`. */
  async related(path: string, kind: string): Promise<Relation[]> {
    const folder = posix.dirname(path);
    const relations: Relation[] = [];
    await this.read(relationsOf(path), {
      open: (_, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
        // Targets outside the file are nobody's business here.
        if (!type.endsWith(kind) || id === '' || mode === 'External') return;
        relations.push({ id, type, path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
      },
    });
    return relations;
  }

  has(path: string): boolean {
    return this.parts.has(path.toLowerCase());
  }

  /** Leads `handlers` through the part. */
  async read(path: string | undefined, handlers: Handlers): Promise<void> {
    const parser = this.parser(handlers);
    const stream = await this.open(path);
    stream.setEncoding('utf8');
    for await (const chunk of stream) parser.write(chunk as string);
    parser.close();
  }

  /** The part as it is, after `handlers` were led through it. */
  async readWhole(path: string, handlers: Handlers): Promise<Buffer> {
    const content = await buffer(await this.open(path));
    this.parser(handlers).write(content.toString()).close();
    return content;
  }

  /** The part at `path` as it is; null when there is none, or it is larger than `maximum`. It counts towards no limit. */
  async bytes(path: string, maximum: number): Promise<Buffer | null> {
    const entry = this.parts.get(path.toLowerCase());
    if (!entry || entry.uncompressedSize > maximum) return null;
    return buffer(await this.zip.openReadStreamPromise(entry));
  }

  /** A document type could name files, or grow without end: no program of Office writes one. */
  private parser({ open, text, close }: Handlers): SaxesParser {
    const parser = new SaxesParser();
    let depth = 0;
    parser.on('doctype', () => {
      throw this.refuse('broken');
    });
    parser.on('opentag', ({ name, attributes }) => {
      depth += 1;
      if (depth > deepest) throw this.refuse('broken');
      open?.(withoutPrefix(name), plain(attributes));
    });
    parser.on('text', (piece) => text?.(piece));
    parser.on('cdata', (piece) => text?.(piece));
    parser.on('closetag', ({ name }) => {
      depth -= 1;
      close?.(withoutPrefix(name));
    });
    return parser;
  }

  /** The size of a part is known before it is unpacked, and yauzl holds it to that. */
  private async open(path = '') {
    const entry = this.parts.get(path.toLowerCase());
    if (!entry) throw this.refuse('part-missing');
    this.#unpacked += entry.uncompressedSize;
    const maximum = this.unpackedBytes;
    if (this.#unpacked > maximum) throw this.refuse('unpacks-too-large', { maximum: inMegabytes(maximum) });
    return this.zip.openReadStreamPromise(entry);
  }
}

/** Where a package keeps what the part at `path` is related to. */
export function relationsOf(path: string): string {
  return posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function plain(attributes: Record<string, SaxesAttributePlain | string>): Record<string, string> {
  return attributes as Record<string, string>;
}

function inMegabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

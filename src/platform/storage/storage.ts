import type { Readable } from 'node:stream';

/** A file in the storage, named by what it contains. */
export interface StoredFile {
  /** SHA-256 of the content, 64 lower-case hexadecimal digits: also its address. */
  sha256: string;
  /** Length of the content in bytes. */
  bytes: number;
}

/** First and last byte, both included, as in an HTTP range (RFC 9110, 14.1.2). */
export interface ByteRange {
  start: number;
  end: number;
}

/** There is no file with this content. */
export class FileNotStored extends Error {
  constructor(sha256: string) {
    super(`no file with SHA-256 ${sha256} is stored`);
  }
}

/** Port to where artefacts are kept. What is stored never changes; storing the same content again changes nothing. */
export abstract class Storage {
  /** Stores the content as a whole or not at all; it is durable when the promise resolves. */
  abstract put(content: Uint8Array | Readable): Promise<StoredFile>;

  /**
   * The content, or the part of it in `range`.
   * @throws FileNotStored before anything is read; RangeError when `sha256` is no SHA-256.
   */
  abstract open(sha256: string, range?: ByteRange): Promise<Readable>;

  /** Length in bytes, or null when it is not stored. */
  abstract size(sha256: string): Promise<number | null>;
}

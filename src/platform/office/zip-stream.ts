import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A part of a package: a text, bytes, or either that is made while it is sent. */
export type ZipPart = string | Uint8Array | AsyncIterable<string | Uint8Array>;

export interface Packing {
  /** ISO calendar date that every part bears, so that the same parts give the same bytes; the present moment when left out. */
  date?: string;
  /** Names of parts that stand in the package as they are, so that a program can tell its kind without unpacking it. */
  stored?: readonly string[];
}

/**
 * A ZIP package as a stream, its parts in their order. It is packed as fast as it is read, so that it takes little memory however long it is.
 */
export function zipStream(parts: Record<string, ZipPart>, { date, stored = [] }: Packing = {}): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  // Such a time is that of the clock on the wall, whatever the time zone.
  const dated = date === undefined ? {} : { mtime: new Date(`${date}T12:00:00`), forceDosTimestamp: true };
  for (const [name, part] of Object.entries(parts)) {
    const options = { ...dated, compress: !stored.includes(name) };
    if (typeof part === 'string') zip.addBuffer(Buffer.from(part), name, options);
    else if (part instanceof Uint8Array) zip.addBuffer(Buffer.from(part), name, options);
    else zip.addReadStreamLazy(name, options, (done) => done(null, Readable.from(part, { objectMode: false })));
  }
  zip.on('error', (error: Error) => output.destroy(error));
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}

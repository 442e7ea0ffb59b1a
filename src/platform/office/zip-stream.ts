import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A part of a package: a text, bytes, or either that is made while it is sent. */
export type ZipPart = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** A ZIP package as a stream. It is packed as fast as it is read, so that it takes little memory however long it is. */
export function zipStream(parts: Record<string, ZipPart>): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') zip.addBuffer(Buffer.from(part), name);
    else if (part instanceof Uint8Array) zip.addBuffer(Buffer.from(part), name);
    else zip.addReadStreamLazy(name, (done) => done(null, Readable.from(part, { objectMode: false })));
  }
  zip.on('error', (error: Error) => output.destroy(error));
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}

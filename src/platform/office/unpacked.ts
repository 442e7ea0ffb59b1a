import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

/** The parts of a package of our own, by name. */
export async function unpacked(source: Buffer): Promise<Record<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(source, { lazyEntries: true });
  const parts: Record<string, Buffer> = {};
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) parts[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry));
  }
  return parts;
}

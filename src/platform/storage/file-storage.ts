import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileNotStored, Storage, type ByteRange, type StoredFile } from './storage';

/**
 * Files below one folder: the content with SHA-256 `abcd…` is `ab/abcd…`. Several processes may share the folder, also over
 * a network file system, because a file gets its name only when it is complete.
 */
export class FileStorage extends Storage {
  constructor(private readonly folder: string) {
    super();
  }

  async put(content: Uint8Array | Readable): Promise<StoredFile> {
    await mkdir(this.folder, { recursive: true });
    const temporary = join(this.folder, `${randomUUID()}.part`);
    try {
      const file = await open(temporary, 'wx', 0o640);
      let stored: StoredFile;
      try {
        stored = await write(file, content instanceof Uint8Array ? [content] : content);
        await file.sync();
      } finally {
        await file.close();
      }
      const path = this.#path(stored.sha256);
      await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
      // The names are data too: of the file in its folder, and of the folder in the one above.
      await syncFolder(dirname(path));
      await syncFolder(this.folder);
      return stored;
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.#path(sha256), 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new FileNotStored(sha256) : error;
    });
    return file.createReadStream(range);
  }

  async size(sha256: string): Promise<number | null> {
    try {
      return (await stat(this.#path(sha256))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  #path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('expected a SHA-256: 64 lower-case hexadecimal digits');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function write(file: FileHandle, parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of parts) {
    hash.update(part);
    bytes += part.length;
    await file.writeFile(part);
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

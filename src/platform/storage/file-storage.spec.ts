import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import fc from 'fast-check';
import { FileStorage } from './file-storage';
import { FileNotStored } from './storage';

let folder: string;
let storage: FileStorage;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'etalon-storage-'));
  storage = new FileStorage(join(folder, 'artefacts'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every file below the folder, relative to it. */
function files(): string[] {
  return readdirSync(join(folder, 'artefacts'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

test('bytes come back as they were, under the SHA-256 of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (content) => {
      const stored = await storage.put(content);
      expect(stored).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length });
      expect(await storage.size(stored.sha256)).toBe(content.length);
      expect(new Uint8Array(await buffer(await storage.open(stored.sha256)))).toEqual(content);
    }),
    { numRuns: 20 },
  );
});

test('a stream is stored like its bytes, in the folder of the first two digits', async () => {
  const parts = Array.from({ length: 100 }, (_, number) => Buffer.alloc(10_000, number));
  const streamed = await storage.put(Readable.from(parts));
  expect(await storage.put(Buffer.concat(parts))).toEqual(streamed);
  expect(files()).toEqual([streamed.sha256]);
  const path = join(folder, 'artefacts', streamed.sha256.slice(0, 2), streamed.sha256);
  expect(readFileSync(path).equals(Buffer.concat(parts))).toBe(true);
});

test('a range has both its ends', async () => {
  const { sha256 } = await storage.put(Buffer.from('0123456789'));
  expect(await text(await storage.open(sha256, { start: 2, end: 4 }))).toBe('234');
  expect(await text(await storage.open(sha256, { start: 9, end: 9 }))).toBe('9');
});

test('a stream that breaks off leaves nothing', async () => {
  async function* broken() {
    yield Buffer.from('half of it');
    throw new Error('the renderer died');
  }
  await expect(storage.put(Readable.from(broken()))).rejects.toThrow('the renderer died');
  expect(files()).toEqual([]);
});

test('the same content stored by many at once is one file', async () => {
  const content = Buffer.alloc(100_000, 7);
  const stored = await Promise.all(Array.from({ length: 16 }, () => storage.put(content)));
  expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
  expect(files()).toEqual([stored[0]!.sha256]);
});

test('what is not stored has no size and does not open', async () => {
  const absent = 'a'.repeat(64);
  expect(await storage.size(absent)).toBeNull();
  await expect(storage.open(absent)).rejects.toThrow(FileNotStored);
});

test.each(['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}\n`, `${'a'.repeat(63)}/`])(
  'an address that is no SHA-256 is refused: %j',
  async (address) => {
    await expect(storage.size(address)).rejects.toThrow(RangeError);
    await expect(storage.open(address)).rejects.toThrow(RangeError);
    expect(existsSync(join(folder, 'artefacts'))).toBe(false);
  },
);

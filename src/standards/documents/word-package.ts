import { buffer } from 'node:stream/consumers';
import { Invalid } from '../../errors';
import { Package, relationsOf, type Handlers, type Unreadable } from '../../platform/office/package';
import { isCompound, isEncrypted, isZip } from '../../platform/office/signatures';
import { zipStream } from '../../platform/office/zip-stream';
import { pictureLimits } from '../../pictures/picture-limits';
import { WordStyles } from './word-styles';

export const wordLimits = {
  /** Bytes of the file: most of them are pictures, which stay packed. */
  bytes: 20 * 1024 * 1024,
  /** Bytes of what is unpacked of it: texts, styles and numbering. */
  unpackedBytes: 24 * 1024 * 1024,
  paragraphs: 20_000,
  /** Bytes of all its pictures together, unpacked. */
  pictureBytes: 60 * 1024 * 1024,
  /** Elements and attributes: each takes the reader far more memory than it has letters. */
  signs: 400_000,
} as const;

/** A Word document of which nothing is left but its text and pictures, within limits. */
export interface CheckedWord {
  /** A package of the parts that hold text. In place of each picture it has the path of it, by which `pictures` knows the picture. */
  source: Buffer;
  /** As they are in the document, by their paths. */
  pictures: Map<string, Buffer>;
  styles: WordStyles;
}

const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const partsWithText = ['styles', 'numbering', 'footnotes', 'endnotes'];

/**
 * Looks through a file of strangers before anything else reads it, and packs what was looked at anew: embedded files and whatever else
 * is in there go no further, and pictures go past whoever reads the text.
 * @throws Invalid that says what the file is instead, and what to do about it
 */
export async function checkWord(source: Uint8Array): Promise<CheckedWord> {
  if (source.length > wordLimits.bytes) throw refused('too-large', { maximum: wordLimits.bytes / 1024 / 1024 });
  if (isCompound(source)) throw refused(isEncrypted(source) ? 'protected' : 'old-format');
  if (!isZip(source)) throw refused('not-a-document');
  const file = await Package.open(source, wordLimits.unpackedBytes, refused);
  return file.use(() => textOf(file));
}

/** @returns Invalid for a file that is no Word document that we read */
export function refused(
  reason:
    | Unreadable
    | 'empty'
    | 'too-large'
    | 'protected'
    | 'old-format'
    | 'not-a-document'
    | 'macros'
    | 'too-many-paragraphs'
    | 'too-long',
  parameters: Record<string, number> = {},
): Invalid {
  const code = reason === 'part-missing' ? 'not-a-document' : reason;
  return new Invalid([{ field: 'file', code: `document.${code}`, parameters }], 'file-has-faults');
}

async function textOf(file: Package): Promise<CheckedWord> {
  const parts: Record<string, Buffer> = { '[Content_Types].xml': await contentTypes(file) };
  const [main] = await file.related('', '/officeDocument');
  if (!main) throw refused('not-a-document');
  const limited = limitedReading();
  const take = async (path: string, handlers: Handlers = {}) => {
    if (!file.has(path) || parts[path]) return;
    parts[path] = await file.readWhole(path, {
      ...handlers,
      open: (name, attributes) => {
        limited.open?.(name, attributes);
        handlers.open?.(name, attributes);
      },
    });
  };
  await take('_rels/.rels');
  await take(main.path);
  await take(relationsOf(main.path));
  const styles = new WordStyles();
  const pictures = new Map<string, Buffer>();
  const relations = file.has(relationsOf(main.path)) ? await file.related(main.path, '') : [];
  let room: number = wordLimits.pictureBytes;
  for (const { type, path } of relations) {
    if (type.endsWith('/image') && !parts[path]) {
      parts[path] = Buffer.from(path);
      const picture = await file.bytes(path, Math.min(room, pictureLimits.bytes));
      room -= picture?.length ?? 0;
      if (picture) pictures.set(path, picture);
      continue;
    }
    const kind = partsWithText.find((part) => type.endsWith(`/${part}`));
    if (kind === undefined) continue;
    await take(path, kind === 'styles' ? styles.handlers : {});
    await take(relationsOf(path));
  }
  return { source: await buffer(zipStream(parts)), styles, pictures };
}

/** A document says what it is in its content types; one with macros says so there, whatever its name. */
async function contentTypes(file: Package): Promise<Buffer> {
  const types: string[] = [];
  const content = await file.readWhole('[Content_Types].xml', {
    open: (_, attributes) => types.push(attributes['ContentType'] ?? ''),
  });
  if (types.some((type) => /macroEnabled|vbaProject/i.test(type))) throw refused('macros');
  if (!types.includes(documentType)) throw refused('not-a-document');
  return content;
}

/** Counts over all parts of a document. */
function limitedReading(): Handlers {
  let paragraphs = 0;
  let signs = 0;
  return {
    open: (name, attributes) => {
      if (name === 'p') paragraphs += 1;
      signs += 1 + Object.keys(attributes).length;
      if (paragraphs > wordLimits.paragraphs) throw refused('too-many-paragraphs', { maximum: wordLimits.paragraphs });
      if (signs > wordLimits.signs) throw refused('too-long');
    },
  };
}

import { isUtf8 } from 'node:buffer';
import { Invalid } from '../../errors';
import { isCompound, isZip } from '../../platform/office/signatures';
import type { TextPicture } from '../../pictures/text-picture';
import { fileLimits } from '../standard-file';
import { isPlainMarkdown, outlineOfMarkdown } from './markdown-outline';
import { outlineLimits, type Outline } from './outline';
import { placesIn, withDocumentLooks } from './outline-roles';
import { readWord } from './word-outline';
import { refused } from './word-package';

/** A document, and its pictures as they would be kept. */
export interface ReadDocument {
  outline: Outline;
  pictures: TextPicture[];
}

/**
 * A document that was not written for Etalon, to be placed part by part; null for what is, or should be, a standard file. Told by
 * the content: a name says nothing.
 * @throws Invalid for a document that cannot be read, or is more than a person could place
 */
export async function documentIn(source: Uint8Array): Promise<ReadDocument | null> {
  if (isZip(source) || isCompound(source)) {
    const { outline, pictures } = await readWord(source);
    return { outline: checked(outline), pictures };
  }
  if (source.length > fileLimits.bytes || !isUtf8(source)) return null;
  const text = Buffer.from(source)
    .toString()
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  return isPlainMarkdown(text) ? { outline: checked(outlineOfMarkdown(text)), pictures: [] } : null;
}

function checked(read: Outline): Outline {
  const outline = withDocumentLooks(read);
  const characters = outline.parts.reduce((sum, { text }) => sum + text.length, 0);
  if (characters === 0) throw refused('empty');
  if (characters > fileLimits.bytes) throw refused('unpacks-too-large', { maximum: fileLimits.bytes / 1024 / 1024 });
  const count = placesIn(outline).length;
  if (count > outlineLimits.places) {
    const parameters = { maximum: outlineLimits.places, count };
    throw new Invalid([{ field: 'file', code: 'document.too-many-headings', parameters }], 'file-has-faults');
  }
  return outline;
}

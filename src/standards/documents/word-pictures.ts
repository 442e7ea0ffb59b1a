import { Invalid } from '../../errors';
import { readTextPicture, type TextPicture } from '../../pictures/text-picture';
import { carriedLimits } from '../carried-pictures';
import type { WordDocument, WordImage } from './word-document';

/**
 * The pictures that a document shows, in their order, as they would be kept. Drawings that are no pictures, what moves, what is
 * damaged and what is beyond all measure is left where it was.
 */
export async function picturesOf(
  { paths }: WordDocument,
  files: ReadonlyMap<string, Buffer>,
): Promise<Map<WordImage, TextPicture>> {
  const pictures = new Map<WordImage, TextPicture>();
  const byPath = new Map<string, TextPicture | null>();
  let bytes = 0;
  for (const [image, path] of paths) {
    let picture = byPath.get(path);
    if (picture === undefined && byPath.size < carriedLimits.pictures) {
      picture = await readable(files.get(path));
      if (picture && bytes + picture.content.length > carriedLimits.bytes) picture = null;
      bytes += picture?.content.length ?? 0;
      byPath.set(path, picture);
    }
    if (picture) pictures.set(image, picture);
  }
  return pictures;
}

async function readable(file: Buffer | undefined): Promise<TextPicture | null> {
  if (!file) return null;
  try {
    return await readTextPicture(file);
  } catch (error) {
    if (error instanceof Invalid) return null;
    throw error;
  }
}

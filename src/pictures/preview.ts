import { loadSharp } from '../platform/pictures/opening';
import type { TextPicture } from './text-picture';

/** Of its longer side, in pixels: enough to know a picture by. */
const side = 160;

/** A small picture within the page itself, of one that is not kept yet: a data URI of a few kilobytes. */
export async function previewOf({ content }: TextPicture): Promise<string> {
  const sharp = await loadSharp();
  const small = await sharp(content)
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 60 })
    .toBuffer();
  return `data:image/webp;base64,${small.toString('base64')}`;
}

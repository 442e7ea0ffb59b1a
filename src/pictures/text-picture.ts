import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import { Invalid, type MessageParameters } from '../errors';
import { drawInTurn, isAnimatedPng, kindOf, loadSharp, type SharpModule } from '../platform/pictures/opening';
import type { NamedPicture, PictureFormat } from '../rendering/markdown-writing/picture-name';
import { hasOnlyPixels } from './own-picture';
import { keptLimits, pictureLimits } from './picture-limits';

/** A picture as texts show it: of our own making, whatever it was made from. */
export interface TextPicture extends NamedPicture {
  content: Buffer;
}

/** Bytes up to which a picture keeps each of its pixels: what was drawn or taken of a screen has sharp edges, which JPEG blurs. */
const plain = 256 * 1024;

/**
 * Reads a PNG, JPEG, WebP or GIF and draws it anew, the right way up, without what anybody noted in it; one of our own making stays as
 * it is.
 * @throws Invalid with what is wrong with `picture`; DomainError where this machine can draw no pictures
 */
export async function readTextPicture(file: Uint8Array | null): Promise<TextPicture> {
  if (!file || file.length === 0) throw refused('picture-not-chosen');
  if (file.length > pictureLimits.bytes) throw refused('file-too-large', { maximum: pictureLimits.bytes / 1024 ** 2 });
  const kind = kindOf(file);
  if (!kind || kind === 'svg') throw refused('picture-no-picture');
  if (kind === 'png' && isAnimatedPng(file)) throw refused('picture-animated');
  return drawInTurn(
    async () => understood(drawn(await loadSharp(), file)),
    () => refused('picture-too-complex'),
  );
}

async function drawn(sharp: SharpModule, file: Uint8Array): Promise<TextPicture> {
  const { width, height, pages = 1, format } = await sharp(file, { limitInputPixels: false }).metadata();
  if (pages > 1) throw refused('picture-animated');
  if (width * height > pictureLimits.pixels) {
    throw refused('picture-too-many-pixels', {
      maximum: pictureLimits.pixels / 1e6,
      found: Math.round((width * height) / 1e6),
    });
  }
  const source = sharp(file, { failOn: 'error', limitInputPixels: pictureLimits.pixels });
  const { side } = keptLimits;
  if (width <= side && height <= side && hasOnlyPixels(file)) {
    // Decoded all the same: it may end in its middle.
    await source.stats();
    return named(Buffer.from(file), width, height, format as PictureFormat);
  }
  const { data, info } = await source
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return encoded(() => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } }));
}

/** PNG where it is small or see-through, otherwise whatever is smaller; in fewer colours, or on white, where it would be too large. */
async function encoded(pixels: () => Sharp): Promise<TextPicture> {
  const png = await written(pixels().png(), 'png');
  if (png.content.length <= plain) return png;
  const { isOpaque } = await pixels().stats();
  if (!isOpaque) {
    const fewer = await written(pixels().png({ palette: true, quality: 95, effort: 3 }), 'png');
    if (fewer.content.length <= keptLimits.bytes) return fewer;
  }
  for (let quality = 85; ; quality -= 15) {
    const jpeg = await written(pixels().flatten({ background: '#ffffff' }).jpeg({ quality }), 'jpeg');
    if (jpeg.content.length > keptLimits.bytes) continue;
    return png.content.length < jpeg.content.length ? png : jpeg;
  }
}

async function written(picture: Sharp, format: PictureFormat): Promise<TextPicture> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return named(data, info.width, info.height, format);
}

function named(content: Buffer, width: number, height: number, format: PictureFormat): TextPicture {
  return { content, width, height, format, sha256: createHash('sha256').update(content).digest('hex') };
}

/** What cannot be read any further was cut off, or is not what it begins like. */
async function understood<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof Invalid ? error : refused('picture-damaged');
  });
}

function refused(code: string, parameters: MessageParameters = {}): Invalid {
  return new Invalid([{ field: 'picture', code, parameters }]);
}

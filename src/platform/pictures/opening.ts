import { DomainError } from '../../errors';

/** What has to be known of a picture of strangers before it is drawn, whatever it is to become. */

export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg';

/** What the file itself says it is, whatever its name. */
export function kindOf(file: Uint8Array): PictureKind | null {
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, 4096)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  return /^(\xef\xbb\xbf)?\s*<[\s\S]*<svg[\s>]|^(\xef\xbb\xbf)?\s*<svg[\s>]/.test(head) ? 'svg' : null;
}

/** Whether a chunk of animation control comes before the picture itself (PNG 3, 11.3.6.1). */
export function isAnimatedPng(file: Uint8Array): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
  }
  return false;
}

export type SharpModule = typeof import('sharp');

/** @throws DomainError where this machine can draw no pictures */
export async function loadSharp(): Promise<SharpModule> {
  const { default: sharp } = await import('sharp').catch((error: unknown) => {
    throw new DomainError('unavailable', 'no-pictures', { reason: error instanceof Error ? error.message : '' });
  });
  return sharp;
}

/** Milliseconds until a picture that is still not drawn is given up. */
const patience = 10_000;

let drawing: Promise<unknown> = Promise.resolve();

/**
 * Pictures are drawn one after the other: one that takes long delays other ones, and never the whole server.
 * @throws what `tooLong` makes when it takes longer than anybody waits
 */
export function drawInTurn<T>(draw: () => Promise<T>, tooLong: () => Error): Promise<T> {
  const drawn = drawing.then(draw);
  drawing = drawn.catch(() => undefined);
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(tooLong()), patience);
  return Promise.race([drawn, over]).finally(() => clearTimeout(timer));
}

import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Pictures as people and other people's programs make them, good and bad. */

export function svg(content: string, attributes = 'width="300" height="100"'): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`,
  );
}

/** A picture of one colour. */
export function plain(width: number, height: number, background = '#1d4f91'): sharp.Sharp {
  return sharp({ create: { width, height, channels: 4, background }, limitInputPixels: false });
}

/** A picture that no encoding makes small. */
export function noise(width: number, height: number): sharp.Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#000000', noise } });
}

/** A PNG of two frames (PNG 3, 4.9), of which programs that know no animation show the first. */
export async function animatedPng(): Promise<Buffer> {
  const still = await plain(40, 40).png().toBuffer();
  const afterHead = 8 + 25;
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  return Buffer.concat([still.subarray(0, afterHead), chunk('acTL', control), still.subarray(afterHead)]);
}

async function animated(): Promise<sharp.Sharp> {
  const frames = await Promise.all(['#ff0000', '#00ff00'].map((colour) => plain(40, 40, colour).png().toBuffer()));
  return sharp(frames, { join: { animated: true } });
}

export const animatedWebp = async (): Promise<Buffer> => (await animated()).webp().toBuffer();
export const animatedGif = async (): Promise<Buffer> => (await animated()).gif().toBuffer();

/** A PNG of 100 megapixels, in a few kilobytes. */
export function vastPng(): Buffer {
  const side = 10_000;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // One bit a pixel, in grey.
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (1 + side / 8)), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

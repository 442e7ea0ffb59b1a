import type { Sharp } from 'sharp';
import { Invalid, type MessageParameters } from '../errors';
import {
  drawInTurn,
  isAnimatedPng,
  kindOf,
  loadSharp,
  type PictureKind,
  type SharpModule,
} from '../platform/pictures/opening';
import type { LogoGround } from '../vocabulary';
import { refusedDrawing, withoutPreface } from './logo-drawing';
import { logoLimits } from './logo-limits';

/** The larger of what a cover can hold at 300 dots an inch, 68 by 34 mm, and what a sharp screen shows. */
const bounds = { width: 800, height: 400 };
/** It is in every page, mail and edition: in how many bytes, unless it is full of colours, and at most. */
const sizes = { plain: 48 * 1024, most: 96 * 1024 };

/** A logo as it is kept and shown: a picture of our own making, whatever it was made from. */
export interface LogoPicture {
  /** PNG with nothing in it but its pixels, without empty margins. */
  png: Buffer;
  width: number;
  height: number;
  ground: LogoGround;
}

interface Pixels {
  /** Red, green, blue and opacity, a byte each. */
  data: Buffer;
  width: number;
  height: number;
}

/**
 * Reads a PNG, JPEG, WebP or SVG file, and draws it anew.
 * @throws Invalid with what is wrong with `logo`; DomainError where this machine can draw no pictures
 */
export async function readLogo(file: Uint8Array | null): Promise<LogoPicture> {
  if (!file || file.length === 0) throw refused('logo-not-chosen');
  if (file.length > logoLimits.bytes) throw refused('file-too-large', { maximum: logoLimits.bytes / 1024 ** 2 });
  const kind = kindOf(file);
  if (!kind || kind === 'gif') throw refused('logo-no-picture');
  return drawInTurn(
    () => draw(kind === 'svg' ? plainDrawing(file) : file, kind),
    () => refused('picture-too-complex'),
  );
}

function plainDrawing(file: Uint8Array): Uint8Array {
  const svg = Buffer.from(file).toString('utf8');
  const fault = refusedDrawing(svg);
  if (fault) throw refused(fault);
  return Buffer.from(withoutPreface(svg));
}

async function draw(file: Uint8Array, kind: PictureKind): Promise<LogoPicture> {
  const sharp = await loadSharp();
  const { width, height, pages = 1 } = await understood(sharp(file, { limitInputPixels: false }).metadata());
  if (pages > 1 || (kind === 'png' && isAnimatedPng(file))) throw refused('picture-animated');
  if (kind !== 'svg' && width * height > logoLimits.pixels) {
    throw refused('picture-too-many-pixels', {
      maximum: logoLimits.pixels / 1e6,
      found: Math.round((width * height) / 1e6),
    });
  }
  // An SVG has no size of its own: it is drawn as large as we need it.
  const density = Math.min((72 * 2 * bounds.width) / width, (72 * 2 * bounds.height) / height);
  const options = kind === 'svg' ? { density: Math.min(Math.max(density, 1), 100_000) } : {};
  const source = sharp(file, { failOn: 'error', limitInputPixels: logoLimits.pixels, ...options });
  const seen = cropped(await pixelsOf(source, 2 * bounds.width, 2 * bounds.height));
  if (Math.max(seen.width, seen.height) < logoLimits.smallestSide) {
    throw refused('logo-too-small', { minimum: logoLimits.smallestSide });
  }
  return { ...(await encoded((scale) => fitting(sharp, seen, scale))), ground: groundOf(seen) };
}

async function pixelsOf(source: Sharp, width: number, height: number): Promise<Pixels> {
  const drawn = source
    .autoOrient()
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' });
  const { data, info } = await understood(drawn.toBuffer({ resolveWithObject: true }));
  return { data, width: info.width, height: info.height };
}

/** What cannot be read any further was cut off, or is not what it begins like. */
async function understood<T>(work: Promise<T>): Promise<T> {
  return work.catch(() => {
    throw refused('picture-damaged');
  });
}

/** An opacity, of 255, below which nobody sees anything. */
const visible = 8;

/** The picture without margins in which there is nothing at all. */
function cropped({ data, width, height }: Pixels): Pixels {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0, at = 3; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      if (data[at]! < visible) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) throw refused('logo-empty');
  const rows = [];
  for (let y = top; y <= bottom; y++) rows.push(data.subarray(4 * (y * width + left), 4 * (y * width + right + 1)));
  return { data: Buffer.concat(rows), width: right - left + 1, height: bottom - top + 1 };
}

/** Of the pixels that a picture without a ground of its own leaves open there are at least so many. */
const openShare = 0.1;
/** From this brightness on, of 1, white paper shows a picture badly. */
const bright = 0.5;

function groundOf({ data }: Pixels): LogoGround {
  let [opacity, brightness] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]! / 255;
    opacity += alpha;
    brightness +=
      alpha * (0.2126 * linear[data[at]!]! + 0.7152 * linear[data[at + 1]!]! + 0.0722 * linear[data[at + 2]!]!);
  }
  if (opacity / (data.length / 4) > 1 - openShare) return 'own';
  return brightness / opacity > bright ? 'dark' : 'light';
}

/** The light that a screen gives off for a byte of a colour, from 0 to 1 (WCAG 2.2, relative luminance). */
const linear = Array.from({ length: 256 }, (_, byte) => {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

function fitting(sharp: SharpModule, { data, width, height }: Pixels, scale: number): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 } }).resize({
    width: Math.max(1, Math.round(scale * bounds.width)),
    height: Math.max(1, Math.round(scale * bounds.height)),
    fit: 'inside',
    withoutEnlargement: true,
  });
}

/** As sharp as it can be within the bytes that a logo may have: in fewer colours, then smaller. */
async function encoded(at: (scale: number) => Sharp): Promise<Pick<LogoPicture, 'png' | 'width' | 'height'>> {
  const attempt = async (scale: number, palette: boolean) => {
    const options = { compressionLevel: 9, palette, ...(palette && { quality: 95 }) };
    const { data, info } = await at(scale).png(options).toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  };
  const full = await attempt(1, false);
  if (full.png.length <= sizes.plain) return full;
  for (let scale = 1; ;) {
    const smaller = await attempt(scale, true);
    const excess = smaller.png.length / sizes.most;
    if (excess <= 1) return smaller;
    scale *= 0.95 / Math.sqrt(excess);
  }
}

function refused(code: string, parameters: MessageParameters = {}): Invalid {
  return new Invalid([{ field: 'logo', code, parameters }]);
}

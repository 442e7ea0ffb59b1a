import sharp from 'sharp';
import { animatedGif, animatedPng, animatedWebp, noise, plain, svg, vastPng } from '../../test/support/pictures';
import type { Invalid } from '../errors';
import { hasOnlyPixels } from './own-picture';
import { keptLimits, pictureLimits } from './picture-limits';
import { readTextPicture } from './text-picture';

async function codeOf(file: Uint8Array | null): Promise<string | undefined> {
  const error = await readTextPicture(file).then(
    () => null,
    (reason: unknown) => reason as Invalid,
  );
  expect(error).toMatchObject({ kind: 'invalid', faults: [{ field: 'picture' }] });
  return error?.faults[0]?.code;
}

const photo = () => noise(2400, 1200);

describe('a picture for a text is drawn anew', () => {
  it.each([
    ['PNG', async () => plain(600, 200).png().toBuffer(), 600, 200, 'png'],
    ['PNG of 16 bits, grey', async () => plain(600, 200).toColourspace('grey16').png().toBuffer(), 600, 200, 'png'],
    ['JPEG for print', async () => plain(600, 200).toColourspace('cmyk').jpeg().toBuffer(), 600, 200, 'png'],
    ['WebP', async () => plain(600, 200).webp().toBuffer(), 600, 200, 'png'],
    ['GIF', async () => plain(600, 200).gif().toBuffer(), 600, 200, 'png'],
    ['a photograph', async () => photo().jpeg().toBuffer(), 1600, 800, 'jpeg'],
    ['a photograph as WebP', async () => photo().webp().toBuffer(), 1600, 800, 'jpeg'],
    ['something very wide', async () => plain(4000, 10).png().toBuffer(), 1600, 4, 'png'],
    ['something small, which does not grow', async () => plain(1, 2).png().toBuffer(), 1, 2, 'png'],
  ])('%s', async (_, file, width, height, format) => {
    const picture = await readTextPicture(await file());
    expect(picture).toMatchObject({ width, height, format });
    expect(await sharp(picture.content).metadata()).toMatchObject({ format, width, height });
    expect(picture.content.length).toBeLessThanOrEqual(keptLimits.bytes);
    expect(hasOnlyPixels(picture.content)).toBe(true);
    const again = await readTextPicture(picture.content);
    expect(again.content.equals(picture.content)).toBe(true);
  });

  it('without what a camera or a person noted in it, and the right way up', async () => {
    const file = await noise(200, 100)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'canary' } })
      .toBuffer();
    const turned = await sharp(file).keepExif().withMetadata({ orientation: 6 }).toBuffer();
    expect(turned.toString('latin1')).toContain('canary');
    const picture = await readTextPicture(turned);
    expect([picture.width, picture.height]).toEqual([100, 200]);
    expect(picture.content.toString('latin1')).not.toContain('canary');
  });

  it('as see-through as it was, in fewer colours where it would be too large', async () => {
    const seeThrough = await noise(600, 600).ensureAlpha(0.5).png().toBuffer();
    const picture = await readTextPicture(seeThrough);
    expect(picture.content.length).toBeLessThanOrEqual(keptLimits.bytes);
    const small = await readTextPicture(await plain(20, 20, '#1d4f9180').png().toBuffer());
    expect((await sharp(small.content).stats()).isOpaque).toBe(false);
  });
});

describe('a picture of our own making', () => {
  const cases: [string, () => Promise<Buffer>, boolean][] = [
    ['PNG', () => plain(20, 20).png().toBuffer(), true],
    ['JPEG', () => plain(20, 20).jpeg().toBuffer(), true],
    ['progressive JPEG', () => noise(20, 20).jpeg({ progressive: true }).toBuffer(), false],
    [
      'JPEG with notes',
      () =>
        plain(20, 20)
          .withExif({ IFD0: { Artist: 'Anna' } })
          .jpeg()
          .toBuffer(),
      false,
    ],
    [
      'PNG with notes',
      () =>
        plain(20, 20)
          .withExif({ IFD0: { Artist: 'Anna' } })
          .png()
          .toBuffer(),
      false,
    ],
    [
      'JPEG with something behind it',
      async () => Buffer.concat([await plain(9, 9).jpeg().toBuffer(), Buffer.from('PK')]),
      false,
    ],
    [
      'PNG with something behind it',
      async () => Buffer.concat([await plain(9, 9).png().toBuffer(), Buffer.from('PK')]),
      false,
    ],
    ['JPEG cut off', async () => (await noise(90, 90).jpeg().toBuffer()).subarray(0, -200), false],
    ['PNG cut off', async () => (await noise(90, 90).png().toBuffer()).subarray(0, -200), false],
    ['the beginning of a PNG', () => Promise.resolve(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')), false],
    ['the beginning of a JPEG', () => Promise.resolve(Buffer.from('ffd8ff', 'hex')), false],
    ['WebP', () => plain(20, 20).webp().toBuffer(), false],
  ];
  it.each(cases)('%s', async (_, file, own) => expect(hasOnlyPixels(await file())).toBe(own));
});

describe('a picture is refused', () => {
  const cases: [string, () => Promise<Uint8Array | null>, string][] = [
    ['none', () => Promise.resolve(null), 'picture-not-chosen'],
    ['an empty file', () => Promise.resolve(Buffer.alloc(0)), 'picture-not-chosen'],
    ['a text', () => Promise.resolve(Buffer.from('no picture')), 'picture-no-picture'],
    ['a drawing', () => Promise.resolve(svg('<rect/>')), 'picture-no-picture'],
    ['too many bytes', () => Promise.resolve(Buffer.alloc(pictureLimits.bytes + 1, 0xff)), 'file-too-large'],
    ['too many pixels', () => Promise.resolve(vastPng()), 'picture-too-many-pixels'],
    ['a PNG that moves', animatedPng, 'picture-animated'],
    ['a WebP that moves', animatedWebp, 'picture-animated'],
    ['a GIF that moves', animatedGif, 'picture-animated'],
    ['a JPEG cut off', async () => (await noise(90, 90).jpeg().toBuffer()).subarray(0, -900), 'picture-damaged'],
    ['a PNG cut off', async () => (await noise(90, 90).png().toBuffer()).subarray(0, -900), 'picture-damaged'],
    [
      'a PNG of which only its parts are right',
      async () => damagedPng(await noise(90, 90).png().toBuffer()),
      'picture-damaged',
    ],
    ['the beginning of a JPEG', () => Promise.resolve(Buffer.from('ffd8ffe0', 'hex')), 'picture-damaged'],
  ];
  it.each(cases)('%s', async (_, file, code) => expect(await codeOf(await file())).toBe(code));

  function damagedPng(png: Buffer): Buffer {
    const middle = Math.floor(png.length / 2);
    return png.fill(0, middle, middle + 400);
  }
});

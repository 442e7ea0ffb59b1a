import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { animatedPng, animatedWebp, noise, plain, svg, vastPng } from '../../test/support/pictures';
import type { Invalid } from '../errors';
import { readLogo } from './logo-picture';

const bar = '<rect width="300" height="100" fill="#1d4f91"/>';

async function codeOf(file: Uint8Array | null): Promise<string | undefined> {
  const error = await readLogo(file).then(
    () => null,
    (reason: unknown) => reason as Invalid,
  );
  expect(error).toMatchObject({ kind: 'invalid', faults: [{ field: 'logo' }] });
  return error?.faults[0]?.code;
}

describe('a logo is drawn anew', () => {
  it.each([
    ['PNG', async () => plain(600, 200).png().toBuffer(), 600, 200],
    ['JPEG', async () => plain(600, 200).jpeg().toBuffer(), 600, 200],
    ['JPEG for print', async () => plain(600, 200).toColourspace('cmyk').jpeg().toBuffer(), 600, 200],
    ['PNG of 16 bits, grey', async () => plain(600, 200).toColourspace('grey16').png().toBuffer(), 600, 200],
    ['WebP', async () => plain(600, 200).webp().toBuffer(), 600, 200],
    ['SVG, as large as we need it', async () => svg(bar), 800, 267],
    ['SVG without a size', async () => svg(bar, 'viewBox="0 0 300 100"'), 800, 267],
    ['SVG of vast measures', async () => svg(bar, 'viewBox="0 0 300 100" width="9000" height="3000"'), 800, 267],
    ['SVG with a long preface', async () => Buffer.from(`<!--${' '.repeat(2000)}-->${svg(bar).toString()}`), 800, 267],
    ['something very wide', async () => plain(4000, 100).png().toBuffer(), 800, 20],
    ['something very tall', async () => plain(100, 4000).png().toBuffer(), 10, 400],
    ['something small, which does not grow', async () => plain(40, 20).png().toBuffer(), 40, 20],
  ])('%s', async (_, file, width, height) => {
    const logo = await readLogo(await file());
    expect(logo).toMatchObject({ width, height });
    expect(await sharp(logo.png).metadata()).toMatchObject({ format: 'png', width, height });
  });

  it('without what a camera or a person noted in it, and the right way up', async () => {
    const file = await noise(200, 100)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'canary' } })
      .toBuffer();
    const turned = await sharp(file).keepExif().withMetadata({ orientation: 6 }).toBuffer();
    expect(turned.toString('latin1')).toContain('canary');
    const { png, width, height } = await readLogo(turned);
    expect([width, height]).toEqual([100, 200]);
    expect(png.toString('latin1')).not.toContain('canary');
    expect((await sharp(png).metadata()).exif).toBeUndefined();
  });

  it('as see-through as it was, without margins of nothing', async () => {
    const file = svg('<circle cx="150" cy="50" r="30" fill="#1d4f91" fill-opacity="0.5"/>');
    const { png, width, height } = await readLogo(file);
    expect(Math.abs(width - height)).toBeLessThanOrEqual(1);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    const middle = 4 * (info.width * Math.floor(info.height / 2) + Math.floor(info.width / 2));
    expect(data[3]).toBe(0);
    expect(data[middle + 3]).toBeGreaterThan(120);
    expect(data[middle + 3]).toBeLessThan(135);
  });

  it('in few bytes, whatever it shows', async () => {
    const { png, width, height } = await readLogo(await noise(800, 400).jpeg({ quality: 70 }).toBuffer());
    expect(png.length).toBeLessThanOrEqual(96 * 1024);
    expect(width / height).toBeCloseTo(2, 1);
    expect(width).toBeGreaterThan(150);
  });

  it('and comes out the same every time', async () => {
    const hash = async () =>
      createHash('sha256')
        .update((await readLogo(svg(bar))).png)
        .digest('hex');
    expect(await hash()).toBe(await hash());
  });
});

describe('a logo needs a ground to be seen on', () => {
  it.each([
    ['of its own, when it fills a field', svg(bar), 'own'],
    ['light, when it is dark', svg('<circle cx="150" cy="50" r="40" fill="#102030"/>'), 'light'],
    ['light, when it is neither', svg('<circle cx="150" cy="50" r="40" fill="#c8102e"/>'), 'light'],
    ['dark, when it is white', svg('<circle cx="150" cy="50" r="40" fill="#ffffff"/>'), 'dark'],
    ['dark, when it is yellow', svg('<circle cx="150" cy="50" r="40" fill="#ffd400"/>'), 'dark'],
  ])('%s', async (_, file, ground) => {
    expect((await readLogo(file)).ground).toBe(ground);
  });
});

describe('what is no logo is refused', () => {
  it.each([
    ['nothing', async () => null, 'logo-not-chosen'],
    ['an empty file', async () => Buffer.alloc(0), 'logo-not-chosen'],
    ['more than 2 MB', async () => noise(1400, 1400).png().toBuffer(), 'file-too-large'],
    ['a text, whatever its name', async () => Buffer.from('our logo'), 'logo-no-picture'],
    ['a page', async () => Buffer.from('<!doctype html><html><body>our logo</body></html>'), 'logo-no-picture'],
    ['a GIF', async () => plain(40, 40).gif().toBuffer(), 'logo-no-picture'],
    ['a TIFF', async () => plain(40, 40).tiff().toBuffer(), 'logo-no-picture'],
    ['a compressed SVG', async () => Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'logo-no-picture'],
    ['100 megapixels', async () => vastPng(), 'picture-too-many-pixels'],
    ['half a PNG', async () => half(await noise(200, 200).png().toBuffer()), 'picture-damaged'],
    ['half a JPEG', async () => half(await noise(200, 200).jpeg().toBuffer()), 'picture-damaged'],
    ['half a WebP', async () => half(await noise(200, 200).webp().toBuffer()), 'picture-damaged'],
    ['half an SVG', async () => half(svg(bar)), 'picture-damaged'],
    [
      'the beginning of a PNG and nothing more',
      async () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      'picture-damaged',
    ],
    ['an SVG without a size or anything to see', async () => svg('', 'width="0" height="0"'), 'picture-damaged'],
    ['a PNG that moves', animatedPng, 'picture-animated'],
    ['a WebP that moves', animatedWebp, 'picture-animated'],
    [
      'an SVG that moves',
      async () => svg(`<rect width="9" height="9"><animate attributeName="x"/></rect>`),
      'picture-animated',
    ],
    ['something that cannot be seen', async () => svg('<rect width="300" height="100" opacity="0"/>'), 'logo-empty'],
    ['a blot', async () => plain(16, 16).png().toBuffer(), 'logo-too-small'],
    ['an SVG with a script', async () => svg('<script>alert(1)</script>' + bar), 'logo-with-script'],
    [
      'an SVG that acts when pressed',
      async () => svg('<rect width="9" height="9" onclick="alert(1)"/>'),
      'logo-with-script',
    ],
    ['an SVG with a page in it', async () => svg('<foreignObject><p>x</p></foreignObject>'), 'logo-with-script'],
    [
      'an SVG with a file of this server',
      async () => svg('<image href="file:///etc/passwd"/>'),
      'logo-with-references',
    ],
    ['an SVG with a file beside it', async () => svg("<image xlink:href='logo.png'/>"), 'logo-with-references'],
    [
      'an SVG with a picture from elsewhere',
      async () => svg('<image href="https://example.com/a.png"/>'),
      'logo-with-references',
    ],
    [
      'an SVG with a style from elsewhere',
      async () => svg('<style>@import "a.css"</style>' + bar),
      'logo-with-references',
    ],
    [
      'an SVG that fills from elsewhere',
      async () => svg('<rect fill="url(https://example.com/#a)"/>'),
      'logo-with-references',
    ],
  ])('%s', async (_, file, code) => {
    expect(await codeOf(await file())).toBe(code);
  });

  it('an SVG that names parts and pictures of its own is fine', async () => {
    const picture = `data:image/png;base64,${(await plain(9, 9).png().toBuffer()).toString('base64')}`;
    const parts =
      '<linearGradient id="a"><stop stop-color="#123"/></linearGradient><rect id="b" width="90" height="50" fill="url(#a)"/>';
    await readLogo(svg(`${parts}<use xlink:href="#b"/><image href="${picture}" width="300" height="100"/>`));
  });

  it('an SVG that takes for ever is given up, and so are thousandfold repetitions', async () => {
    const repeated = Array.from(
      { length: 11 },
      (_, level) => `<g id="a${level + 1}">${`<use xlink:href="#a${level}"/>`.repeat(10)}</g>`,
    );
    const bomb = svg(`<defs><rect id="a0" width="1" height="1"/>${repeated.join('')}</defs><use xlink:href="#a11"/>`);
    expect(['picture-damaged', 'picture-too-complex']).toContain(await codeOf(bomb));
    const entities = [...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`);
    const doctype = `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${entities.join('')}]>`;
    expect(await codeOf(Buffer.from(doctype + svg('<text>&j;</text>').toString()))).toBe('picture-damaged');
  });
});

function half(file: Buffer): Buffer {
  return file.subarray(0, file.length >> 1);
}

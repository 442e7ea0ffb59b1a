import { spawnSync } from 'node:child_process';
import { handbookHtml } from '../../src/rendering/handbook';
import { PdfFile } from '../../src/rendering/pdf/pdf-file';
import { PdfPage } from '../../src/rendering/pdf/pdf-page';
import { withBleed } from '../../src/rendering/print-shop/bleed';
import { coarsePictures } from '../../src/rendering/print-shop/coarse-pictures';
import { coverWrap } from '../../src/rendering/print-shop/cover-wrap';
import { withCutMarks } from '../../src/rendering/print-shop/cut-marks';
import { greyDocument } from '../../src/rendering/print-shop/grey-document';
import { withGreyOperators } from '../../src/rendering/print-shop/grey-pdf';
import { toPdfA, toPdfX } from '../../src/rendering/print-shop/press-files';
import { Renderer } from '../../src/rendering/renderer';
import { plain } from '../support/pictures';
import { coloursOfPage, readPdf, type PdfReading } from '../support/read-pdf';
import { sampleEdition } from '../support/sample-editions';

const renderer = new Renderer({ parallel: 2 });
afterAll(() => renderer.close());

const edition = sampleEdition('sk');
let document: ReturnType<typeof handbookHtml>;
let ordinary: Uint8Array;
let press: Uint8Array;
let ordinaryReading: PdfReading;
let pressReading: PdfReading;

beforeAll(async () => {
  const png = (await plain(60, 40, '#ff000088').png().toBuffer()).toString('base64');
  const jpeg = (await plain(60, 40, '#0044ff').jpeg().toBuffer()).toString('base64');
  edition.organisation.logo = { png, width: 60, height: 40, ground: 'light' };
  edition.sections[0]!.clauses[0]!.body += `\n\n![A blue sign](data:image/jpeg;base64,${jpeg})`;
  document = handbookHtml(edition);
  const printed = await Promise.all([document, withBleed(document)].map((one) => renderer.render(one)));
  [ordinary, press] = [printed[0]!.bytes, withCutMarks(printed[1]!.bytes)];
  [ordinaryReading, pressReading] = await Promise.all([readPdf(ordinary), readPdf(press)]);
});

const millimetres = (length: number) => (length / 25.4) * 72;
/** The colour of a point of a page, in millimetres from its upper left corner. */
async function colourAt(bytes: Uint8Array, page: number, x: number, y: number): Promise<string> {
  const mupdf = await import('mupdf');
  const picture = mupdf.Document.openDocument(bytes, 'application/pdf')
    .loadPage(page - 1)
    .toPixmap([1, 0, 0, 1, 0, 0], mupdf.ColorSpace.DeviceRGB, false);
  const at = 3 * (Math.round(millimetres(y)) * picture.getWidth() + Math.round(millimetres(x)));
  return `#${Buffer.from(picture.getPixels()).toString('hex', at, at + 3)}`;
}

describe('a handbook for the print shop', () => {
  it('has the same text on the same pages, at the same place of the cut page', async () => {
    expect(pressReading.pages.map(({ text }) => text)).toEqual(ordinaryReading.pages.map(({ text }) => text));
    expect(pressReading.bookmarks).toEqual(ordinaryReading.bookmarks);
    const [one, other] = await Promise.all([ordinary, press].map(placesOfText));
    expect(other!.length).toBe(one!.length);
    const shifted = millimetres(10);
    other!.forEach(([x, y], index) => {
      // Chromium rounds pages to a quarter of a point and boxes to whole pixels.
      expect(Math.abs(x - one![index]![0] - shifted)).toBeLessThan(1);
      expect(Math.abs(y - one![index]![1] - shifted)).toBeLessThan(1);
    });
  });

  it('tells where it is cut, and its cover reaches beyond that', async () => {
    const pdf = PdfFile.parse(Buffer.from(press));
    for (const page of pdf.pages()) {
      expect(pdf.text(page)).toMatch(
        /\/BleedBox \[19\.843 19\.843 632\.\d+ 879\.\d+\]\n\/TrimBox \[28\.346 28\.346 62\d\.\d+ 870\.\d+\]/,
      );
    }
    const cloth = await colourAt(ordinary, 1, 150, 250);
    for (const [x, y] of [
      [8, 150],
      [222, 150],
      [115, 8],
      [115, 308],
    ] as const) {
      expect(await colourAt(press, 1, x, y)).toMatch(x === 8 ? /^#/ : new RegExp(cloth));
    }
    expect(await colourAt(press, 1, 3, 150)).toBe('#ffffff');
    expect(Buffer.compare(withCutMarks(ordinary), withCutMarks(ordinary))).toBe(0);
  });

  it('has a cover that wraps around its pages, with the title along the spine when there is room', async () => {
    const { document: wrap, folds, spine } = coverWrap(document, 161, 'offset-100');
    expect({ spine, folds }).toEqual({ spine: 10.6, folds: [210, 220.6] });
    const { bytes, pages } = await renderer.render(wrap);
    expect(pages).toBe(1);
    const sheet = withCutMarks(bytes, folds);
    const [page] = (await readPdf(sheet)).pages;
    // Along the spine and on the front; the company is on the back as well.
    expect(page!.text.split(edition.standard.title)).toHaveLength(3);
    expect(page!.text.split(edition.organisation.name)).toHaveLength(3);
    const pdf = PdfFile.parse(Buffer.from(sheet));
    expect(new PdfPage(PdfFile.parse(Buffer.from(bytes)), pdf.pages()[0]!).size.width).toBeCloseTo(
      millimetres(450.6),
      -1,
    );
    expect(coverWrap(document, 40, 'offset-100').document.html).not.toContain('class="spine-title"');
    expect(() => coverWrap({ ...document, html: '' }, 161, 'offset-80')).toThrow('no cover');
  });

  it('names the pictures that are too coarse for a press', () => {
    expect(coarsePictures(ordinary)).toMatchObject([
      { page: 1, width: 60, height: 40, resolution: 148 },
      { page: expect.any(Number), width: 60, height: 40, resolution: 96 },
    ]);
    expect(coarsePictures(ordinary, 96)).toEqual([]);
  });

  async function placesOfText(bytes: Uint8Array): Promise<[number, number][]> {
    const mupdf = await import('mupdf');
    const pdf = mupdf.Document.openDocument(bytes, 'application/pdf');
    const places: [number, number][] = [];
    for (let index = 0; index < pdf.countPages(); index++) {
      pdf
        .loadPage(index)
        .toStructuredText('preserve-whitespace')
        .walk({ onChar: (sign, [x, y]) => void (/\S/.test(sign) && places.push([x, y])) });
    }
    return places;
  }
});

describe('a handbook for the printer of an office', () => {
  it('is the same in greys alone', async () => {
    const { bytes } = await renderer.render(greyDocument(document));
    const grey = await withGreyOperators(bytes);
    const pdf = PdfFile.parse(Buffer.from(grey));
    for (const page of pdf.pages()) {
      expect(new PdfPage(pdf, page).content).not.toMatch(/\s(rg|RG|sc|scn|SC|SCN|cs|CS|k|K|sh)\s/);
    }
    for (const object of pdf.numbers()) expect(pdf.dictionary(object)).not.toMatch(/DeviceRGB|ICCBased|DeviceCMYK/);
    const reading = await readPdf(grey);
    expect(reading.pages.map(({ text }) => text)).toEqual(ordinaryReading.pages.map(({ text }) => text));
    expect(reading).toMatchObject({ tagged: true, title: ordinaryReading.title });
    const colours = await coloursOfPage(grey, 1);
    expect([...colours.keys()].filter((colour) => !/^#(..)\1\1$/.test(colour))).toEqual([]);
    // Most of the cover is paper.
    expect([...colours].toSorted(([, one], [, other]) => other - one)[0]![0]).toBe('#ffffff');
  });
});

describe('what Ghostscript adds', () => {
  const isThere = spawnSync('gs', ['--version']).status === 0;
  const conversions = [
    ['the file of a press', toPdfX, '/GTS_PDFX'],
    ['the file of an archive', toPdfA, '/GTS_PDFA1'],
  ] as const;

  it.each(conversions)('is %s where it is installed, and the refusal where it is not', async (_, make, intent) => {
    await expect(make(press, document.title, { path: '/nowhere/gs' })).rejects.toMatchObject({
      code: 'ghostscript-unavailable',
    });
    if (!isThere) {
      await expect(make(press, document.title)).rejects.toMatchObject({ code: 'ghostscript-unavailable' });
      return;
    }
    const made = await make(press, document.title);
    const reading = await readPdf(made);
    if (intent === '/GTS_PDFX') expect(reading.title).toBe(document.title);
    else
      expect(Buffer.from(made).toString('utf8')).toContain(`<rdf:li xml:lang='x-default'>${document.title}</rdf:li>`);
    expect(reading.pages).toHaveLength(pressReading.pages.length);
    expect(reading.fonts.filter(({ embedded }) => !embedded)).toEqual([]);
    expect(Buffer.from(made).toString('latin1')).toContain(intent);
    if (intent === '/GTS_PDFX') expect(await operatorsOf(made)).not.toMatch(/[\d.]+ (rg|RG)\s/);
  });

  it('is stopped when it takes too long, and says what it could not read', async () => {
    if (!isThere) return expect(toPdfA(press, 'x')).rejects.toMatchObject({ code: 'ghostscript-unavailable' });
    await expect(toPdfA(press, 'x', { timeLimit: 1 })).rejects.toMatchObject({ code: 'conversion-failed' });
    await expect(toPdfA(Buffer.from('no PDF'), 'x')).rejects.toMatchObject({ code: 'conversion-failed' });
  });

  async function operatorsOf(bytes: Uint8Array): Promise<string> {
    const mupdf = await import('mupdf');
    const pdf = mupdf.Document.openDocument(bytes, 'application/pdf') as import('mupdf').PDFDocument;
    const pages = Array.from({ length: pdf.countPages() }, (_, index) => pdf.findPage(index).get('Contents'));
    return pages.map((contents) => contents.readStream().asString()).join('\n');
  }
});

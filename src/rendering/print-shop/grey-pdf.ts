import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { entryOf, PdfFile } from '../pdf/pdf-file';
import { PdfPage } from '../pdf/pdf-page';

/** Rec. 709, by which a screen of our time and a reader's eye weigh the three. */
const weights = [0.2126, 0.7152, 0.0722] as const;

const number = String.raw`(-?[\d.]+)`;
const colour = new RegExp(`(?<=^|\\s)${number} ${number} ${number} (rg|RG)(?=\\s|$)`, 'g');

/**
 * A finished document in real greys: no operator and no picture of it has colour any more, so that a printer takes black ink alone. Its
 * structure, links and bookmarks stay.
 */
export async function withGreyOperators(document: Uint8Array): Promise<Uint8Array> {
  const pdf = PdfFile.parse(Buffer.from(document));
  for (const object of pdf.pages()) {
    const page = new PdfPage(pdf, object);
    page.content = greyed(page.content);
    page.keep();
  }
  for (const object of pdf.numbers()) {
    if (pdf.isStream(object) && /\/Subtype \/Image/.test(pdf.dictionary(object))) await greyPicture(pdf, object);
  }
  // The profiles of the colours are of no use any more.
  pdf.prune();
  return pdf.write();
}

/** The operators of a page with their colours as greys. */
export function greyed(content: string): string {
  return content.replace(colour, (_, ...found: string[]) => {
    const [red = '0', green = '0', blue = '0', operator = 'rg'] = found;
    return `${greyOf(Number(red), Number(green), Number(blue))} ${operator === 'rg' ? 'g' : 'G'}`;
  });
}

function greyOf(red: number, green: number, blue: number): number {
  return Number((weights[0] * red + weights[1] * green + weights[2] * blue).toFixed(4));
}

/** Chromium writes pictures as JPEG where it was given one, else as points of RGB; what is see-through is a picture of its own, in grey. */
async function greyPicture(pdf: PdfFile, object: number): Promise<void> {
  const dictionary = pdf.dictionary(object);
  if (/\/ColorSpace \/DeviceGray/.test(dictionary)) return;
  const packed = pdf.packedStream(object);
  const points = /\/Filter \/DCTDecode/.test(dictionary)
    ? await sharp(packed).greyscale().toColourspace('b-w').raw().toBuffer()
    : greyPoints(inflateSync(packed));
  const kept = ['Width', 'Height', 'SMask'].flatMap((key) => {
    const value = entryOf(dictionary, key);
    return value === null ? [] : [`/${key} ${value}`];
  });
  pdf.setStream(
    object,
    points,
    `/Type /XObject\n/Subtype /Image\n/ColorSpace /DeviceGray\n/BitsPerComponent 8\n${kept.join('\n')}\n`,
  );
}

function greyPoints(rgb: Buffer): Buffer {
  const grey = Buffer.alloc(rgb.length / 3);
  for (let at = 0; at < grey.length; at++) {
    grey[at] = Math.round(greyOf(rgb[3 * at]!, rgb[3 * at + 1]!, rgb[3 * at + 2]!));
  }
  return grey;
}

import { entryOf, PdfFile } from '../pdf/pdf-file';
import { PdfPage } from '../pdf/pdf-page';

/** Dots an inch that a press needs; fewer show. */
export const sharp = 300;

/** A picture that a press shows coarse. */
export interface CoarsePicture {
  /** 1-based. */
  page: number;
  /** Its name on the page, as it is in the PDF. */
  name: string;
  width: number;
  height: number;
  /** Dots an inch as it is printed, of the coarser side. */
  resolution: number;
}

type Matrix = readonly [number, number, number, number, number, number];
const unchanged: Matrix = [1, 0, 0, 1, 0, 0];
const pointsOfInch = 72;

/** The pictures of a finished document that are printed with fewer than `least` dots an inch, in the order of the pages. */
export function coarsePictures(document: Uint8Array, least = sharp): CoarsePicture[] {
  const pdf = PdfFile.parse(Buffer.from(document));
  return pdf.pages().flatMap((object, index) => {
    const page = new PdfPage(pdf, object);
    if (!page.resources.includes('/XObject')) return [];
    return drawnOn(page).flatMap(({ name, matrix }): CoarsePicture[] => {
      const picture = Number(new RegExp(`/${name} (\\d+) 0 R`).exec(page.resources)?.[1]);
      const dictionary = pdf.dictionary(picture);
      if (!/\/Subtype \/Image/.test(dictionary)) return [];
      const [width = 0, height = 0] = ['Width', 'Height'].map((key) => Number(entryOf(dictionary, key)));
      // A picture fills the unit square of its matrix (ISO 32000-1, 8.9.5).
      const [a, b, c, d] = matrix;
      const resolution = pointsOfInch * Math.min(width / Math.hypot(a, b), height / Math.hypot(c, d));
      return resolution < least ? [{ page: index + 1, name, width, height, resolution: Math.round(resolution) }] : [];
    });
  });
}

/** What a page draws by its name, with the matrix in force. Chromium writes one operator a line. */
function drawnOn(page: PdfPage): { name: string; matrix: Matrix }[] {
  const drawn: { name: string; matrix: Matrix }[] = [];
  const saved: Matrix[] = [];
  let matrix = unchanged;
  for (const line of page.content.split('\n')) {
    if (line === 'q') saved.push(matrix);
    else if (line === 'Q') matrix = saved.pop() ?? unchanged;
    else if (line.endsWith(' cm')) matrix = product(line.split(' ').map(Number) as unknown as Matrix, matrix);
    else if (line.endsWith(' Do')) drawn.push({ name: line.slice(1, -' Do'.length), matrix });
  }
  return drawn;
}

function product([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

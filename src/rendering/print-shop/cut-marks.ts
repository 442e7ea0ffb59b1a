import { PdfFile } from '../pdf/pdf-file';
import { PdfPage } from '../pdf/pdf-page';
import { points, slug, trimOffset } from './sheet';

/** Where a wrapped cover is folded, in millimetres from the left edge of the cut sheet. */
export type Folds = readonly number[];

/** The length of a mark: it ends a millimetre before the bleed begins, so that none is left on a page that was cut badly. */
const markLength = slug - 2;
const hairline = 0.25;

/**
 * Gives each page of a document made by `withBleed` the boxes that print shops impose by (ISO 32000-1, 14.11.2), and draws where it is cut, in black of
 * all inks as far as RGB knows such a thing.
 */
export function withCutMarks(document: Uint8Array, folds: Folds = []): Uint8Array {
  const pdf = PdfFile.parse(Buffer.from(document));
  const save = pdf.addStream('', Buffer.from('q\n'));
  const marks = new Map<string, number>();
  for (const object of pdf.pages()) {
    const { width, height } = new PdfPage(pdf, object).size;
    const key = `${width} ${height}`;
    let mark = marks.get(key);
    if (mark === undefined) marks.set(key, (mark = pdf.addStream('', Buffer.from(marksOf(width, height, folds)))));
    const text = pdf
      .text(object)
      .replace(/\/Contents (\d+ 0 R)/, (_, content: string) => `/Contents [${save} 0 R ${content} ${mark} 0 R]`);
    const boxes = [
      ['BleedBox', slug],
      ['TrimBox', trimOffset],
    ] as const;
    const entries = boxes.map(([name, inset]) => `/${name} [${box(width, height, points(inset)).join(' ')}]`);
    pdf.set(object, text.replace(/>>$/, `\n${entries.join('\n')}>>`));
  }
  return pdf.write();
}

function box(width: number, height: number, inset: number): number[] {
  return [inset, inset, width - inset, height - inset].map((place) => Number(place.toFixed(3)));
}

/** The operators that draw the marks at the four corners and at the folds; an artifact, which nobody is to read. */
function marksOf(width: number, height: number, folds: Folds): string {
  const trim = points(trimOffset);
  const end = points(slug - 1);
  const start = end - points(markLength);
  const columns = [trim, width - trim];
  const upright = (x: number) => [line(x, start, x, end), line(x, height - start, x, height - end)];
  const across = (y: number) => [line(start, y, end, y), line(width - start, y, width - end, y)];
  return [
    `Q\n/Artifact BMC\nq 0 0 0 RG ${hairline} w [] 0 d`,
    ...columns.flatMap(upright),
    ...[trim, height - trim].flatMap(across),
    '[2 2] 0 d',
    ...folds.flatMap((fold) => upright(trim + points(fold))),
    'Q\nEMC\n',
  ].join('\n');
}

function line(...places: [fromX: number, fromY: number, toX: number, toY: number]): string {
  const [fromX, fromY, toX, toY] = places.map((place) => place.toFixed(3));
  return `${fromX} ${fromY} m ${toX} ${toY} l S`;
}

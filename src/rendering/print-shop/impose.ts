import { entryOf, PdfFile } from '../pdf/pdf-file';
import { PdfPage } from '../pdf/pdf-page';

/** In points. */
export interface Size {
  width: number;
  height: number;
}

/** A page on a sheet: its lower left corner, from that of the sheet. */
export interface Placed {
  /** From 1. */
  page: number;
  x: number;
  y: number;
  scale: number;
}

export interface Imposition {
  sheet: Size;
  /** What stands on each side of the sheets, in the order of printing. */
  sides: (pages: Size[]) => Placed[][];
  /** Operators drawn over each side, such as lines to cut along. */
  marks?: string;
  /** How a viewer is asked to print it. */
  duplex?: 'DuplexFlipShortEdge' | 'Simplex';
}

const markedContent = /^\/(\w+) ?<<\/MCID \d+ >>\s?BDC$/gm;

/**
 * Puts the pages of a finished document onto larger sheets. For paper only: there are no links, no bookmarks and no structure for screen readers
 * any more. Title, dates, language and fonts stay, and the same document gives the same bytes.
 */
export function impose(document: Uint8Array, { sheet, sides, marks = '', duplex = 'Simplex' }: Imposition): Uint8Array {
  const pdf = PdfFile.parse(Buffer.from(document));
  const pages = pdf.pages().map((object) => new PdfPage(pdf, object));
  const forms = pages.map((page) => formOf(pdf, page));
  const tree = pdf.add('');
  const imposed = sides(pages.map(({ size }) => size)).map((side) => {
    const content = side.map(
      ({ page, x, y, scale }) =>
        `q ${Number(scale.toFixed(5))} 0 0 ${Number(scale.toFixed(5))} ${x.toFixed(3)} ${y.toFixed(3)} cm /P${forms[page - 1]} Do Q\n`,
    );
    const contents = pdf.addStream('', Buffer.from(content.join('') + marks));
    const names = side.map(({ page }) => `/P${forms[page - 1]} ${forms[page - 1]} 0 R`).join(' ');
    return pdf.add(
      `<</Type /Page\n/Parent ${tree} 0 R\n/MediaBox [0 0 ${sheet.width} ${sheet.height}]\n` +
        `/Resources <</XObject <<${names}>>>>\n/Contents ${contents} 0 R>>`,
    );
  });
  pdf.set(
    tree,
    `<</Type /Pages\n/Count ${imposed.length}\n/Kids [${imposed.map((side) => `${side} 0 R`).join(' ')}]>>`,
  );
  const language = entryOf(pdf.text(pdf.root), 'Lang');
  pdf.set(
    pdf.root,
    `<</Type /Catalog\n/Pages ${tree} 0 R${language === null ? '' : `\n/Lang ${language}`}\n` +
      `/ViewerPreferences <</DisplayDocTitle true /PrintScaling /None /Duplex /${duplex}>>>>`,
  );
  pdf.prune();
  return pdf.write();
}

/** A page as something that can be drawn on another one, without the marks that led to it from the structure. */
function formOf(pdf: PdfFile, page: PdfPage): number {
  const { width, height } = page.size;
  const content = page.content.replace(markedContent, '/$1 BMC');
  const entries = `/Type /XObject\n/Subtype /Form\n/BBox [0 0 ${width} ${height}]\n/Resources ${page.resources}\n`;
  return pdf.addStream(entries, Buffer.from(content, 'latin1'));
}

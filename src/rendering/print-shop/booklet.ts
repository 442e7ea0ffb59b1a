import { entryOf, PdfFile } from '../pdf-file';
import { PdfPage } from '../pdf-page';
import { bookletSides } from './imposition';

/** A4 across, in points. */
const sheet = { width: 841.89, height: 595.28 };

const marks = /^\/(\w+) ?<<\/MCID \d+ >>\s?BDC$/gm;

/**
 * Imposes a finished document for a booklet that is folded and stapled in the middle: two pages on each side of a sheet A4, to be printed
 * on both sides and turned on the short edge. Pages A5 keep their size, greater ones are made to fit. For paper only: it has no links, no bookmarks and
 * no structure for screen readers. Title, dates, language and fonts stay, and the same document gives the same bytes.
 */
export function imposeBooklet(document: Uint8Array): Uint8Array {
  const pdf = PdfFile.parse(Buffer.from(document));
  const pages = pdf.pages().map((object) => new PdfPage(pdf, object));
  const forms = pages.map((page) => formOf(pdf, page));
  const tree = pdf.add('');
  const sides = bookletSides(pages.length).map((side) => {
    const placed = side.flatMap((number, half) =>
      number === null ? [] : [{ form: forms[number - 1]!, ...placeOf(pages[number - 1]!, half) }],
    );
    const content = placed.map(({ form, scale, x, y }) => `q ${scale} 0 0 ${scale} ${x} ${y} cm /P${form} Do Q\n`);
    const contents = pdf.addStream('', Buffer.from(content.join('')));
    const names = placed.map(({ form }) => `/P${form} ${form} 0 R`).join(' ');
    return pdf.add(
      `<</Type /Page\n/Parent ${tree} 0 R\n/MediaBox [0 0 ${sheet.width} ${sheet.height}]\n` +
        `/Resources <</XObject <<${names}>>>>\n/Contents ${contents} 0 R>>`,
    );
  });
  pdf.set(tree, `<</Type /Pages\n/Count ${sides.length}\n/Kids [${sides.map((side) => `${side} 0 R`).join(' ')}]>>`);
  const language = entryOf(pdf.text(pdf.root), 'Lang');
  pdf.set(
    pdf.root,
    `<</Type /Catalog\n/Pages ${tree} 0 R${language === null ? '' : `\n/Lang ${language}`}\n` +
      '/ViewerPreferences <</DisplayDocTitle true /PrintScaling /None /Duplex /DuplexFlipShortEdge>>>>',
  );
  pdf.prune();
  return pdf.write();
}

/** A page as something that can be drawn on another one, without the marks that led to it from the structure. */
function formOf(pdf: PdfFile, page: PdfPage): number {
  const { width, height } = page.size;
  const content = page.content.toString('latin1').replace(marks, '/$1 BMC');
  const entries = `/Type /XObject\n/Subtype /Form\n/BBox [0 0 ${width} ${height}]\n/Resources ${page.resources}\n`;
  return pdf.addStream(entries, Buffer.from(content, 'latin1'));
}

/** Both halves meet at the fold. */
function placeOf(page: PdfPage, half: number): { scale: number; x: string; y: string } {
  const { width, height } = page.size;
  const scale = Math.min(1, sheet.width / 2 / width, sheet.height / height);
  const x = sheet.width / 2 - (half === 0 ? width * scale : 0);
  return { scale: Number(scale.toFixed(5)), x: x.toFixed(3), y: ((sheet.height - height * scale) / 2).toFixed(3) };
}

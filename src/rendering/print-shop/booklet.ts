import { impose, type Placed, type Size } from './impose';
import { bookletSides } from './imposition';

/** A4 across, in points. */
const sheet = { width: 841.89, height: 595.28 };

/**
 * Imposes a finished document for a booklet that is folded and stapled in the middle: two pages on each side of a sheet A4, to be printed
 * on both sides and turned on the short edge. Pages A5 keep their size, greater ones are made to fit.
 */
export function imposeBooklet(document: Uint8Array): Uint8Array {
  const sides = (pages: Size[]) =>
    bookletSides(pages.length).map((side) =>
      side.flatMap((page, half) => (page === null ? [] : [placed(page, pages[page - 1]!, half)])),
    );
  return impose(document, { sheet, sides, duplex: 'DuplexFlipShortEdge' });
}

/** Both halves meet at the fold. */
function placed(page: number, { width, height }: Size, half: number): Placed {
  const scale = Math.min(1, sheet.width / 2 / width, sheet.height / height);
  const x = sheet.width / 2 - (half === 0 ? width * scale : 0);
  return { page, scale, x, y: (sheet.height - height * scale) / 2 };
}

import { impose, type Placed, type Size } from './impose';

/** A4 upright, in points, cut into eight cards. */
const sheet = { width: 595.28, height: 841.89 };
const [columns, rows] = [2, 4];
export const cardsOfSheet = columns * rows;
const card = { width: sheet.width / columns, height: sheet.height / rows };

/** Puts the pages of a finished document, cards A7 across, onto sheets A4: eight on each, row by row, with lines to cut along. */
export function imposeCards(document: Uint8Array): Uint8Array {
  const sides = (pages: Size[]) =>
    Array.from({ length: Math.ceil(pages.length / cardsOfSheet) }, (_, side) =>
      pages
        .slice(side * cardsOfSheet, (side + 1) * cardsOfSheet)
        .map((size, index) => placed(side * cardsOfSheet + index + 1, size, index)),
    );
  return impose(document, { sheet, sides, marks: cutLines() });
}

function placed(page: number, { width, height }: Size, index: number): Placed {
  const scale = Math.min(1, card.width / width, card.height / height);
  const [column, row] = [index % columns, Math.floor(index / columns)];
  return { page, scale, x: column * card.width, y: sheet.height - (row + 1) * card.height };
}

/** Dotted hairlines between the cards: most printers leave the edge of the sheet white, so it has none. */
function cutLines(): string {
  const across = Array.from({ length: rows - 1 }, (_, row) => line(0, (row + 1) * card.height, sheet.width, 0));
  const upright = Array.from({ length: columns - 1 }, (_, column) =>
    line((column + 1) * card.width, 0, 0, sheet.height),
  );
  return `/Artifact BMC\nq 0.6 0.6 0.6 RG 0.4 w [2 3] 0 d\n${[...across, ...upright].join('\n')}\nQ\nEMC\n`;
}

function line(x: number, y: number, width: number, height: number): string {
  const places = [x, y, x + width, y + height].map((place) => place.toFixed(3));
  return `${places[0]} ${places[1]} m ${places[2]} ${places[3]} l S`;
}

/** How much a page is printed larger than it is cut, and what is left around that for the marks of the print shop; in millimetres. */
export const bleed = 3;
export const slug = 7;

/** From the edge of the sheet to the edge of the cut page. */
export const trimOffset = bleed + slug;

const pointsOfInch = 72;
const millimetresOfInch = 25.4;

export function points(millimetres: number): number {
  return (millimetres * pointsOfInch) / millimetresOfInch;
}

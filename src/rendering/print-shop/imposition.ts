/** One side of a sheet that is folded in the middle: the pages on its left and right half, from 1; null for an empty one. */
export type Side = readonly [left: number | null, right: number | null];

const pagesOfSheet = 4;

/**
 * Where each page of a saddle-stitched booklet stands, side by side, in the order of printing: front of the outermost sheet, its back, and so on
 * inwards. What is missing to whole sheets is left empty before the last page, which stays the back cover.
 */
export function bookletSides(pages: number): Side[] {
  if (pages === 0) return [];
  const places = Math.ceil(pages / pagesOfSheet) * pagesOfSheet;
  const pageAt = (place: number) => {
    if (place === places && pages > 1) return pages;
    return place < pages || place === 1 ? place : null;
  };
  return Array.from({ length: places / 2 }, (_, side): Side => {
    const [low, high] = [side + 1, places - side];
    // On a front the later page is on the left, on its back on the right.
    return side % 2 === 0 ? [pageAt(high), pageAt(low)] : [pageAt(low), pageAt(high)];
  });
}

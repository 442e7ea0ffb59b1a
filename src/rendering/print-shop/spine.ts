/** Papers that print shops in this part of the world have, with the thickness of a leaf in millimetres. */
export const papers = {
  /** Uncoated, as in an office. */
  'offset-80': { grammage: 80, leaf: 0.102 },
  'offset-90': { grammage: 90, leaf: 0.113 },
  'offset-100': { grammage: 100, leaf: 0.124 },
  'offset-120': { grammage: 120, leaf: 0.148 },
  /** Coated, matt and glossy. */
  'matt-115': { grammage: 115, leaf: 0.104 },
  'matt-130': { grammage: 130, leaf: 0.119 },
  'matt-150': { grammage: 150, leaf: 0.14 },
  'gloss-115': { grammage: 115, leaf: 0.085 },
  'gloss-130': { grammage: 130, leaf: 0.096 },
  'gloss-150': { grammage: 150, leaf: 0.112 },
} as const;
export type Paper = keyof typeof papers;

/** A narrower spine has no room for a title: what stands on it would run onto the covers. */
export const narrowestTitled = 6;

/** Perfect binding adds two halves of the cover's board and glue. */
const board = 0.6;
const pagesOfLeaf = 2;

/**
 * The spine of a glued book in millimetres, to a tenth. A book of as many pages of the same paper may differ by a tenth of it: the print shop's own
 * figure, where it gives one, is better.
 */
export function spineWidth(pages: number, paper: Paper): number {
  const leaves = Math.ceil(pages / pagesOfLeaf);
  return Number((leaves * papers[paper].leaf + board).toFixed(1));
}

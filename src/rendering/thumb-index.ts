import type { Accents } from './company-colour';
import { cssString, shortened } from './running-heads';

/** A tab at the outer edge of the pages named `page`, by which a chapter is found on the closed book. */
export interface ThumbTab {
  page: string;
  /** The number of a section, or the name of a job role. */
  text: string;
  kind: 'section' | 'job-role';
}

const widths = { section: 8, 'job-role': 8 };
const heights = { section: 13, 'job-role': 38 };
const gap = 2;
const longestText = 26;

/**
 * The `@page` rules of the tabs: boxes in the outer margin, each kind staggered down the edge from the head of the page.
 * @param edge millimetres between the margins that tabs share; where they are all taken, the next begins at the head again
 */
export function thumbIndex(tabs: ThumbTab[], { accent, deep, tint }: Accents, edge: number): string {
  const counts = { section: 0, 'job-role': 0 };
  return tabs
    .flatMap(({ page, text, kind }) => {
      const step = heights[kind] + gap;
      const slot = counts[kind]++ % Math.floor((edge + gap) / step);
      const box =
        `content:${cssString(shortened(text, longestText))};box-sizing:border-box;width:${widths[kind]}mm;height:${heights[kind]}mm;` +
        `text-align:center;vertical-align:middle;font:600 ${kind === 'section' ? '11pt' : '7.5pt'} 'Source Sans 3';` +
        (kind === 'section' ? `background:${tint};color:${deep}` : `background:${accent};color:#ffffff`);
      // The letters of a name stand with their feet to the book, on either side.
      const turned = (side: 'right' | 'left') =>
        kind === 'section' ? '' : `;writing-mode:${side === 'right' ? 'vertical-rl' : 'sideways-lr'}`;
      return [
        `@page ${page}:right{@right-top{${box};margin:${slot * step}mm 0 0 auto${turned('right')}}}`,
        `@page ${page}:left{@left-top{${box};margin:${slot * step}mm auto 0 0${turned('left')}}}`,
      ];
    })
    .join('\n');
}

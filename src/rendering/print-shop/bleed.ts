import type { HtmlDocument } from '../document';
import { bleed, slug, trimOffset } from './sheet';

/** The tabs of the thumb index, at the outer edge of pages. */
const tab = /@(right|left)-top\s*\{([^{}]*)\}/g;
const pageRule = /(@page[^{}]*\{)([^{}]*)/g;

/**
 * The document on a larger sheet for the print shop: covers reach beyond the cut, everything else stays where it was, on the same pages.
 * Finished, it gets its boxes and marks from `withCutMarks`.
 */
export function withBleed(document: HtmlDocument): HtmlDocument {
  return { ...document, html: document.html.replace(/<style>[^]*?<\/style>/, (style) => enlarged(style)) };
}

/** Every page grows on all sides; what has no margin, such as a cover, grows into the bleed. */
function enlarged(style: string): string {
  const rules = style.replace(pageRule, (_, head: string, declarations: string) => {
    const grown = declarations
      .replace(/(size:\s*)([^;}]+)/, (__, name: string, size: string) => name + plus(size, 2 * trimOffset))
      .replace(
        /(margin:\s*)([^;}]+)/,
        (__, name: string, margin: string) =>
          name + (/^0\w*$/.test(margin.trim()) ? `${slug}mm` : plus(margin, trimOffset)),
      );
    return head + grown;
  });
  return rules
    .replace(tab, (_, side: string, box: string) => `@${side}-top{${tabInBleed(side, box)}}`)
    .replace('</style>', `${bleedStyles}</style>`);
}

/** A tab grows over the edge where the page is cut; what stands on it stays. */
function tabInBleed(side: string, box: string): string {
  const outer = side === 'right' ? /(margin:\S+ )0( 0 auto)/ : /(margin:\S+ auto 0 )0()/;
  const placed = box.replace(outer, (_, before: string, after: string) => `${before}${slug}mm${after}`);
  return `${placed.replace(/([^-]width:)([^;]+)/, (_, name: string, width: string) => name + plus(width, bleed))};padding-${side}:${bleed}mm`;
}

function plus(lengths: string, millimetres: number): string {
  return lengths.replace(
    /([\d.]+)mm|\b0\b/g,
    (_, length: string | undefined) => `${Number(length ?? 0) + millimetres}mm`,
  );
}

// The scale on the cover begins at the edge, so its lines are made longer to the left.
const scaleLines = [7, 10, 14].map(
  (width, index) => `.cover-scale path:nth-child(${index + 1}){stroke-width:${width};transform:translateX(-1.5px)}`,
);

const bleedStyles = `
@page{@top-left{padding-top:${trimOffset}mm}@top-right{padding-top:${trimOffset}mm}
@bottom-left{padding-bottom:${trimOffset}mm}@bottom-right{padding-bottom:${trimOffset}mm}}
.cover{border:${bleed}mm solid transparent;overflow:clip;overflow-clip-margin:border-box;background-clip:border-box;background-origin:border-box;
width:calc(var(--page-width) + ${2 * bleed}mm);height:calc(var(--page-height) + ${2 * bleed}mm)}
.cover-scale{top:0;overflow:visible}
${scaleLines.join('\n')}
`;

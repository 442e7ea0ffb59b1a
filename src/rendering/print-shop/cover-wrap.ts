import type { HtmlDocument } from '../document';
import { withBleed } from './bleed';
import type { Folds } from './cut-marks';
import { bleed } from './sheet';
import { narrowestTitled, spineWidth, type Paper } from './spine';

/** The cover of a glued handbook as one sheet: back, spine, front. */
export interface CoverWrap {
  document: HtmlDocument;
  folds: Folds;
  /** In millimetres. */
  spine: number;
}

/** A4. */
const page = { width: 210, height: 297 };

/**
 * Wraps the cover of a composed handbook around as many pages of a paper. The title runs along the spine from top to bottom (ISO 6357) when the
 * spine is wide enough. It already has its bleed; finished, it gets its marks from `withCutMarks(bytes, folds)`.
 * @throws Error when the document has no cover
 */
export function coverWrap(handbook: HtmlDocument, pages: number, paper: Paper): CoverWrap {
  const { html } = handbook;
  const cover = /<section class="cover">[^]*?<\/section>/.exec(html)?.[0];
  if (cover === undefined) throw new Error('the document has no cover to be wrapped around it');
  const spine = spineWidth(pages, paper);
  const part = (name: string) => new RegExp(`<(\\w+) class="${name}[^"]*">([^]*?)</\\1>`).exec(cover)?.[2] ?? '';
  const back =
    /<section class="cover back-cover">[^]*?<\/section>/.exec(html)?.[0] ??
    `<section class="cover back-cover"><div></div><p class="cover-foot"><strong>${part('cover-organisation')}</strong></p></section>`;
  const title = spine < narrowestTitled ? '' : `<p class="spine-title">${part('cover-title')}</p>`;
  const head = html
    .slice(0, html.indexOf('<body'))
    .replace('</style>', `${wrapStyles(spine)}</style>`)
    // Nothing of the handbook's own pages is left, and with them none of their running heads.
    .replace(/@page[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  const sheet = `@page{size:${2 * page.width + spine}mm ${page.height}mm;margin:0}`;
  const body = `<body class="handbook"><div class="wrap">${back}<div class="spine">${title}</div>${cover}</div></body></html>`;
  return {
    document: withBleed({
      ...handbook,
      html: head.replace('</style>', `${sheet}</style>`) + body,
      outline: [],
      numbered: [],
    }),
    folds: [page.width, page.width + spine],
    spine,
  };
}

function wrapStyles(spine: number): string {
  const height = `${page.height + 2 * bleed}mm`;
  return `
.wrap{display:flex;width:${2 * page.width + spine + 2 * bleed}mm;height:${height};background:var(--accent-deep);overflow:hidden}
.wrap .cover{page:auto;flex:none;border-left-width:0!important;width:${page.width + bleed}mm!important}
.wrap .cover-scale{overflow:hidden!important}
.wrap .back-cover{break-before:auto;border-left-width:${bleed}mm!important;border-right-width:0}
.spine{flex:none;height:${height};color:#fdfbf6}
.spine{width:${spine}mm;display:grid;place-items:center}
.spine-title{margin:0;writing-mode:vertical-rl;max-height:${page.height - 50}mm;white-space:nowrap;overflow:hidden;
font:600 ${Math.min(spine * 1.3, 16).toFixed(1)}pt / 1 var(--sans)}
`;
}

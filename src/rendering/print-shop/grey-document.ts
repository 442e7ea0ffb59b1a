import type { HtmlDocument } from '../document';

/**
 * The document for the printer of an office: light covers that need little toner, and what is told apart by colour told apart without it. Its
 * colours are still those of a screen; `withGreyOperators` makes them grey.
 */
export function greyDocument(document: HtmlDocument): HtmlDocument {
  return { ...document, html: document.html.replace('</style>', `${greyStyles}</style>`) };
}

// Contrast on white: 21, 7.5, 5.3; nothing that is read is lighter. What is avoided has a broken line beside it, what is said a whole one.
const greyStyles = `
:root:root{--ink:#000;--ink-soft:#555;--ink-faint:#6e6e6e;--paper:#fff;--paper-tint:#f2f2f2;--rule:#bbb;--accent:#222;--accent-deep:#000;
--accent-tint:#f2f2f2;--gilt:#555;--gilt-light:#555;--say:#000;--say-tint:#fff;--avoid:#000;--avoid-tint:#fff}
.cover{background:#fff;color:#000;border-top:6mm solid #000}
.cover-organisation,.cover-kind,.cover-summary,.cover-foot,.cover-foot strong{color:#000}
.cover-foot{border-color:#000}
.cover-logo.light{padding:0;background:none}
.cover-scale g{stroke:#000}
.fact.say{border-left:1.2mm solid #000}
.fact.avoid{border-left:1.2mm dashed #555}
ins{text-decoration:underline 1pt}
del{text-decoration:line-through 1pt}
.watermark{color:rgb(0 0 0 / 9%)}
`;

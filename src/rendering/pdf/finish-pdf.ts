import { withArtifacts } from './artifacts';
import { destinationsOf, type Destination } from './pdf-destinations';
import type { HtmlDocument, OutlineEntry } from '../document';
import type { ExpectedText } from '../kept-text/expected-text';
import { TextReading } from '../kept-text/page-text';
import { LinkDescriptions } from './link-descriptions';
import { PageNumbers } from './page-numbers';
import { pdfText, type PdfFile } from './pdf-file';
import { PdfPage } from './pdf-page';
import { joinPortions } from '../portions/joined-pdf';
import { RunningFeet } from '../portions/running-feet';
import { searchable } from './searchable-text';

// HTML elements that Chromium tags by their own names, which readers of PDF 1.7 don't know (ISO 32000-1, 14.8.4).
const roleMap = '/RoleMap <</Em /Span /Strong /Span /Aside /Div>>';

/** A finished document. */
export interface RenderedPdf {
  bytes: Uint8Array;
  pages: number;
}

/**
 * Makes what Chromium printed, in one portion or several, into a finished document: text that can be searched, page numbers in
 * the contents, bookmarks with the titles of the model, dates and node names that don't depend on the hour and the browser's past.
 * @throws Error when a place that the document names or any of its text is not in the PDF
 */
export function finishPdf(portions: PdfFile[], document: HtmlDocument, expected: ExpectedText): RenderedPdf {
  const pdf = joinPortions(portions);
  const pages = pdf.pages().length;
  const destinations = destinationsOf(pdf);
  const destination = (anchor: string): Destination => {
    const found = destinations.get(anchor);
    if (!found) throw new Error(`${anchor} is missing from the PDF`);
    return found;
  };
  const numbers = document.numbered.map((anchor) => destination(anchor).page);
  const feet = portions.length > 1 ? new RunningFeet(pdf, pages) : null;
  workOnPages(pdf, new PageNumbers(pdf, numbers), feet, new LinkDescriptions(pdf, document.outline), expected);
  const outlines = writeOutline(pdf, document.outline, destination);
  pdf.set(pdf.root, pdf.text(pdf.root).replace(/>>$/, `\n/Outlines ${outlines} 0 R\n/PageMode /UseOutlines>>`));
  const tree = pdf.reference(pdf.root, 'StructTreeRoot');
  pdf.set(tree, pdf.text(tree).replace(/>>$/, `\n${roleMap}>>`));
  renumberNodes(pdf);
  const date = `(D:${document.date.replaceAll('-', '')}000000Z)`;
  pdf.set(
    pdf.info,
    `<</Title ${pdfText(document.title)}\n/Creator (Etalon)\n/Producer (Chromium)\n/CreationDate ${date}\n/ModDate ${date}>>`,
  );
  return { bytes: pdf.write(), pages };
}

// Enough to find the place, and no more than a person reads.
const wordsTold = 12;

/** What is done to the pages, one after the other, so that each is unpacked once; last, its text is read as it will stand. */
function workOnPages(
  pdf: PdfFile,
  numbers: PageNumbers,
  feet: RunningFeet | null,
  links: LinkDescriptions,
  expected: ExpectedText,
): void {
  const reading = new TextReading(pdf);
  for (const [index, object] of pdf.pages().entries()) {
    const page = new PdfPage(pdf, object);
    page.content = searchable(page.content);
    numbers.fill(page);
    feet?.fill(page, index + 1);
    page.content = withArtifacts(page.content);
    links.describe(page);
    reading.read(page);
    page.keep();
  }
  numbers.finish();
  const lost = expected.lostIn(pdf, reading);
  if (lost.length === 0) return;
  const told = lost.slice(0, wordsTold).map((word) => shortened(word));
  throw new Error(`text is missing from the PDF, ${lost.length} words: ${told.join(' ')}`);
}

/** Writes the bookmarks; Chromium's own double titles that move to the next page, and grow slow in long documents. */
function writeOutline(pdf: PdfFile, entries: OutlineEntry[], destination: (anchor: string) => Destination): number {
  const root = pdf.add('');
  const writeLevel = (level: OutlineEntry[], parent: number): string => {
    const items = level.map((entry) => ({ entry, object: pdf.add('') }));
    items.forEach(({ entry, object }, index) => {
      const before = items[index - 1];
      const after = items[index + 1];
      pdf.set(
        object,
        `<</Title ${pdfText(entry.title)}\n/Dest ${destination(entry.anchor).array}\n/Parent ${parent} 0 R` +
          (before ? `\n/Prev ${before.object} 0 R` : '') +
          (after ? `\n/Next ${after.object} 0 R` : '') +
          // A negative count keeps the level closed until the reader opens it.
          (entry.children.length > 0 ? `${writeLevel(entry.children, object)}\n/Count -${entry.children.length}` : '') +
          '>>',
      );
    });
    const [first, last] = [items.at(0), items.at(-1)];
    return first && last ? `\n/First ${first.object} 0 R\n/Last ${last.object} 0 R` : '';
  };
  pdf.set(root, `<</Type /Outlines${writeLevel(entries, root)}\n/Count ${entries.length}>>`);
  return root;
}

/** Chromium names table cells after its own running count of nodes: count them anew, keeping their order. */
function renumberNodes(pdf: PdfFile): void {
  const named: { number: number; text: string }[] = [];
  const nodes = new Set<string>();
  for (const number of pdf.numbersWith('(node')) {
    const text = pdf.text(number);
    named.push({ number, text });
    for (const [, node = ''] of text.matchAll(/\(node(\d+)\)/g)) nodes.add(node);
  }
  const sorted = [...nodes].sort();
  const renumbered = new Map(sorted.map((node, index) => [node, String(index + 1).padStart(node.length, '0')]));
  for (const { number, text } of named) {
    pdf.set(
      number,
      text.replace(/\(node(\d+)\)/g, (_, node: string) => `(node${renumbered.get(node)})`),
    );
  }
}

function shortened(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

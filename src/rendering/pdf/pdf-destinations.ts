import type { PdfFile } from './pdf-file';

/** Where an element with an `id` came to stand. */
export interface Destination {
  /** 1-based. */
  page: number;
  /** The destination as PDF writes it, `[13 0 R /XYZ 6 827.67 0]`. */
  array: string;
}

/** Every named destination of the PDF: Chromium writes one for each `id` that a link of the document leads to, and nothing where none does. */
export function destinationsOf(pdf: PdfFile): Map<string, Destination> {
  const pageNumbers = new Map(pdf.pages().map((object, index) => [object, index + 1]));
  if (!/\/Dests\b/.test(pdf.text(pdf.root))) return new Map();
  const dictionary = pdf.text(pdf.reference(pdf.root, 'Dests'));
  const destinations = new Map<string, Destination>();
  for (const [, name = '', array = '', page] of dictionary.matchAll(/\/([\w-]+) (\[(\d+) 0 R [^\]]*\])/g)) {
    const number = pageNumbers.get(Number(page));
    if (number === undefined) throw new Error(`destination ${name} leads to no page`);
    destinations.set(name, { page: number, array });
  }
  return destinations;
}

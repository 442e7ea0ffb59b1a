import type { PdfFile } from '../pdf/pdf-file';

/** A piece of a page by the number that its structure gives it. */
export interface MarkedContent {
  /** The object of the page. */
  page: number;
  mark: number;
}

/** The pieces of a document in the order in which it is read aloud, from the tree of its structure (ISO 32000-1, 14.7). */
export function readingOrder(pdf: PdfFile): MarkedContent[] {
  const order: MarkedContent[] = [];
  // A stack of our own: a tree may be deeper than calls can be.
  const waiting: (number | MarkedContent)[] = [pdf.reference(pdf.root, 'StructTreeRoot')];
  while (waiting.length > 0) {
    const next = waiting.pop()!;
    if (typeof next !== 'number') order.push(next);
    else waiting.push(...kidsOf(pdf.text(next)).reverse());
  }
  return order;
}

/** The kids of an element: other elements by their objects, and pieces of pages. */
function kidsOf(element: string): (number | MarkedContent)[] {
  const [entry, kids] = /\/K (\[[^\]]*\]|<<[^>]*>>|\d+ 0 R|\d+)/.exec(element) ?? ['', ''];
  const ownPage = Number(/\/Pg (\d+) 0 R/.exec(element.replace(entry, ''))?.[1] ?? NaN);
  return [...(kids ?? '').matchAll(/<<([^>]*)>>|(\d+) 0 R|(\d+)/g)].flatMap(
    ([, elsewhere, object, mark]): (number | MarkedContent)[] => {
      if (object !== undefined) return [Number(object)];
      if (mark !== undefined) return [{ page: ownPage, mark: Number(mark) }];
      const page = Number(/\/Pg (\d+) 0 R/.exec(elsewhere ?? '')?.[1] ?? ownPage);
      // What is no marked content is a link or the like, which has no text of its own.
      const numbered = /\/MCID (\d+)/.exec(elsewhere ?? '')?.[1];
      return numbered === undefined ? [] : [{ page, mark: Number(numbered) }];
    },
  );
}

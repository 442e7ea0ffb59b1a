import type { OutlineEntry } from '../document';
import { pdfText, type PdfFile } from './pdf-file';
import type { PdfPage } from './pdf-page';

/**
 * Says in words where the links of pages lead: to a chapter or clause by its title, elsewhere by the address. Readers tell it
 * when a link has the focus (ISO 32000-1, 14.9.3); Chromium leaves it out. Links that lead to the same place share the words.
 */
export class LinkDescriptions {
  private readonly titles = new Map<string, string>();
  /** The objects that hold the words. */
  private readonly words = new Map<string, number>();

  constructor(
    private readonly pdf: PdfFile,
    outline: OutlineEntry[],
  ) {
    for (const { anchor, title } of outline.flatMap((entry) => [entry, ...entry.children]))
      this.titles.set(anchor, title);
  }

  describe(page: PdfPage): void {
    for (const annotation of page.annotations()) {
      const text = this.pdf.text(annotation);
      const description = this.descriptionOf(text);
      if (description === null) continue;
      this.pdf.set(annotation, text.replace(/>>$/, `\n/Contents ${this.wordsOf(description)} 0 R>>`));
    }
  }

  private wordsOf(description: string): number {
    let words = this.words.get(description);
    if (words === undefined) this.words.set(description, (words = this.pdf.add(pdfText(description))));
    return words;
  }

  private descriptionOf(annotation: string): string | null {
    const anchor = /\/Dest \/([\w-]+)/.exec(annotation)?.[1];
    if (anchor !== undefined) return this.titles.get(anchor) ?? null;
    const address = /\/URI \(((?:\\.|[^\\)])*)\)/.exec(annotation)?.[1];
    return address?.replace(/\\(.)/g, '$1') ?? null;
  }
}

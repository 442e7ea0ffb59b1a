import { entryOf, references, type PdfFile } from './pdf-file';

/**
 * A page in hand: what it shows is unpacked once for all who read it, and packed again only when somebody changed it.
 */
export class PdfPage {
  private readonly dictionary: string;
  private readonly contentObject: number;
  private operators: string | null = null;
  private encoded: Buffer | null = null;
  private changed = false;

  /** @throws Error when the page isn't one as Chromium writes it */
  constructor(
    private readonly pdf: PdfFile,
    readonly object: number,
  ) {
    this.dictionary = pdf.text(object);
    this.contentObject = pdf.reference(object, 'Contents');
  }

  /** The names of its fonts with their objects. */
  fonts(): [name: string, object: number][] {
    return [...this.dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', object]) => [name, Number(object)]);
  }

  /** The objects of its links. */
  annotations(): number[] {
    return references(entryOf(this.dictionary, 'Annots') ?? '');
  }

  /** What its content names, as it is written in the PDF. */
  get resources(): string {
    return entryOf(this.dictionary, 'Resources') ?? '<<>>';
  }

  /** In points, from the origin. */
  get size(): { width: number; height: number } {
    const [, , width = NaN, height = NaN] =
      (entryOf(this.dictionary, 'MediaBox') ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
    return { width, height };
  }

  /** The operators that draw the page, a sign for each byte. */
  get content(): string {
    return (this.operators ??= this.pdf.stream(this.contentObject).toString('latin1'));
  }

  set content(content: string) {
    if (content === this.operators) return;
    this.operators = content;
    this.encoded = null;
    this.changed = true;
  }

  /** The same as it is written. */
  get bytes(): Buffer {
    return (this.encoded ??= Buffer.from(this.content, 'latin1'));
  }

  /** Puts what was changed into the PDF. */
  keep(): void {
    if (this.changed) this.pdf.setStream(this.contentObject, this.bytes);
    this.changed = false;
  }
}

import { pageNumberFont } from '../fonts';
import type { PdfFile } from './pdf-file';
import type { PdfPage } from './pdf-page';

/**
 * Stands in the HTML wherever a page number will: all ten digits, so that the font subset in the PDF holds each of
 * them and the run itself tells which glyph is which.
 */
export const allDigits = '0123456789';

/** The same where a number begins at the left of its place, which is three digits wide, instead of ending at the right. */
export const allDigitsFromTheLeft = '9876543210';
const placeFromTheLeft = 3;

const setsPageNumbers = new RegExp(`/Subtype /Type0\\s+/BaseFont /[A-Z]{6}\\+${pageNumberFont}\\b`);

/**
 * Writes page numbers into a printed document, in the content streams themselves, so that text, tags and fonts stay as
 * Chromium made them and nothing has to be printed twice. Chromium cannot number a table of contents (no
 * `target-counter`), and the numbers are known only once it has laid out the pages.
 *
 * Chromium shows each glyph apart, with its advance: `/F8 10 Tf … Tm <0535> Tj 7.9 0 Td <0536> Tj …`. A run of the
 * ten digits in the face kept for this becomes the last few of its places, with the digits of the number.
 */
export class PageNumbers {
  private readonly fonts = new Map<number, boolean>();
  private filled = 0;

  /** @param numbers in the order in which the document shows them */
  constructor(
    private readonly pdf: PdfFile,
    private readonly numbers: number[],
  ) {}

  /** Fills the places of the next page. */
  fill(page: PdfPage): void {
    const font = page.fonts().find(([, object]) => this.isOurs(object))?.[0];
    if (font === undefined) return;
    const run = new RegExp(
      `(/${font} [\\d.]+ Tf\\n[^\\n]+ Tm\\n)((?:(?:[-\\d.]+ 0 Td )?<[0-9A-F]+> Tj\\n){10})(?=ET)`,
      'g',
    );
    page.content = page.content.replace(
      run,
      (_, position: string, glyphs: string) => position + setNumber(glyphs, String(this.numbers[this.filled++] ?? 0)),
    );
  }

  /** @throws Error when the document shows another count of placeholders than there are numbers */
  finish(): void {
    const { filled, numbers } = this;
    if (filled !== numbers.length) throw new Error(`${filled} places for ${numbers.length} page numbers in the PDF`);
  }

  private isOurs(font: number): boolean {
    const known = this.fonts.get(font) ?? setsPageNumbers.test(this.pdf.text(font));
    this.fonts.set(font, known);
    return known;
  }
}

/** Sets `number` flush with the right end of the run of ten digits `glyphs`, or with the left of its place where they run backwards. */
function setNumber(glyphs: string, number: string): string {
  const codes: string[] = [];
  const places: number[] = [];
  let place = 0;
  for (const [, advance = '0', code = ''] of glyphs.matchAll(/(?:([-\d.]+) 0 Td )?<([0-9A-F]+)> Tj\n/g)) {
    place += Number(advance);
    places.push(place);
    codes.push(code);
  }
  // The codes of glyphs are as long as each other, and those of digits are in the order of digits.
  const isFromTheLeft = codes[0]! > codes.at(-1)!;
  const first = places.length - (isFromTheLeft ? Math.max(number.length, placeFromTheLeft) : number.length);
  let at = 0;
  return [...number]
    .map((digit, index) => {
      const target = places[first + index] ?? 0;
      const move = target - at;
      at = target;
      return `${move.toFixed(4)} 0 Td <${codes[isFromTheLeft ? 9 - Number(digit) : Number(digit)]}> Tj\n`;
    })
    .join('');
}

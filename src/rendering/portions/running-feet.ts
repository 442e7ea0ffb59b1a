import { glyphTextOf } from '../kept-text/to-unicode';
import { allDigits, allDigitsFromTheLeft } from '../pdf/page-numbers';
import type { PdfFile } from '../pdf/pdf-file';
import type { PdfPage } from '../pdf/pdf-page';

// What runs in the margins comes first on a page, and outside of the structure.
const structure = '/MCID ';

/** A line of text: `BT↵/F5 10.6 Tf↵1 0 0 -1 626.6 1084 Tm↵<04C6> Tj↵4.7 0 Td <04C7> Tj↵ET↵`. */
const lines = /(BT\n\/(F\d+) [\d.]+ Tf\n(?:[-\d.]+ ){4})([-\d.]+)( [-\d.]+ Tm\n)([^]*?)(?=ET\n)/g;
const glyphs = /(?:([-\d.]+) 0 Td )?<([0-9A-F]{4})> Tj\n/g;

/** What stands in the style sheet of a portion for what is known only when all are printed. */
export const unknown = { page: allDigits, pages: allDigitsFromTheLeft };

interface Glyph {
  /** How far it stands from the one before; nothing for the first of a line. */
  move: string | undefined;
  code: string;
  letter: string;
}

/**
 * Writes “page x of y” at the foot of pages that were laid out when neither was known, and that show all ten digits for each. On a left-hand page the
 * line stays where it begins, on a right-hand page where it ends.
 */
export class RunningFeet {
  private readonly letters = new Map<number, Uint16Array>();

  /** @param pages of the whole document */
  constructor(
    private readonly pdf: PdfFile,
    private readonly pages: number,
  ) {}

  /**
   * @param number of the page, from 1
   * @throws Error when something runs in the margins of the page, and nothing of it is such a line
   */
  fill(page: PdfPage, number: number): void {
    const { content } = page;
    const [running = ''] = content.split(structure, 1);
    if (!running.includes('BT\n')) return;
    const fonts = new Map(page.fonts());
    const filled = running.replace(
      lines,
      (whole, head: string, font: string, left: string, tail: string, text: string) => {
        const line = this.read(text, fonts.get(font));
        const removed = [setNumber(line, unknown.page, number), setNumber(line, unknown.pages, this.pages)];
        if (removed.includes(null)) return whole;
        const start = Number(left) + (number % 2 === 1 ? removed[0]! + removed[1]! : 0);
        const shown = line.map(({ move, code }) => `${move ? `${move} 0 Td ` : ''}<${code}> Tj\n`);
        return head + start.toFixed(4) + tail + shown.join('');
      },
    );
    if (filled === running) throw new Error(`page ${number} has no place for its number`);
    page.content = filled + content.slice(running.length);
  }

  private read(text: string, font: number | undefined): Glyph[] {
    if (font === undefined) return [];
    let letters = this.letters.get(font);
    if (!letters) this.letters.set(font, (letters = glyphTextOf(this.pdf, font).units));
    return [...text.matchAll(glyphs)].map(([, move, code = '']) => {
      return { move, code, letter: String.fromCharCode(letters[parseInt(code, 16)] ?? 0) };
    });
  }
}

/**
 * Puts a number in the place of the ten digits `place` of a line.
 * @returns by how much the line became shorter; null when it has no such place
 */
function setNumber(line: Glyph[], place: string, number: number): number | null {
  const letters = line.map(({ letter }) => letter);
  const at = letters.join('').indexOf(place);
  if (at < 0) return null;
  const digits = line.slice(at, at + place.length);
  const [first, second] = digits as [Glyph, Glyph];
  // Digits are as wide as each other.
  const width = second.move!;
  const shown = [...String(number)].map((digit, index) => {
    const { code, letter } = digits[place.indexOf(digit)]!;
    return { move: index === 0 ? first.move : width, code, letter };
  });
  line.splice(at, place.length, ...shown);
  return Number(width) * (place.length - shown.length);
}

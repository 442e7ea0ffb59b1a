import type { PdfFile } from '../pdf/pdf-file';
import type { PdfPage } from '../pdf/pdf-page';
import { glyphTextOf, noGlyphs, utf16, type GlyphText } from './to-unicode';

/** A piece of a document's text, as a page shows it. */
export interface ShownText {
  /** The object of the page. */
  page: number;
  /** The number by which the structure of the document refers to it. */
  mark: number;
  /** Where it stands in all that was read, in units of UTF-16. */
  start: number;
  end: number;
}

/** Stands for a letter that no font has and that the page doesn't name either. */
export const unknownLetter = '\ufffd';

const unknown = unknownLetter.charCodeAt(0);
const [newLine, lessThan, slash] = [0x0a, 0x3c, 0x2f];
const [capitalT, capitalC, smallJ, smallF] = [0x54, 0x43, 0x6a, 0x66];

/**
 * Reads what pages show, in the order in which they show it. Text outside of the document's structure, such as running
 * heads and a watermark, is none of its text.
 */
export class TextReading {
  readonly shown: ShownText[] = [];
  private readonly fonts = new Map<number, GlyphText>();
  private units = new Uint16Array(0x10000);
  private length = 0;
  // What is open at the place that is being read.
  private marks: ('structure' | 'spoken' | 'reversed' | 'other')[] = [];
  private current: ShownText | null = null;
  private spoken = false;
  private reversedFrom = 0;

  constructor(private readonly pdf: PdfFile) {}

  /** All that was read. */
  get text(): string {
    return this.textOf({ start: 0, end: this.length });
  }

  textOf({ start, end }: Pick<ShownText, 'start' | 'end'>): string {
    return Buffer.from(this.units.buffer, start * 2, (end - start) * 2).toString('utf16le');
  }

  /** Every letter that the fonts of the pages have. */
  letters(): Set<string> {
    return new Set([...this.fonts.values()].flatMap(({ letters }) => [...letters]));
  }

  /**
   * Chromium writes one operator a line: `/F8 10 Tf`, `<0535> Tj` or `7.9 0 Td <0535> Tj`; the marks `/P <</MCID 3 >>BDC`,
   * `/Span<</ActualText <FEFF00A0> >> BDC` around glyphs that mean something else than their font says, and
   * `/ReversedChars BMC` around those that run from right to left, each up to its `EMC`.
   */
  read(page: PdfPage): void {
    const content = page.bytes;
    const fonts = new Map(page.fonts().map(([name, object]) => [name, this.font(object)]));
    let glyphs = noGlyphs;
    let start = 0;
    this.marks = [];
    for (let at = 0; at < content.length; at++) {
      if (content[at] !== newLine) continue;
      const last = content[at - 1];
      if (last === smallJ && content[at - 2] === capitalT) {
        if (this.current && !this.spoken) this.addGlyphs(content, start, at, glyphs);
      } else if (last === smallF && content[at - 2] === capitalT) {
        const line = content.toString('latin1', start, at);
        glyphs = fonts.get(line.slice(1, line.indexOf(' '))) ?? noGlyphs;
      } else if (last === capitalC) {
        if (content[start] === slash) this.open(content.toString('latin1', start, at), page.object);
        else this.close();
      }
      start = at + 1;
    }
  }

  private font(object: number): GlyphText {
    let font = this.fonts.get(object);
    if (!font) this.fonts.set(object, (font = glyphTextOf(this.pdf, object)));
    return font;
  }

  /** The text of the glyphs that stand between `<` and `> Tj`, four digits each. */
  private addGlyphs(content: Buffer, start: number, end: number, { units, several }: GlyphText): void {
    let from = start;
    while (content[from] !== lessThan) from++;
    for (let at = from + 1; at + 4 < end; at += 4) {
      const glyph =
        (digit(content[at]!) << 12) |
        (digit(content[at + 1]!) << 8) |
        (digit(content[at + 2]!) << 4) |
        digit(content[at + 3]!);
      const unit = units[glyph] ?? 0;
      if (unit > 0) this.addUnit(unit);
      else if (several.has(glyph)) this.add(several.get(glyph)!);
      else this.addUnit(unknown);
    }
  }

  private open(line: string, page: number): void {
    const mark = /\/MCID (\d+)/.exec(line)?.[1];
    const actual = /\/ActualText (?:<FEFF([0-9A-F]*)>|\(((?:\\.|[^)])*)\))/.exec(line);
    if (mark !== undefined) {
      this.marks.push('structure');
      this.current = { page, mark: Number(mark), start: this.length, end: this.length };
      this.shown.push(this.current);
    } else if (actual) {
      this.marks.push('spoken');
      const [, hexadecimal, plain = ''] = actual;
      if (this.current) this.add(hexadecimal === undefined ? plain.replace(/\\(.)/g, '$1') : utf16(hexadecimal));
      this.spoken = true;
    } else {
      const reversed = line.startsWith('/ReversedChars');
      if (reversed) this.reversedFrom = this.length;
      this.marks.push(reversed ? 'reversed' : 'other');
    }
  }

  private close(): void {
    const mark = this.marks.pop();
    if (mark === 'structure') {
      if (this.current) this.current.end = this.length;
      this.current = null;
    } else if (mark === 'spoken') {
      this.spoken = false;
    } else if (mark === 'reversed') {
      this.units.subarray(this.reversedFrom, this.length).reverse();
    }
  }

  private add(text: string): void {
    for (let at = 0; at < text.length; at++) this.addUnit(text.charCodeAt(at));
  }

  private addUnit(unit: number): void {
    if (this.length === this.units.length) {
      const more = new Uint16Array(this.units.length * 2);
      more.set(this.units);
      this.units = more;
    }
    this.units[this.length++] = unit;
  }
}

/** A hexadecimal digit, in capitals as Chromium writes them. */
function digit(code: number): number {
  return code < 0x40 ? code - 0x30 : code - 0x37;
}

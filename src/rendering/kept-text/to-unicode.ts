import type { PdfFile } from '../pdf/pdf-file';

/** What the glyphs of a font mean. */
export interface GlyphText {
  /** The letter of each glyph as a unit of UTF-16; 0 or nothing where a glyph means none, or several units. */
  units: Uint16Array;
  /** Glyphs that mean several, such as ligatures. */
  several: ReadonlyMap<number, string>;
  /** All that its glyphs mean. */
  letters: string;
}

export const noGlyphs: GlyphText = { units: new Uint16Array(0), several: new Map(), letters: '' };

/** Reads the ToUnicode map of a font (ISO 32000-1, 9.10.3) as Chromium writes it. */
export function glyphTextOf(pdf: PdfFile, font: number): GlyphText {
  const map = pdf.stream(pdf.reference(font, 'ToUnicode')).toString('latin1');
  const meanings: [glyph: number, unit: number][] = [];
  const several = new Map<number, string>();
  for (const [, single = ''] of map.matchAll(/beginbfchar\n([^]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of single.matchAll(/<(\w+)> <(\w+)>/g)) {
      if (text.length === 4) meanings.push([parseInt(glyph, 16), parseInt(text, 16)]);
      else several.set(parseInt(glyph, 16), utf16(text));
    }
  }
  for (const [, range = ''] of map.matchAll(/beginbfrange\n([^]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of range.matchAll(/<(\w+)> <(\w+)> <(\w{4})>/g)) {
      const start = parseInt(first, 16);
      for (let glyph = start; glyph <= parseInt(last, 16); glyph++) {
        meanings.push([glyph, parseInt(text, 16) + glyph - start]);
      }
    }
  }
  const units = new Uint16Array(meanings.reduce((highest, [glyph]) => Math.max(highest, glyph), 0) + 1);
  for (const [glyph, unit] of meanings) units[glyph] = unit;
  const letters = String.fromCharCode(...meanings.map(([, unit]) => unit)) + [...several.values()].join('');
  return { units, several, letters };
}

/** Text as PDF writes it in hexadecimal: UTF-16, the greater byte first. */
export function utf16(hexadecimal: string): string {
  return Buffer.from(hexadecimal, 'hex').swap16().toString('utf16le');
}

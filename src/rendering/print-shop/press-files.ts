import { escapeHtml } from '../markdown';
import { pdfText, PdfFile } from '../pdf/pdf-file';
import { convert, ConversionFailed, type Conversion, type GhostscriptOptions } from './ghostscript';

const pdfx: Omit<Conversion, 'definition'> = {
  parameters: [
    ...['-dPDFX', '-sColorConversionStrategy=CMYK', '-sProcessColorModel=DeviceCMYK'],
    ...[
      '-dEmbedAllFonts=true',
      '-dAutoRotatePages=/None',
      '-dAutoFilterColorImages=false',
      '-sColorImageFilter=FlateEncode',
    ],
    ...['-dDownsampleColorImages=false', '-dDownsampleGrayImages=false'],
  ],
  profile: 'default_cmyk.icc',
};

const pdfa: Omit<Conversion, 'definition'> = {
  parameters: [
    ...['-dPDFA=2', '-dPDFACompatibilityPolicy=1', '-sColorConversionStrategy=RGB', '-sProcessColorModel=DeviceRGB'],
    ...['-dEmbedAllFonts=true', '-dAutoRotatePages=/None'],
  ],
  profile: 'srgb.icc',
};

/**
 * A document in the four inks of a press, written as PDF/X-3 is. Links, bookmarks and structure are lost; the title and the boxes of the pages stay.
 * Looked at afterwards: no colour of a screen is left, the fonts are inside, and the output intent is there. That it conforms to the standard only a validator can tell.
 * @throws GhostscriptUnavailable where Ghostscript is not installed
 * @throws ConversionFailed when it didn't come out
 */
export async function toPdfX(document: Uint8Array, title: string, options?: GhostscriptOptions): Promise<Uint8Array> {
  const definition = (profile: string) =>
    `[/GTS_PDFXVersion (PDF/X-3:2002) /Title ${pdfText(title)} /Trapped /False /DOCINFO pdfmark\n` +
    outputIntent('GTS_PDFX', 4, profile, 'Ghostscript default CMYK');
  const made = await convert(withoutLinks(document), { ...pdfx, definition }, options);
  check(made, [/\/GTS_PDFX\b/]);
  const screenColours = made.toString('latin1').match(/\/DeviceRGB|\/CalRGB/g);
  if (screenColours) throw new ConversionFailed('a colour of a screen is left in it');
  return made;
}

/**
 * A document for the archive, written as PDF/A-2b is: all that it needs to look the same is inside. Structure and some links are lost.
 * That it conforms to the standard only a validator can tell. Throws as `toPdfX`.
 */
export async function toPdfA(document: Uint8Array, title: string, options?: GhostscriptOptions): Promise<Uint8Array> {
  const definition = (profile: string) =>
    `[/Title ${pdfText(title)} /DOCINFO pdfmark\n${outputIntent('GTS_PDFA1', 3, profile, 'sRGB')}`;
  const made = await convert(document, { ...pdfa, definition }, options);
  check(made, [/\/GTS_PDFA1\b/, /pdfaid:part/]);
  return titled(made, title);
}

/**
 * The file with its title in its metadata: Ghostscript leaves out one that is not in plain Latin letters. The packet of metadata ends with spaces, so
 * that it can be changed where it lies (XMP specification, part 1, 7.3.4); one that has too few is left as it is.
 */
function titled(made: Buffer, title: string): Buffer {
  const text = made.toString('latin1');
  const found = /(<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>)([^<]*)(<[^]*?)( *\n?)(<\?xpacket end)/.exec(text);
  if (!found) return made;
  const [, before = '', old = '', between = '', spaces = '', end = ''] = found;
  const written = Buffer.from(escapeHtml(title), 'utf8').toString('latin1');
  const left = spaces.length - (written.length - old.length);
  if (left < 0) return made;
  const packet = before + written + between + ' '.repeat(left) + end;
  return Buffer.from(text.slice(0, found.index) + packet + text.slice(found.index + found[0].length), 'latin1');
}

/** The profile, and the intent that names it, in the catalogue (pdfmark reference, and the samples that come with Ghostscript). */
function outputIntent(kind: string, inks: number, profile: string, condition: string): string {
  return [
    '[/_objdef {profile} /type /stream /OBJ pdfmark',
    `[{profile} <</N ${inks}>> /PUT pdfmark`,
    `[{profile} (${profile}) (r) file /PUT pdfmark`,
    '[/_objdef {intent} /type /dict /OBJ pdfmark',
    `[{intent} <</Type /OutputIntent /S /${kind} /DestOutputProfile {profile} /OutputConditionIdentifier (${condition}) /Info (${condition})>> /PUT pdfmark`,
    '[{Catalog} <</OutputIntents [{intent}]>> /PUT pdfmark',
  ].join('\n');
}

/** PDF/X allows no links on the printed part of a page; with them Ghostscript falls back to a plain PDF. */
function withoutLinks(document: Uint8Array): Uint8Array {
  const pdf = PdfFile.parse(Buffer.from(document));
  for (const page of pdf.pages()) pdf.set(page, pdf.text(page).replace(/\/Annots \[[^\]]*\]\n?/, ''));
  return pdf.write();
}

/** @throws ConversionFailed when something of it is missing */
function check(made: Buffer, marks: RegExp[]): void {
  const text = made.toString('latin1');
  const missing = marks.find((mark) => !mark.test(text));
  if (missing) throw new ConversionFailed(`${missing.source} is missing from what Ghostscript made`);
  const fonts = [...text.matchAll(/\/Type\s*\/FontDescriptor[^]*?endobj/g)].map(([descriptor]) => descriptor);
  if (fonts.some((font) => !/\/FontFile[23]?/.test(font))) throw new ConversionFailed('a font is not inside');
}

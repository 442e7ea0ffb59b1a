import { TextReading } from '../../src/rendering/kept-text/page-text';
import { PdfFile } from '../../src/rendering/pdf/pdf-file';
import { PdfPage } from '../../src/rendering/pdf/pdf-page';
import { readStructure, type StructureElement } from './read-pdf';

/** The structure of a document that we made, each element with its text. */
export function spokenStructure(bytes: Uint8Array): Promise<StructureElement> {
  const pdf = PdfFile.parse(Buffer.from(bytes));
  const reading = new TextReading(pdf);
  for (const page of pdf.pages()) reading.read(new PdfPage(pdf, page));
  const placeOf = (page: number, mark: number) => `${page} ${mark}`;
  const texts = new Map(reading.shown.map((piece) => [placeOf(piece.page, piece.mark), reading.textOf(piece)]));
  return readStructure(bytes, (page, mark) => texts.get(placeOf(page, mark)) ?? '');
}

import { buffer } from 'node:stream/consumers';
import {
  Document,
  FootnoteReferenceRun,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type FileChild,
} from 'docx';
import { zipStream } from '../../src/platform/office/zip-stream';
import { plain } from './pictures';

/** Word documents as companies have them. */

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
const row = (...texts: string[]) => new TableRow({ children: texts.map(cell) });

export async function wordOf(children: FileChild[], language = 'en-GB'): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      styles: {
        default: { document: { run: { language: { value: language } } } },
        // A heading that a company made of one of Word.
        paragraphStyles: [{ id: 'NordRule', name: 'Nord Rule', basedOn: 'Heading2' }],
      },
      numbering: {
        config: [
          { reference: 'steps', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] },
          { reference: 'dots', levels: [0, 1].map((level) => ({ level, format: LevelFormat.BULLET, text: '•' })) },
        ],
      },
      footnotes: { 1: { children: [new Paragraph('By the clock of the call centre.')] } },
      sections: [{ children }],
    }),
  );
}

/** Sections, clauses, lists, a table, a picture, a footnote, and a heading that is none. */
export async function companyDocument(): Promise<Buffer> {
  const picture = await plain(9, 9).png().toBuffer();
  return wordOf([
    new Paragraph({ text: 'Service at Nord', heading: 'Title' }),
    new Paragraph('Approved by the director on 1 March.'),
    new Paragraph({ text: '1. On the phone', heading: 'Heading1' }),
    new Paragraph('How we speak on the phone.'),
    new Paragraph({ text: '1.1. Answer by the third ring', style: 'NordRule' }),
    new Paragraph({
      children: [
        new TextRun('The operator answers by the '),
        new TextRun({ text: 'third', bold: true }),
        new TextRun(' ring.'),
        new FootnoteReferenceRun(1),
      ],
    }),
    new Paragraph({ text: 'Greet', numbering: { reference: 'steps', level: 0 } }),
    new Paragraph({ text: 'Listen', numbering: { reference: 'steps', level: 0 } }),
    new Paragraph({
      children: [new ImageRun({ type: 'png', data: picture, transformation: { width: 9, height: 9 } })],
    }),
    new Paragraph({ text: '1.2. Say goodbye', style: 'NordRule' }),
    new Paragraph({ text: 'Thank', numbering: { reference: 'dots', level: 0 } }),
    new Paragraph({ text: 'by name', numbering: { reference: 'dots', level: 1 } }),
    new Table({ rows: [row('When', 'Words'), row('Morning', 'Have a good day')] }),
    new Paragraph({ text: '2. At the desk', heading: 'Heading1' }),
    new Paragraph({ text: '2.1. Stand up', style: 'NordRule' }),
    new Paragraph('Whoever sits stands up.'),
    new Paragraph({ text: 'Form of the register', style: 'NordRule' }),
    new Paragraph('Appendix to be filled in.'),
  ]);
}

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A Word document by the XML of its body, for what no program would write. */
export function rawWord(body: string, parts: Record<string, string> = {}): Promise<Buffer> {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return buffer(
    zipStream({
      '[Content_Types].xml': `<Types xmlns="${types}"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${main}" Target="word/document.xml"/></Relationships>`,
      'word/document.xml': `<w:document xmlns:w="${namespace}"><w:body>${body}</w:body></w:document>`,
      ...parts,
    }),
  );
}

import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { translate } from '../../platform/i18n/translate';
import type { Language } from '../../vocabulary';
import { headOf, type DispositionTable } from './disposition-table';
import { columnWidths, columnWord, readColumns, type TableColumn } from './table-columns';

/** Stands in the one row of the frame where a row of the table has the text of a column. */
export function placeholder(column: TableColumn): string {
  return `{{${column}}}`;
}

const locales: Record<Language, string> = { kk: 'kk-KZ', ru: 'ru-RU', tr: 'tr-TR', sk: 'sk-SK', en: 'en-GB' };
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B8C2BD' };
const size = (points: number) => points * 2;
const mm = convertMillimetersToTwip;
/** In twentieths of a point; the library turns it round. */
const a4 = { width: 11906, height: 16838 };

/** The document around the rows, as a package: with one row, for the others to be printed from. */
export function docxFrame(table: DispositionTable): Promise<Buffer> {
  const { language, title, organisation } = table;
  const { heading, standard, facts, legend } = headOf(table);
  const document = new Document({
    title: `${heading}: ${title}`,
    creator: organisation,
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: size(9), language: { value: locales[language] } } },
        title: { run: { size: size(15), bold: true }, paragraph: { spacing: { after: 60 } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              orientation: PageOrientation.LANDSCAPE,
              width: a4.width,
              height: a4.height,
            },
            margin: { left: mm(10), right: mm(10), top: mm(12), bottom: mm(14), header: mm(6), footer: mm(6) },
          },
        },
        footers: { default: new Footer({ children: [footer(table)] }) },
        children: [
          new Paragraph({ text: `${heading}: ${standard}`, heading: 'Title' }),
          note(facts),
          note(legend),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            layout: TableLayoutType.FIXED,
            columnWidths: readColumns.map((column) => mm(columnWidths[column])),
            margins: { left: 70, right: 70, top: 40, bottom: 40 },
            borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
            rows: [
              new TableRow({
                tableHeader: true,
                cantSplit: true,
                children: readColumns.map((one) => head(one, language)),
              }),
              new TableRow({ children: readColumns.map(body) }),
            ],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function note(text: string): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text, color: '55605B' })] });
}

function head(column: TableColumn, language: Language): TableCell {
  const text = new TextRun({ text: columnWord(column, language), bold: true, color: 'FFFFFF' });
  return new TableCell({ shading: { fill: '1F4D3F' }, children: [new Paragraph({ children: [text] })] });
}

function body(column: TableColumn): TableCell {
  const alignment = column === 'number' || column === 'type' ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({ children: [new Paragraph({ alignment, children: [new TextRun(placeholder(column))] })] });
}

function footer({ title, language }: DispositionTable): Paragraph {
  const [before, between, after] = translate(language, 'answers.table.page', { page: '\n', pages: '\n' }).split('\n');
  const numbers = new TextRun({
    children: [`${title} · ${before}`, PageNumber.CURRENT, between!, PageNumber.TOTAL_PAGES, after!],
    color: '55605B',
  });
  return new Paragraph({ alignment: AlignmentType.RIGHT, children: [numbers] });
}

import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Document,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphStyleOptions,
} from 'docx';
import { translate } from '../../platform/i18n/translate';
import type { Language } from '../../vocabulary';
import { styleId, wordStyles } from './styles';
import type { WordText } from './word-text';

/** Stands where the document will. */
export const placeholder = '{{body}}';

const locales: Record<Language, string> = { kk: 'kk-KZ', ru: 'ru-RU', tr: 'tr-TR', sk: 'sk-SK', en: 'en-GB' };
const size = (points: number) => points * 2;
const ink = { soft: '55606D', accent: '12323A', say: '2C6449', avoid: '98392F', rule: 'D9D4C9' };

/** What surrounds the text: styles that people can change, numbering of headings, the foot of the pages. */
export function wordFrame({ title, organisation, language }: WordText): Promise<Buffer> {
  const heading = (level: number, points: number, before: number) => ({
    run: { size: size(points), bold: true, color: ink.accent },
    paragraph: { numbering: { reference: 'headings', level }, keepNext: true, spacing: { before, after: 80 } },
  });
  return Packer.toBuffer(
    new Document({
      title,
      creator: organisation,
      styles: {
        default: {
          document: {
            run: { font: 'Calibri', size: size(11), language: { value: locales[language] } },
            paragraph: { spacing: { after: 120, line: 276 } },
          },
          title: { run: { size: size(26), bold: true, color: ink.accent }, paragraph: { spacing: { after: 120 } } },
          heading1: heading(0, 18, 480),
          heading2: heading(1, 13, 320),
        },
        paragraphStyles: [...textStyles(), ...particularStyles()],
        characterStyles: [{ id: styleId(wordStyles.code), name: wordStyles.code, run: { font: 'Consolas' } }],
      },
      numbering: {
        config: [
          {
            reference: 'headings',
            levels: ['%1', '%1.%2'].map((text, level) => ({
              level,
              text,
              format: LevelFormat.DECIMAL,
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: mm(12), hanging: mm(12) } } },
            })),
          },
          {
            reference: 'lists',
            levels: Array.from({ length: 9 }, (_, level) => ({
              level,
              text: `%${level + 1}.`,
              format: LevelFormat.DECIMAL,
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
            })),
          },
        ],
      },
      sections: [
        {
          properties: { page: { margin: { left: mm(25), right: mm(25), top: mm(22), bottom: mm(22) } } },
          footers: { default: new Footer({ children: [footer(title, language)] }) },
          children: [new Paragraph(placeholder)],
        },
      ],
    }),
  );
}

type Style = Omit<IParagraphStyleOptions, 'id' | 'name'>;

function style(name: string, options: Style): IParagraphStyleOptions {
  return { id: styleId(name), name, basedOn: 'Normal', quickFormat: true, ...options };
}

function textStyles(): IParagraphStyleOptions[] {
  const line = { style: BorderStyle.SINGLE, size: 6, color: ink.rule, space: 8 };
  return [
    style(wordStyles.text, {}),
    style(wordStyles.jobRole, { paragraph: { indent: { left: 360 }, spacing: { after: 0 } } }),
    style(wordStyles.itemText, { basedOn: styleId(wordStyles.text) }),
    style(wordStyles.quote, { run: { italics: true }, paragraph: { indent: { left: 720, right: 720 } } }),
    style(wordStyles.codeBlock, { run: { font: 'Consolas', size: size(10) }, paragraph: { indent: { left: 360 } } }),
    style(wordStyles.rule, { paragraph: { border: { bottom: { ...line, space: 1 } } } }),
    style('TOC Heading', { next: 'Normal', run: { size: size(18), bold: true, color: ink.accent } }),
  ];
}

function particularStyles(): IParagraphStyleOptions[] {
  const { facts, summary, obligation, appliesTo, measure, check, rationale, say, avoid } = wordStyles.particulars;
  const soft = { run: { color: ink.soft, size: size(10) }, paragraph: { spacing: { after: 60 } } };
  const phrases = (color: string): Style => ({
    run: { color },
    paragraph: {
      spacing: { after: 60 },
      indent: { left: 240 },
      border: { left: { style: BorderStyle.SINGLE, size: 12, color, space: 8 } },
    },
  });
  return [
    style(facts, soft),
    style(summary, { run: { size: size(13) } }),
    style(obligation, soft),
    style(appliesTo, soft),
    style(measure, { paragraph: { spacing: { before: 60 } } }),
    style(check, {}),
    style(rationale, { run: { color: ink.soft } }),
    style(say, phrases(ink.say)),
    style(avoid, phrases(ink.avoid)),
  ];
}

function footer(title: string, language: Language): Paragraph {
  const [before, between, after] = translate(language, 'documents.page', { page: '\n', pages: '\n' }).split('\n');
  const numbers = new TextRun({
    children: [`${title} · ${before}`, PageNumber.CURRENT, between!, PageNumber.TOTAL_PAGES, after!],
    color: ink.soft,
    size: size(9),
  });
  return new Paragraph({ alignment: AlignmentType.RIGHT, children: [numbers] });
}

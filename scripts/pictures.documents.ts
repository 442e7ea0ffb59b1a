import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/project-root';
import { documentsOf } from '../src/rendering/documents-of';
import { Renderer } from '../src/rendering/renderer';
import { parseStandardFile } from '../src/standards/standard-file.parser';
import { dataUri, type Photographer } from './photographer';

const width = 1600;
const height = 680;
const shown = [
  { name: 'handbook', page: 1, left: 40, top: 70, height: 540 },
  { name: 'handbook', page: 3, left: 452, top: 70, height: 540 },
  { name: 'handbook', page: 7, left: 864, top: 70, height: 540 },
  { name: 'brochure-operator', page: 1, left: 1276, top: 204, height: 406 },
];

/** Pages of a handbook and of a brochure, made from an example standard as Etalon makes them. */
export async function documentsPicture(photographer: Photographer): Promise<Buffer> {
  const documents = documentsOf(exampleEdition());
  const renderer = new Renderer();
  const figures: string[] = [];
  try {
    for (const { name, page, left, top, height: tall } of shown) {
      const { bytes } = await renderer.render(documents.find((document) => document.name === name)!.html);
      const place = `position:absolute;left:${left}px;top:${top}px;height:${tall}px;box-shadow:0 6px 20px #0003`;
      figures.push(`<img src="${await pictureOf(bytes, page)}" style="${place}">`);
    }
  } finally {
    await renderer.close();
  }
  const html = `<body style="margin:0;background:#e9ecea">${figures.join('')}</body>`;
  return photographer.draw(html, { width, height, scale: 1, scheme: 'light' });
}

function exampleEdition() {
  const parsed = parseStandardFile(readFileSync(join(projectRoot, 'examples', 'phone-service.ru.md')));
  if ('faults' in parsed) throw new Error('the example has faults');
  const { slug, title, summary, language, jobRoles, sections } = parsed.file;
  return {
    format: 1 as const,
    organisation: { name: 'Торговый дом «Норд»' },
    standard: { slug, title, summary, language },
    edition: {
      number: 1,
      effectiveDate: '2026-12-15',
      approvedOn: '2026-11-20',
      approvers: [{ name: 'Игорь Лебедев', unit: 'Дирекция' }],
    },
    jobRoles,
    sections: sections.map((section, index) => ({
      number: index + 1,
      title: section.title,
      introduction: section.introduction,
      clauses: section.clauses.map((clause, place) => ({ ...clause, number: `${index + 1}.${place + 1}` })),
    })),
  };
}

/** A page of a PDF as a data URI. */
async function pictureOf(pdf: Uint8Array, page: number): Promise<string> {
  const mupdf = await import('mupdf');
  const document = mupdf.Document.openDocument(pdf, 'application/pdf');
  const picture = document.loadPage(page - 1).toPixmap([1.6, 0, 0, 1.6, 0, 0], mupdf.ColorSpace.DeviceRGB, false);
  return dataUri(picture.asPNG());
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLogo } from '../src/accounts/logo-picture';
import { companyColour, companyLogo } from '../src/cli/sample-company';
import type { EditionDocument, EditionOrganisation } from '../src/rendering/edition-document';
import { documentsOf } from '../src/rendering/documents-of';
import { launchChromium } from '../src/rendering/chromium';
import { Renderer } from '../src/rendering/renderer';
import { projectRoot } from '../src/platform/project-root';
import { parseStandardFile } from '../src/standards/standard-file.parser';

/** The picture of README.md: pages of the handbook and of a brochure, made from an example standard as Etalon makes them. */
const width = 1600;
const height = 680;
const shown = [
  { name: 'handbook', page: 1, left: 40, top: 70, height: 540 },
  { name: 'handbook', page: 3, left: 452, top: 70, height: 540 },
  { name: 'handbook', page: 7, left: 864, top: 70, height: 540 },
  { name: 'brochure-operator', page: 1, left: 1276, top: 204, height: 406 },
];

async function draw(): Promise<void> {
  const documents = documentsOf(exampleEdition(await companyLook()));
  const renderer = new Renderer();
  const pages: string[] = [];
  try {
    for (const { name, page } of shown) {
      const { bytes } = await renderer.render(documents.find((document) => document.name === name)!.html);
      pages.push(await pictureOf(bytes, page));
    }
  } finally {
    await renderer.close();
  }
  const folder = join(projectRoot, 'docs', 'images');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'documents.png'), await arrange(pages));
}

/** The sample company as it is frozen into editions. */
async function companyLook(): Promise<EditionOrganisation> {
  const { png, ...shape } = await readLogo(readFileSync(join(projectRoot, 'examples', companyLogo)));
  return { name: 'Торговый дом «Норд»', colour: companyColour, logo: { png: png.toString('base64'), ...shape } };
}

function exampleEdition(organisation: EditionOrganisation): EditionDocument {
  const parsed = parseStandardFile(readFileSync(join(projectRoot, 'examples', 'phone-service.ru.md')));
  if ('faults' in parsed) throw new Error('the example has faults');
  const { slug, title, summary, language, jobRoles, sections } = parsed.file;
  return {
    format: 1,
    organisation,
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

/** A page of a PDF as a data URI of a PNG. */
async function pictureOf(pdf: Uint8Array, page: number): Promise<string> {
  const mupdf = await import('mupdf');
  const document = mupdf.Document.openDocument(pdf, 'application/pdf');
  const picture = document.loadPage(page - 1).toPixmap([1.6, 0, 0, 1.6, 0, 0], mupdf.ColorSpace.DeviceRGB, false);
  return `data:image/png;base64,${Buffer.from(picture.asPNG()).toString('base64')}`;
}

async function arrange(pages: string[]): Promise<Uint8Array> {
  const figures = shown.map(
    ({ left, top, height: tall }, index) =>
      `<img src="${pages[index]}" style="position:absolute;left:${left}px;top:${top}px;height:${tall}px;box-shadow:0 6px 20px #0003">`,
  );
  const chromium = await launchChromium();
  try {
    const page = await chromium.browser.newPage();
    await page.setViewport({ width, height });
    await page.setContent(`<body style="margin:0;background:#e9ecea">${figures.join('')}</body>`);
    return await page.screenshot({ type: 'png' });
  } finally {
    await chromium.kill();
  }
}

void draw();

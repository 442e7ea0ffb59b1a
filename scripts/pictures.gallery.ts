import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { projectRoot } from '../src/platform/project-root';
import { brochureHtml } from '../src/rendering/brochure';
import type { HtmlDocument } from '../src/rendering/document';
import { documentNamed } from '../src/rendering/documents-of';
import type { EditionDocument } from '../src/rendering/edition-document';
import { handbookHtml } from '../src/rendering/handbook';
import { imposeBooklet } from '../src/rendering/print-shop/booklet';
import { greyDocument } from '../src/rendering/print-shop/grey-document';
import { withGreyOperators } from '../src/rendering/print-shop/grey-pdf';
import { Renderer } from '../src/rendering/renderer';
import { pocketCardsHtml } from '../src/rendering/sheets/pocket-cards';
import { writePdf } from '../src/reviews/disposition-table/pdf-writer';
import type { Language } from '../src/vocabulary';
import { replacedEdition, sampleEdition } from '../test/support/sample-editions';
import { sampleComment, sampleDisposition, sampleTable } from '../test/support/tables';

type Made = Promise<Uint8Array>;

/** A document of which pages are shown. */
interface Exhibit {
  title: string;
  make: (renderer: Renderer) => Made;
  pages: { name: string; page: number; caption: string }[];
}

const names: Record<Language, string> = {
  kk: 'Kazakh',
  ru: 'Russian',
  tr: 'Turkish',
  sk: 'Slovak',
  en: 'English',
};

/** The sample company in its colour, at an address that its papers can name. */
function edition(language: Language, organisation: Partial<EditionDocument['organisation']> = {}): EditionDocument {
  const sample = sampleEdition(language);
  return {
    ...sample,
    address: 'https://etalon.nord.example',
    organisation: { ...sample.organisation, ...organisation },
  };
}

const print = async (renderer: Renderer, document: HtmlDocument): Made => (await renderer.render(document)).bytes;

const exhibits: Exhibit[] = [
  {
    title: `The handbook, in ${names.ru}`,
    make: async (renderer) => print(renderer, handbookHtml(edition('ru', await nordLogo()), replacedEdition('ru'))),
    pages: [
      { name: 'cover', page: 1, caption: 'Cover, with a logo' },
      { name: 'contents', page: 3, caption: 'Contents with page numbers' },
      { name: 'what-changed', page: 5, caption: 'What changed since the edition before' },
      { name: 'marked', page: 7, caption: 'Bars in the margin where it did' },
    ],
  },
  {
    title: `The handbook, in ${names.kk}`,
    make: (renderer) => print(renderer, handbookHtml(edition('kk', { colour: '#1d4f91' }))),
    pages: [
      { name: 'foreword', page: 4, caption: 'Foreword' },
      { name: 'opener', page: 5, caption: 'A section begins; thumb index at the edge' },
      { name: 'clauses', page: 7, caption: 'Clauses, one with a table' },
      { name: 'role', page: 10, caption: 'The chapter of a job role' },
    ],
  },
  {
    title: `The handbook in the theme without serifs, in ${names.tr}`,
    make: (renderer) => print(renderer, handbookHtml(edition('tr', { colour: '#7a1f3d', typeTheme: 'plain' }))),
    pages: [
      { name: 'plain-cover', page: 1, caption: 'Cover in the company’s colour' },
      { name: 'plain-opener', page: 5, caption: 'A section begins' },
      { name: 'glossary', page: 13, caption: 'Glossary' },
      { name: 'index', page: 14, caption: 'Index by word' },
    ],
  },
  {
    title: `The brochure of a job role, in ${names.sk}`,
    make: (renderer) => print(renderer, brochureHtml(edition('sk', { colour: '#2f5d3a' }), 'operator')),
    pages: [
      { name: 'brochure-cover', page: 1, caption: 'Cover' },
      { name: 'brochure-clauses', page: 4, caption: 'Clauses, A5' },
      { name: 'brochure-notes', page: 8, caption: 'Notes, and who has read it' },
      { name: 'brochure-back', page: 9, caption: 'Back, with the way to the screen' },
    ],
  },
  {
    title: `What changed, in ${names.kk}`,
    make: (renderer) => print(renderer, documentNamed('what-changed', edition('kk'), replacedEdition('kk')).html()),
    pages: [{ name: 'comparison', page: 4, caption: 'Inserted and deleted words, in the order of the text' }],
  },
  {
    title: `To be filled in by hand, in ${names.tr}`,
    make: (renderer) => print(renderer, documentNamed('checklist-operator', edition('tr')).html()),
    pages: [{ name: 'checklist', page: 1, caption: 'Checklist of a week' }],
  },
  {
    title: `To be filled in by hand, in ${names.kk}`,
    make: (renderer) => print(renderer, documentNamed('observation-form-operator', edition('kk')).html()),
    pages: [{ name: 'observation-form', page: 1, caption: 'Observation form' }],
  },
  {
    title: `For the wall, in ${names.ru}`,
    make: (renderer) => print(renderer, documentNamed('poster-1', edition('ru', { colour: '#1d4f91' })).html()),
    pages: [{ name: 'poster', page: 1, caption: 'Poster of a section, A3' }],
  },
  {
    title: `For the pocket, in ${names.en}`,
    make: (renderer) => print(renderer, pocketCardsHtml(edition('en'), 'operator')),
    pages: [
      { name: 'card-first', page: 1, caption: 'The first card, A7' },
      { name: 'card', page: 2, caption: 'A clause on a card' },
    ],
  },
  {
    title: `For the working group, in ${names.en}`,
    make: (renderer) => dispositionTable(renderer),
    pages: [{ name: 'disposition-table', page: 1, caption: 'What was said of a draft, and what became of it' }],
  },
  {
    title: `For the printer of an office, in ${names.en}`,
    make: async (renderer) =>
      withGreyOperators(await print(renderer, greyDocument(brochureHtml(edition('en'), 'administrator')))),
    pages: [
      { name: 'grey-cover', page: 1, caption: 'Grey: a light cover' },
      { name: 'grey-clauses', page: 4, caption: 'Grey: what colour told apart, told without it' },
    ],
  },
  {
    title: `To be folded and stapled, in ${names.sk}`,
    make: async (renderer) =>
      imposeBooklet(await print(renderer, brochureHtml(edition('sk', { colour: '#2f5d3a' }), 'operator'))),
    pages: [{ name: 'booklet', page: 1, caption: 'The outer side of the sheet: back and front' }],
  },
];

/** A small picture of each kind of page that Etalon prints, by its name; `docs/gallery.md`, which shows them, is written along. */
export async function galleryPictures(): Promise<Record<string, Buffer>> {
  const renderer = new Renderer({ parallel: 1 });
  const pictures: Record<string, Buffer> = {};
  try {
    for (const { make, pages } of exhibits) {
      const bytes = await make(renderer);
      for (const { name, page } of pages) pictures[`gallery/${name}`] = await pictureOf(bytes, page);
    }
  } finally {
    await renderer.close();
  }
  writeFileSync(join(projectRoot, 'docs', 'gallery.md'), galleryPage());
  return pictures;
}

function galleryPage(): string {
  const rooms = exhibits.map(({ title, pages }) => {
    const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
    const picture = (name: string, caption: string) => `![${caption}](images/gallery/${name}.png)`;
    return [
      `## ${title}\n`,
      row(pages.map(({ caption }) => caption)),
      row(pages.map(() => '---')),
      row(pages.map(({ name, caption }) => picture(name, caption))),
    ].join('\n');
  });
  return (
    [
      '# What Etalon prints',
      'This page and its pictures are made by `npm run pictures -- gallery`: real documents of a sample standard, in the five languages.',
      ...rooms,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

const longest = 760;

/** A page of a PDF, with the edge of the paper. */
async function pictureOf(pdf: Uint8Array, page: number): Promise<Buffer> {
  const mupdf = await import('mupdf');
  const sheet = mupdf.Document.openDocument(pdf, 'application/pdf').loadPage(page - 1);
  const [left, top, right, bottom] = sheet.getBounds();
  // Drawn larger and made smaller, letters keep their shape.
  const scale = (2 * longest) / Math.max(right - left, bottom - top);
  const drawn = sheet.toPixmap([scale, 0, 0, scale, 0, 0], mupdf.ColorSpace.DeviceRGB, false).asPNG();
  const small = await sharp(drawn).resize({ width: longest, height: longest, fit: 'inside' }).toBuffer();
  return sharp(small)
    .extend({ ...{ top: 1, bottom: 1, left: 1, right: 1 }, background: '#c9c5bb' })
    .png()
    .toBuffer();
}

async function nordLogo(): Promise<Partial<EditionDocument['organisation']>> {
  const svg = readFileSync(join(projectRoot, 'examples', 'nord.svg'));
  const { data, info } = await sharp(svg, { density: 300 }).png().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { logo: { png: data.toString('base64'), width, height, ground: 'light' } };
}

async function dispositionTable(renderer: Renderer): Promise<Uint8Array> {
  const comments = [
    sampleComment({ disposition: sampleDisposition() }),
    sampleComment({
      id: 8,
      author: { id: 3, name: 'Erlan' },
      text: 'Whoever is alone in the shop cannot leave a customer for the telephone.',
      suggestion: 'Whoever serves a customer finishes first, and rings back within ten minutes.',
      disposition: sampleDisposition({ id: 13, outcome: 'accepted', reason: '' }),
    }),
    sampleComment({
      id: 9,
      author: { id: 4, name: 'Zuzana' },
      type: 'editorial',
      text: '“Ring” or “signal”: one word, please.',
    }),
  ];
  return buffer(await writePdf(sampleTable(comments), renderer));
}

import { handbookHtml } from '../../src/rendering/handbook';
import type { HtmlDocument } from '../../src/rendering/document';
import { PdfFile } from '../../src/rendering/pdf/pdf-file';
import { PdfPage } from '../../src/rendering/pdf/pdf-page';
import { portionsOf } from '../../src/rendering/portions/portions';
import { Renderer, type RenderProgress } from '../../src/rendering/renderer';
import { readPdf, type PdfReading, type StructureElement } from '../support/read-pdf';
import { longEdition } from '../support/sample-editions';
import { spokenStructure } from '../support/spoken-structure';

// A handbook of two sections and two chapters of job roles, each of them a portion of its own.
const portionLength = 20_000;
const inPortions = new Renderer({ parallel: 2, portionLength });
const oneByOne = new Renderer({ parallel: 1, portionLength });
const atOnce = new Renderer({ parallel: 1 });
afterAll(() => Promise.all([inPortions, oneByOne, atOnce].map((renderer) => renderer.close())));

describe('a handbook that was printed in portions', () => {
  let document: HtmlDocument;
  let bytes: Uint8Array;
  let reading: PdfReading;
  let whole: Uint8Array;
  const progress: RenderProgress[] = [];

  beforeAll(async () => {
    document = handbookHtml({ ...longEdition(2, 12), draftOf: '2026-11-02' });
    const onProgress = (told: RenderProgress) => void progress.push(told);
    ({ bytes } = await inPortions.render(document, { onProgress }));
    ({ bytes: whole } = await atOnce.render(document));
    reading = await readPdf(bytes);
  });

  it('came out in as many pieces, and told how far it was', () => {
    const count = portionsOf(document.html, portionLength).length;
    expect(count).toBeGreaterThan(2);
    const shares = progress.map(({ printed }) => printed);
    expect([...new Set(shares)]).toEqual(Array.from({ length: count + 1 }, (_, printed) => printed / count));
    expect(shares).toEqual(shares.toSorted((one, another) => one - another));
    const pages = progress.map((told) => told.pages);
    expect(new Set(pages).size).toBe(count + 1);
    expect(pages).toEqual(pages.toSorted((one, another) => one - another));
    // The empty pages between portions are not printed.
    expect(pages.at(-1)).toBe(reading.pages.filter(({ text }) => text !== '').length);
  });

  it('tells on each page which it is of how many, and begins every portion on the right', () => {
    const empty = reading.pages.flatMap(({ text }, index) => (text === '' ? index + 1 : []));
    expect(empty.length).toBeGreaterThan(0);
    for (const page of empty) expect(page % 2).toBe(0);
    reading.pages.forEach(({ text }, index) => {
      const isCover = index === 0 || index + 1 === reading.pages.length;
      if (isCover || empty.includes(index + 1)) return;
      const foot = `страница ${index + 1} из ${reading.pages.length}`;
      // On the left it begins the line, on the right it ends it: the words before keep their distance.
      expect(text).toContain(foot);
    });
  });

  it('says what it says when it is printed at once, in the same structure', async () => {
    // The empty page moves the numbers of those behind it.
    const linesOf = (element: StructureElement, depth = 0): string[] => [
      `${' '.repeat(depth)}${element.type} ${element.language} ${element.scope} ${element.alt} ${element.text.replace(/\d+/g, '')}`,
      ...element.children.flatMap((child) => linesOf(child, depth + 1)),
    ];
    expect(linesOf(await spokenStructure(bytes))).toEqual(linesOf(await spokenStructure(whole)));
  });

  it('has the bookmarks, languages and fonts of one document, and pages in the contents that are its own', async () => {
    const single = await readPdf(whole);
    expect(reading).toMatchObject({ language: single.language, title: single.title, tagged: true });
    const titles = ({ bookmarks }: PdfReading) =>
      bookmarks.map(({ title, children }) => [title, children.map((one) => one.title)]);
    expect(titles(reading)).toEqual(titles(single));
    for (const { title, page, children } of reading.bookmarks) {
      for (const place of [{ title, page }, ...children]) {
        expect(reading.pages[place.page - 1]!.text).toContain(place.title.replace(/^[\d.]+ /, ''));
      }
    }
    const shown = reading.pages.flatMap((page) => page.runsInFont('SourceSans3-Medium')).map(Number);
    const places = reading.bookmarks.flatMap(({ page, children }) => [page, ...children.map((one) => one.page)]);
    expect(shown).toHaveLength(document.numbered.length);
    expect(places.filter((place) => !shown.includes(place))).toEqual([]);
  });

  it('leads from every link to its place, whichever portion that is in', () => {
    const [joined, single] = [bytes, whole].map((one) => PdfFile.parse(Buffer.from(one))) as [PdfFile, PdfFile];
    const linksOf = (pdf: PdfFile) =>
      pdf
        .pages()
        .flatMap((page) =>
          new PdfPage(pdf, page).annotations().map((link) => /\/Dest \S+|\/URI \(.*\)/.exec(pdf.text(link))?.[0]),
        );
    expect(linksOf(joined)).toEqual(linksOf(single));
    const destinations = (pdf: PdfFile) =>
      pdf
        .text(pdf.reference(pdf.root, 'Dests'))
        .match(/\/[\w-]+ (?=\[)/g)!
        .toSorted();
    expect(destinations(joined)).toEqual(destinations(single));
  });

  it('has nothing twice and nothing that leads nowhere', () => {
    const pdf = PdfFile.parse(Buffer.from(bytes));
    const numbers = new Set(pdf.numbers());
    const named = pdf
      .numbers()
      .flatMap((number) => [...pdf.dictionary(number).matchAll(/(\d+) 0 R/g)].map(([, one]) => Number(one)));
    expect(named.filter((number) => !numbers.has(number))).toEqual([]);
    expect(pdf.numbersWith('/Type /Catalog')).toHaveLength(1);
    expect(pdf.numbersWith('/Type /StructTreeRoot')).toHaveLength(1);
    const keys = pdf.numbers().flatMap((number) => /\/StructParents? (\d+)/.exec(pdf.dictionary(number))?.[1] ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    const parents = pdf.text(pdf.reference(pdf.reference(pdf.root, 'StructTreeRoot'), 'ParentTree'));
    expect([...parents.matchAll(/(\d+) \d+ 0 R/g)].map(([, key]) => key)).toEqual(expect.arrayContaining(keys));
  });

  it('is the same byte for byte, however many browsers printed it', async () => {
    const { bytes: other } = await oneByOne.render(document);
    expect(Buffer.compare(bytes, other)).toBe(0);
  });
});

it('a portion that fails ends the others, and the next document comes out', async () => {
  const document = handbookHtml(longEdition(2, 12));
  // A place that its portion lacks is found when it is joined; a way out, when it is printed.
  const html = document.html.replace(
    '</section>\n<!-- portion -->',
    '<meta http-equiv="refresh" content="0;url=https://example.com/"></section>\n<!-- portion -->',
  );
  await expect(oneByOne.render({ ...document, html })).rejects.toMatchObject({ code: 'rendering-refused' });
  const withdrawn = new AbortController();
  const printed: number[] = [];
  const given = oneByOne.render(document, {
    signal: withdrawn.signal,
    onProgress: ({ printed: share }) => {
      printed.push(share);
      if (share > 0) withdrawn.abort(new Error('withdrawn'));
    },
  });
  await expect(given).rejects.toThrow('withdrawn');
  expect(Math.max(...printed)).toBeLessThan(0.5);
  expect((await oneByOne.render(document)).pages).toBeGreaterThan(10);
});

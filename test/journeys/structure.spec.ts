import { brochureHtml } from '../../src/rendering/brochure';
import type { HtmlDocument } from '../../src/rendering/document';
import type { EditionDocument } from '../../src/rendering/edition-document';
import { handbookHtml } from '../../src/rendering/handbook';
import { PdfFile } from '../../src/rendering/pdf/pdf-file';
import { PdfPage } from '../../src/rendering/pdf/pdf-page';
import { imposeBooklet } from '../../src/rendering/print-shop/booklet';
import { bookletSides } from '../../src/rendering/print-shop/imposition';
import { Renderer } from '../../src/rendering/renderer';
import { plain } from '../support/pictures';
import { elementsOf, readPdf, type StructureElement } from '../support/read-pdf';
import { sampleEdition } from '../support/sample-editions';
import { spokenStructure } from '../support/spoken-structure';

// Operators of a page (ISO 32000-1, annex A).
const paints = new Set(['Tj', 'TJ', 'Do', 'f', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh']);

const renderer = new Renderer({ parallel: 1 });
afterAll(() => renderer.close());

/** The languages in which both are made. */
const samples = [
  ['handbook', 'en', (edition: EditionDocument) => handbookHtml(edition)],
  ['brochure', 'kk', (edition: EditionDocument) => brochureHtml(edition, 'operator')],
] as const;

// No claim of PDF/UA: that takes a validator, and a person with a screen reader.
describe.each(samples)('what a screen reader finds in a %s', (_, language, compose) => {
  const edition = sampleEdition(language);
  const plainText = (text: string) => text.replace(/\s/g, '');
  let document: HtmlDocument;
  let bytes: Uint8Array;
  let root: StructureElement;
  let pdf: PdfFile;

  beforeAll(async () => {
    const png = (await plain(40, 30).png().toBuffer()).toString('base64');
    const picture = `data:image/png;base64,${png}`;
    const clause = edition.sections[0]!.clauses[1]!;
    clause.body += `\n\n1. one\n2. two\n   - within two\n\n> quoted\n\n![A blue sign](${picture})\n\n![](${picture})`;
    edition.organisation.logo = { png, width: 40, height: 30, ground: 'light' };
    document = compose(edition);
    ({ bytes } = await renderer.render(document));
    pdf = PdfFile.parse(Buffer.from(bytes));
    root = await spokenStructure(bytes);
  });

  it('is in the language of the standard and shows its title, not the name of the file', () => {
    expect(root).toMatchObject({ type: 'Document', language });
    expect(pdf.text(pdf.root)).toMatch(/\/DisplayDocTitle true/);
  });

  it('has headings one below the other, none left out, in the order of the edition', () => {
    const headings = elementsOf(root, /^H\d$/);
    const levels = headings.map(({ type }) => Number(type.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
    const expected = document.outline.flatMap((chapter) => [chapter, ...chapter.children]);
    const titles = expected.map(({ title }) => plainText(title.replace(/^[\d.]+ /, '')));
    const found = headings.map(({ text }) => plainText(text));
    // Beside them are those of the front matter, the letters of the index, and the pages for notes.
    expect(found.filter((title) => titles.includes(title))).toEqual(titles);
  });

  it('reads the text in the order of the edition', () => {
    const read = plainText(root.text);
    const clauses = edition.sections.flatMap((section) => section.clauses);
    const general = clauses.filter(({ appliesTo }) => appliesTo.length === 0);
    let at = read.indexOf(plainText(edition.sections[0]!.introduction!).replaceAll('*', '').slice(0, 30));
    expect(at).toBeGreaterThan(0);
    for (const clause of general) {
      for (const part of [clause.title, ...clause.say, ...clause.avoid, clause.check, clause.rationale]) {
        if (part === null) continue;
        expect(read.slice(at)).toContain(plainText(part));
        at = read.indexOf(plainText(part), at);
      }
    }
  });

  it('knows the heads of tables, lists within lists, quotations and pictures by what they show', () => {
    const [table] = elementsOf(root, /^Table$/);
    const rows = elementsOf(table!, /^TR$/);
    expect(rows.map(({ children }) => children.map(({ type }) => type))).toEqual([
      ['TH', 'TH'],
      ...Array.from({ length: 3 }, () => ['TD', 'TD']),
    ]);
    expect(rows[0]!.children.map(({ scope }) => scope)).toEqual(['Column', 'Column']);
    const nested = elementsOf(root, /^L$/).flatMap((list) => elementsOf(list, /^L$/));
    expect(nested.filter(({ text }) => text.includes('within two'))).toHaveLength(1);
    expect(elementsOf(root, /^BlockQuote$/).map(({ text }) => text)).toEqual(['quoted']);
    // What has no words, such as the logo, is decoration.
    expect(elementsOf(root, /^Figure$/).map(({ alt }) => alt)).toEqual(['A blue sign']);
  });

  it('tells of every link where it leads', () => {
    const links = pdf.pages().flatMap((page) => new PdfPage(pdf, page).annotations());
    expect(elementsOf(root, /^Link$/).length).toBeGreaterThanOrEqual(document.numbered.length);
    const described = links.map((link) => /^<FEFF(\w+)>$/.exec(pdf.text(pdf.reference(link, 'Contents')))?.[1]);
    const words = described.map((text) =>
      Buffer.from(text ?? '', 'hex')
        .swap16()
        .toString('utf16le'),
    );
    expect(words.filter((text) => text === '')).toEqual([]);
    expect(new Set(words)).toContain('https://example.org/code');
    expect(new Set(words)).toContain(document.outline[0]!.title);
  });

  it('knows no other elements than PDF does', () => {
    const known =
      /^(Document|Part|Art|Sect|Div|BlockQuote|NonStruct|P|H[1-6]|L|LI|Lbl|LBody|Table|THead|TBody|TR|TH|TD|Span|Link|Figure)$/;
    expect(elementsOf(root, /./).filter(({ type }) => !known.test(type))).toEqual([]);
  });

  it('hears nothing of what only runs along: each page holds its text, and the running heads beside it', async () => {
    const { pages } = await readPdf(bytes);
    const shown = pages.map(({ text }) => plainText(text)).join('');
    // The signs of the lists are drawn, and two lines of the head and foot of every page but the cover.
    const heads = plainText(edition.standard.title).length * 2 + 60;
    expect(shown.length - plainText(root.text).length).toBeLessThan(pages.length * heads);
    expect(shown.length - plainText(root.text).length).toBeGreaterThan(0);
  });

  it('shows nothing that is neither in the structure nor said to be an artifact', async () => {
    const mupdf = await import('mupdf');
    const document = mupdf.Document.openDocument(bytes, 'application/pdf') as import('mupdf').PDFDocument;
    let artifacts = 0;
    for (let page = 0; page < document.countPages(); page++) {
      const content = document.findPage(page).get('Contents').readStream().asString();
      let marks = 0;
      for (const operator of content.split(/\s+/)) {
        if (/B[MD]C$/.test(operator)) marks += 1;
        else if (operator === 'EMC') marks -= 1;
        else if (operator === '/Artifact') artifacts += 1;
        else if (paints.has(operator)) expect([page + 1, operator, marks > 0]).toEqual([page + 1, operator, true]);
      }
      expect(marks).toBe(0);
    }
    expect(artifacts).toBeGreaterThan(0);
  });

  it('is imposed for folding with each page where it belongs', async () => {
    const booklet = imposeBooklet(bytes);
    expect(Buffer.compare(booklet, imposeBooklet(bytes))).toBe(0);
    const before = await readPdf(bytes);
    const after = await readPdf(booklet);
    expect(after).toMatchObject({ title: before.title, language, bookmarks: [] });
    expect(after.fonts).toEqual(before.fonts);
    expect(after.tags.size).toBe(0);
    const sides = bookletSides(before.pages.length);
    expect(after.pages).toHaveLength(sides.length);
    sides.forEach((side, index) => {
      const halves = [(x: number) => x < 421, (x: number) => x >= 420].map((half) => after.pages[index]!.where(half));
      expect(halves).toEqual(side.map((page) => (page === null ? '' : before.pages[page - 1]!.text)));
    });
    const sheets = PdfFile.parse(Buffer.from(booklet));
    expect(sheets.text(sheets.root)).toContain('/DuplexFlipShortEdge');
  });
});

import type { HtmlDocument } from '../../src/rendering/document';
import { handbookHtml } from '../../src/rendering/handbook';
import { ExpectedText } from '../../src/rendering/kept-text/expected-text';
import { TextReading } from '../../src/rendering/kept-text/page-text';
import { PdfFile } from '../../src/rendering/pdf/pdf-file';
import { PdfPage } from '../../src/rendering/pdf/pdf-page';
import { Renderer } from '../../src/rendering/renderer';
import { readPdf } from '../support/read-pdf';
import { sampleEdition } from '../support/sample-editions';

const ordinary = handbookHtml(sampleEdition('en'));
const place = '<div class="clause-text prose">';

/** A document into which something got past every check of what people may save. */
function holding(html: string): HtmlDocument {
  return { ...ordinary, html: ordinary.html.replace(place, () => place + html) };
}

function copiesOfCopies(): string {
  const groups = Array.from({ length: 12 }, (_, level) => {
    const copies = level === 0 ? '<path d="M0 0h1v1z"/>' : `<use href="#g${level - 1}"/>`.repeat(10);
    return `<g id="g${level}">${copies}</g>`;
  });
  return `<svg width="10" height="10"><defs>${groups.join('')}</defs><use href="#g11"/></svg>`;
}

const rows = (count: number, row: string) => `<table>${row.repeat(count)}</table>`;

// Promise 18: document bombs each end in time and memory, and the next ordinary document comes out.
describe('a document that is a bomb', () => {
  const limits = {
    timeLimit: (length: number) => (length === ordinary.html.length ? 120_000 : 2_000),
    memoryLimit: (length: number) => (length === ordinary.html.length ? 1_000_000_000 : 200_000_000),
  };
  const renderer = new Renderer({ parallel: 1, ...limits });
  afterAll(() => renderer.close());

  it.each([
    ['a word of 10 MB', `<p>${'w'.repeat(10_000_000)}</p>`],
    ['a paragraph of 10 MB', `<p>${'word '.repeat(2_000_000)}</p>`],
    ['5,000 quotations within each other', `${'<blockquote>'.repeat(5000)}x${'</blockquote>'.repeat(5000)}`],
    ['100,000 blocks within each other', `${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`],
    ['blocks that never end', '<div>'.repeat(100_000)],
    ['5,000 lists within each other', `${'<ul><li>'.repeat(5000)}x${'</li></ul>'.repeat(5000)}`],
    ['5,000 emphases within each other', `${'<em>'.repeat(5000)}x${'</em>'.repeat(5000)}`],
    ['300 tables within each other', `${'<table><tr><td>'.repeat(300)}x${'</td></tr></table>'.repeat(300)}`],
    ['a table of 100,000 rows', rows(100_000, '<tr><td>x</td></tr>')],
    ['a table of 100,000 rows that do not end', rows(100_000, '<tr><td>x')],
    ['an accent on an accent, 100,000 times', `<p>a${'\u0301'.repeat(100_000)}</p>`],
    ['a drawing of 10^11 copies', copiesOfCopies()],
    ['a page 2,000 km long', '<p style="height:10000000000px">x</p>'],
    ['text in 1,000,000 columns', `<div style="column-count:1000000;width:1px">${'x '.repeat(10_000)}</div>`],
    ['a table of 2,000 columns', `<table><tr>${'<td>column</td>'.repeat(2000)}</tr></table>`],
  ])('%s is failed', async (_, html) => {
    const failure = renderer.render(holding(html));
    await expect(failure).rejects.toMatchObject({ retryable: false });
    await expect(failure).rejects.toMatchObject({ code: expect.stringMatching(/^rendering-(too|incomplete)/) });
  });

  it('leaves nothing behind: the next document comes out', async () => {
    expect((await renderer.render(ordinary)).pages).toBeGreaterThan(5);
  });
});

describe('the text of what was printed', () => {
  const renderer = new Renderer({ parallel: 1 });
  afterAll(() => renderer.close());

  const names = [
    'רחל אברהם בן־דוד',
    'محمد عبد الله 24 من 7',
    'José 🙂 Ñandú 👩‍👩‍👧 🇰🇿 你好 → ✓',
    `Ŵ ﬁ ½ ℡ e\u0301 ${'\u202e'}abc${'\u202c'} \u200bx`,
  ];

  it('is all there, whatever it is, and what is not there is found', async () => {
    const edition = sampleEdition('ru');
    const [first, second] = edition.sections[0]!.clauses;
    const table = Array.from({ length: 400 }, (_, row) => `| row ${row + 1} | ${'value '.repeat(row % 7)} |`).join(
      '\n',
    );
    const clauses = [
      { ...first!, body: names.map((name) => `- ${name}`).join('\n'), say: names, title: names[2]! },
      { ...second!, key: 'word', number: '1.4', body: 'wo'.repeat(5_000) },
      { ...second!, key: 'table', number: '1.5', body: `| No. | What |\n|---|---|\n${table}` },
      // Both columns go on over several pages.
      { ...first!, key: 'columns', number: '1.6', say: phrases('say', 20), avoid: phrases('avoid', 20) },
    ];
    edition.sections[0]!.clauses.push(...clauses);
    edition.edition.approvers.push(...names.map((name) => ({ name, unit: name })));
    const document = handbookHtml(edition);
    const { bytes } = await renderer.render(document);

    const pdf = PdfFile.parse(Buffer.from(bytes));
    const reading = new TextReading(pdf);
    for (const page of pdf.pages()) reading.read(new PdfPage(pdf, page));
    const lostOf = (html: string) => new ExpectedText(html).lostIn(pdf, reading);
    const more = (text: string, place = '<section class="chapter') =>
      document.html.replace(place, () => `<p>${text}</p>${place}`);
    expect(lostOf(document.html)).toEqual([]);
    // Each of them is lost alone, in the middle of all the rest.
    expect(lostOf(more('Nobody printed this'))).toEqual(['Nobody', 'printed', 'this']);
    expect(lostOf(more('Жалобы')).length).toBeGreaterThan(0);
    expect(lostOf(more(`${names[0]} ${names[1]}`.repeat(3))).length).toBeGreaterThan(0);
    expect(lostOf(more('Ω')).length).toBeGreaterThan(0);
    expect(lostOf(document.html.replace('</body>', '<p>last</p></body>'))).toEqual(['last']);

    // Another library reads the same.
    const { pages } = await readPdf(bytes);
    const read = pages.map(({ text }) => text).join(' ');
    for (const part of ['row 400', 'you say 20', 'you avoid 1', '你好']) expect(read).toContain(part);
  });

  it('is there with 60 job roles whose names are 200 letters long', async () => {
    const edition = sampleEdition('kk');
    edition.jobRoles = Array.from({ length: 60 }, (_, index) => ({
      key: `role-${index}`,
      title: `${index + 1} ${'қызметкер '.repeat(20)}`.slice(0, 200),
    }));
    for (const clause of edition.sections[0]!.clauses) clause.appliesTo = edition.jobRoles.map(({ key }) => key);
    expect((await renderer.render(handbookHtml(edition))).pages).toBeGreaterThan(60);
  });

  function phrases(word: string, count: number): string[] {
    return Array.from({ length: count }, (_, index) => `What you ${word} ${index + 1}: ${'very long '.repeat(45)}`);
  }
});

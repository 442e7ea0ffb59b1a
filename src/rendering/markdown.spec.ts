import { markdownToHtml, picturesIn } from './markdown';

describe('markdownToHtml', () => {
  it('sets paragraphs, lists, emphasis, links and tables', () => {
    const html = markdownToHtml(
      'One *two* **three** ~~four~~\n\n- [five](https://example.org)\n\n| a | b |\n|---|--:|\n| 1 | 2 |',
    );
    expect(html).toContain('<p>One <em>two</em> <strong>three</strong> <s>four</s></p>');
    expect(html).toContain('<a href="https://example.org">five</a>');
    expect(html).toContain('<th scope="col" class="align-right">b</th>');
    expect(html).toContain('<td class="align-right">2</td>');
  });

  it('leaves underscores inside words alone', () => {
    expect(markdownToHtml('order_number_field')).toBe('<p>order_number_field</p>\n');
  });

  it('shows raw HTML as text', () => {
    expect(markdownToHtml('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n');
    expect(markdownToHtml('<img src=x onerror=alert(1)>')).not.toContain('<img');
    expect(markdownToHtml('a <b style="color:red">b</b>')).toContain('&lt;b style="color:red"&gt;');
  });

  it('gives a word longer than any real one places to break', () => {
    expect(markdownToHtml('w'.repeat(29))).not.toContain('<wbr');
    expect(markdownToHtml('&'.repeat(35))).toBe(
      `<p>${Array(3).fill('&amp;'.repeat(10)).join('<wbr />')}<wbr />${'&amp;'.repeat(5)}</p>\n`,
    );
  });

  it('marks a table of many columns as wide', () => {
    const row = (columns: number) => `|${' a |'.repeat(columns)}`;
    const table = (columns: number) => `${row(columns)}\n|${'---|'.repeat(columns)}\n${row(columns)}`;
    expect(markdownToHtml(table(4))).toContain('<table>');
    expect(markdownToHtml(table(5))).toContain('<table class="wide">');
  });

  it.each(['>', '- ', '*a '])('loses no text that is nested beyond reading by %s', (sign) => {
    expect(markdownToHtml(`${sign.repeat(5000)} deep text`)).toContain('deep text');
  });

  it('keeps the signs of a heading as text', () => {
    expect(markdownToHtml('# Not a heading\n\nNor this\n===')).not.toMatch(/<h\d/);
  });

  it('keeps inline pictures and shows the others as their alternative text', () => {
    const picture = 'data:image/png;base64,iVBORw0KGgo=';
    expect(markdownToHtml(`![a shop](${picture})`)).toContain(`<img src="${picture}" alt="a shop" />`);
    expect(markdownToHtml('![a shop](https://example.org/x.png)')).toBe('<p><span>a shop</span></p>\n');
    expect(markdownToHtml('![a shop](//example.org/x.png)')).toBe('<p><span>a shop</span></p>\n');
    expect(markdownToHtml('![a shop](file:///etc/passwd)')).not.toContain('<img');
    expect(markdownToHtml('![a shop](data:image/svg+xml;base64,PHN2Zz4=)')).not.toContain('<img');
  });

  it('gives a picture of ours its room on the page, at most half a page high', () => {
    const name = (measures: string) => `${'a'.repeat(64)}-${measures}.png`;
    const shown = (measures: string) => markdownToHtml(`![a shop](picture:${name(measures)})`);
    expect(shown('400x200')).toBe(
      `<p><img src="/pictures/${name('400x200')}" alt="a shop" width="400" height="200" loading="lazy" /></p>\n`,
    );
    expect(shown('1200x1600')).toContain('width="341" height="454"');
    expect(shown('0x10')).toBe('<p><span>a shop</span></p>\n');
  });

  it('tells the pictures that a text refers to, with their lines', () => {
    const text =
      'picture: ![a](picture:x)\nand ![b](data:image/png;base64,AA==)\n\n| t |\n|---|\n| ![c](picture:y) |\n\n`![d](picture:z)`';
    expect(picturesIn(text)).toEqual([
      { name: 'x', alt: 'a', line: 1 },
      { name: 'y', alt: 'c', line: 6 },
    ]);
    expect(picturesIn('none')).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'page.html',
    '//example.org',
    '#clause-1-1',
  ])('makes no link to %s', (target) => expect(markdownToHtml(`[text](${target})`)).not.toContain('href'));

  it.each(['https://example.org', 'mailto:anna@example.org', 'tel:+77010000000'])('links to %s', (target) =>
    expect(markdownToHtml(`[text](${target})`)).toContain(`href="${target}"`),
  );
});

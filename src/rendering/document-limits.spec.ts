import { plain } from '../../test/support/pictures';
import { documentLimits, pixelsOf, refuseBeyondLimits } from './document-limits';
import { RenderingFailed } from './rendering-errors';

const { nesting, rows, run } = documentLimits;
const nested = (depth: number) => `${'<div>'.repeat(depth)}x${'</div>'.repeat(depth)}`;
const table = (length: number) => `<table>${'<tr><td>x</td></tr>'.repeat(length)}</table>`;

it.each([
  ['nothing', '', true],
  ['as many elements within each other as allowed', nested(nesting), true],
  ['one more', nested(nesting + 1), false],
  ['elements that have no end', '<br>'.repeat(1000) + '<img src="x">'.repeat(1000) + '<path/>'.repeat(1000), true],
  ['a table of as many rows as allowed', table(rows), true],
  ['one row more', table(rows + 1), false],
  ['two tables that have more rows together', table(rows) + table(rows), true],
  ['a table within a row', `<table>${`<tr><td>${table(10)}</td></tr>`.repeat(rows)}</table>`, true],
  ['a text as long as allowed', `<p>${'w'.repeat(run)}</p>`, true],
  ['one letter more', `<p>${'w'.repeat(run + 1)}</p>`, false],
  ['styles, which are no text', `<style>${'p{}'.repeat(run)}</style>`, true],
  ['a text without an element', 'w'.repeat(run + 1), false],
])('%s', (_, html, printed) => {
  const act = () => refuseBeyondLimits(html);
  if (printed) expect(act).not.toThrow();
  else expect(act).toThrow(RenderingFailed);
});

it('a picture written into the text is refused for its points, not for its bytes', async () => {
  const picture = await plain(8000, 5001).png({ compressionLevel: 9, palette: true }).toBuffer();
  const html = `<img src="data:image/png;base64,${picture.toString('base64')}">`;
  expect(() => refuseBeyondLimits(html)).toThrow('40008000 points of a picture');
});

it.each(['png', 'jpeg', 'gif', 'webp'] as const)('reads the size of a %s', async (format) => {
  expect(pixelsOf(await plain(30, 20).toFormat(format).toBuffer())).toBe(600);
});

it.each([
  ['lossless WebP', () => plain(300, 20).webp({ lossless: true }).toBuffer()],
  ['WebP without transparency', () => plain(300, 20).removeAlpha().webp().toBuffer()],
])('reads the size of a %s', async (_, draw) => {
  expect(pixelsOf(await draw())).toBe(6000);
});

it.each([
  ['', 0],
  ['not a picture, whatever it may look like', 0],
  ['\xff\xd8\xff\xe0 cut off, without any frame', 0],
])('%j has no size', (text, pixels) => {
  expect(pixelsOf(Buffer.from(text, 'latin1'))).toBe(pixels);
});

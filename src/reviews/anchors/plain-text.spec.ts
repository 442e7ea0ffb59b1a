import { passageAt } from './passage';
import { plainText, textBlocks } from './plain-text';

describe('the plain text of Markdown', () => {
  it.each([
    ['paragraphs', 'One *two* **three**.\n\nFour `five`.', 'One two three.\nFour five.\n'],
    ['entities and signs', 'A & B < C > "D" \'E\' &copy; \\*', 'A & B < C > "D" \'E\' © *\n'],
    ['a link', 'See [the rules](https://example.test/?a=1&b=2).', 'See the rules.\n'],
    ['raw HTML, which is text', '<b>no</b> <script>', '<b>no</b> <script>\n'],
  ])('keeps the words of %s', (_, markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });

  it('has the same words in a list, a table and a quotation', () => {
    const words = (markdown: string) => plainText(markdown).split(/\s+/).filter(Boolean);
    expect(words('- one\n- two\n  - three')).toEqual(['one', 'two', 'three']);
    expect(words('| a | b |\n|---|---|\n| c | d |')).toEqual(['a', 'b', 'c', 'd']);
    expect(words('> one\n\n1. two')).toEqual(['one', 'two']);
  });
});

describe('the blocks of a text', () => {
  const blocks = (markdown: string) =>
    textBlocks(markdown).map(({ start, end }) => plainText(markdown).slice(start, end).replace(/\s+/g, ' '));

  it.each([
    ['paragraphs', 'One.\n\nTwo.', ['One.', 'Two.']],
    ['items', 'First:\n\n- a\n- b\n  - c\n\nLast.', ['First:', 'a', 'b', 'c', 'Last.']],
    ['items of paragraphs', '- a\n\n- b', ['a', 'b']],
    ['rows', '| a | b |\n|---|---|\n| c | d |', ['a b', 'c d']],
    ['a quotation', '> said', ['said']],
    ['code', '```\nx\ny\n```', ['x y']],
    ['nothing', '', []],
  ])('are %s', (_, markdown, expected) => {
    expect(blocks(markdown)).toEqual(expected);
  });
});

describe('a passage', () => {
  it('has its neighbourhood, and no white space at its ends', () => {
    expect(passageAt('Answer  by the third ring.', { start: 6, end: 15 })).toEqual({
      start: 8,
      end: 14,
      exact: 'by the',
      prefix: 'Answer  ',
      suffix: ' third ring.',
    });
    expect(passageAt('a   b', { start: 1, end: 4 })).toBeNull();
  });
});

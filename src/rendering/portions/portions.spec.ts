import fc from 'fast-check';
import { portionMark, portionsOf } from './portions';

const head = '<html><style>@page{@bottom-left{content:"p. " counter(page) "/" counter(pages)}}</style><body>';
const chapter = (number: number, text: string) => `<section id="c-${number}">${text}</section>`;
const page = (chapters: string[]) =>
  [head, ...chapters.map((text, index) => chapter(index + 1, text)), '</body></html>'].join(portionMark);

const idsIn = (html: string) => [...html.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id);

it('leaves what is short or may not be divided as it is', () => {
  const short = page(['one', 'two']);
  expect(portionsOf(short)).toEqual([short]);
  const undivided = `${head}${'text '.repeat(1000)}</body></html>`;
  expect(portionsOf(undivided, 100)).toEqual([undivided]);
});

it('gives each portion the head and the end, and places for the numbers that are not known yet', () => {
  const portions = portionsOf(page(['one counter(page)', 'two']), 50);
  expect(portions).toHaveLength(2);
  for (const portion of portions) {
    expect(
      portion.startsWith(head.replace('counter(page)', '"0123456789"').replace('counter(pages)', '"9876543210"')),
    ).toBe(true);
    expect(portion.endsWith('</body></html>')).toBe(true);
    expect(portion).not.toContain(portionMark);
  }
  // Text of somebody who writes about style sheets is none.
  expect(portions[0]).toContain('one counter(page)');
});

it('tells links out of a portion from those within, and asks for every place that is led to', () => {
  const [first, second] = portionsOf(
    page([
      '<a href="#c-1">1</a> <a class="entry" href="#c-2">2</a> <a href="https://example.com/#c-2">3</a>',
      'text',
      'unsought',
    ]),
    90,
  );
  expect(first).toContain(
    '<a href="#c-1">1</a> <a class="entry" href="portion:c-2">2</a> <a href="https://example.com/#c-2">3</a>',
  );
  expect(first).toContain('<div hidden><a href="#c-1"></a></div>');
  expect(second).toContain('<div hidden><a href="#c-2"></a></div>');
});

it('keeps every chapter, once and in order, in portions that are no longer than a chapter more than they should', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.nat(400).map((length) => 'x'.repeat(length)),
        { minLength: 1, maxLength: 30 },
      ),
      fc.integer({ min: 50, max: 3000 }),
      (chapters, longest) => {
        const portions = portionsOf(page(chapters), longest);
        expect(portions.flatMap(idsIn)).toEqual(chapters.map((_, index) => `c-${index + 1}`));
        const longestChapter = Math.max(...chapters.map((text, index) => chapter(index + 1, text).length));
        for (const portion of portions) {
          const text = portion
            .split('<section')
            .slice(1)
            .map((one) => `<section${one}`)
            .join('')
            .split('<div hidden>', 1)[0]!;
          if (portions.length > 1) expect(text.length).toBeLessThanOrEqual(longest + longestChapter);
        }
      },
    ),
  );
});

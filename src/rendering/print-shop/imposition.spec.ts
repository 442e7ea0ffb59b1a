import { bookletSides } from './imposition';

it.each([
  [0, ''],
  [1, '-1 --'],
  [2, '21 --'],
  [3, '31 2-'],
  [4, '41 23'],
  [5, '5,1 2,- -,3 4,-'],
  [6, '6,1 2,- -,3 4,5'],
  [7, '7,1 2,- 6,3 4,5'],
  [8, '8,1 2,7 6,3 4,5'],
  [9, '9,1 2,- -,3 4,- 8,5 6,7'],
  [10, '10,1 2,- -,3 4,9 8,5 6,7'],
  [11, '11,1 2,- 10,3 4,9 8,5 6,7'],
  [12, '12,1 2,11 10,3 4,9 8,5 6,7'],
  [13, '13,1 2,- -,3 4,- 12,5 6,11 10,7 8,9'],
  [14, '14,1 2,- -,3 4,13 12,5 6,11 10,7 8,9'],
  [15, '15,1 2,- 14,3 4,13 12,5 6,11 10,7 8,9'],
  [16, '16,1 2,15 14,3 4,13 12,5 6,11 10,7 8,9'],
  [17, '17,1 2,- -,3 4,- 16,5 6,15 14,7 8,13 12,9 10,11'],
])('%i pages: %s', (pages, sides) => {
  const written = bookletSides(pages).map((side) => side.map((page) => page ?? '-').join(pages < 5 ? '' : ','));
  expect(written.join(' ')).toBe(sides);
});

it.each([1, 2, 3, 40, 41, 42, 43])(
  '%i pages are each there once, and lie one behind the other when they are folded',
  (pages) => {
    const sides = bookletSides(pages);
    expect(
      sides
        .flat()
        .filter((page) => page !== null)
        .toSorted((one, other) => one - other),
    ).toEqual(Array.from({ length: pages }, (_, index) => index + 1));
    expect(sides.length % 2).toBe(0);
    // Folded, the first half of the book is every inner half of the sheets, front and back.
    const read = [
      ...sides.map((side, index) => (index % 2 === 0 ? side[1] : side[0])),
      ...sides.map((side, index) => (index % 2 === 0 ? side[0] : side[1])).toReversed(),
    ];
    const numbers = read.filter((page) => page !== null);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  },
);

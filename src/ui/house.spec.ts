import { fitted, houseStyleSheet, plainHouse, presentHouse } from './house';

it.each([
  [
    { width: 800, height: 400 },
    { width: 80, height: 40 },
  ],
  [
    { width: 400, height: 400 },
    { width: 40, height: 40 },
  ],
  [
    { width: 800, height: 50 },
    { width: 176, height: 11 },
  ],
  [
    { width: 10, height: 400 },
    { width: 1, height: 40 },
  ],
  [
    { width: 32, height: 20 },
    { width: 32, height: 20 },
  ],
  [
    { width: 800, height: 1 },
    { width: 176, height: 1 },
  ],
])('a picture of %j is shown as %j', (size, shown) => {
  expect(fitted(size, { width: 176, height: 40 })).toEqual(shown);
});

describe('the style sheet of a colour', () => {
  it('has an address of its own, which says its colour, and stands in the layer of what it replaces', () => {
    const { path, text } = houseStyleSheet('#1d4f91');
    expect(path).toMatch(/^\/assets\/house\/1d4f91-[0-9a-f]{12}\.css$/);
    expect(text).toMatch(/^@layer tokens\{:root\{--accent:light-dark\(#1d4f91,#[0-9a-f]{6}\);.+\}\}$/);
    expect(houseStyleSheet('#1d4f92').path).not.toContain(path.slice(-16));
  });

  it('stays the same however many others were asked for', () => {
    const { path } = houseStyleSheet('#1d4f91');
    for (let blue = 0; blue < 40; blue++) houseStyleSheet(`#0000${blue.toString(16).padStart(2, '0')}`);
    expect(houseStyleSheet('#1d4f91').path).toBe(path);
  });
});

it('nobody’s house looks like Etalon', () => {
  expect(presentHouse(plainHouse)).toMatchObject({ name: 'Etalon', style: null, logo: null });
});

import { papers, spineWidth, type Paper } from './spine';

it.each([
  [0, 'offset-80', 0.6],
  [1, 'offset-80', 0.7],
  [2, 'offset-80', 0.7],
  [100, 'offset-80', 5.7],
  [161, 'offset-80', 8.9],
  [161, 'offset-100', 10.6],
  [161, 'gloss-130', 8.4],
  [500, 'matt-150', 35.6],
] as [number, Paper, number][])('%i pages of %s: %f mm', (pages, paper, width) => {
  expect(spineWidth(pages, paper)).toBe(width);
});

it.each(Object.entries(papers))('%s has a volume that paper has', (_, { grammage, leaf }) => {
  // Cubic centimetres a gram: 0.7 for the smoothest, 1.4 for the roughest.
  const volume = (leaf * 1000) / grammage;
  expect(volume).toBeGreaterThan(0.7);
  expect(volume).toBeLessThan(1.4);
});

import { coverLogo } from './cover-logo';

const sizes = (width: number, height: number) =>
  (['a4', 'a5'] as const).map((kind) => {
    const logo = coverLogo({ png: 'AAAA', width, height, ground: 'light' }, kind);
    return [logo.width, logo.height];
  });

describe('the size of a logo on a cover, in millimetres', () => {
  it.each([
    ['square', 400, 400, [25.3, 25.3], [18.97, 18.97]],
    ['wide: as much to the eye as a square', 800, 267, [43.79, 14.62], [32.84, 10.96]],
    ['very wide: no wider than the text', 800, 50, [76, 4.75], [54, 3.38]],
    ['tall', 150, 400, [12, 32], [8.63, 23]],
    ['small: sharp rather than large', 64, 64, [10.84, 10.84], [10.84, 10.84]],
  ])('%s', (_, width, height, handbook, brochure) => {
    const [onHandbook, onBrochure] = sizes(width, height);
    const within = ([w, h]: number[], most: { width: number; height: number }) => {
      expect(w).toBeLessThanOrEqual(most.width);
      expect(h).toBeLessThanOrEqual(most.height);
      expect(w! / h!).toBeCloseTo(width / height, 1);
    };
    within(onHandbook!, { width: 76, height: 32 });
    within(onBrochure!, { width: 54, height: 23 });
    expect([onHandbook, onBrochure]).toEqual([handbook, brochure]);
  });
});

it('comes along as it was frozen', () => {
  expect(coverLogo({ png: 'AAAA', width: 9, height: 9, ground: 'dark' }, 'a4')).toMatchObject({
    data: 'data:image/png;base64,AAAA',
    ground: 'dark',
  });
});

/** Colours as people see them: Oklch (Ottosson 2020; CSS Color 4, 9.2) has lightness, chroma and hue, each apart from the others. */
export interface Oklch {
  /** 0 is black, 1 is white. */
  lightness: number;
  /** 0 is grey; no screen shows more than about 0.3. */
  chroma: number;
  /** Radians. */
  hue: number;
}

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const apply = (matrix: Matrix, [x, y, z]: Triple): Triple =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;

const lmsOfLinear: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const labOfLms: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const lmsOfLab: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const linearOfLms: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

/** `#rrggbb` as three parts from 0 to 1, in proportion to the light that a screen gives off. */
function linearOf(colour: string): Triple {
  const parts = [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16) / 255);
  return parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as unknown as Triple;
}

export function oklchOf(colour: string): Oklch {
  const [l, m, s] = apply(lmsOfLinear, linearOf(colour)).map(Math.cbrt) as unknown as Triple;
  const [lightness, a, b] = apply(labOfLms, [l, m, s]);
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

function linearOfOklch({ lightness, chroma, hue }: Oklch): Triple {
  const lms = apply(lmsOfLab, [lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]);
  return apply(linearOfLms, lms.map((part) => part ** 3) as unknown as Triple);
}

/** `#rrggbb` of the colour or, where no screen shows it, of the most colourful one of its lightness and hue. */
export function hexOf(colour: Oklch): string {
  let [least, most] = [0, colour.chroma];
  const shown = (chroma: number) =>
    linearOfOklch({ ...colour, chroma }).every((part) => part > -0.0005 && part < 1.0005);
  if (!shown(most)) {
    for (let halving = 0; halving < 14; halving++) {
      const middle = (least + most) / 2;
      if (shown(middle)) least = middle;
      else most = middle;
    }
    most = least;
  }
  const parts = linearOfOklch({ ...colour, chroma: most }).map((linear) => {
    const part = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.min(1, Math.max(0, part)))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** Relative luminance of `#rrggbb` (WCAG 2.2), from 0 to 1. */
export function luminance(colour: string): number {
  const [red, green, blue] = linearOf(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio (WCAG 2.2) of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lesser, greater] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (greater + 0.05) / (lesser + 0.05);
}

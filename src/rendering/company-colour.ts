import { contrast, hexOf, luminance, oklchOf, type Oklch } from './oklch';
import { styleSheets } from './templates';

/** What is accented on one ground, each as `#rrggbb`. */
export interface Accents {
  /** Links, buttons and rules: read on paper, and written upon. */
  accent: string;
  /** Headings; on paper also the cover. */
  deep: string;
  /** The ground of what stands out a little. */
  tint: string;
}

/** The accents that a company's colour comes to on light paper, where documents are printed, and on a dark screen. */
export interface CompanyColours {
  light: Accents;
  dark: Accents;
}

export type Scheme = keyof CompanyColours;

/** What text needs of the ground it stands on (WCAG 2.2, 1.4.3, level AA). */
export const readable = 4.5;

/** Etalon's own colours by name and scheme, from the one file of them. */
const own = Object.fromEntries(
  [...styleSheets.tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
);

/** A colour of Etalon's own, whatever the company's. @throws Error where the style sheet has none of this name */
export function ownColour(name: string, scheme: Scheme): string {
  const colour = own[name]?.[scheme];
  if (colour === undefined) throw new Error(`tokens.css has no colour ${name}`);
  return colour;
}

const ownAccents = (scheme: Scheme): Accents => ({
  accent: ownColour('accent', scheme),
  deep: ownColour('accent-deep', scheme),
  tint: ownColour('accent-tint', scheme),
});

/** The accents of a company without a colour. */
export const ownColours: CompanyColours = { light: ownAccents('light'), dark: ownAccents('dark') };

/** What is written on the cover, besides its gilding. */
const coverInks = ['#fdfbf6', '#dfe6e4'];

/**
 * The accents of a company whose colour is `colour`, `#rrggbb`. It is taken as it is where text can be read in it and on it, else as
 * much darker or lighter as that needs; its hue stays. Pure: the same colour always comes to the same accents.
 */
export function companyColours(colour: string): CompanyColours {
  return { light: accentsOn('light', colour), dark: accentsOn('dark', colour) };
}

function accentsOn(scheme: Scheme, colour: string): Accents {
  const wish = oklchOf(colour);
  const tint = asLightAs(ownColour('accent-tint', scheme), { ...wish, chroma: Math.min(wish.chroma / 5, 0.022) });
  const others = [tint, ...['paper', 'paper-tint', 'on-accent'].map((name) => ownColour(name, scheme))];
  if (scheme === 'light') {
    const accent = canBeTold(colour, others) ? colour : movedTo(0, wish, others);
    const deeper = { ...wish, lightness: 0.78 * oklchOf(accent).lightness };
    return { accent, deep: movedTo(0, deeper, [...others, ...coverInks, ownColour('gilt-light', 'light')]), tint };
  }
  // On a dark screen a colour that must be lighter is at ease when it is pale.
  const paler = { ...wish, lightness: Math.max(wish.lightness, 0.74), chroma: Math.min(wish.chroma, 0.13) };
  const accent = canBeTold(colour, others) ? colour : movedTo(1, paler, others);
  const palest = { ...wish, lightness: Math.max(wish.lightness, 0.92), chroma: Math.min(wish.chroma / 3, 0.04) };
  return { accent, deep: movedTo(1, palest, others), tint };
}

function canBeTold(colour: string, others: string[]): boolean {
  return others.every((other) => contrast(colour, other) >= readable);
}

/** `colour` as it is or, where it cannot be told from all of `others`, as far towards black (0) or white (1) as that takes. */
function movedTo(end: 0 | 1, colour: Oklch, others: string[]): string {
  const exact = hexOf(colour);
  if (canBeTold(exact, others)) return exact;
  let [near, far]: [number, number] = [colour.lightness, end];
  for (let halving = 0; halving < 12; halving++) {
    const middle = (near + far) / 2;
    if (canBeTold(hexOf({ ...colour, lightness: middle }), others)) far = middle;
    else near = middle;
  }
  return hexOf({ ...colour, lightness: far });
}

/** `colour` as bright as `model`, so that whatever can be read on the one can be read on the other. */
function asLightAs(model: string, colour: Oklch): string {
  let [darker, lighter] = [0, 1];
  for (let halving = 0; halving < 14; halving++) {
    const middle = (darker + lighter) / 2;
    if (luminance(hexOf({ ...colour, lightness: middle })) < luminance(model)) darker = middle;
    else lighter = middle;
  }
  return hexOf({ ...colour, lightness: (darker + lighter) / 2 });
}

/** Style rules that put the accents of `colour` in the place of Etalon's own. */
export function colourStyles(colour: string): string {
  const { light, dark } = companyColours(colour);
  const token = (name: string, part: keyof Accents) => `${name}:light-dark(${light[part]},${dark[part]})`;
  return `:root{${[token('--accent', 'accent'), token('--accent-deep', 'deep'), token('--accent-tint', 'tint')].join(';')}}`;
}

import fc from 'fast-check';
import { colourStyles, companyColours, readable } from './company-colour';
import { contrast, hexOf, oklchOf } from './oklch';
import { styleSheets } from './templates';

const hex = (number: number) => `#${number.toString(16).padStart(6, '0')}`;

/** Etalon's own colour by name, as the style sheet has it. */
function own(name: string, scheme: 'light' | 'dark'): string {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(styleSheets.tokens)!;
  return scheme === 'light' ? light! : dark!;
}

/** Every pair of a text and its ground that a company's colour has a part in, and that cannot be read. */
function unreadable(colour: string): string[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const { accent, deep, tint } = companyColours(colour)[scheme];
    const papers = ['paper', 'paper-tint'].map((name) => own(name, scheme));
    const inks = ['ink', 'ink-soft', 'gilt', 'say', 'avoid'].map((name) => own(name, scheme));
    const pairs = [
      ...[accent, deep].flatMap((text) => [...papers, tint].map((ground) => [text, ground] as const)),
      ...inks.map((ink) => [ink, tint] as const),
      ...[accent, deep].map((ground) => [own('on-accent', scheme), ground] as const),
      ...(scheme === 'light'
        ? ['#fdfbf6', '#dfe6e4', own('gilt-light', 'light')].map((ink) => [ink, deep] as const)
        : []),
    ];
    return pairs
      .filter(([text, ground]) => contrast(text, ground) < readable)
      .map(([text, ground]) => `${colour}, ${scheme}: ${text} on ${ground}`);
  });
}

describe('whatever colour a company has, everything can be read', () => {
  it('over all colours, sixteen steps apart', () => {
    const steps = Array.from({ length: 16 }, (_, step) => 17 * step);
    const all = steps.flatMap((red) =>
      steps.flatMap((green) => steps.map((blue) => hex((red << 16) | (green << 8) | blue))),
    );
    expect(all).toHaveLength(4096);
    expect(all.flatMap(unreadable)).toEqual([]);
  });

  it('between them as well', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (colour) => expect(unreadable(hex(colour))).toEqual([])),
      { numRuns: 500 },
    );
  });
});

describe('a colour', () => {
  it.each(['#1f4a54', '#0057b8', '#000000', '#8a2be2'])('that can be read on paper is taken as it is: %s', (colour) => {
    expect(companyColours(colour).light.accent).toBe(colour);
  });

  it.each(['#ffd400', '#ff6600', '#00ffff', '#ffffff'])(
    'that can be read on a dark screen is taken as it is: %s',
    (colour) => {
      expect(companyColours(colour).dark.accent).toBe(colour);
    },
  );

  it('keeps its hue, but for what screens show', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const { chroma, hue } = oklchOf(hex(number));
        fc.pre(chroma > 0.04);
        const { light, dark } = companyColours(hex(number));
        for (const { accent } of [light, dark]) {
          const turned = Math.abs(oklchOf(accent).hue - hue);
          expect(Math.min(turned, 2 * Math.PI - turned)).toBeLessThan(0.1);
        }
      }),
    );
  });

  it('is made lighter or darker no further than it takes', () => {
    const { accent, tint } = companyColours('#ffd400').light;
    const { lightness } = oklchOf(accent);
    const lighter = hexOf({ ...oklchOf('#ffd400'), lightness: lightness + 0.01 });
    expect(Math.min(contrast(lighter, tint), contrast(lighter, own('paper-tint', 'light')))).toBeLessThan(readable);
  });

  it('is found again by its hue, lightness and chroma', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) =>
        expect(hexOf(oklchOf(hex(number)))).toBe(hex(number)),
      ),
    );
  });

  it('becomes rules for both schemes', () => {
    const { light, dark } = companyColours('#0057b8');
    expect(colourStyles('#0057b8')).toBe(
      `:root{--accent:light-dark(${light.accent},${dark.accent});--accent-deep:light-dark(${light.deep},${dark.deep});` +
        `--accent-tint:light-dark(${light.tint},${dark.tint})}`,
    );
  });
});

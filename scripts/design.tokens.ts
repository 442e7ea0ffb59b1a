import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/project-root';

/** What a colour is for, and what it is seen on. */
interface Colour {
  name: string;
  use: string;
  on: string[];
  /** Least contrast with each ground: 4.5 for text, 3 for what only has to be seen, 0 for ornament (WCAG 2.2, 1.4.3 and 1.4.11). */
  least: 4.5 | 3 | 0;
}

const text = 4.5;
const mark = 3;

const colours: Colour[] = [
  { name: 'ink', use: 'text', on: ['paper', 'paper-tint', 'accent-tint', 'gilt-tint', 'avoid-tint'], least: text },
  {
    name: 'ink-soft',
    use: 'text that stands back: hints, facts, dates',
    on: ['paper', 'paper-tint', 'accent-tint'],
    least: text,
  },
  { name: 'ink-faint', use: 'marks, never text', on: ['paper'], least: mark },
  { name: 'paper', use: 'the ground', on: [], least: 0 },
  { name: 'paper-tint', use: 'the ground of what is set apart', on: [], least: 0 },
  { name: 'rule', use: 'lines between things', on: [], least: 0 },
  { name: 'accent', use: 'what can be pressed or followed', on: ['paper', 'paper-tint', 'accent-tint'], least: text },
  { name: 'accent-deep', use: 'headings, and what is pressed now', on: ['paper', 'accent-tint'], least: text },
  { name: 'accent-tint', use: 'the ground of what is chosen or pointed at', on: [], least: 0 },
  { name: 'on-accent', use: 'text on accent', on: ['accent', 'accent-deep'], least: text },
  { name: 'gilt', use: 'numbers, states, where one is', on: ['paper', 'paper-tint'], least: text },
  { name: 'gilt-tint', use: 'the ground of a passage that is commented on', on: [], least: 0 },
  { name: 'gilt-light', use: 'ornament', on: [], least: 0 },
  { name: 'say', use: 'what to say, what was inserted, what was accepted', on: ['paper', 'say-tint'], least: text },
  { name: 'say-tint', use: 'its ground', on: [], least: 0 },
  { name: 'avoid', use: 'what not to say, what was deleted, faults', on: ['paper', 'avoid-tint'], least: text },
  { name: 'avoid-tint', use: 'its ground', on: [], least: 0 },
];

/** Everything else, with what it is for. */
const measures: Record<string, string> = {
  serif: 'the words of the standard',
  sans: 'everything else',
  'text-small': 'hints, facts, dates, tabs',
  text: 'text',
  'text-large': 'what introduces, headings of parts',
  'text-title': 'the heading of a page',
  'space-1': 'between a label and its field',
  'space-2': 'between lines that belong together',
  'space-3': 'between buttons',
  'space-4': 'within what is set apart',
  'space-6': 'between fields',
  'space-8': 'between parts of a page',
  'space-12': 'between sections',
  'space-16': 'at the foot of a page',
  edge: 'from the edge of the window',
  measure: 'the longest line of text',
  target: 'the least that a finger presses (WCAG 2.2, 2.5.5)',
  corner: 'the corners of what is pressed or set apart',
  shadow: 'under what lies above the page',
  line: 'the thickness of a line, a pixel at least',
};

const files = ['templates/documents/tokens.css', 'templates/pages/styles/ground.css'];

type Scheme = 'light' | 'dark';

/** Values by name; what a page changes for the screen comes after what documents say. */
export function readTokens(): Map<string, string> {
  const blocks = files.map((file) => /:root \{([^}]*)\}/.exec(readFileSync(join(projectRoot, file), 'utf8'))![1]!);
  return new Map(
    blocks.flatMap((block) => [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!])),
  );
}

/** What is wrong with the tokens: one that nobody has described, one that is no more, a colour that cannot be read. */
export function tokenFaults(tokens: Map<string, string>): string[] {
  const described = new Set([...colours.map(({ name }) => name), ...Object.keys(measures)]);
  return [
    ...[...tokens.keys()]
      .filter((name) => !described.has(name))
      .map((name) => `--${name} is not described in scripts/design.tokens.ts`),
    ...[...described]
      .filter((name) => !tokens.has(name))
      .map((name) => `--${name} is described, but ${files.join(' and ')} have none`),
    ...colours.flatMap((colour) => contrastFaults(colour, tokens)),
  ];
}

function contrastFaults({ name, on, least }: Colour, tokens: Map<string, string>): string[] {
  return on.flatMap((ground) =>
    (['light', 'dark'] as const).flatMap((scheme) => {
      const found = contrast(colourOf(tokens, name, scheme), colourOf(tokens, ground, scheme));
      return found < least
        ? [`--${name} on --${ground} has a contrast of ${found.toFixed(2)} in ${scheme}, and needs ${least}`]
        : [];
    }),
  );
}

export function colourTable(tokens: Map<string, string>): string {
  const rows = colours.map(({ name, use, on }) => {
    const shown = (scheme: Scheme) => `\`${colourOf(tokens, name, scheme)}\``;
    const figures = on.map((ground) => {
      const [light, dark] = (['light', 'dark'] as const).map((scheme) =>
        contrast(colourOf(tokens, name, scheme), colourOf(tokens, ground, scheme)).toFixed(1),
      );
      return `${ground} ${light} / ${dark}`;
    });
    return `| \`--${name}\` | ${use} | ${shown('light')} | ${shown('dark')} | ${figures.join(', ')} |`;
  });
  return ['| colour | for | light | dark | contrast in light / dark, on |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

export function measureTable(tokens: Map<string, string>): string {
  const rows = Object.entries(measures).map(([name, use]) => `| \`--${name}\` | \`${tokens.get(name)}\` | ${use} |`);
  return ['| token | value | for |', '|---|---|---|', ...rows].join('\n');
}

function colourOf(tokens: Map<string, string>, name: string, scheme: Scheme): string {
  const value = tokens.get(name) ?? '';
  const [, light, dark] = /^light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)$/i.exec(value) ?? [];
  if (!light || !dark) throw new Error(`--${name} is no light-dark(#rrggbb, #rrggbb) but "${value}"`);
  return scheme === 'light' ? light : dark;
}

/** From 1 to 21, as WCAG 2.2 defines contrast ratio. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((first, second) => second - first) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

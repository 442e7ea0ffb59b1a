import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { projectRoot } from '../platform/project-root';
import type { TypeTheme } from '../vocabulary';

/** One face as a whole font file: every letter of the five languages is in it, and nothing else is ever asked. */
interface FontFace {
  family: 'Source Serif 4' | 'Source Sans 3' | 'Noto Emoji';
  weight: 400 | 500 | 600 | 700;
  style: 'normal' | 'italic';
  package: string;
  file: string;
}

const serif = (weight: 400 | 600, style: 'normal' | 'italic', file: string): FontFace => ({
  ...{ family: 'Source Serif 4', package: 'source-serif-4', weight, style, file },
});
const sans = (weight: FontFace['weight'], style: 'normal' | 'italic', file: string): FontFace => ({
  ...{ family: 'Source Sans 3', package: 'source-sans-3', weight, style, file },
});

const [sansRegular, sansItalic, sansMedium, sansSemiBold, sansSemiBoldItalic, sansBold] = [
  sans(400, 'normal', '400Regular/SourceSans3_400Regular.ttf'),
  sans(400, 'italic', '400Regular_Italic/SourceSans3_400Regular_Italic.ttf'),
  sans(500, 'normal', '500Medium/SourceSans3_500Medium.ttf'),
  sans(600, 'normal', '600SemiBold/SourceSans3_600SemiBold.ttf'),
  sans(600, 'italic', '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf'),
  sans(700, 'normal', '700Bold/SourceSans3_700Bold.ttf'),
];

/** What each theme is set in. */
const facesOf: Record<TypeTheme, FontFace[]> = {
  book: [
    serif(400, 'normal', '400Regular/SourceSerif4_400Regular.ttf'),
    serif(400, 'italic', '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf'),
    serif(600, 'normal', '600SemiBold/SourceSerif4_600SemiBold.ttf'),
    serif(600, 'italic', '600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf'),
    ...[sansRegular, sansItalic, sansMedium, sansSemiBold],
  ],
  plain: [sansRegular, sansItalic, sansMedium, sansSemiBold, sansSemiBoldItalic, sansBold],
};

/** Signs and faces in one colour, for documents in which somebody smiles. */
const emojiFace: FontFace = {
  ...{ family: 'Noto Emoji', package: 'noto-emoji', weight: 400, style: 'normal' },
  file: '400Regular/NotoEmoji_400Regular.ttf',
};

export const fontFaces: readonly FontFace[] = [...new Set([...facesOf.book, ...facesOf.plain, emojiFace])];

/** The name inside a PDF of the face that sets the page numbers of the contents, and nothing else. */
export const pageNumberFont = 'SourceSans3-Medium';

const resolve = createRequire(join(projectRoot, 'package.json')).resolve;

/** The file of a face, read from the npm package that ships it. */
export function fontFile(face: FontFace): string {
  return join(dirname(resolve(`@expo-google-fonts/${face.package}/package.json`)), face.file);
}

/** The path that the `@font-face` rule of a face names. */
export function fontPath(face: FontFace): string {
  return `/fonts/${face.file.slice(face.file.indexOf('/') + 1)}`;
}

const faceRule = (face: FontFace) =>
  `@font-face{font-family:'${face.family}';font-weight:${face.weight};font-style:${face.style};` +
  `src:url(${fontPath(face)}) format('truetype')}`;

// What the serif lacks is in the sans, and what both lack may be an emoji.
const sansStack = "'Source Sans 3','Noto Emoji',sans-serif";
const stacks: Record<TypeTheme, string> = {
  book: `:root{--serif:'Source Serif 4','Source Sans 3','Noto Emoji',serif;--sans:${sansStack}}`,
  plain: `:root{--serif:${sansStack};--sans:${sansStack}}`,
};

/**
 * The type of a theme, after the tokens, whose faces it replaces: the renderer answers the addresses of its `@font-face` rules from the files,
 * see printer.ts.
 */
export function typeStyles(theme: TypeTheme = 'book'): string {
  return [...facesOf[theme].map(faceRule), stacks[theme]].join('\n');
}

/** Arrows, check marks and the like are in our faces. By units of UTF-16, U+1F000 to U+1FAFF among them. */
const emoji = /[\ud83c\ud83d\u231a-\u23ff\u2600-\u26ff\u2705-\u27bf\u2b00-\u2bff]|\ud83e[\udc00-\udeff]/;

// One range is soon looked for in a whole document, and most have nothing of it.
const perhapsEmoji = /[\u231a-\u2bff\ud83c-\ud83e]/;

/** A document with the face for emoji where it has any: every face that it names is loaded before it is printed. */
export function withEmoji(html: string): string {
  return perhapsEmoji.test(html) && emoji.test(html)
    ? html.replace('<style>', () => `<style>${faceRule(emojiFace)}\n`)
    : html;
}

/** The bytes of every face by the path its `@font-face` rule names, base64 as the DevTools protocol wants them. */
export const fontsByPath: ReadonlyMap<string, string> = new Map(
  fontFaces.map((face) => [fontPath(face), readFileSync(fontFile(face), 'base64')]),
);

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { projectRoot } from '../platform/project-root';

/** One face as a whole font file: every letter of the five languages is in it, and nothing else is ever asked. */
interface FontFace {
  family: 'Source Serif 4' | 'Source Sans 3';
  weight: 400 | 500 | 600;
  style: 'normal' | 'italic';
  package: string;
  file: string;
}

const serif = (weight: 400 | 600, style: 'normal' | 'italic', file: string): FontFace => ({
  ...{ family: 'Source Serif 4', package: 'source-serif-4', weight, style, file },
});
const sans = (weight: 400 | 500 | 600, file: string): FontFace => ({
  ...{ family: 'Source Sans 3', package: 'source-sans-3', weight, style: 'normal', file },
});

export const fontFaces: readonly FontFace[] = [
  serif(400, 'normal', '400Regular/SourceSerif4_400Regular.ttf'),
  serif(400, 'italic', '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf'),
  serif(600, 'normal', '600SemiBold/SourceSerif4_600SemiBold.ttf'),
  serif(600, 'italic', '600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf'),
  sans(400, '400Regular/SourceSans3_400Regular.ttf'),
  sans(500, '500Medium/SourceSans3_500Medium.ttf'),
  sans(600, '600SemiBold/SourceSans3_600SemiBold.ttf'),
];

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

/** `@font-face` rules whose addresses the renderer answers from the files: see print-job.ts. */
export const fontStyles = fontFaces
  .map(
    (face) =>
      `@font-face{font-family:'${face.family}';font-weight:${face.weight};font-style:${face.style};` +
      `src:url(${fontPath(face)}) format('truetype')}`,
  )
  .join('\n');

/** The bytes of every face by the path its `@font-face` rule names, base64 as the DevTools protocol wants them. */
export const fontsByPath: ReadonlyMap<string, string> = new Map(
  fontFaces.map((face) => [fontPath(face), readFileSync(fontFile(face), 'base64')]),
);

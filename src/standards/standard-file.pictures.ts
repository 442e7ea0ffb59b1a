import type { TextPicture } from '../pictures/text-picture';
import { picturesIn } from '../rendering/markdown';
import { pictureName } from '../rendering/markdown-writing/picture-name';
import type { StandardFile } from './standard-file';

/** The Markdown of a file, in its order. */
export function textsWithPictures({ foreword, sections }: StandardFile): string[] {
  return [
    foreword ?? '',
    ...sections.flatMap(({ introduction, clauses }) => [introduction ?? '', ...clauses.map(({ body }) => body)]),
  ];
}

/** Those of the pictures that the file shows: what people left out of a document is not kept. */
export function shownIn(file: StandardFile, pictures: readonly TextPicture[]): TextPicture[] {
  if (pictures.length === 0) return [];
  const shown = new Set(textsWithPictures(file).flatMap((text) => picturesIn(text).map(({ name }) => name)));
  return pictures.filter((picture) => shown.has(pictureName(picture)));
}

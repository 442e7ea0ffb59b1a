import { withinXml } from '../../platform/office/xml-text';
import type { Language } from '../../vocabulary';
import { readPictureName, referenceAt, referredName, type NamedPicture } from '../markdown-writing/picture-name';
import { typeset } from '../typography/typeset';

const unended = /<(br|hr|img|wbr)\b([^<>]*?)\s*\/?>/g;
const softHyphen = /\u00ad/g;
const pictureSource = / src="(\/pictures\/[^"]*)"/g;

/**
 * A page of our templates as XML, set as its language is printed. Where words are divided, and when pictures are loaded, is for the
 * device to decide.
 */
export function toXhtml(html: string, language: Language): string {
  return withinXml(typeset(html, language))
    .replace(softHyphen, '')
    .replace(unended, '<$1$2/>')
    .replaceAll(' loading="lazy"', '')
    .replace(pictureSource, (source, address: string) => {
      const picture = pictureAt(address);
      return picture ? ` src="${pictureFile(picture)}"` : source;
    });
}

/** The pictures that pages of our templates show, each once. */
export function picturesOn(pages: string[]): NamedPicture[] {
  const shown = pages.flatMap((html) =>
    [...html.matchAll(pictureSource)].flatMap(([, at = '']) => pictureAt(at) ?? []),
  );
  return [...new Map(shown.map((picture) => [picture.sha256, picture])).values()];
}

/** Where the book keeps a picture. */
export function pictureFile({ sha256, format }: NamedPicture): string {
  return `pictures/${sha256}.${format}`;
}

function pictureAt(address: string): NamedPicture | null {
  const reference = referenceAt(address);
  return reference === null ? null : readPictureName(referredName(reference)!);
}

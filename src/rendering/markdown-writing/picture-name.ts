/**
 * In a text a picture is `![what it shows](picture:<name>)`. Its name is the hash of its bytes and all that a page has to know of it
 * before it is there. Runs in the browser too.
 */

export const pictureFormats = ['png', 'jpeg'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

export interface NamedPicture {
  /** 64 lower-case hexadecimal digits. */
  sha256: string;
  width: number;
  height: number;
  format: PictureFormat;
}

const form = /^([0-9a-f]{64})-([1-9]\d{0,3})x([1-9]\d{0,3})\.(png|jpeg)$/;
const scheme = 'picture:';
const folder = '/pictures/';

export function pictureName({ sha256, width, height, format }: NamedPicture): string {
  return `${sha256}-${width}x${height}.${format}`;
}

/** What a name says; null for what is none. */
export function readPictureName(name: string): NamedPicture | null {
  const [, sha256, width, height, format] = form.exec(name) ?? [];
  if (sha256 === undefined) return null;
  return { sha256, width: Number(width), height: Number(height), format: format as PictureFormat };
}

/** The most that a picture takes of the height of a page, in pixels of 96 an inch: 120 mm, as in clause.css. */
const mostHeight = 454;

/** The room that a picture takes where there is enough, so that nothing moves when it comes. */
export function roomOf({ width, height }: NamedPicture): { width: number; height: number } {
  const scale = Math.min(1, mostHeight / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** How a text refers to a picture. */
export function pictureReference(name: string): string {
  return scheme + name;
}

/** The name in a reference, whether there can be such a picture or not; null for a target of another kind. */
export function referredName(target: string): string | null {
  return target.startsWith(scheme) ? target.slice(scheme.length) : null;
}

/** Where a page finds the picture that a text refers to; null where the reference names none. */
export function pictureAddress(reference: string): string | null {
  const name = referredName(reference);
  return name !== null && readPictureName(name) ? folder + name : null;
}

/** The reference to the picture at an address of ours; null for other addresses. */
export function referenceAt(address: string): string | null {
  const name = address.startsWith(folder) ? address.slice(folder.length) : '';
  return readPictureName(name) && pictureReference(name);
}

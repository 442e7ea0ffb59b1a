import type { NamedPicture } from './markdown-writing/picture-name';

/** The bytes of a picture that a text refers to. */
export type PictureContent = (picture: NamedPicture) => Promise<Uint8Array>;

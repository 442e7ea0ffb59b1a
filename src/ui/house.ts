import { createHash } from 'node:crypto';
import { ownTimeZone } from '../platform/i18n/time-zone';
import { colourStyles } from '../rendering/company-colour';
import type { LogoGround } from '../vocabulary';

/** A logo, and where its picture is kept. */
export interface Logo {
  /** Of the PNG in the storage. */
  sha256: string;
  /** Length of the PNG. */
  bytes: number;
  width: number;
  height: number;
  ground: LogoGround;
}

/** The company whose house this is: how it looks, and by whose clock it lives. */
export interface House {
  name: string;
  /** `#rrggbb`, or null for Etalon's own colours. */
  colour: string | null;
  /** Null where the word mark of Etalon stands. */
  logo: Logo | null;
  /** By its name in the IANA database. */
  timeZone: string;
}

/** Nobody's in particular: how Etalon looks by itself. */
export const plainHouse: House = { name: 'Etalon', colour: null, logo: null, timeZone: ownTimeZone() };

export interface StyleSheet {
  /** Changes with the content. */
  path: string;
  text: string;
}

const sheets = new Map<string, StyleSheet>();
/** A company has one colour at a time, and browsers ask for it once. */
const keptSheets = 16;

/** The style sheet that gives pages the accents of `colour`: it comes after ours, in the layer of what it replaces. */
export function houseStyleSheet(colour: string): StyleSheet {
  let sheet = sheets.get(colour);
  if (!sheet) {
    const text = `@layer tokens{${colourStyles(colour)}}`;
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
    sheet = { path: `/assets/house/${colour.slice(1)}-${digest}.css`, text };
    sheets.set(colour, sheet);
    if (sheets.size > keptSheets) sheets.delete(sheets.keys().next().value!);
  }
  return sheet;
}

export function logoPath({ sha256 }: Pick<Logo, 'sha256'>): string {
  return `/assets/house/${sha256}.png`;
}

interface Size {
  width: number;
  height: number;
}

/** The size of a picture that fits into `most`, and is never larger than it is. */
export function fitted({ width, height }: Size, most: Size): Size {
  const scale = Math.min(1, most.width / width, most.height / height);
  const whole = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: whole(width), height: whole(height) };
}

/** Pixels that a logo has in the head of a page: the height of a line that can be pressed, and half of a phone. */
const head: Size = { width: 176, height: 40 };

export function presentLogo(logo: Logo) {
  return { href: logoPath(logo), ...fitted(logo, head), ground: logo.ground };
}

/** What the frame of every page shows of the company. */
export function presentHouse({ name, colour, logo, timeZone }: House) {
  const style = colour === null ? null : houseStyleSheet(colour).path;
  return { name, timeZone, style, logo: logo && presentLogo(logo) };
}

import type { Language } from '../vocabulary';

/** One thing a person is told, in his language. */
export interface DigestLine {
  headline: string;
  /** What more there is to it, or null. */
  detail: string | null;
  /** What the link invites to. */
  action: string;
  /** Where it leads, without the address of Etalon: `/drafts/7/text`. */
  path: string;
}

/** What one mail says. */
export interface Digest {
  language: Language;
  subject: string;
  lines: DigestLine[];
  /** How many more there are than lines. */
  more: number;
}

/** More than this nobody reads, and some mail programs cut it off. */
export const longestDigest = 50;

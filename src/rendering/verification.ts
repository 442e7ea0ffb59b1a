import { createHash } from 'node:crypto';
import type { Translate } from '../platform/i18n/translate';
import type { HtmlDocument } from './document';
import { verificationCode } from './verification-code';

/** Stands in the HTML wherever the code will: what a document says is known before its code is. */
const codePlace = '\ue010';

/** The line of the imprint by which a paper can be verified. */
export interface VerificationLine {
  label: string;
  code: string;
  /** Null where Etalon was not told at which address people reach it. */
  link: { href: string; text: string } | null;
  explanation: string;
}

/** @param address where people reach Etalon, without a trailing slash; undefined where it was not told */
export function verificationLine(
  address: string | undefined,
  kind: 'whole' | 'brochure',
  label: Translate,
): VerificationLine {
  const href = `${address}/verify/${codePlace}`;
  return {
    label: label('documents.verification.title'),
    code: codePlace,
    link: address === undefined ? null : { href, text: href.replace(/^https:\/\//, '') },
    explanation: label(`documents.verification.${kind}`),
  };
}

/**
 * The document with its fingerprint, and with the code made of it where it has a place for one.
 * @param said what it is known by, where it bears marks besides
 */
export function withFingerprint(document: Omit<HtmlDocument, 'fingerprint'>, said = document.html): HtmlDocument {
  const fingerprint = createHash('sha256').update(said).digest('hex');
  return { ...document, fingerprint, html: withCode(document.html, fingerprint) };
}

/** A text with the code in its place. */
export function withCode(text: string, fingerprint: string): string {
  return text.replaceAll(codePlace, verificationCode(fingerprint));
}

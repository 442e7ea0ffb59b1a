import type { HtmlDocument } from './document';
import type { DocumentParts } from './document-parts';
import type { EditionDocument } from './edition-document';
import { eBookOf } from './epub/e-book';
import type { RenderedPdf } from './pdf/finish-pdf';
import type { PictureContent } from './picture-content';
import { coverWrap } from './print-shop/cover-wrap';
import { imposeBooklet } from './print-shop/booklet';
import { cardsOfSheet, imposeCards } from './print-shop/card-sheets';
import { withBleed } from './print-shop/bleed';
import { coarsePictures } from './print-shop/coarse-pictures';
import { withCutMarks } from './print-shop/cut-marks';
import { greyDocument } from './print-shop/grey-document';
import { withGreyOperators } from './print-shop/grey-pdf';
import { toPdfA, toPdfX } from './print-shop/press-files';
import { bookletSides } from './print-shop/imposition';
import type { Paper } from './print-shop/spine';

/** What a document is made with. */
export interface Workshop {
  /** Has a composed document printed. */
  print: (document: HtmlDocument) => Promise<RenderedPdf>;
  /** Where the pictures of texts come from. */
  pictures: PictureContent;
}

/** A file that is ready to be kept. */
export interface MadeDocument {
  bytes: Uint8Array;
  /** Null where it has none: an e-book is as long as its screen is small. */
  pages: number | null;
  /** Of what it says: `HtmlDocument.fingerprint`. */
  fingerprint: string;
  /** Pictures that a press would show coarse; absent where no press is meant. */
  coarsePictures?: number;
}

/** Makes a file of a document that is composed when its turn comes. */
export type Make = (workshop: Workshop) => Promise<MadeDocument>;
type Compose = () => HtmlDocument;

/** As it is published. */
export const plainly =
  (compose: Compose): Make =>
  async ({ print }) => {
    const document = compose();
    return { ...(await print(document)), fingerprint: document.fingerprint };
  };

export const asBooklet =
  (make: Make): Make =>
  async (workshop) => {
    const { bytes, pages, fingerprint } = await make(workshop);
    return { bytes: imposeBooklet(bytes), pages: bookletSides(pages ?? 0).length, fingerprint };
  };

export const asCardSheets =
  (make: Make): Make =>
  async (workshop) => {
    const { bytes, pages, fingerprint } = await make(workshop);
    return { bytes: imposeCards(bytes), pages: Math.ceil((pages ?? 0) / cardsOfSheet), fingerprint };
  };

export const inGrey =
  (compose: Compose): Make =>
  async (workshop) => {
    const made = await plainly(() => greyDocument(compose()))(workshop);
    return { ...made, bytes: await withGreyOperators(made.bytes) };
  };

export const forPress =
  (compose: Compose): Make =>
  async (workshop) => {
    const made = await plainly(() => withBleed(compose()))(workshop);
    return { ...made, bytes: withCutMarks(made.bytes), coarsePictures: coarsePictures(made.bytes).length };
  };

/** The cover around as many pages as the document has: it is printed for that, and only its cover kept. */
export const asCover =
  (compose: Compose, paper: Paper): Make =>
  async ({ print }) => {
    const document = compose();
    const { pages } = await print(document);
    const { document: wrap, folds } = coverWrap(document, pages, paper);
    const cover = await print(wrap);
    return { ...cover, bytes: withCutMarks(cover.bytes, folds), fingerprint: document.fingerprint };
  };

export const inFourInks =
  (compose: Compose): Make =>
  async (workshop) => {
    const document = compose();
    const made = await forPress(() => document)(workshop);
    return { ...made, bytes: await toPdfX(made.bytes, document.title) };
  };

export const forArchive =
  (compose: Compose): Make =>
  async (workshop) => {
    const document = compose();
    const made = await plainly(() => document)(workshop);
    return { ...made, bytes: await toPdfA(made.bytes, document.title) };
  };

export const asEBook =
  (edition: EditionDocument, parts: () => DocumentParts): Make =>
  async ({ pictures }) => ({ ...(await eBookOf(edition, parts(), pictures)), pages: null });

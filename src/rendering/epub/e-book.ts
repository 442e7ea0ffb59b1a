import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { zipStream } from '../../platform/office/zip-stream';
import { fullTitle } from '../document';
import type { DocumentParts } from '../document-parts';
import type { EditionDocument } from '../edition-document';
import type { NamedPicture } from '../markdown-writing/picture-name';
import type { PictureContent } from '../picture-content';
import { RenderingFailed } from '../rendering-errors';
import { typesetLine } from '../typography/typeset';
import { withCode } from '../verification';
import { eBookPages, logoFile, type EBookPage } from './e-book-pages';
import { eBookStyles } from './e-book-styles';
import { packageDocument, type EBookFile, type EBookMetadata } from './package-document';
import { pictureFile, picturesOn, toXhtml } from './xhtml';

export const eBookType = 'application/epub+zip';

/** An electronic book ready to be handed out. */
export interface EBook {
  bytes: Buffer;
  /** SHA-256 of all that it says and shows, in hexadecimal, of which its verification code is made. */
  fingerprint: string;
}

const folder = 'EPUB';
const container = `<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="${folder}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/**
 * A handbook or a brochure (`handbookParts`, `brochureParts`) as an electronic book, EPUB 3.3: the clauses of the printed one, set as large and on
 * whatever ground its reader likes. The same edition gives the same bytes. Cheap beside a PDF: no browser has a part in it.
 * @param pictures is asked once for each picture that the text shows
 * @throws RenderingFailed `incomplete` when one of them is missing
 */
export async function eBookOf(
  edition: EditionDocument,
  parts: DocumentParts,
  pictures: PictureContent,
): Promise<EBook> {
  const { language } = edition.standard;
  const composed = eBookPages(edition, parts);
  const shown = picturesOn(composed.map(({ html }) => html));
  const pages = linked(composed.map((page) => ({ ...page, html: toXhtml(page.html, language) })));
  const styles = eBookStyles(edition.organisation.colour);
  const logo = edition.organisation.logo?.png;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([pages, styles, logo ?? null]))
    .digest('hex');
  const files: EBookFile[] = [
    ...pages.map(({ id, file }): EBookFile => ({
      ...{ id, file, mediaType: 'application/xhtml+xml' },
      ...(id === 'contents' && { properties: 'nav' }),
    })),
    { id: 'style', file: 'style.css', mediaType: 'text/css' },
    ...(logo === undefined ? [] : [{ id: 'logo', file: logoFile, mediaType: 'image/png' }]),
    ...shown.map((picture) => ({
      id: `picture-${picture.sha256}`,
      file: pictureFile(picture),
      mediaType: `image/${picture.format}`,
    })),
  ];
  const metadata: EBookMetadata = {
    identifier: identifierOf(fingerprint),
    title: typesetLine(fullTitle(edition, parts), language),
    language,
    publisher: edition.organisation.name,
    description: parts.summary ?? parts.about,
    date: edition.edition.effectiveDate,
    pictures: describedOn(pages),
  };
  const spine = pages.map(({ id }) => id);
  const contents = {
    // First and as it is, so that a program knows a book by its beginning (EPUB 3.3, 4.2.3).
    mimetype: eBookType,
    'META-INF/container.xml': container,
    [`${folder}/package.opf`]: packageDocument(metadata, files, spine),
    ...Object.fromEntries(pages.map(({ file, html }) => [`${folder}/${file}`, withCode(html, fingerprint)])),
    [`${folder}/style.css`]: styles,
    ...(logo === undefined ? {} : { [`${folder}/${logoFile}`]: Buffer.from(logo, 'base64') }),
    ...Object.fromEntries(
      await Promise.all(
        shown.map(
          async (picture) => [`${folder}/${pictureFile(picture)}`, await contentOf(picture, pictures)] as const,
        ),
      ),
    ),
  };
  const bytes = await buffer(zipStream(contents, { date: metadata.date, stored: ['mimetype'] }));
  return { bytes, fingerprint };
}

/** Pages whose links lead to the page on which each place is. */
function linked(pages: EBookPage[]): EBookPage[] {
  const files = new Map(
    pages.flatMap(({ file, html }) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, anchor]) => [anchor!, file])),
  );
  const address = (anchor: string) => {
    const file = files.get(anchor);
    if (file === undefined) throw new Error(`the book has no place ${anchor}`);
    return `${file}#${anchor}`;
  };
  return pages.map((page) => ({
    ...page,
    html: page.html.replace(/ href="#([^"]+)"/g, (_, anchor: string) => ` href="${address(anchor)}"`),
  }));
}

/** A UUID made of the fingerprint (RFC 9562, 5.8). */
function identifierOf(fingerprint: string): string {
  const digits = `${fingerprint.slice(0, 12)}8${fingerprint.slice(13, 16)}8${fingerprint.slice(17, 32)}`;
  return `urn:uuid:${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

function describedOn(pages: EBookPage[]): EBookMetadata['pictures'] {
  // That on the cover is the company's, whose name stands below it.
  const pictures = pages.filter(({ id }) => id !== 'cover').flatMap(({ html }) => html.match(/<img [^>]*>/g) ?? []);
  if (pictures.length === 0) return 'none';
  return pictures.some((picture) => / alt=""/.test(picture)) ? 'undescribed' : 'described';
}

async function contentOf(picture: NamedPicture, pictures: PictureContent): Promise<Uint8Array> {
  try {
    return await pictures(picture);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new RenderingFailed('incomplete', `the picture ${picture.sha256} is missing: ${detail}`);
  }
}

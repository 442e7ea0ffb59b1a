import { xmlText } from '../../platform/office/xml-text';
import type { Language } from '../../vocabulary';

/** A file of the book, as its package document lists it. */
export interface EBookFile {
  id: string;
  /** Its name in the book. */
  file: string;
  mediaType: string;
  /** `nav` for the contents. */
  properties?: 'nav';
}

/** What the book says of itself before it is opened. */
export interface EBookMetadata {
  identifier: string;
  title: string;
  language: Language;
  publisher: string;
  description: string;
  /** ISO calendar date of the edition. */
  date: string;
  /** Whether it shows pictures, and whether each says in words what it shows. */
  pictures: 'none' | 'described' | 'undescribed';
}

/**
 * The package document (EPUB 3.3, 5): what the book is, all its files, and the order in which they are read.
 * @param files all of them but this one
 * @param spine the `id` of each page, in the order of reading
 */
export function packageDocument(metadata: EBookMetadata, files: EBookFile[], spine: string[]): string {
  const { identifier, title, language, publisher, description, date } = metadata;
  const items = files.map(
    ({ id, file, mediaType, properties }) =>
      `<item id="${id}" href="${file}" media-type="${mediaType}"${properties ? ` properties="${properties}"` : ''}/>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="edition" xml:lang="${language}">`,
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:identifier id="edition">${identifier}</dc:identifier>`,
    `<dc:title>${xmlText(title)}</dc:title>`,
    `<dc:language>${language}</dc:language>`,
    `<dc:publisher>${xmlText(publisher)}</dc:publisher>`,
    `<dc:description>${xmlText(description)}</dc:description>`,
    `<dc:date>${date}</dc:date>`,
    ...propertiesOf(metadata).map(([property, value]) => `<meta property="${property}">${value}</meta>`),
    '</metadata>',
    `<manifest>\n${items.join('\n')}\n</manifest>`,
    `<spine>\n${spine.map((id) => `<itemref idref="${id}"/>`).join('\n')}\n</spine>`,
    '</package>\n',
  ].join('\n');
}

/** Who can read it and how (EPUB Accessibility 1.1, 2.2): only what is so of this very book. */
function propertiesOf({ date, pictures }: EBookMetadata): [property: string, value: string][] {
  const features = ['structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability'];
  return [
    ['dcterms:modified', `${date}T00:00:00Z`],
    ['schema:accessMode', 'textual'],
    ...(pictures === 'none' ? [] : [['schema:accessMode', 'visual'] satisfies [string, string]]),
    ['schema:accessModeSufficient', pictures === 'undescribed' ? 'textual,visual' : 'textual'],
    ...[...features, ...(pictures === 'described' ? ['alternativeText'] : [])].map((feature): [string, string] => [
      'schema:accessibilityFeature',
      feature,
    ]),
    ['schema:accessibilityHazard', 'none'],
  ];
}

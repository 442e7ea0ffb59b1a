import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { SaxesParser } from 'saxes';
import { markdownCorpus } from '../../../test/support/markdown-corpus';
import { sampleEdition } from '../../../test/support/sample-editions';
import { unpacked } from '../../platform/office/unpacked';
import { languages, type Language } from '../../vocabulary';
import { brochureParts } from '../brochure';
import type { EditionDocument } from '../edition-document';
import { handbookParts } from '../handbook';
import { pictureName, pictureReference } from '../markdown-writing/picture-name';
import type { PictureContent } from '../picture-content';
import { plainText } from '../plain-text';
import { verificationCode } from '../verification-code';
import { eBookOf } from './e-book';

const noPictures: PictureContent = () => Promise.reject(new Error('no pictures are known'));
const picture = {
  sha256: createHash('sha256').update('picture').digest('hex'),
  width: 40,
  height: 30,
  format: 'png' as const,
};
const refersTo = pictureReference(pictureName(picture));

interface Element {
  name: string;
  attributes: Record<string, string>;
}

/** The elements of a file and its text; throws where it is not XML. */
function parsed(xml: string): { elements: Element[]; text: string } {
  const elements: Element[] = [];
  let text = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, attributes }) =>
    elements.push({
      name,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value])),
    }),
  );
  parser.on('text', (piece) => (text += piece));
  parser.write(xml).close();
  return { elements, text };
}

/** Text without what typesetting changes: the signs of quotes and dashes, and the kind of a space. */
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)!.join(' ');

async function opened(bytes: Buffer) {
  const parts = await unpacked(bytes);
  const read = (file: string) => parsed(parts[`EPUB/${file}`]!.toString());
  const { elements } = read('package.opf');
  const items = elements.filter(({ name }) => name === 'item').map(({ attributes }) => attributes);
  const spine = elements.filter(({ name }) => name === 'itemref').map(({ attributes }) => attributes['idref']!);
  const pages = spine.map((id) => items.find((item) => item['id'] === id)!['href']!);
  return { parts, read, elements, items, spine, pages, opf: parts['EPUB/package.opf']!.toString() };
}

/** What of a book leads nowhere, is not listed, or is listed and not there. */
function loose({ parts, read, items, spine }: Awaited<ReturnType<typeof opened>>): string[] {
  const files = Object.keys(parts).filter((name) => name.startsWith('EPUB/') && name !== 'EPUB/package.opf');
  const listed = items.map((item) => `EPUB/${item['href']}`);
  const xhtml = items.filter((item) => item['media-type'] === 'application/xhtml+xml').map((item) => item['href']!);
  const pages = new Map(xhtml.map((file) => [file, read(file).elements]));
  const anchors = new Map(
    [...pages].map(([file, elements]) => [file, elements.flatMap(({ attributes }) => attributes['id'] ?? [])]),
  );
  const targets = [...pages].flatMap(([file, elements]) =>
    elements.flatMap(({ attributes: { href, src } }) =>
      [href, src]
        .filter((target) => target !== undefined && !/^(https?|mailto|tel|data):/.test(target))
        .map((target) => [file, target!] as const),
    ),
  );
  return [
    ...files.filter((file) => !listed.includes(file)).map((file) => `${file} is not listed`),
    ...listed.filter((file) => !files.includes(file)).map((file) => `${file} is not there`),
    ...spine.filter((id) => !items.some((item) => item['id'] === id)).map((id) => `${id} is no item`),
    ...[...anchors].flatMap(([file, ids]) =>
      new Set(ids).size === ids.length ? [] : [`${file} names two places alike`],
    ),
    ...targets.flatMap(([file, target]) => {
      const [path = '', anchor] = target.split('#');
      const place = posix.join(posix.dirname(file), path);
      const known = `EPUB/${place}` in parts && (anchor === undefined || anchors.get(place)?.includes(anchor));
      return known ? [] : [`${file} leads to ${target}`];
    }),
  ];
}

const withLogo = (edition: EditionDocument): EditionDocument => ({
  ...edition,
  address: 'https://etalon.nord.example',
  organisation: {
    ...edition.organisation,
    colour: '#7a1f3d',
    logo: { png: Buffer.from('logo').toString('base64'), width: 300, height: 100, ground: 'light' },
  },
});

describe.each(languages)('a book in %s', (language: Language) => {
  const edition = withLogo(sampleEdition(language));
  edition.sections[0]!.clauses[0]!.body += `\n\n![A & B](${refersTo})`;
  const draw: PictureContent = (asked) => Promise.resolve(Buffer.from(`picture ${asked.sha256}`));

  it.each([
    ['handbook', handbookParts(edition)],
    ['brochure', brochureParts(edition, 'operator')],
  ] as const)('holds the %s, and all that it names', async (kind, parts) => {
    const { bytes, fingerprint } = await eBookOf(edition, parts, draw);
    const book = await opened(bytes);
    expect(loose(book)).toEqual([]);

    const chapters = parts.parts.flatMap(({ opener, chapters: ofPart }) => [
      ...(opener ? [opener.anchor] : []),
      ...ofPart.map(({ anchor }) => anchor),
    ]);
    const foreword = kind === 'handbook' ? ['foreword'] : [];
    const glossary = parts.glossary.length > 0 ? ['glossary'] : [];
    expect(book.spine).toEqual(['cover', 'imprint', 'contents', ...foreword, ...chapters, ...glossary]);
    expect(book.items.filter((item) => item['properties'] === 'nav').map((item) => item['href'])).toEqual([
      'nav.xhtml',
    ]);

    // What the contents lead to comes in the order of reading.
    const nav = book.read('nav.xhtml').elements;
    const end = nav.findLastIndex(({ name }) => name === 'nav');
    const led = nav.slice(0, end).flatMap(({ attributes }) => attributes['href']?.split('#')[0] ?? []);
    const order = led.map((file) => book.pages.indexOf(file));
    expect(order.slice(1)).toEqual(order.slice(1).toSorted((one, other) => one - other));

    const all = book.pages.map((page) => book.read(page));
    const text = words(all.map((page) => page.text).join(' '));
    const printed = new Set(
      parts.parts
        .flatMap((part) => part.chapters.flatMap(({ groups }) => groups))
        .flatMap(({ clauses }) => clauses.map(({ number }) => number)),
    );
    const clauses = edition.sections.flatMap((section) => section.clauses).filter(({ number }) => printed.has(number));
    expect(clauses.length).toBeGreaterThan(4);
    const said = clauses.flatMap(({ title, body, check, rationale, say, avoid }) => [
      title,
      ...plainText(body.replace(/!\[.*\)/, '')).text.split('\n'),
      ...[check, rationale].filter((one) => one !== null),
      ...[...say, ...avoid],
    ]);
    expect(said.filter((one) => !text.includes(words(one)))).toEqual([]);
    expect(text).toContain(words(verificationCode(fingerprint)));
    for (const { elements } of all) {
      const root = elements[0]!.attributes;
      expect([root['lang'], root['xml:lang']]).toEqual([language, language]);
    }
    const shown = all.flatMap(({ elements }) => elements.filter(({ name }) => name === 'img'));
    expect(shown.map(({ attributes }) => [attributes['src'], attributes['alt']])).toEqual([
      ['pictures/logo.png', ''],
      [`pictures/${picture.sha256}.png`, 'A & B'],
    ]);
    expect(book.opf).toContain(`<dc:language>${language}</dc:language>`);
    expect(book.opf).toContain('<meta property="dcterms:modified">2027-01-11T00:00:00Z</meta>');
    expect(book.opf).toContain('<meta property="schema:accessibilityFeature">alternativeText</meta>');
    expect(book.opf).toMatch(/urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}</);
  });

  it('is well-formed whatever people write', async () => {
    const written = sampleEdition(language);
    const first = written.sections[0]!.clauses[0]!;
    written.sections[0]!.clauses = [...markdownCorpus[language], 'a\u0001b \ud800 & < > " <b>'].map((body, index) => ({
      ...first,
      number: `1.${index + 1}`,
      body,
    }));
    expect(loose(await opened((await eBookOf(written, handbookParts(written), noPictures)).bytes))).toEqual([]);
  });
});

it('begins with its type, uncompressed, and is the same whenever it is made', async () => {
  const edition = sampleEdition('kk');
  const make = async (of = edition) => eBookOf(of, handbookParts(of), noPictures);
  const { bytes, fingerprint } = await make();
  expect(bytes.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
  // Noon of the day of the edition, in every time zone.
  expect([bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([12 << 11, ((2027 - 1980) << 9) | (1 << 5) | 11]);
  expect((await make()).bytes.equals(bytes)).toBe(true);
  const other = await make({ ...edition, edition: { ...edition.edition, number: 4 } });
  expect(other.fingerprint).not.toBe(fingerprint);
});

it('does not come out without one of its pictures', async () => {
  const edition = sampleEdition('sk');
  edition.sections[0]!.clauses[0]!.body = `![](${refersTo})`;
  await expect(eBookOf(edition, brochureParts(edition, 'cashier'), noPictures)).rejects.toMatchObject({
    reason: 'incomplete',
  });
});

it('says of a draft that it is one, and gives it no code', async () => {
  const draft: EditionDocument = { ...sampleEdition('en'), draftOf: '2026-11-20' };
  const { read, opf } = await opened((await eBookOf(draft, handbookParts(draft), noPictures)).bytes);
  expect(read('cover.xhtml').text).toContain('Preview');
  expect(read('imprint.xhtml').text).not.toContain('Verification');
  expect(opf).not.toContain('visual');
});

it('has no size and no ground of its own but those of the cover', async () => {
  const edition = withLogo(sampleEdition('tr'));
  const { parts } = await opened((await eBookOf(edition, brochureParts(edition, 'cashier'), noPictures)).bytes);
  const style = parts['EPUB/style.css']!.toString();
  expect(style).not.toMatch(/font-family|var\(|\d(?:pt|mm|cm)\b|font-size: [\d.]+px/);
  expect(style.match(/[^{}]+\{[^{}]*(?<![-\w])color:[^{}]*\}/g)!.map((rule) => rule.split('{')[0]!.trim())).toEqual([
    '.cover',
    '.cover',
  ]);
});

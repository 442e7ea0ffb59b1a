/** What a reader finds in a PDF, by MuPDF, which shares no code with the renderer. */
export interface PdfReading {
  pages: PdfPage[];
  /** The text of all pages, with words that a line or page divides put together again, as readers do for a search. */
  text: string;
  /** How many words are divided at the end of a line. */
  dividedWords: number;
  title: string;
  language: string;
  tagged: boolean;
  /** The types of the structure elements. */
  tags: Set<string>;
  bookmarks: Bookmark[];
  /** Each font with whether its file is inside. */
  fonts: { name: string; embedded: boolean }[];
}

export interface PdfPage {
  /** The text with every run of white space made one space, and divided words put together. */
  text: string;
  /** The text set in a face, by the name of the face without its subset prefix. */
  inFont(name: string): string;
  /** The runs of text set in a face, in the order in which they are drawn: each ends with its line, or where another face begins. */
  runsInFont(name: string): string[];
  /** The text that stands at some distance from the left edge, in points. */
  where(test: (left: number) => boolean): string;
}

export interface Bookmark {
  title: string;
  /** 1-based. */
  page: number;
  children: Bookmark[];
}

interface Sign {
  sign: string;
  font: string;
  left: number;
}

export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const mupdf = await import('mupdf');
  const document = mupdf.Document.openDocument(bytes, 'application/pdf') as import('mupdf').PDFDocument;
  const root = document.getTrailer().get('Root');
  const pages: (PdfPage & { divided: string })[] = [];
  for (let index = 0; index < document.countPages(); index++) {
    const signs: Sign[] = [];
    document
      .loadPage(index)
      .toStructuredText('preserve-whitespace')
      .walk({
        onChar: (sign, [left], font) => void signs.push({ sign, font: font.getName(), left }),
        endLine: () => void signs.push({ sign: ' ', font: '', left: signs.at(-1)?.left ?? 0 }),
      });
    pages.push(pageOf(signs));
  }

  const tags = new Set<string>();
  const fonts: PdfReading['fonts'] = [];
  for (let number = 1; number < document.countObjects(); number++) {
    const object = document.newIndirect(number).resolve();
    if (!object.isDictionary()) continue;
    const type = object.get('Type').toString();
    if (type === '/StructElem') tags.add(object.get('S').asName());
    if (type === '/FontDescriptor') {
      fonts.push({
        name: object
          .get('FontName')
          .asName()
          .replace(/^[A-Z]{6}\+/, ''),
        embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => object.get(key).isStream()),
      });
    }
  }

  const bookmarks = (items: ReturnType<typeof document.loadOutline>): Bookmark[] =>
    (items ?? []).map((item) => ({
      title: item.title ?? '',
      page: (item.page ?? -1) + 1,
      children: bookmarks(item.down ?? null),
    }));
  const divided = pages.map((page) => page.divided).join(' ');
  return {
    pages,
    text: joinedWords(divided),
    dividedWords: divided.match(/\u00ad /g)?.length ?? 0,
    title: document.getMetaData('info:Title') ?? '',
    language: root.get('Lang').asString(),
    tagged: root.get('MarkInfo', 'Marked').asBoolean() && root.get('StructTreeRoot').isDictionary(),
    tags,
    bookmarks: bookmarks(document.loadOutline()),
    fonts,
  };
}

/** How many points of a page have each colour, `#rrggbb`, at 72 to the inch. */
export async function coloursOfPage(bytes: Uint8Array, page: number): Promise<Map<string, number>> {
  const mupdf = await import('mupdf');
  const document = mupdf.Document.openDocument(bytes, 'application/pdf');
  const picture = document.loadPage(page - 1).toPixmap([1, 0, 0, 1, 0, 0], mupdf.ColorSpace.DeviceRGB, false);
  const points = Buffer.from(picture.getPixels());
  const colours = new Map<string, number>();
  for (let at = 0; at < points.length; at += 3) {
    const colour = `#${points.toString('hex', at, at + 3)}`;
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  return colours;
}

/** A soft hyphen is followed by the end of its line, or it was not used and should not be there. */
const joinedWords = (text: string) => text.replaceAll('\u00ad ', '');

function pageOf(signs: Sign[]): PdfPage & { divided: string } {
  const joined = (some: Sign[]) =>
    some
      .map(({ sign }) => sign)
      .join('')
      .replace(/\s+/gu, ' ')
      .trim();
  const inFont = (name: string) => signs.filter(({ font }) => font === '' || font.replace(/^[A-Z]{6}\+/, '') === name);
  return {
    divided: joined(signs),
    text: joinedWords(joined(signs)),
    inFont: (name) => joinedWords(joined(inFont(name))),
    where: (test) => joined(signs.filter(({ left }) => test(left))),
    runsInFont: (name) => {
      const runs = [''];
      for (const { sign, font } of signs) {
        if (font.replace(/^[A-Z]{6}\+/, '') === name) runs[runs.length - 1] += sign;
        else runs.push('');
      }
      return runs.map((run) => run.trim()).filter((run) => run !== '');
    },
  };
}

/** An element of the structure of a document, as a screen reader walks through it. */
export interface StructureElement {
  /** As PDF knows it, through the role map. */
  type: string;
  alt: string | null;
  language: string | null;
  /** Of the head of a table. */
  scope: string | null;
  /** Its own text and that of all its children. */
  text: string;
  children: StructureElement[];
}

/** The structure of a document whose language stands at its root, with the texts of its pages by `mark` and object of the page. */
export async function readStructure(
  bytes: Uint8Array,
  textOf: (page: number, mark: number) => string,
): Promise<StructureElement> {
  const mupdf = await import('mupdf');
  type PdfObject = import('mupdf').PDFObject;
  const document = mupdf.Document.openDocument(bytes, 'application/pdf') as import('mupdf').PDFDocument;
  const tree = document.getTrailer().get('Root', 'StructTreeRoot');
  const stringOf = (object: PdfObject) => (object.isString() ? object.asString() : null);
  const elementOf = (element: PdfObject): StructureElement => {
    const ownPage = element.get('Pg');
    const children: StructureElement[] = [];
    let text = '';
    for (const kid of listOf(element.get('K'))) {
      if (kid.isInteger()) text += textOf(ownPage.asIndirect(), kid.asNumber());
      else if (kid.get('MCID').isInteger()) text += textOf(kid.get('Pg').asIndirect(), kid.get('MCID').asNumber());
      else if (kid.get('S').isName()) {
        const child = elementOf(kid);
        children.push(child);
        text += child.text;
      }
    }
    const raw = element.get('S').asName();
    const mapped = tree.get('RoleMap', raw);
    const scope = listOf(element.get('A')).map((attributes) => attributes.get('Scope'));
    return {
      type: mapped.isName() ? mapped.asName() : raw,
      alt: stringOf(element.get('Alt')),
      language: stringOf(element.get('Lang')),
      scope: scope.find((one) => one.isName())?.asName() ?? null,
      text,
      children,
    };
  };
  const [root] = listOf(tree.get('K'));
  return elementOf(root!);

  function listOf(object: PdfObject): PdfObject[] {
    if (object.isNull()) return [];
    if (!object.isArray()) return [object];
    return Array.from({ length: object.length }, (_, index) => object.get(index));
  }
}

/** The elements of a kind within another, in the order in which they are read. */
export function elementsOf(element: StructureElement, type: RegExp): StructureElement[] {
  return element.children.flatMap((child) => [...(type.test(child.type) ? [child] : []), ...elementsOf(child, type)]);
}

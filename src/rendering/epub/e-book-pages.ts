import { translatorFor } from '../../platform/i18n/translate';
import { fullTitle, imprintFacts } from '../document';
import { entriesOf, type DocumentParts, type Entry, type Part } from '../document-parts';
import type { EditionDocument } from '../edition-document';
import { editionWords } from '../edition-words';
import { eBookTemplates, type DocumentTemplate } from '../templates';
import { typesetLine } from '../typography/typeset';
import { verificationLine } from '../verification';

/** A page of a book: a file of its own, which a device shows from its head. */
export interface EBookPage {
  /** The name of its file, and its name in the package document. */
  file: string;
  id: string;
  html: string;
}

/** A line of the contents with those below it. */
interface Line extends Entry {
  entries: Line[];
}

export const logoFile = 'pictures/logo.png';

/** The pages of a book in the order of the printed one. What is only for paper is left out: running heads, an index by page, room for notes. */
export function eBookPages(edition: EditionDocument, document: DocumentParts): EBookPage[] {
  const { language } = edition.standard;
  const { name: organisation, logo } = edition.organisation;
  const label = translatorFor(language);
  const words = editionWords(edition, label);
  const { foreword, glossary, kicker, title, summary, about, parts } = document;
  const common = { language, title: typesetLine(fullTitle(edition, document), language) };
  const page = (template: DocumentTemplate, id: string, content: Record<string, unknown>): EBookPage => ({
    file: id === 'contents' ? 'nav.xhtml' : `${id}.xhtml`,
    id,
    html: template({ ...common, anchor: id, ...content }),
  });
  const matter = (id: string, key = id): Line => ({
    number: '',
    title: label(`documents.${key}`),
    anchor: id,
    entries: [],
  });
  const imprint = matter('imprint', 'imprint.title');
  const contents = matter('contents');
  const before = foreword === null ? [] : [matter('foreword')];
  const after = glossary.length === 0 ? [] : [matter('glossary')];
  const chapters = parts.flatMap((part) => part.chapters);
  return [
    page(eBookTemplates.cover, 'cover', {
      ...{ kicker, heading: title, summary, organisation, ...words },
      logo: logo ? { file: logoFile, ground: logo.ground } : null,
      name: label(`documents.${document.kind}`),
    }),
    page(eBookTemplates.imprint, 'imprint', {
      imprint: {
        ...{ title: imprint.title, about },
        facts: imprintFacts(edition, document, label),
        verification: words.watermark === null ? verificationLine(edition.address, 'whole', label) : null,
      },
    }),
    page(eBookTemplates.contents, 'contents', {
      heading: contents.title,
      entries: [imprint, ...before, ...parts.flatMap(linesOf), ...after],
      landmarks: [
        { type: 'cover', title, anchor: 'cover' },
        { ...contents, type: 'toc' },
        ...chapters.slice(0, 1).map((chapter) => ({ ...chapter, type: 'bodymatter' })),
        ...after.map((line) => ({ ...line, type: 'glossary' })),
      ],
    }),
    ...before.map((line) => page(eBookTemplates.foreword, 'foreword', { ...line, text: foreword })),
    ...parts.flatMap(({ title: ofPart, opener, chapters: ofIt }) => [
      ...(opener ? [page(eBookTemplates.part, opener.anchor, { title: ofPart, rows: opener.rows })] : []),
      ...ofIt.map((chapter) =>
        page(eBookTemplates.chapter, chapter.anchor, { ...chapter, referencesTitle: label('documents.alsoApplies') }),
      ),
    ]),
    ...after.map((line) => page(eBookTemplates.glossary, 'glossary', { ...line, terms: glossary })),
  ];
}

/** The lines of a part: its chapters with their clauses, below its title where it has one. */
function linesOf({ title, opener, chapters }: Part): Line[] {
  const lines = chapters.map((chapter): Line => {
    const entries = entriesOf(chapter).map((entry) => ({ ...entry, entries: [] }));
    return { number: chapter.number, title: chapter.title, anchor: chapter.anchor, entries };
  });
  return title === null ? lines : [{ number: '', title, anchor: opener?.anchor ?? '', entries: lines }];
}

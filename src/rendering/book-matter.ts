import type { Translate } from '../platform/i18n/translate';
import { clauseAnchor } from './clause-view';
import type { Mark, Marks } from './clause-marks';
import { entriesOf, type DocumentParts, type Entry } from './document-parts';
import type { EditionDocument } from './edition-document';
import { qrCode } from './qr-code';
import { wordIndex } from './word-index/word-index';

/** What stands before and after the text of a standard, with a line in the contents. */
export interface BookMatter {
  anchor: string;
  title: string;
}

interface ChangesMatter extends BookMatter {
  since: string;
  legend: string;
  entries: (Entry & { mark: Mark })[];
  removedTitle: string;
  removed: Marks['removed'];
  marks: Marks['marks'];
}

/** The chapter on what changed, and the marks that it lists; null where nothing did that the document prints. */
export function changesMatter(
  { marks, removed }: Marks,
  { parts, kind }: DocumentParts,
  since: string,
  label: Translate,
): ChangesMatter | null {
  const printed = parts
    .flatMap(({ chapters }) => chapters)
    .flatMap((chapter) =>
      [chapter, ...entriesOf(chapter)].map(({ number, title, anchor }) => ({ number, title, anchor })),
    );
  const entries = printed.flatMap((entry) => {
    const mark = marks.get(entry.anchor);
    return mark ? [{ ...entry, mark }] : [];
  });
  if (entries.length === 0 && removed.length === 0) return null;
  return {
    anchor: 'changed',
    title: label(`documents.changed.title.${kind}`),
    since,
    legend: label('documents.changed.legend'),
    entries,
    removedTitle: label('documents.changed.removed'),
    removed,
    marks,
  };
}

/** Glossary, index by word, and the cover at the back: what a document has none of is null. */
export function backMatter(edition: EditionDocument, document: DocumentParts, label: Translate) {
  const { address, organisation, standard } = edition;
  const printed = new Set(
    document.parts.flatMap(({ chapters }) => chapters.flatMap(entriesOf)).map(({ anchor }) => anchor),
  );
  const clauses = edition.sections
    .flatMap((section) => section.clauses)
    .filter((clause) => printed.has(clauseAnchor(clause)));
  const letters = document.kind === 'handbook' ? wordIndex(standard, clauses) : [];
  const href = address === undefined ? null : `${address}${document.readAt}`;
  return {
    glossary:
      document.glossary.length === 0
        ? null
        : { anchor: 'glossary', title: label('documents.glossary'), terms: document.glossary },
    index:
      letters.length === 0
        ? null
        : { anchor: 'index', title: label('documents.index.title'), about: label('documents.index.about'), letters },
    backCover:
      document.kind === 'handbook'
        ? null
        : {
            organisation: organisation.name,
            title: document.title,
            standard: standard.title,
            online: href && {
              href,
              text: href.replace(/^https:\/\//, ''),
              label: label('documents.online.brochure'),
              alternative: label('documents.online.alternative', { address: href }),
              code: qrCode(href),
            },
          },
  };
}

/** The last sheet: room for notes and, in a brochure, for whoever signs for having read it. */
export function notesSheet({ kind }: DocumentParts, label: Translate) {
  return {
    title: label('documents.notes.title'),
    acknowledgement:
      kind === 'handbook'
        ? null
        : {
            statement: label('documents.notes.read'),
            fields: ['name', 'date', 'signature'].map((field) => label(`documents.notes.${field}`)),
          },
  };
}

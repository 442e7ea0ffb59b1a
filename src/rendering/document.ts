import { longDate } from '../platform/i18n/format';
import { translatorFor, type Translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import { backMatter, changesMatter, notesSheet, type BookMatter } from './book-matter';
import { colourStyles, companyColours, ownColours } from './company-colour';
import { coverLogo } from './cover-logo';
import { entriesOf, type Chapter, type DocumentParts, type Entry } from './document-parts';
import type { EditionDocument } from './edition-document';
import { editionWords } from './edition-words';
import { typeStyles, withEmoji } from './fonts';
import type { Marks } from './clause-marks';
import { allDigits, allDigitsFromTheLeft } from './pdf/page-numbers';
import { papers, type Paper } from './paper';
import { portionMark } from './portions/portions';
import { runningHeads, type RunningHead } from './running-heads';
import { documentTemplate, styleSheets, themeSheets } from './templates';
import { thumbIndex } from './thumb-index';
import { typeset, typesetLine } from './typography/typeset';
import { verificationLine, withFingerprint } from './verification';

/** A place in a document that its bookmarks lead to. */
export interface OutlineEntry {
  title: string;
  /** The `id` of the element. */
  anchor: string;
  children: OutlineEntry[];
}

/** A document ready to be printed. */
export interface HtmlDocument {
  title: string;
  language: Language;
  /** A whole page, styles included; it names no resource but our fonts. */
  html: string;
  /** ISO calendar date that stands in the PDF as its date, so that the same edition gives the same bytes. */
  date: string;
  outline: OutlineEntry[];
  /** The anchors whose page numbers the document shows, in the order in which it shows them. */
  numbered: string[];
  /** SHA-256 of all that it says and of how it looks, in hexadecimal: two documents with the same are the same. */
  fingerprint: string;
}

/** The paper of each kind, where none is chosen. */
const usualPaper = { handbook: 'a4', brochure: 'a5' } as const;

const pageSheets = { a4: styleSheets.pageA4, a5: styleSheets.pageA5 };

/** The size of the title on the cover, so that one of 200 letters has room as well. */
export function titleSize(title: string): 'large' | 'medium' | 'small' {
  if (title.length <= 48) return 'large';
  return title.length <= 100 ? 'medium' : 'small';
}

/** How a document is called away from the others of its standard. */
export function fullTitle({ standard }: EditionDocument, { jobRole }: DocumentParts): string {
  return jobRole ? `${standard.title}: ${jobRole.title}` : standard.title;
}

/** What a document may have besides its own text. */
export interface Accompaniment {
  /** What is marked as changed since the edition before, and what to call that. */
  changes?: { marks: Marks; since: string };
  paper?: Paper;
}

/**
 * Sets the parts of a document into the template. Pure: the same edition gives the same text. What is marked as changed is no part of what
 * the document says: without it, it is known by the same fingerprint.
 */
export function composeDocument(
  edition: EditionDocument,
  document: DocumentParts,
  { changes, paper = usualPaper[document.kind] }: Accompaniment = {},
): HtmlDocument {
  const said = draw(edition, document, paper, null);
  const marked =
    changes && changesMatter(changes.marks, document, changes.since, translatorFor(edition.standard.language));
  return withFingerprint(marked ? draw(edition, document, paper, marked) : said, said.html);
}

/** A link to a place whose page number it shows. */
const numberedLink = /<a class="(?:entry|place)[^"]*" href="#([\w-]+)"/g;

function draw(
  edition: EditionDocument,
  document: DocumentParts,
  paper: Paper,
  changes: ReturnType<typeof changesMatter>,
): Omit<HtmlDocument, 'fingerprint'> {
  const { language } = edition.standard;
  const { name, colour, logo, typeTheme = 'book' } = edition.organisation;
  const accents = (colour === undefined ? ownColours : companyColours(colour)).light;
  const label = translatorFor(language);
  const words = editionWords(edition, label);
  const chapters = document.parts.flatMap((part) => part.chapters);
  const pages = chapters.map((chapter, index): RunningHead => {
    const title = document.runningTitle(chapter);
    return { page: `chapter-${index + 1}`, title: title && typesetLine(title, language) };
  });
  const tabs = chapters.map((chapter, index) => ({
    page: `chapter-${index + 1}`,
    ...(chapter.number === ''
      ? ({ text: chapter.title, kind: 'job-role' } as const)
      : ({ text: chapter.number, kind: 'section' } as const)),
  }));
  const title = fullTitle(edition, document);
  const styles = [
    styleSheets.tokens,
    typeStyles(typeTheme),
    ...(colour === undefined ? [] : [colourStyles(colour)]),
    styleSheets.clause,
    styleSheets.document,
    styleSheets.bookMatter,
    pageSheets[paper],
    styleSheets[document.kind],
    ...(changes ? [styleSheets.marginBars] : []),
    ...(words.watermark === null ? [] : [styleSheets.watermark]),
    themeSheets[typeTheme],
    runningHeads(pages, typesetLine(edition.standard.title, language), accents.accent, label),
    ...(document.kind === 'handbook' ? [thumbIndex(tabs, accents, papers[paper].edge)] : []),
  ].join('\n');
  const foreword: BookMatter | null =
    document.foreword === null ? null : { anchor: 'foreword', title: label('documents.foreword') };
  const back = backMatter(edition, document, label);
  const composed = documentTemplate({
    watermark: words.watermark,
    language,
    title,
    kind: document.kind,
    styles,
    placeholder: allDigits,
    fromTheLeft: allDigitsFromTheLeft,
    // Chapters of a handbook begin new pages.
    portionMark: document.kind === 'handbook' ? portionMark : '',
    cover: {
      height: papers[paper].height,
      organisation: name,
      logo: logo ? coverLogo(logo, paper) : null,
      kicker: document.kicker,
      title: document.title,
      size: titleSize(document.title),
      summary: document.summary,
      name: label(`documents.${document.kind}`),
      edition: words.edition,
      inForceFrom: words.inForceFrom,
    },
    imprint: {
      title: label('documents.imprint.title'),
      about: document.about,
      facts: imprintFacts(edition, document, label),
      verification:
        words.watermark === null
          ? verificationLine(edition.address, document.kind === 'brochure' ? 'brochure' : 'whole', label)
          : null,
    },
    contents: {
      title: label('documents.contents'),
      front: [foreword, changes].filter((matter) => matter !== null),
      parts: document.parts.map((part) => ({
        ...part,
        chapters: part.chapters.map((chapter) => ({ ...chapter, clauses: entriesOf(chapter) })),
      })),
      back: [back.glossary, back.index].filter((matter) => matter !== null),
    },
    foreword: foreword && { ...foreword, text: document.foreword },
    changes,
    parts: document.parts.map((part) => ({
      ...part,
      chapters: part.chapters.map((chapter) => ({
        ...chapter,
        page: document.runningTitle(chapter) === null ? '' : `chapter-${chapters.indexOf(chapter) + 1}`,
        mark: changes?.marks.get(chapter.anchor) ?? null,
        groups: chapter.groups.map((group) => ({
          ...group,
          clauses: group.clauses.map((clause) => ({ ...clause, mark: changes?.marks.get(clause.anchor) ?? null })),
        })),
        opener: document.kind === 'handbook' && chapter.number !== '' ? entriesOf(chapter) : [],
        openerTitle: label('documents.inThisSection'),
        referencesTitle: label('documents.alsoApplies'),
      })),
    })),
    ...back,
    notes: notesSheet(document, label),
  });

  const bookmark = ({ title: name, anchor }: BookMatter): OutlineEntry => ({
    title: typesetLine(name, language),
    anchor,
    children: [],
  });
  return {
    title: typesetLine(title, language),
    language,
    html: withEmoji(typeset(composed, language)),
    date: edition.edition.effectiveDate,
    outline: [
      ...[foreword, changes].flatMap((matter) => (matter ? [bookmark(matter)] : [])),
      ...document.parts.flatMap(({ title: name, opener, chapters: ofPart }) => [
        ...(opener ? [bookmark({ ...opener, title: name ?? '' })] : []),
        ...ofPart.map((chapter) => outlineOf(chapter, language)),
      ]),
      ...[back.glossary, back.index].flatMap((matter) => (matter ? [bookmark(matter)] : [])),
    ],
    numbered: [...composed.matchAll(numberedLink)].map(([, anchor = '']) => anchor),
  };
}

function outlineOf(chapter: Chapter, language: Language): OutlineEntry {
  const entry = ({ number, title, anchor }: Entry) => ({
    title: typesetLine(`${number} ${title}`.trim(), language),
    anchor,
  });
  return { ...entry(chapter), children: entriesOf(chapter).map((child) => ({ ...entry(child), children: [] })) };
}

export interface ImprintFact {
  label: string;
  values: { text: string; note: string | null }[];
}

/** What the imprint tells of an edition, or of the draft that is shown as one. */
export function imprintFacts(edition: EditionDocument, document: DocumentParts, label: Translate): ImprintFact[] {
  const { language } = edition.standard;
  const fact = factsIn(label);
  return [
    fact('standard', edition.standard.title),
    ...(document.jobRole ? [fact('jobRole', document.jobRole.title)] : []),
    fact('organisation', edition.organisation.name),
    ...(edition.draftOf === undefined
      ? imprintOf(edition, label)
      : [fact('textOf', longDate(edition.draftOf, language))]),
  ];
}

/** What only an edition has: it was approved, and takes effect. */
function imprintOf({ edition, standard: { language } }: EditionDocument, label: Translate): ImprintFact[] {
  const fact = factsIn(label);
  return [
    fact('edition', new Intl.NumberFormat(language).format(edition.number)),
    fact('inForceFrom', longDate(edition.effectiveDate, language)),
    fact('approvedOn', longDate(edition.approvedOn, language)),
    {
      label: label('documents.imprint.approvedBy'),
      values: edition.approvers.map(({ name, unit }) => ({ text: name, note: unit })),
    },
  ];
}

const factsIn =
  (label: Translate) =>
  (key: string, text: string): ImprintFact => ({
    label: label(`documents.imprint.${key}`),
    values: [{ text, note: null }],
  });

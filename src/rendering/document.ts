import { longDate } from '../platform/i18n/format';
import { translate, translatorFor, type Translate } from '../platform/i18n/translate';
import type { Language, StandardJobRole } from '../vocabulary';
import { clauseAnchor, clauseView, type ClauseView } from './clause-view';
import { colourStyles, companyColours, ownColours } from './company-colour';
import { coverLogo } from './cover-logo';
import type { EditionClause, EditionDocument, EditionSection } from './edition-document';
import { fontStyles, withEmoji } from './fonts';
import { markdownToHtml } from './markdown';
import { allDigits } from './page-numbers';
import { runningHeads, type RunningHead } from './running-heads';
import { documentTemplate, styleSheets, themeSheets } from './templates';
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

/** A line that leads to a place and shows its page number. */
export interface Entry {
  number: string;
  title: string;
  anchor: string;
}

export interface Chapter {
  anchor: string;
  /** The number in the contents, empty when the chapter has none. */
  number: string;
  kicker: string;
  title: string;
  /** Safe HTML. */
  introduction: string | null;
  groups: { title: string | null; clauses: ClauseView[] }[];
  /** Clauses that are printed in another chapter and belong to this one too. */
  references: Entry[];
}

export interface Part {
  title: string | null;
  chapters: Chapter[];
}

/** What a handbook and a brochure each say of themselves; the rest is common. */
export interface DocumentParts {
  kind: 'handbook' | 'brochure';
  /** Stands above the title on the cover. */
  kicker: string;
  /** The title on the cover. */
  title: string;
  summary: string | null;
  /** One sentence in the imprint: what this document holds. */
  about: string;
  jobRole: StandardJobRole | null;
  parts: Part[];
  /** What runs at the head of the pages of a chapter. */
  runningTitle: (chapter: Chapter) => string | null;
}

const coverHeights = { handbook: 297, brochure: 210 };

/** The size of the title on the cover, so that one of 200 letters has room as well. */
export function titleSize(title: string): 'large' | 'medium' | 'small' {
  if (title.length <= 48) return 'large';
  return title.length <= 100 ? 'medium' : 'small';
}

export function sectionChapter(
  section: EditionSection,
  clauses: EditionClause[],
  edition: EditionDocument,
  kicker: string,
): Chapter {
  const { language } = edition.standard;
  return {
    anchor: `section-${section.number}`,
    number: String(section.number),
    kicker,
    title: section.title,
    introduction: section.introduction && markdownToHtml(section.introduction),
    groups: [{ title: null, clauses: clauses.map((clause) => clauseView(clause, edition.jobRoles, language)) }],
    references: [],
  };
}

export function entryOf(clause: EditionClause): Entry {
  return { number: clause.number, title: clause.title, anchor: clauseAnchor(clause) };
}

/** Sets the parts of a document into the template, in the type of its language. Pure: the same edition gives the same text. */
export function composeDocument(edition: EditionDocument, document: DocumentParts): HtmlDocument {
  const { language } = edition.standard;
  const { name, colour, logo, typeTheme = 'book' } = edition.organisation;
  const accents = colour === undefined ? ownColours : companyColours(colour);
  const label = translatorFor(language);
  const chapters = document.parts.flatMap((part) => part.chapters);
  const pages = chapters.map((chapter, index): RunningHead => {
    const title = document.runningTitle(chapter);
    return { page: `chapter-${index + 1}`, title: title && typesetLine(title, language) };
  });
  const title = document.jobRole ? `${edition.standard.title}: ${document.jobRole.title}` : edition.standard.title;
  const styles = [
    fontStyles(typeTheme),
    styleSheets.tokens,
    ...(colour === undefined ? [] : [colourStyles(colour)]),
    styleSheets.clause,
    styleSheets.document,
    styleSheets[document.kind],
    themeSheets[typeTheme],
    runningHeads(pages, typesetLine(edition.standard.title, language), accents.light.accent, label),
  ].join('\n');

  const composed = documentTemplate({
    language,
    title,
    kind: document.kind,
    styles,
    placeholder: allDigits,
    cover: {
      height: coverHeights[document.kind],
      organisation: name,
      logo: logo ? coverLogo(logo, document.kind) : null,
      kicker: document.kicker,
      title: document.title,
      size: titleSize(document.title),
      summary: document.summary,
      name: label(`documents.${document.kind}`),
      edition: label('documents.edition', { number: edition.edition.number }),
      inForceFrom: label('documents.inForceFrom', { date: longDate(edition.edition.effectiveDate, language) }),
    },
    imprint: {
      title: label('documents.imprint.title'),
      about: document.about,
      facts: facts(edition, document, label),
      verification: verificationLine(edition.address, document.kind === 'brochure' ? 'brochure' : 'whole', label),
    },
    contents: {
      title: label('documents.contents'),
      parts: document.parts.map((part) => ({
        title: part.title,
        chapters: part.chapters.map((chapter) => ({ ...chapter, clauses: entriesOf(chapter) })),
      })),
    },
    chapters: chapters.map((chapter, index) => ({
      ...chapter,
      page: document.runningTitle(chapter) === null ? '' : `chapter-${index + 1}`,
      referencesTitle: label('documents.alsoApplies'),
    })),
  });

  return withFingerprint({
    title: typesetLine(title, language),
    language,
    html: withEmoji(typeset(composed, language)),
    date: edition.edition.effectiveDate,
    outline: chapters.map((chapter) => outlineOf(chapter, language)),
    numbered: [
      ...chapters.flatMap((chapter) => [chapter.anchor, ...entriesOf(chapter).map((entry) => entry.anchor)]),
      ...chapters.flatMap((chapter) => chapter.references.map((entry) => entry.anchor)),
    ],
  });
}

/** The lines of a chapter in the contents: the clauses that are printed in it. */
function entriesOf(chapter: Chapter): Entry[] {
  return chapter.groups.flatMap((group) =>
    group.clauses.map(({ number, title, anchor }) => ({ number, title, anchor })),
  );
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

function facts(edition: EditionDocument, document: DocumentParts, label: Translate): ImprintFact[] {
  const { language } = edition.standard;
  const fact = (key: string, text: string): ImprintFact => ({
    label: label(`documents.imprint.${key}`),
    values: [{ text, note: null }],
  });
  return [
    fact('standard', edition.standard.title),
    ...(document.jobRole ? [fact('jobRole', document.jobRole.title)] : []),
    fact('organisation', edition.organisation.name),
    fact('edition', new Intl.NumberFormat(language).format(edition.edition.number)),
    fact('inForceFrom', longDate(edition.edition.effectiveDate, language)),
    fact('approvedOn', longDate(edition.edition.approvedOn, language)),
    {
      label: label('documents.imprint.approvedBy'),
      values: edition.edition.approvers.map(({ name, unit }) => ({ text: name, note: unit })),
    },
  ];
}

/** The sentence of the imprint that counts the clauses. */
export function aboutSentence(
  kind: 'handbook' | 'brochure',
  general: number,
  particular: number,
  language: Language,
): string {
  return translate(language, `documents.imprint.${kind}`, { general, particular });
}

import { longDate } from '../platform/i18n/format';
import { translatorFor, type Translate } from '../platform/i18n/translate';
import { colourStyles, companyColours, ownColours } from './company-colour';
import { countsOf, type Comparison } from './comparison';
import { comparisonView, type ComparedSectionView } from './comparison-view';
import { coverLogo } from './cover-logo';
import { titleSize, type HtmlDocument, type ImprintFact, type OutlineEntry } from './document';
import type { Entry } from './document-parts';
import type { EditionOrganisation } from './edition-document';
import { typeStyles, withEmoji } from './fonts';
import { allDigits } from './pdf/page-numbers';
import { papers } from './paper';
import { runningHeads } from './running-heads';
import { styleSheets, themeSheets, whatChangedTemplate } from './templates';
import { typeset, typesetLine } from './typography/typeset';
import { verificationLine, withFingerprint } from './verification';

/** A text by what it is: an edition, or a draft with the fingerprint of its words. */
export type NamedText =
  { kind: 'edition'; number: number; effectiveDate: string } | { kind: 'draft'; fingerprint: string; since: string };

/** What a document about changes is made of. */
export interface Changes {
  organisation: EditionOrganisation;
  /** For a document of an edition, which can be verified: where people reach Etalon, if it was told. Null for a copy made on demand. */
  issued: { address?: string } | null;
  from: NamedText;
  to: NamedText;
  comparison: Comparison;
}

/**
 * What changed from one text of a standard to another, A4: every clause that changed, moved, came or went, in the order of the text.
 * One of a draft says so across every page.
 */
export function whatChangedHtml({ organisation, issued, from, to, comparison }: Changes): HtmlDocument {
  const { language } = comparison;
  const { name, colour, logo, typeTheme = 'book' } = organisation;
  const accents = colour === undefined ? ownColours : companyColours(colour);
  const label = translatorFor(language);
  const standard = comparison.after.title;
  const title = `${standard}: ${label('documents.changes.title')}`;
  const { head, sections } = comparisonView(comparison, 'paper', language);
  const contents = sections.map((section) => ({ ...entryOfSection(section), entries: entriesIn(section) }));
  const nameOf = (text: NamedText) =>
    text.kind === 'edition' ? label('documents.edition', { number: text.number }) : label('documents.changes.draft');
  const counts = countsOf(comparison);
  const composed = whatChangedTemplate({
    language,
    title,
    styles: [
      styleSheets.tokens,
      typeStyles(typeTheme),
      ...(colour === undefined ? [] : [colourStyles(colour)]),
      styleSheets.clause,
      styleSheets.document,
      styleSheets.pageA4,
      styleSheets.handbook,
      styleSheets.whatChanged,
      styleSheets.watermark,
      themeSheets[typeTheme],
      runningHeads([], typesetLine(standard, language), accents.light.accent, label),
    ].join('\n'),
    placeholder: allDigits,
    watermark: [from, to].some(({ kind }) => kind === 'draft') ? label('documents.changes.draft') : null,
    cover: {
      height: papers.a4.height,
      organisation: name,
      logo: logo ? coverLogo(logo, 'a4') : null,
      kicker: label('documents.changes.title'),
      title: standard,
      size: titleSize(standard),
      summary: null,
      name: nameOf(to),
      edition: label('documents.changes.comparedWith', { text: nameOf(from) }),
      inForceFrom: standingOf(to, label, language),
    },
    imprint: {
      title: label('documents.changes.imprint.title'),
      about: label('documents.changes.about', { count: differing(comparison) }),
      facts: [
        fact(label('documents.imprint.standard'), standard),
        fact(label('documents.imprint.organisation'), name),
        fact(label('documents.changes.imprint.from'), nameOf(from), standingOf(from, label, language)),
        fact(label('documents.changes.imprint.to'), nameOf(to), standingOf(to, label, language)),
        fact(label('documents.changes.imprint.counts'), countsSentence(counts, label)),
        fact(label('documents.changes.imprint.legend'), label('documents.changes.imprint.legendText')),
      ],
      verification: issued && verificationLine(issued.address, 'whole', label),
    },
    contents: contents.length > 0 ? { title: label('documents.changes.contents'), sections: contents } : null,
    head: head.length > 0 ? { title: label('documents.changes.ofStandard'), parts: head } : null,
    sections: sections.map((section) => ({
      ...section,
      groups: section.groups.map(({ clause, same }) => ({
        clause,
        same: same && label('documents.changes.same', { count: same.count, numbers: same.numbers }),
      })),
    })),
  });
  const bookmark = ({ number, title, anchor }: Entry) => ({
    title: typesetLine(`${number} ${title}`, language),
    anchor,
  });
  return withFingerprint({
    title: typesetLine(title, language),
    language,
    html: withEmoji(typeset(composed, language)),
    date: to.kind === 'edition' ? to.effectiveDate : to.since,
    outline: contents.map(({ entries, ...section }): OutlineEntry => ({
      ...bookmark(section),
      children: entries.map((entry) => ({ ...bookmark(entry), children: [] })),
    })),
    numbered: contents.flatMap(({ anchor, entries }) => [anchor, ...entries.map((entry) => entry.anchor)]),
  });
}

/** How many clauses differ in anything, whether in one respect or in several. */
function differing({ sections }: Comparison): number {
  const clauses = sections.flatMap((section) => section.clauses);
  return clauses.filter(({ placing, fields }) => placing !== 'gone' && (placing !== 'stayed' || fields.length > 0))
    .length;
}

function countsSentence(counts: ReturnType<typeof countsOf>, label: Translate): string {
  const kinds = ['added', 'changed', 'moved', 'removed', 'same'] as const;
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => label(`documents.changes.count.${kind}`, { count: counts[kind] }))
    .join(', ');
}

function standingOf(text: NamedText, label: Translate, language: Comparison['language']): string {
  return text.kind === 'edition'
    ? label('documents.inForceFrom', { date: longDate(text.effectiveDate, language) })
    : `${label('pages.approval.fingerprint')}: ${text.fingerprint}`;
}

function fact(label: string, text: string, note: string | null = null): ImprintFact {
  return { label, values: [{ text, note }] };
}

const entryOfSection = ({ anchor, number, plainTitle }: ComparedSectionView): Entry => ({
  anchor,
  number,
  title: plainTitle,
});

/** The lines of a section in the contents: each clause that changed, where it is now or was. */
function entriesIn({ groups }: ComparedSectionView): Entry[] {
  return groups.flatMap(({ clause }) => {
    if (!clause || clause.placing === 'gone') return [];
    const kinds = clause.kinds.map(({ label }) => label).join(', ');
    return [{ anchor: clause.anchor, number: clause.number, title: `${clause.plainTitle} · ${kinds}` }];
  });
}

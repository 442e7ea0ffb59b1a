import { translatorFor } from '../../platform/i18n/translate';
import type { Language } from '../../vocabulary';
import { colourStyles, companyColours, ownColours } from '../company-colour';
import type { HtmlDocument } from '../document';
import { typeStyles, withEmoji } from '../fonts';
import { runningHeads } from '../running-heads';
import { styleSheets, tableTemplate } from '../templates';
import { typesetLine } from '../typography/typeset';
import { withFingerprint } from '../verification';

/** A table as plain text, with what stands above it. */
export interface PrintedTable {
  language: Language;
  heading: string;
  /** The standard that it is about. */
  standard: string;
  facts: string;
  legend: string;
  /** `#rrggbb` of the company, where it has one. */
  colour: string | undefined;
  /** ISO calendar date of its making. */
  date: string;
  /** `width` is a share of all their widths. */
  columns: { word: string; width: number }[];
  /** A text for every column. */
  rows: string[][];
}

/** Sets a table, A4 across, its head on every page. What people said stands there as they wrote it. */
export function tableHtml({ columns, colour, ...table }: PrintedTable): HtmlDocument {
  const { language, heading, standard, date } = table;
  const accents = colour === undefined ? ownColours : companyColours(colour);
  const title = `${standard}: ${heading}`;
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const html = tableTemplate({
    ...table,
    title,
    styles: [
      styleSheets.tokens,
      typeStyles(),
      ...(colour === undefined ? [] : [colourStyles(colour)]),
      styleSheets.table,
      runningHeads([], typesetLine(standard, language), accents.light.accent, translatorFor(language)),
    ].join('\n'),
    columns: columns.map(({ word, width }) => ({ word, width: ((100 * width) / total).toFixed(2) })),
  });
  return withFingerprint({
    title: typesetLine(title, language),
    language,
    html: withEmoji(html),
    date,
    outline: [],
    numbered: [],
  });
}

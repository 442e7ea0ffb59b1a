import { translatorFor } from '../../platform/i18n/translate';
import { clauseView } from '../clause-view';
import { colourStyles, companyColours, ownColours } from '../company-colour';
import type { HtmlDocument } from '../document';
import type { EditionClause, EditionDocument } from '../edition-document';
import { editionWords } from '../edition-words';
import { fontStyles, withEmoji } from '../fonts';
import { cssString } from '../running-heads';
import { cardsTemplate, styleSheets, themeSheets } from '../templates';
import { typeset, typesetLine } from '../typography/typeset';
import { verificationLine, withFingerprint } from '../verification';
import { clausesOfRole } from './sheet';

/**
 * What a job role keeps to, on cards for the pocket: each a page A7 across, which `imposeCards` puts on sheets A4. A card says what is kept and what
 * is said; how it is checked and why is left to the brochure.
 * @throws Error when the edition has no such job role
 */
export function pocketCardsHtml(edition: EditionDocument, jobRoleKey: string): HtmlDocument {
  const { standard, organisation, jobRoles } = edition;
  const { language } = standard;
  const { colour, typeTheme = 'book' } = organisation;
  const label = translatorFor(language);
  const heading = label('documents.sheets.cards.title');
  const jobRole = jobRoles.find(({ key }) => key === jobRoleKey)?.title ?? '';
  const clauses = clausesOfRole(edition, jobRoleKey).flatMap((section) => section.clauses);
  const words = editionWords(edition, label);
  const accents = colour === undefined ? ownColours : companyColours(colour);
  const title = `${standard.title}: ${heading}: ${jobRole}`;
  const html = cardsTemplate({
    language,
    title,
    styles: [
      fontStyles(typeTheme),
      styleSheets.tokens,
      ...(colour === undefined ? [] : [colourStyles(colour)]),
      styleSheets.clause,
      styleSheets.cards,
      ...(words.watermark === null ? [] : [styleSheets.watermark]),
      themeSheets[typeTheme],
      cardFeet(clauses, jobRole, accents.light.accent),
    ].join('\n'),
    organisation: organisation.name,
    heading: jobRole,
    standard: standard.title,
    ...words,
    verification: words.watermark === null ? verificationLine(edition.address, 'whole', label) : null,
    clauses: clauses.map((clause, index) => ({ ...cardOf(clause, edition), page: `card-${index + 1}` })),
  });
  return withFingerprint({
    title: typesetLine(title, language),
    language,
    html: withEmoji(typeset(html, language)),
    date: edition.edition.effectiveDate,
    outline: [],
    numbered: [],
  });
}

function cardOf(clause: EditionClause, edition: EditionDocument) {
  const card = clauseView({ ...clause, check: null, rationale: null }, edition.jobRoles, edition.standard.language);
  // The card is for whoever has the job role.
  return { ...card, jobRoles: null, mark: null };
}

/** At the foot of each card stands whose it is, and of which clause: one may be the second of a clause. */
function cardFeet(clauses: EditionClause[], jobRole: string, accent: string): string {
  const set = "font:600 6.4pt 'Source Sans 3';white-space:nowrap";
  return [
    `@page{@bottom-left{content:${cssString(jobRole)};${set};color:#55606d}}`,
    ...clauses.map(
      ({ number }, index) =>
        `.card-${index + 1}{page:card-${index + 1}}` +
        `@page card-${index + 1}{@bottom-right{content:${cssString(number)};${set};color:${accent}}}`,
    ),
  ].join('\n');
}

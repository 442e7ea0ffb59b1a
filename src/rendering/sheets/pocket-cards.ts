import { translate } from '../../platform/i18n/translate';
import { clauseView } from '../clause-view';
import { companyColours, ownColours } from '../company-colour';
import type { HtmlDocument } from '../document';
import type { EditionClause, EditionDocument } from '../edition-document';
import { cssString } from '../running-heads';
import { cardsTemplate, styleSheets } from '../templates';
import { clausesOfRole, composeSheet } from './sheet';

/**
 * What a job role keeps to, on cards for the pocket: each a page A7 across, of which eight are a sheet A4. A card says what is kept and what is
 * said; how it is checked and why is left to the brochure.
 * @throws Error when the edition has no such job role
 */
export function pocketCardsHtml(edition: EditionDocument, jobRoleKey: string): HtmlDocument {
  const { standard, organisation, jobRoles } = edition;
  const { colour } = organisation;
  const jobRole = jobRoles.find(({ key }) => key === jobRoleKey)?.title ?? '';
  const clauses = clausesOfRole(edition, jobRoleKey).flatMap((section) => section.clauses);
  const accents = colour === undefined ? ownColours : companyColours(colour);
  return composeSheet(edition, {
    kind: 'cards',
    heading: translate(standard.language, 'documents.sheets.cards.title'),
    subject: jobRole,
    template: cardsTemplate,
    styles: [styleSheets.clause, styleSheets.cards, cardFeet(clauses, jobRole, accents.light.accent)],
    running: false,
    content: { clauses: clauses.map((clause, index) => ({ ...cardOf(clause, edition), page: `card-${index + 1}` })) },
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

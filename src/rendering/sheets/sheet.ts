import { translatorFor } from '../../platform/i18n/translate';
import { colourStyles, companyColours, ownColours } from '../company-colour';
import { coverLogo } from '../cover-logo';
import type { HtmlDocument } from '../document';
import type { EditionClause, EditionDocument, EditionSection } from '../edition-document';
import { editionWords } from '../edition-words';
import { typeStyles, withEmoji } from '../fonts';
import { runningHeads } from '../running-heads';
import { styleSheets, themeSheets, type DocumentTemplate } from '../templates';
import { typeset, typesetLine } from '../typography/typeset';
import { verificationLine, withFingerprint } from '../verification';

/** What one kind of sheet says and looks like; its head and foot are common. */
export interface Sheet {
  /** Also the class of its body: the name of its template. */
  kind: string;
  /** Large at its head. */
  heading: string;
  /** Below the heading: whom or what it is for. */
  subject: string | null;
  template: DocumentTemplate;
  /** Style sheets beyond those of all sheets. */
  styles: string[];
  /** Whether the standard runs at the head of its pages, and their numbers at the foot; then its own head tells the edition, else its foot. */
  running: boolean;
  content: Record<string, unknown>;
}

/** Sets a sheet: a document of few pages without cover and contents, which hangs on a wall or is filled in by hand. */
export function composeSheet(edition: EditionDocument, sheet: Sheet): HtmlDocument {
  const { standard, organisation } = edition;
  const { language } = standard;
  const { colour, logo, typeTheme = 'book' } = organisation;
  const label = translatorFor(language);
  const accents = colour === undefined ? ownColours : companyColours(colour);
  const title = [standard.title, sheet.heading, sheet.subject].filter((part) => part !== null).join(': ');
  const words = editionWords(edition, label);
  const html = sheet.template({
    language,
    title,
    kind: sheet.kind,
    running: sheet.running,
    styles: [
      styleSheets.tokens,
      typeStyles(typeTheme),
      ...(colour === undefined ? [] : [colourStyles(colour)]),
      styleSheets.sheet,
      ...sheet.styles,
      themeSheets[typeTheme],
      ...(words.watermark === null ? [] : [styleSheets.watermark]),
      ...(sheet.running ? [runningHeads([], typesetLine(standard.title, language), accents.light.accent, label)] : []),
    ].join('\n'),
    organisation: organisation.name,
    logo: logo ? coverLogo(logo, 'a5') : null,
    heading: sheet.heading,
    subject: sheet.subject,
    standard: standard.title,
    ...words,
    verification: words.watermark === null ? verificationLine(edition.address, 'whole', label) : null,
    ...sheet.content,
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

/** The clauses that a job role keeps to, by section, in the order of the standard; sections without any are left out. */
export function clausesOfRole(edition: EditionDocument, jobRoleKey: string): EditionSection[] {
  if (!edition.jobRoles.some(({ key }) => key === jobRoleKey)) {
    throw new Error(`the edition has no job role ${jobRoleKey}`);
  }
  const concerns = ({ appliesTo }: EditionClause) => appliesTo.length === 0 || appliesTo.includes(jobRoleKey);
  return edition.sections
    .map((section) => ({ ...section, clauses: section.clauses.filter(concerns) }))
    .filter(({ clauses }) => clauses.length > 0);
}

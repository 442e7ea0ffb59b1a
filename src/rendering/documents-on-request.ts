import { translatorFor, type Translate } from '../platform/i18n/translate';
import { brochureHtml, brochureParts } from './brochure';
import type { HtmlDocument } from './document';
import type { DocumentForm } from './document-kinds';
import type { DocumentOfEdition } from './documents-of';
import type { EditionDocument } from './edition-document';
import { handbookHtml, handbookParts } from './handbook';
import {
  asBooklet,
  asCardSheets,
  asCover,
  asEBook,
  forArchive,
  forPress,
  inFourInks,
  inGrey,
  plainly,
  type Make,
} from './making';
import { papers } from './print-shop/spine';
import type { ReplacedEdition } from './replaced-edition';
import { checklistHtml, observationFormHtml } from './sheets/filled-by-hand';
import { pocketCardsHtml } from './sheets/pocket-cards';
import { posterHtml } from './sheets/poster';
import type { StandardJobRole } from '../vocabulary';

/**
 * Every document of an edition that is not published with it, but made when somebody asks for it: what is published in other forms, what hangs
 * on a wall, is filled in by hand or kept in a pocket. Composing the list costs next to nothing.
 */
export function documentsOnRequest(
  edition: EditionDocument,
  replaced: ReplacedEdition | null = null,
): DocumentOfEdition[] {
  const label = translatorFor(edition.standard.language);
  return [
    ...formsOfHandbook(edition, replaced, label),
    ...edition.jobRoles.flatMap((role) => [
      ...formsOfBrochure(edition, role, replaced, label),
      ...sheetsOf(edition, role, label),
    ]),
    ...postersOf(edition, label),
  ];
}

function formsOfHandbook(
  edition: EditionDocument,
  replaced: ReplacedEdition | null,
  label: Translate,
): DocumentOfEdition[] {
  const compose = () => handbookHtml(edition, replaced);
  const small = () => handbookHtml(edition, replaced, 'a5');
  const title = label('documents.handbook');
  const document = (form: DocumentForm, make: Make, html = compose, of = ''): DocumentOfEdition => ({
    name: `handbook${of && `-${of}`}.${form}`,
    kind: 'handbook',
    form,
    jobRoleKey: null,
    title: `${title}: ${label(`documents.form.${form}`)}${of && `, ${label('documents.paper', paperOf(of))}`}`,
    html,
    make,
  });
  return [
    document('a5', plainly(small), small),
    document('booklet', asBooklet(plainly(small)), small),
    document('grey', inGrey(compose)),
    document('press', forPress(compose)),
    ...Object.keys(papers).map((paper) =>
      document('cover', asCover(compose, paper as keyof typeof papers), compose, paper),
    ),
    document('cmyk', inFourInks(compose)),
    document('archive', forArchive(compose)),
    document(
      'e-book',
      asEBook(edition, () => handbookParts(edition)),
    ),
  ];
}

function formsOfBrochure(
  edition: EditionDocument,
  { key, title }: StandardJobRole,
  replaced: ReplacedEdition | null,
  label: Translate,
): DocumentOfEdition[] {
  const html = () => brochureHtml(edition, key, replaced);
  const document = (form: DocumentForm, make: Make): DocumentOfEdition => ({
    name: `brochure-${key}.${form}`,
    kind: 'brochure',
    form,
    jobRoleKey: key,
    title: `${title}: ${label(`documents.form.${form}`)}`,
    html,
    make,
  });
  return [
    document('booklet', asBooklet(plainly(html))),
    document('grey-booklet', asBooklet(inGrey(html))),
    document('grey', inGrey(html)),
    document('press', forPress(html)),
    document('cmyk', inFourInks(html)),
    document('archive', forArchive(html)),
    document(
      'e-book',
      asEBook(edition, () => brochureParts(edition, key)),
    ),
  ];
}

function sheetsOf(edition: EditionDocument, { key, title }: StandardJobRole, label: Translate): DocumentOfEdition[] {
  const document = (
    kind: 'cards' | 'checklist' | 'observation-form',
    words: string,
    html: () => HtmlDocument,
    make = plainly(html),
  ): DocumentOfEdition => ({
    name: `${kind}-${key}`,
    ...{ kind, form: 'published', jobRoleKey: key },
    title: `${label(`documents.sheets.${words}.title`)}: ${title}`,
    ...{ html, make },
  });
  const cards = () => pocketCardsHtml(edition, key);
  return [
    document('checklist', 'checklist', () => checklistHtml(edition, key)),
    document('observation-form', 'observation', () => observationFormHtml(edition, key)),
    document('cards', 'cards', cards, asCardSheets(plainly(cards))),
  ];
}

function postersOf(edition: EditionDocument, label: Translate): DocumentOfEdition[] {
  return edition.sections
    .filter(({ clauses }) => clauses.length > 0)
    .map(({ number, title }): DocumentOfEdition => {
      const html = () => posterHtml(edition, number);
      return {
        name: `poster-${number}`,
        ...{ kind: 'poster', form: 'published', jobRoleKey: null },
        title: `${label('documents.sheets.poster.title')}: ${number} ${title}`,
        ...{ html, make: plainly(html) },
      };
    });
}

/** What a paper is called by its name in `spine.ts`: `offset-90`. */
export function paperOf(name: string): { coating: string; grammage: number } {
  const [coating = '', grammage = ''] = name.split('-');
  return { coating, grammage: Number(grammage) };
}

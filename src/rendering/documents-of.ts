import { translate } from '../platform/i18n/translate';
import { brochureHtml } from './brochure';
import type { HtmlDocument } from './document';
import type { DocumentForm, DocumentKind } from './document-kinds';
import { documentsOnRequest } from './documents-on-request';
import type { EditionDocument, EditionImprint } from './edition-document';
import { handbookHtml } from './handbook';
import { plainly, type Make } from './making';
import type { ReplacedEdition } from './replaced-edition';
import { whatChangedHtml } from './what-changed';

/** One document that an edition is published as. */
export interface DocumentOfEdition {
  /** `handbook`, `what-changed`, `brochure-<job role key>`, `poster-<section>`: unique within the edition, fit for a file name. */
  name: string;
  kind: DocumentKind;
  form: DocumentForm;
  jobRoleKey: string | null;
  /** What a person reads in a list of downloads, in the standard's language. */
  title: string;
  /** Composes the document as it is looked at on a screen; call it only when it is to be printed. */
  html: () => HtmlDocument;
  /** Makes the file. */
  make: Make;
}

type Published = Omit<DocumentOfEdition, 'form' | 'make'>;

/**
 * Every document that an edition is published with, the handbook first: the one list that artefacts, downloads and tests are made from. What changed is a
 * document of every edition but the first.
 */
export function documentsOf(edition: EditionDocument, replaced: ReplacedEdition | null = null): DocumentOfEdition[] {
  const documents: Published[] = [
    {
      name: 'handbook',
      kind: 'handbook',
      jobRoleKey: null,
      title: translate(edition.standard.language, 'documents.handbook'),
      html: () => handbookHtml(edition, replaced),
    },
    ...(replaced ? [whatChanged(edition, replaced)] : []),
    ...edition.jobRoles.map((role): Published => ({
      name: `brochure-${role.key}`,
      kind: 'brochure',
      jobRoleKey: role.key,
      title: role.title,
      html: () => brochureHtml(edition, role.key, replaced),
    })),
  ];
  return documents.map((document) => ({ ...document, form: 'published', make: plainly(document.html) }));
}

/** The document `name` of an edition, published with it or made on request. @throws Error when the edition has no such document */
export function documentNamed(
  name: string,
  edition: EditionDocument,
  replaced: ReplacedEdition | null = null,
): DocumentOfEdition {
  const document = [...documentsOf(edition, replaced), ...documentsOnRequest(edition, replaced)].find(
    (one) => one.name === name,
  );
  if (!document) throw new Error(`the edition has no document ${name}`);
  return document;
}

/**
 * Whether a brochure that was printed for an earlier edition says word for word, and looks as, what this edition would print, so that it
 * stands: only the number, the day and the approvers it bears are still those of the earlier one.
 */
export function stands(
  edition: EditionDocument,
  jobRoleKey: string,
  printed: { imprint: EditionImprint; fingerprint: string },
): boolean {
  if (!edition.jobRoles.some(({ key }) => key === jobRoleKey)) return false;
  return brochureHtml({ ...edition, edition: printed.imprint }, jobRoleKey).fingerprint === printed.fingerprint;
}

function whatChanged(edition: EditionDocument, { number, effectiveDate, compare }: ReplacedEdition): Published {
  return {
    name: 'what-changed',
    kind: 'what-changed',
    jobRoleKey: null,
    title: translate(edition.standard.language, 'documents.changes.title'),
    html: () =>
      whatChangedHtml({
        organisation: edition.organisation,
        issued: edition.address === undefined ? {} : { address: edition.address },
        from: { kind: 'edition', number, effectiveDate },
        to: { kind: 'edition', number: edition.edition.number, effectiveDate: edition.edition.effectiveDate },
        comparison: compare(),
      }),
  };
}

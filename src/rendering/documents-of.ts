import { translate } from '../platform/i18n/translate';
import { brochureHtml } from './brochure';
import type { HtmlDocument } from './document';
import type { EditionDocument } from './edition-document';
import { handbookHtml } from './handbook';

/** One document that an edition is published as. */
export interface DocumentOfEdition {
  /** `handbook` or `brochure-<job role key>`: unique within the edition, fit for a file name. */
  name: string;
  kind: 'handbook' | 'brochure';
  jobRoleKey: string | null;
  /** What a person reads in a list of downloads, in the standard's language. */
  title: string;
  /** Composes the document; call it only when it is to be printed. */
  html: () => HtmlDocument;
}

/** Every document of an edition, the handbook first: the one list that artefacts, downloads and tests are made from. */
export function documentsOf(edition: EditionDocument): DocumentOfEdition[] {
  return [
    {
      name: 'handbook',
      kind: 'handbook',
      jobRoleKey: null,
      title: translate(edition.standard.language, 'documents.handbook'),
      html: () => handbookHtml(edition),
    },
    ...edition.jobRoles.map((role): DocumentOfEdition => ({
      name: `brochure-${role.key}`,
      kind: 'brochure',
      jobRoleKey: role.key,
      title: role.title,
      html: () => brochureHtml(edition, role.key),
    })),
  ];
}

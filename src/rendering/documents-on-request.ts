import { translatorFor } from '../platform/i18n/translate';
import type { DocumentOfEdition } from './documents-of';
import type { EditionDocument } from './edition-document';
import { checklistHtml, observationFormHtml } from './sheets/filled-by-hand';
import { posterHtml } from './sheets/poster';

/**
 * Every document of an edition that is not published with it, but made when somebody asks for it: what hangs on a wall or is filled in by
 * hand, by job role and by section. Composing the list costs next to nothing.
 */
export function documentsOnRequest(edition: EditionDocument): DocumentOfEdition[] {
  const label = translatorFor(edition.standard.language);
  const ofRoles = edition.jobRoles.flatMap(({ key, title }): DocumentOfEdition[] => [
    {
      name: `checklist-${key}`,
      kind: 'checklist',
      jobRoleKey: key,
      title: `${label('documents.sheets.checklist.title')}: ${title}`,
      html: () => checklistHtml(edition, key),
    },
    {
      name: `observation-form-${key}`,
      kind: 'observation-form',
      jobRoleKey: key,
      title: `${label('documents.sheets.observation.title')}: ${title}`,
      html: () => observationFormHtml(edition, key),
    },
  ]);
  const ofSections = edition.sections
    .filter(({ clauses }) => clauses.length > 0)
    .map(({ number, title }): DocumentOfEdition => ({
      name: `poster-${number}`,
      kind: 'poster',
      jobRoleKey: null,
      title: `${label('documents.sheets.poster.title')}: ${number} ${title}`,
      html: () => posterHtml(edition, number),
    }));
  return [...ofRoles, ...ofSections];
}

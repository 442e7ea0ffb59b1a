import { kindKeys } from '../rendering/document-kinds';
import type { DocumentOfEdition } from '../rendering/documents-of';
import type { DraftInHand } from '../standards/draft-life.service';

/** What can be looked at of a draft: the whole first, then by job role, then what is for everybody's wall. */
export function presentPreviews({ inHand, documents }: { inHand: DraftInHand; documents: DocumentOfEdition[] }) {
  const { draft, language } = inHand;
  const jobRoles = documents.filter(({ kind }) => kind === 'brochure');
  const link = ({ name, title }: DocumentOfEdition) => ({ path: `/drafts/${draft.id}/preview/${name}`, title });
  return {
    draft: { id: draft.id, title: draft.title, language },
    whole: documents.filter(({ kind }) => kind === 'handbook').map(link),
    jobRoles: jobRoles.map((brochure) => ({
      title: brochure.title,
      documents: documents
        .filter(({ jobRoleKey }) => jobRoleKey === brochure.jobRoleKey)
        .map(({ name, kind }) => ({
          path: `/drafts/${draft.id}/preview/${name}`,
          kind: kindKeys[kind],
        })),
    })),
    posters: documents.filter(({ kind }) => kind === 'poster').map(link),
  };
}

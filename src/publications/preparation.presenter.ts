import { dayOf } from '../editions/edition-text';
import { problemFault } from '../platform/http/problem';
import { presentArtefact } from './artefact.presenter';
import type { Preparation } from './publications.service';

/** What HR sees of an edition on its way: what was approved, its day, its documents, and what publishing still lacks. */
export function presentPreparation({ inHand, approved, edition, artefacts, missing }: Preparation) {
  const { draft, language, actor } = inHand;
  const documents = artefacts.map((artefact) => {
    const presented = presentArtefact(artefact, actor);
    return { ...presented, done: presented.progress / 100, mayRetry: presented.allowedActions.includes('retry') };
  });
  const ready = documents.filter(({ state }) => state === 'ready').length;
  return {
    draft: { id: draft.id, standardId: draft.standardId, title: draft.title, language, state: draft.state },
    approved: approved && {
      on: dayOf(approved.approvedAt),
      by: new Intl.ListFormat(actor.language).format(approved.approvers.map(({ name }) => name)),
    },
    edition: edition && { number: edition.number, effectiveDate: edition.effectiveDate },
    documents,
    ready,
    total: documents.length,
    waiting: documents.some(({ state }) => state === 'queued' || state === 'rendering'),
    missing: missing.map((fault) => problemFault(fault, actor.language)),
  };
}

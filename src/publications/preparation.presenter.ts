import { seenNumber, type Seen } from '../platform/http/look';
import { problemFault } from '../platform/http/problem';
import { dayIn } from '../platform/i18n/time-zone';
import { translate } from '../platform/i18n/translate';
import { liveAt } from '../ui/live';
import { presentArtefact } from './artefact.presenter';
import { presentDocument } from './documents.presenter';
import type { Preparation } from './publications.service';

/** What HR sees of an edition on its way: what was approved, its day, its documents, and what publishing still lacks. */
export function presentPreparation(preparation: Preparation, timeZone: string, seen: Seen | null) {
  const { inHand, approved, edition, artefacts, missing } = preparation;
  const { draft, language, actor } = inHand;
  const documents = artefacts.map((artefact) => presentDocument(presentArtefact(artefact, actor)));
  const ready = documents.filter(({ state }) => state === 'ready').length;
  const path = `/drafts/${draft.id}/publish`;
  const shown = { edition: edition?.id ?? 0 };
  const changed = seenNumber(seen, 'edition') !== null && seenNumber(seen, 'edition') !== shown.edition;
  const news = changed ? [{ text: translate(actor.language, 'live.changed'), path }] : [];
  return {
    live: liveAt(path, { draft: draft.id, documents: true }, shown, news),
    draft: { id: draft.id, standardId: draft.standardId, title: draft.title, language, state: draft.state },
    approved: approved && {
      on: dayIn(timeZone, approved.approvedAt),
      by: new Intl.ListFormat(actor.language).format(approved.approvers.map(({ name }) => name)),
    },
    edition: edition && { number: edition.number, effectiveDate: edition.effectiveDate },
    documents,
    ready,
    total: documents.length,
    standing: documents.filter(({ unchangedSince }) => unchangedSince !== null).length,
    waiting: documents.some(({ state }) => state === 'queued' || state === 'rendering'),
    missing: missing.map((fault) => problemFault(fault, actor.language)),
  };
}

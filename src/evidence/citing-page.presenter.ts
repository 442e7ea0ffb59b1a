import type { FormView } from '../ui/form';
import type { Language } from '../vocabulary';
import type { ClauseReasons } from './citations.service';
import { mayGather } from './evidence.policy';
import { citingPath, mayCiteFor, reasonViews, sourcesPath, sourceView } from './evidence.presenter';
import { kindTabs, pathIn } from './sources-page.presenter';
import type { SourceFilter, SourceList } from './sources.service';

/** What a clause cites, and what else there is to cite. */
export function presentCitingPage(
  reasons: ClauseReasons,
  list: SourceList,
  filter: SourceFilter,
  form: FormView,
  language: Language,
) {
  const { inHand, clause, citations } = reasons;
  const { draft } = inHand;
  const path = citingPath(draft.id, clause.id);
  const cited = new Set(citations.map(({ source }) => source.id));
  return {
    draft: { id: draft.id, title: draft.title, language: inHand.language },
    clause: {
      number: clause.number,
      title: clause.text.title,
      path: `/drafts/${draft.id}/clauses/${clause.id}`,
    },
    path,
    form,
    mayCite: mayCiteFor(reasons),
    reasons: reasonViews(citations, language),
    any: list.counts.size > 0,
    kind: filter.kind,
    find: filter.find ?? '',
    tabs: kindTabs(path, list, filter, language),
    sources: list.page.items
      .filter(({ id }) => !cited.has(id))
      .map((source) => ({
        ...sourceView(source, language),
        citedBy: source.citedBy,
        noteId: `note-${source.id}`,
        note: form.values[`note-${source.id}`] ?? '',
        fault: form.faults[`note-${source.id}`] ?? null,
        isRefused: `note-${source.id}` in form.values,
      })),
    more: list.page.next && pathIn(path, filter, { after: list.page.next }),
    sourcesPath: sourcesPath(draft.standardId),
    newPath: mayGather(list.inHand.actor, list.inHand.participation) ? `${sourcesPath(draft.standardId)}/new` : null,
  };
}

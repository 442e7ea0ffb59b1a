import { translate } from '../platform/i18n/translate';
import type { Language } from '../vocabulary';
import { mayGather } from './evidence.policy';
import { sourcesPath, sourceView } from './evidence.presenter';
import { sourceKinds } from './source.rules';
import type { SourceFilter, SourceList } from './sources.service';

/** Where sources are listed, filtered and leafed through: of a standard, or beside the clause that is to cite them. */
export function pathIn(path: string, { kind, find }: SourceFilter, rest: Record<string, number | null> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ kind, find, ...rest })) if (value) query.set(name, String(value));
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** The kinds that there are, to choose from. */
export function kindTabs(path: string, { counts }: SourceList, filter: SourceFilter, language: Language) {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const there = sourceKinds.filter((kind) => counts.has(kind) || kind === filter.kind);
  return [null, ...there].map((kind) => ({
    path: pathIn(path, { ...filter, kind }),
    label: translate(language, kind ? `evidence.kinds.${kind}` : 'evidence.kinds.all'),
    count: kind ? (counts.get(kind) ?? 0) : all,
    chosen: kind === filter.kind,
  }));
}

export function presentSourcesPage(list: SourceList, filter: SourceFilter, limit: number | null, language: Language) {
  const { inHand, page } = list;
  const { id, title, draftId } = inHand;
  const path = sourcesPath(id);
  return {
    standard: { id, title, language: inHand.language },
    path,
    draftPath: draftId && `/drafts/${draftId}/evidence`,
    any: list.counts.size > 0,
    mayGather: mayGather(inHand.actor, inHand.participation),
    kind: filter.kind,
    find: filter.find ?? '',
    tabs: kindTabs(path, list, filter, language),
    sources: page.items.map((source) => ({ ...sourceView(source, language), citedBy: source.citedBy })),
    more: page.next && pathIn(path, filter, { after: page.next, limit }),
  };
}

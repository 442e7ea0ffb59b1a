import type { SourceText, SourceKind } from './source.rules';

/** A source as it stands. */
export interface SourceView extends SourceText {
  id: number;
  standardId: number;
  kind: SourceKind;
  version: number;
  changedBy: { id: number; name: string };
  changedAt: Date;
  removedAt: Date | null;
}

/** A source with how many clauses exist because of it. */
export interface CitedSource extends SourceView {
  citedBy: number;
}

export const sourceColumns = `source.id, source.standard_id as "standardId", source.kind, source.title, source.words,
  source.origin, source.day::text as day, source.count, source.first_day::text as "firstDay",
  source.last_day::text as "lastDay", source.share, source.sample, source.version,
  json_build_object('id', writer.id, 'name', writer.name) as "changedBy", source.changed_at as "changedAt",
  source.removed_at as "removedAt"`;

export const sourceTables = 'source join person writer on writer.id = source.changed_by';

/**
 * Whether a `citation` is one of the `draft`: one that was published or withdrawn keeps those that it had then, whatever is cited or
 * taken back in later ones.
 */
export const citedInDraft = `(draft.state not in ('published', 'withdrawn') or citation.cited_at <= draft.state_since)
  and (citation.withdrawn_at is null
    or draft.state in ('published', 'withdrawn') and citation.withdrawn_at > draft.state_since)`;

/** The clauses of the text `$draft` that stand in it and cite `source`. */
export function citingClauses(draft: string): string {
  return `draft join placed_clause placed on placed.draft_id = draft.id and placed.removed_at is null
    join citation on citation.clause_id = placed.clause_id and citation.source_id = source.id and ${citedInDraft}
    where draft.id = ${draft}`;
}

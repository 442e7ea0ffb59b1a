import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '../../vocabulary';
import type { CommentView } from '../comment-rows';
import { wordingNow, type Wording } from './wording';

/** From an answer to the published sentence: the revision that carried it out, and what became of that. */
export interface CommentTrace {
  revision: { id: number; clauseId: number; number: number; previous: number | null; createdAt: Date };
  /** The first edition in which that revision, or one after it, stands; null until there is one. */
  edition: TracedEdition | null;
  /** What became of the words of the revision: in the edition in force or, before there is an edition, in the draft. */
  wording: Wording;
}

export interface TracedEdition {
  id: number;
  standardId: number;
  number: number;
  effectiveDate: string;
  inForce: boolean;
  /** Of the clause in that edition: `2.3`. */
  clauseNumber: string;
}

interface TraceRow {
  revision: CommentTrace['revision'] & { createdAt: string };
  edition: TracedEdition | null;
  language: Language;
  before: string;
  revised: string;
  /** Null where the clause is not there any more. */
  now: string | null;
}

/** Finds what became of answers: one statement for any number of comments. */
@Injectable()
export class CommentTraces {
  /** The comments, each with its trace where a revision carried it out. */
  async bring(manager: EntityManager, comments: CommentView[]): Promise<CommentView[]> {
    const ids = comments.flatMap(({ disposition }) => disposition?.revisionId ?? []);
    if (ids.length === 0) return comments;
    const rows: TraceRow[] = await manager.query(
      `select json_build_object('id', revision.id, 'clauseId', revision.clause_id, 'number', revision.number,
            'previous', earlier.number, 'createdAt', revision.created_at) as revision,
          edition.found as edition, standard.language, coalesce(earlier.body, '') as before, revision.body as revised,
          case when edition.found is null then present.body else in_force.body end as now
        from clause_revision revision
          join clause on clause.id = revision.clause_id join standard on standard.id = clause.standard_id
          left join lateral (select number, body from clause_revision
            where clause_id = revision.clause_id and number < revision.number order by number desc limit 1) earlier on true
          left join lateral (select json_build_object('id', edition.id, 'standardId', edition.standard_id,
              'number', edition.number, 'effectiveDate', edition.effective_date::text,
              'inForce', edition.superseded_at is null,
              'clauseNumber', section.position || '.' || placed.position) as found
            from placed_clause placed join clause_revision stands on stands.id = placed.revision_id
              join section on section.id = placed.section_id
              join edition on edition.draft_id = placed.draft_id and edition.published_at is not null
            where placed.clause_id = revision.clause_id and placed.removed_at is null and stands.number >= revision.number
            order by edition.number limit 1) edition on true
          left join lateral (select stands.body from current_edition
              join placed_clause placed on placed.draft_id = current_edition.draft_id
              join clause_revision stands on stands.id = placed.revision_id
            where placed.clause_id = revision.clause_id and placed.removed_at is null) in_force on true
          left join lateral (select stands.body from placed_clause placed
              join clause_revision stands on stands.id = placed.revision_id
            where placed.draft_id = revision.draft_id and placed.clause_id = revision.clause_id
              and placed.removed_at is null) present on true
        where revision.id = any($1)`,
      [ids],
    );
    const traces = new Map(rows.map((row) => [row.revision.id, toTrace(row)]));
    return comments.map((comment) => ({
      ...comment,
      trace: traces.get(comment.disposition?.revisionId ?? 0) ?? null,
    }));
  }
}

function toTrace({ revision, edition, language, before, revised, now }: TraceRow): CommentTrace {
  return {
    revision: { ...revision, createdAt: new Date(revision.createdAt) },
    edition,
    wording: now === null ? { state: 'gone', sentence: null } : wordingNow(before, revised, now, language),
  };
}

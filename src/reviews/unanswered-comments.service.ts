import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Fault } from '../errors';
import { DraftGates } from '../standards/draft-gates';

interface UnansweredRow {
  id: number;
  /** No disposition at all, or an acceptance that nothing carried out. */
  kind: 'undisposed' | 'not-carried-out';
  /** Null for one without a name. */
  author: string | null;
  text: string;
  place: string | null;
  count: number;
}

/** Comments of each kind that are named one by one; the count tells of the others. */
const named = 20;

/**
 * Whether an acceptance that names no revision was carried out by what leaves no revision: the clause was moved or
 * removed, the section changed, or, for a comment on the whole draft, its title, job roles or any section.
 */
const carriedOut = `(exists (
  select from placed_clause where draft_id = comment.draft_id and clause_id = comment.clause_id
    and removed_at > comment.created_at) or exists (
  select from event where event.draft_id = comment.draft_id and event.at > comment.created_at and case
    when comment.clause_id is not null then event.type = 'clause.moved' and event.subject_id = comment.clause_id
    when comment.section_id is not null then event.type like 'section.%' and event.subject_id = comment.section_id
    else event.type like 'section.%' or event.type = 'draft.changed' end))`;

/** Keeps the end of rework: every comment has its answer, and every promise is kept. */
@Injectable()
export class UnansweredComments {
  constructor(gates: DraftGates) {
    gates.keep('dispositions', (manager, draft) => this.unanswered(manager, draft.id));
  }

  /** How many comments of all rounds lack an answer, and the first of them by name. */
  private async unanswered(manager: EntityManager, draftId: number): Promise<Fault[]> {
    const rows: UnansweredRow[] = await manager.query(
      // Very many may be without an answer: only those that are named are joined with what tells of them.
      `select numbered.id, numbered.kind, numbered.count, person.name as author, left(comment.text, 80) as text,
          section.position || coalesce('.' || placed.position, '') as place
        from (
            select id, kind, count(*) over (partition by kind)::int as count,
                row_number() over (partition by kind order by id) as ordinal
              from (
                select comment.id, case when disposition.id is null then 'undisposed' else 'not-carried-out' end as kind
                  from comment
                    left join disposition on disposition.comment_id = comment.id and disposition.withdrawn_at is null
                  where comment.draft_id = $1 and (disposition.id is null or (
                    disposition.outcome in ('accepted', 'accepted-with-changes') and disposition.revision_id is null
                    and not ${carriedOut}))
              ) unanswered
          ) numbered
          join comment on comment.id = numbered.id
          left join person on person.id = comment.author_id
          left join placed_clause placed
            on placed.draft_id = comment.draft_id and placed.clause_id = comment.clause_id
          left join section on section.id = coalesce(placed.section_id, comment.section_id)
        where ordinal <= $2 order by kind desc, id`,
      [draftId, named],
    );
    return [...Map.groupBy(rows, ({ kind }) => kind)].flatMap(([kind, comments]) => [
      { field: 'comments', code: `comments.${kind}`, parameters: { count: comments[0]!.count } },
      ...comments.map(({ id, author, text, place }) => ({
        field: `comments.${id}`,
        code: `comment.${kind}`,
        parameters: { author: author ?? 'none', text, place: place ?? 'none' },
      })),
    ]);
  }
}

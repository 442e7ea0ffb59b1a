import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Fault } from '../errors';
import { DraftGates } from '../standards/draft-gates';

interface UnseenRow {
  commentId: number;
  author: string;
  text: string;
  place: string | null;
  count: number;
}

/** Objections that are named one by one; the count tells of the others. */
const named = 20;

/** Keeps the end of rework: whoever leads has seen everybody who is not satisfied with his answer. */
@Injectable()
export class UnseenObjections {
  constructor(gates: DraftGates) {
    gates.keep('objections', (manager, draft) => this.unseen(manager, draft.id));
  }

  private async unseen(manager: EntityManager, draftId: number): Promise<Fault[]> {
    const rows: UnseenRow[] = await manager.query(
      `select comment.id as "commentId", person.name as author, left(objection.text, 80) as text,
          section.position || coalesce('.' || placed.position, '') as place, count(*) over ()::int as count
        from objection join disposition on disposition.id = objection.disposition_id and disposition.withdrawn_at is null
          join comment on comment.id = disposition.comment_id join person on person.id = comment.author_id
          left join placed_clause placed on placed.draft_id = comment.draft_id and placed.clause_id = comment.clause_id
          left join section on section.id = coalesce(placed.section_id, comment.section_id)
        where comment.draft_id = $1 and objection.seen_at is null order by comment.id limit $2`,
      [draftId, named],
    );
    if (rows.length === 0) return [];
    return [
      { field: 'comments', code: 'comments.unseen-objection', parameters: { count: rows[0]!.count } },
      ...rows.map(({ commentId, author, text, place }) => ({
        field: `comments.${commentId}`,
        code: 'comment.unseen-objection',
        parameters: { author, text, place: place ?? 'none' },
      })),
    ];
  }
}

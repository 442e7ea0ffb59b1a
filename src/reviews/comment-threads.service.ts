import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mentionsColumn, type ReplyView } from './comment-rows';

export interface CommentCount {
  all: number;
  /** Without a disposition. */
  open: number;
}

/** Of each clause and of each section as such, by id, those without any left out; and of the draft as a whole. */
export interface CommentCounts {
  clauses: Map<number, CommentCount>;
  sections: Map<number, CommentCount>;
  draft: CommentCount;
}

const none: CommentCount = { all: 0, open: 0 };

/** The comments of a whole draft as one person sees them. */
export interface DraftCount extends CommentCount {
  mine: number;
  /** Whose authors are not satisfied with the answer. */
  objected: number;
  unseen: number;
  /** The last that was made; 0 where there is none. */
  newest: number;
}

/** What pages tell of many comments at once. Each answer is one statement; the caller knows that the draft may be read. */
@Injectable()
export class CommentThreads {
  constructor(private readonly dataSource: DataSource) {}

  /** How many comments each part of the draft has. */
  async bySubject(draftId: number): Promise<CommentCounts> {
    const rows: (CommentCount & { clauseId: number | null; sectionId: number | null })[] = await this.dataSource.query(
      `select comment.clause_id as "clauseId", comment.section_id as "sectionId", count(*)::int as all,
          (count(*) filter (where disposition.id is null))::int as open
        from comment
          left join disposition on disposition.comment_id = comment.id and disposition.withdrawn_at is null
        where comment.draft_id = $1 group by comment.clause_id, comment.section_id`,
      [draftId],
    );
    const counts: CommentCounts = { clauses: new Map(), sections: new Map(), draft: none };
    for (const { clauseId, sectionId, ...count } of rows) {
      if (clauseId !== null) counts.clauses.set(clauseId, count);
      else if (sectionId !== null) counts.sections.set(sectionId, count);
      else counts.draft = count;
    }
    return counts;
  }

  /**
   * How many comments the draft has, how many of them the person made, and whose authors object to the answer; others made `unseen` after
   * the comment `seen`.
   */
  async ofDraft(draftId: number, personId: number, seen: number | null): Promise<DraftCount> {
    const [row]: [DraftCount] = await this.dataSource.query(
      `select count(*)::int as all, (count(*) filter (where disposition.id is null))::int as open,
          (count(*) filter (where comment.author_id = $2))::int as mine, count(objection.id)::int as objected,
          (count(*) filter (where comment.author_id is distinct from $2 and comment.id > $3))::int as unseen,
          coalesce(max(comment.id), 0) as newest
        from comment
          left join disposition on disposition.comment_id = comment.id and disposition.withdrawn_at is null
          left join objection on objection.disposition_id = disposition.id
        where comment.draft_id = $1`,
      [draftId, personId, seen],
    );
    return row;
  }

  /** The replies to these comments, the oldest first, by comment. */
  async replies(commentIds: number[]): Promise<Map<number, ReplyView[]>> {
    const rows: (ReplyView & { commentId: number })[] = await this.dataSource.query(
      `select reply.comment_id as "commentId", reply.id, reply.created_at as "createdAt", reply.text,
          json_build_object('id', person.id, 'name', person.name) as author,
          ${mentionsColumn('reply_id = reply.id')}
        from reply join person on person.id = reply.author_id where reply.comment_id = any($1) order by reply.id`,
      [commentIds],
    );
    return Map.groupBy(rows, ({ commentId }) => commentId);
  }

  /** Revisions of the draft's clauses that may have carried one of its comments out, the newest first. */
  async revisionsSince(draftId: number, since: Date): Promise<LaterRevision[]> {
    return this.dataSource.query(
      `select revision.id, revision.clause_id as "clauseId", revision.number, revision.title,
          revision.created_at as "createdAt", placed.section_id as "sectionId",
          section.position || '.' || placed.position as place
        from clause_revision revision
          join placed_clause placed on placed.draft_id = revision.draft_id and placed.clause_id = revision.clause_id
          join section on section.id = placed.section_id
        where revision.draft_id = $1 and revision.created_at > $2 order by revision.id desc limit 200`,
      [draftId, since],
    );
  }
}

export interface LaterRevision {
  id: number;
  clauseId: number;
  number: number;
  title: string;
  createdAt: Date;
  sectionId: number;
  /** `2.3`; null once removed. */
  place: string | null;
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, NotFound } from '../errors';
import { EventLog } from '../events/event-log';
import { toPage, type Page } from '../platform/http/page';
import { DraftLife, type DraftInHand, type Hold } from '../standards/draft-life.service';
import { isClosed } from '../standards/draft.lifecycle';
import { CommentedTexts } from './commented-texts.service';
import {
  commentColumns,
  commentTables,
  mentionsColumn,
  toComment,
  type CommentInHand,
  type CommentRow,
  type CommentView,
  type DispositionView,
  type ReplyView,
} from './comment-rows';
import { mayReply, type CommentType } from './comment.policy';
import { Comment } from './comment.entity';
import { hiddenAs } from './hidden';
import { MentionsService } from './mentions.service';
import { objectionColumn, toObjection, type ObjectionRow } from './objection-rows';
import { Reply } from './reply.entity';
import { Resolution } from './resolution.entity';
import { CommentTraces } from './traces/comment-traces.service';

export interface CommentFilter {
  clauseId?: number;
  /** On the section or any of its clauses. */
  sectionId?: number;
  /** Only on the section as such or, without one, on the draft as a whole: not on clauses. */
  itself?: boolean;
  roundId?: number;
  authorId?: number;
  type?: CommentType;
  /** Whether it is without a disposition. */
  open?: boolean;
  /** Only those whose author is not satisfied with the answer. */
  objected?: boolean;
  /** Only those whose passage is gone from the present text. */
  orphaned?: boolean;
  /** Besides those that fit. */
  also?: number[];
}

export interface CommentThread extends CommentInHand {
  replies: ReplyView[];
  withdrawnDispositions: DispositionView[];
}

/** Comments as they are read and talked about. Whoever may read the draft reads them, and what became of each. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly events: EventLog,
    private readonly texts: CommentedTexts,
    private readonly mentions: MentionsService,
    private readonly traces: CommentTraces,
  ) {}

  async list(
    actor: Actor,
    draftId: number,
    filter: CommentFilter,
    after: number,
    limit: number,
  ): Promise<Page<CommentInHand>> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const { clauseId, sectionId, itself = false, roundId, authorId, type, open, objected = false, also = [] } = filter;
    const orphans = filter.orphaned ? await this.texts.orphans(manager, draftId) : null;
    const rows: CommentRow[] = await manager.query(
      `select ${commentColumns} from ${commentTables}
        where comment.draft_id = $1 and (comment.id = any($11) or comment.id > $2
          and ($4::int is null or comment.clause_id = $4) and ($5::int is null or section.id = $5)
          and ($6::int is null or comment.round_id = $6) and ($7::int is null or comment.author_id = $7)
          and ($8::text is null or comment.type = $8)
          and ($9::boolean is null or (disposition.id is null) = $9)
          and (not $10 or comment.clause_id is null and comment.section_id is not distinct from $5::int)
          and ($13::int[] is null or comment.id = any($13))
          and (not $12 or exists (select from objection where objection.disposition_id = disposition.id)))
        order by comment.id limit $3`,
      [draftId, after, limit + 1, clauseId, sectionId, roundId, authorId, type, open, itself, also, objected, orphans],
    );
    const page = toPage(rows, limit, (row) => row.id);
    const items = await this.bring(manager, page.items.map(toComment));
    return { ...page, items: items.map((comment) => ({ comment, inHand })) };
  }

  async read(actor: Actor, id: number): Promise<CommentThread> {
    const { manager } = this.dataSource;
    const held = await this.take(manager, actor, id, 'reading');
    const replies: ReplyView[] = await manager.query(
      `select reply.id, json_build_object('id', person.id, 'name', person.name) as author,
          reply.created_at as "createdAt", reply.text, ${mentionsColumn('reply_id = reply.id')}
        from reply join person on person.id = reply.author_id where reply.comment_id = $1 order by reply.id`,
      [id],
    );
    const withdrawn: (Omit<DispositionView, 'objection'> & { objection: ObjectionRow | null })[] = await manager.query(
      `select disposition.id, disposition.outcome, disposition.reason, disposition.revision_id as "revisionId",
          json_build_object('id', decider.id, 'name', decider.name) as "decidedBy",
          disposition.decided_at as "decidedAt",
          json_build_object('id', withdrawer.id, 'name', withdrawer.name) as "withdrawnBy",
          disposition.withdrawn_at as "withdrawnAt", ${objectionColumn} as objection
        from disposition join person decider on decider.id = disposition.decided_by
          join person withdrawer on withdrawer.id = disposition.withdrawn_by
        where disposition.comment_id = $1 order by disposition.id`,
      [id],
    );
    const withdrawnDispositions = withdrawn.map((row) => ({ ...row, objection: toObjection(row.objection) }));
    return { ...held, replies, withdrawnDispositions };
  }

  async reply(actor: Actor, id: number, text: string): Promise<ReplyView> {
    return this.dataSource.transaction(async (manager) => {
      const { comment, inHand } = await this.take(manager, actor, id, 'writing');
      const { draft, participation } = inHand;
      if (!mayReply(comment.authorId, actor, participation)) throw new Forbidden('not-of-the-review');
      if (isClosed(draft.state)) throw new Conflict('draft-is-closed', { state: draft.state });
      const reply = manager.create(Reply, { commentId: id, authorId: actor.id, text });
      await manager.insert(Reply, reply);
      await this.events.record(manager, {
        type: 'comment.replied',
        actorId: actor.id,
        subjectId: id,
        standardId: draft.standardId,
        draftId: draft.id,
        data: { replyId: reply.id, clauseId: comment.clauseId },
      });
      // Whoever goes on talking shows that it was not resolved.
      if (!comment.disposition) await this.reopen(manager, inHand, comment);
      const said = { commentId: id, replyId: reply.id, clauseId: comment.clauseId, text };
      const mentions = await this.mentions.keep(manager, inHand, said);
      return { id: reply.id, author: { id: actor.id, name: actor.name }, createdAt: reply.createdAt, text, mentions };
    });
  }

  /** The talk goes on. @returns whether it had been resolved */
  async reopen(
    manager: EntityManager,
    inHand: DraftInHand,
    { id, clauseId }: Pick<CommentView, 'id' | 'clauseId'>,
  ): Promise<boolean> {
    const { affected } = await manager.delete(Resolution, { commentId: id });
    if (affected !== 1) return false;
    await this.life.record(manager, inHand, 'comment.reopened', id, { clauseId });
    return true;
  }

  /** Those of the comments that are the draft's. The caller knows that it may be read. */
  async some(draftId: number, ids: number[]): Promise<CommentView[]> {
    const rows: CommentRow[] = await this.dataSource.query(
      `select ${commentColumns} from ${commentTables} where comment.draft_id = $1 and comment.id = any($2)`,
      [draftId, ids],
    );
    return this.texts.bring(this.dataSource.manager, rows.map(toComment));
  }

  /** @throws NotFound where there is no such comment, or the person may not read its draft. */
  async take(manager: EntityManager, actor: Actor, id: number, hold: Hold): Promise<CommentInHand> {
    const known = await manager.findOneBy(Comment, { id });
    if (!known) throw new NotFound('comment');
    const inHand = await this.life.take(manager, actor, known.draftId, hold).catch(hiddenAs('comment'));
    return { comment: await this.find(manager, id), inHand };
  }

  async find(manager: EntityManager, id: number): Promise<CommentView> {
    const [row]: CommentRow[] = await manager.query(
      `select ${commentColumns} from ${commentTables} where comment.id = $1`,
      [id],
    );
    const [comment] = await this.bring(manager, [toComment(row!)]);
    return comment!;
  }

  /** The comments with what they say of the present text, and what became of them. */
  private async bring(manager: EntityManager, comments: CommentView[]): Promise<CommentView[]> {
    return this.traces.bring(manager, await this.texts.bring(manager, comments));
  }
}

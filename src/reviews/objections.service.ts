import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, NotFound } from '../errors';
import { brokenUnique } from '../platform/database/violations';
import { DraftLife } from '../standards/draft-life.service';
import { mayLead } from '../standards/draft.policy';
import { commentColumns, commentTables, toComment, type CommentRow, type CommentView } from './comment-rows';
import { isObjecting, mayObject } from './comment.policy';
import { CommentsService, type CommentThread } from './comments.service';
import { Objection } from './objection.entity';

export interface ObjectionCount {
  all: number;
  /** Nobody who leads has seen them yet. */
  unseen: number;
}

/** "Not satisfied, because…": what authors have against the answers they got. */
@Injectable()
export class ObjectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly comments: CommentsService,
    private readonly life: DraftLife,
  ) {}

  /** The author says, once, why the disposition does not satisfy him; about the next one he may say it again. */
  async object(actor: Actor, commentId: number, text: string): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const { comment, inHand } = await this.comments.take(manager, actor, commentId, 'writing');
      if (!mayObject(comment.authorId, actor)) throw new Forbidden('not-your-comment');
      const { state } = inHand.draft;
      if (!isObjecting(state)) throw new Conflict('not-objecting', { state });
      const { disposition } = comment;
      if (!disposition || !(await isInForce(manager, disposition.id))) throw new NotFound('disposition');
      const objection = manager.create(Objection, { dispositionId: disposition.id, authorId: actor.id, text });
      try {
        await manager.insert(Objection, objection);
      } catch (error) {
        throw brokenUnique(error, 'objection_one_per_disposition') ? new Conflict('already-objected') : error;
      }
      const data = {
        dispositionId: disposition.id,
        objectionId: objection.id,
        decidedBy: disposition.decidedBy.id,
        text,
      };
      await this.life.record(manager, inHand, 'comment.objected', commentId, data);
    });
    return this.comments.read(actor, commentId);
  }

  /** Whoever leads confirms having seen the objection: without that the draft does not go on to finalising. */
  async confirmSeen(actor: Actor, commentId: number): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const { comment, inHand } = await this.comments.take(manager, actor, commentId, 'writing');
      if (!mayLead(actor, inHand.participation)) throw new Forbidden('only-the-leader');
      const { state } = inHand.draft;
      if (!isObjecting(state)) throw new Conflict('not-objecting', { state });
      const objection = comment.disposition?.objection;
      if (!objection) throw new NotFound('objection');
      const { id } = objection;
      const seen = { seenBy: actor.id, seenAt: new Date() };
      const { affected } = await manager.update(Objection, { id, seenAt: IsNull() }, seen);
      if (affected !== 1) throw new Conflict('already-seen');
      await this.life.record(manager, inHand, 'comment.objection-seen', commentId, { objectionId: id });
    });
    return this.comments.read(actor, commentId);
  }

  /** How many dispositions in force are objected to. */
  async count(draftId: number): Promise<ObjectionCount> {
    const [row]: [ObjectionCount] = await this.dataSource.query(
      `select count(*)::int as all, (count(*) filter (where objection.seen_at is null))::int as unseen
        from objection join disposition on disposition.id = objection.disposition_id and disposition.withdrawn_at is null
          join comment on comment.id = disposition.comment_id where comment.draft_id = $1`,
      [draftId],
    );
    return row;
  }

  /** Those of the comments whose answer is objected to. The caller knows that the draft may be read. */
  async objected(draftId: number, commentIds: number[]): Promise<CommentView[]> {
    const rows: CommentRow[] = await this.dataSource.query(
      `select ${commentColumns} from ${commentTables} join objection on objection.disposition_id = disposition.id
        where comment.draft_id = $1 and comment.id = any($2) order by comment.id`,
      [draftId, commentIds],
    );
    return rows.map(toComment);
  }
}

/** Whether the disposition was not taken back meanwhile, and is not until the transaction ends. */
async function isInForce(manager: EntityManager, id: number): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select from disposition where id = $1 and withdrawn_at is null for share`,
    [id],
  );
  return rows.length > 0;
}

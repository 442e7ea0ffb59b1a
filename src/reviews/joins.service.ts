import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Invalid, NotFound } from '../errors';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { CommentJoin } from './comment-join.entity';
import {
  placeColumns,
  placeTables,
  toPlace,
  type CommentInHand,
  type JoinedComment,
  type PlaceRow,
} from './comment-rows';
import { mayAnswer } from './comment.policy';
import { CommentsService, type CommentThread } from './comments.service';
import { DispositionsService } from './dispositions.service';

/** Comments that say the same are answered together: each author gets the answer, which is thought about once. */
@Injectable()
export class JoinsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly comments: CommentsService,
    private readonly dispositions: DispositionsService,
    private readonly life: DraftLife,
  ) {}

  /** Joins a comment, and what is joined to it, to another; one that is itself joined stands for the comment that it is answered with. */
  async join(actor: Actor, commentId: number, mainId: number): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const { comment, inHand } = await this.takeOpen(manager, actor, commentId);
      if (comment.joinedTo) throw new Conflict('already-joined');
      const named = await this.takeOpen(manager, actor, mainId);
      const joinedTo = named.comment.joinedTo?.id ?? mainId;
      if (named.inHand.draft.id !== inHand.draft.id) throw new NotFound('comment');
      if (joinedTo === commentId) throw new Invalid([{ field: 'joinedTo', code: 'joined-to-itself' }]);
      await manager.update(CommentJoin, { joinedTo: commentId }, { joinedTo });
      await manager.insert(CommentJoin, { commentId, joinedTo, joinedBy: actor.id });
      await this.life.record(manager, inHand, 'comment.joined', commentId, { joinedTo, clauseId: comment.clauseId });
    });
    return this.comments.read(actor, commentId);
  }

  /** The comment is answered for itself again. */
  async part(actor: Actor, commentId: number): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const { comment, inHand } = await this.takeOpen(manager, actor, commentId);
      if (!comment.joinedTo) throw new NotFound('joining');
      await manager.delete(CommentJoin, { commentId });
      const data = { joinedTo: comment.joinedTo.id, clauseId: comment.clauseId };
      await this.life.record(manager, inHand, 'comment.parted', commentId, data);
    });
    return this.comments.read(actor, commentId);
  }

  /** Open comments of the draft, not joined themselves, that this person answers: what another may say again. One statement. */
  async joinable({ draft, actor, participation }: DraftInHand): Promise<JoinedComment[]> {
    const rows: (JoinedComment & PlaceRow)[] = await this.dataSource.query(
      `select comment.id, comment.draft_id as "draftId", comment.clause_id as "clauseId",
          comment.section_id as "sectionId", left(comment.text, 80) as text,
          case when person.id is not null then json_build_object('id', person.id, 'name', person.name) end as author, ${placeColumns}
        from comment left join person on person.id = comment.author_id
          ${placeTables('comment.draft_id', 'comment.clause_id', 'comment.section_id')}
        where comment.draft_id = $1
          and not exists (select from comment_join where comment_id = comment.id)
          and not exists (select from disposition where comment_id = comment.id and withdrawn_at is null)
        order by comment.id limit 1000`,
      [draft.id],
    );
    return rows.filter((row) => mayAnswer(toPlace(row), actor, participation));
  }

  /** Alone, so that nobody answers the comments or joins the other way round meanwhile. */
  private async takeOpen(manager: EntityManager, actor: Actor, commentId: number): Promise<CommentInHand> {
    const held = await this.dispositions.takeInRework(manager, actor, commentId, 'alone');
    const { disposition } = held.comment;
    if (disposition) throw new Conflict('already-disposed', { outcome: disposition.outcome });
    return held;
  }
}

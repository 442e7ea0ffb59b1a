import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden } from '../errors';
import { brokenUnique } from '../platform/database/violations';
import { DraftLife } from '../standards/draft-life.service';
import type { CommentInHand } from './comment-rows';
import { isTalking, mayReply, mayResolve } from './comment.policy';
import { CommentsService, type CommentThread } from './comments.service';
import { Resolution } from './resolution.entity';

/** "Resolved": the question is cleared up, so that nobody has to read the talk about it to the end. It replaces no answer. */
@Injectable()
export class ResolutionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly comments: CommentsService,
    private readonly life: DraftLife,
  ) {}

  async resolve(actor: Actor, commentId: number): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const { comment, inHand } = await this.takeTalk(manager, actor, commentId);
      if (!mayResolve(comment, actor, inHand.participation)) throw new Forbidden('not-yours-to-resolve');
      try {
        await manager.insert(Resolution, { commentId, resolvedBy: actor.id });
      } catch (error) {
        throw brokenUnique(error, 'resolution_key') ? new Conflict('already-resolved') : error;
      }
      await this.life.record(manager, inHand, 'comment.resolved', commentId, { clauseId: comment.clauseId });
    });
    return this.comments.read(actor, commentId);
  }

  async reopen(actor: Actor, commentId: number): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const { comment, inHand } = await this.takeTalk(manager, actor, commentId);
      if (!mayReply(comment.authorId, actor, inHand.participation)) throw new Forbidden('not-of-the-review');
      if (!(await this.comments.reopen(manager, inHand, comment))) throw new Conflict('not-resolved');
    });
    return this.comments.read(actor, commentId);
  }

  private async takeTalk(manager: EntityManager, actor: Actor, commentId: number): Promise<CommentInHand> {
    const held = await this.comments.take(manager, actor, commentId, 'writing');
    const { state } = held.inHand.draft;
    if (!isTalking(state)) throw new Conflict('talk-is-over', { state });
    const { disposition } = held.comment;
    if (disposition) throw new Conflict('already-disposed', { outcome: disposition.outcome });
    return held;
  }
}

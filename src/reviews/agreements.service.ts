import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, NotFound } from '../errors';
import { brokenUnique } from '../platform/database/violations';
import { DraftLife } from '../standards/draft-life.service';
import { Agreement } from './agreement.entity';
import type { CommentInHand } from './comment-rows';
import { isTalking, mayAgree } from './comment.policy';
import { CommentsService, type CommentThread } from './comments.service';

/** "I agree": what somebody else has said already need not be said again to weigh more. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly comments: CommentsService,
    private readonly life: DraftLife,
  ) {}

  async agree(actor: Actor, commentId: number): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const held = await this.takeToAgree(manager, actor, commentId);
      try {
        await manager.insert(Agreement, { commentId, personId: actor.id });
      } catch (error) {
        throw brokenUnique(error, 'agreement_key') ? new Conflict('already-agreed') : error;
      }
      await this.record(manager, held, 'comment.agreed');
    });
    return this.comments.read(actor, commentId);
  }

  async withdraw(actor: Actor, commentId: number): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const held = await this.takeToAgree(manager, actor, commentId);
      const { affected } = await manager.delete(Agreement, { commentId, personId: actor.id });
      if (affected !== 1) throw new NotFound('agreement');
      await this.record(manager, held, 'comment.agreement-withdrawn');
    });
    return this.comments.read(actor, commentId);
  }

  private async takeToAgree(manager: EntityManager, actor: Actor, commentId: number): Promise<CommentInHand> {
    const held = await this.comments.take(manager, actor, commentId, 'writing');
    const { draft, participation } = held.inHand;
    const { authorId, disposition } = held.comment;
    if (authorId === actor.id) throw new Forbidden('own-comment');
    if (!mayAgree(authorId, actor, participation)) throw new Forbidden('not-of-the-review');
    if (!isTalking(draft.state)) throw new Conflict('talk-is-over', { state: draft.state });
    if (disposition) throw new Conflict('already-disposed', { outcome: disposition.outcome });
    return held;
  }

  private record(manager: EntityManager, { comment, inHand }: CommentInHand, type: string): Promise<void> {
    return this.life.record(manager, inHand, type, comment.id, { clauseId: comment.clauseId });
  }
}

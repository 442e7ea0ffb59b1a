import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, Invalid } from '../errors';
import { EventLog } from '../events/event-log';
import { isClosed } from '../standards/draft.lifecycle';
import { passageAt } from './anchors/passage';
import { plainText, type Range } from './anchors/plain-text';
import { CommentPlacement } from './comment-placement.entity';
import { commentActions } from './comment.policy';
import { CommentsService, type CommentThread } from './comments.service';

/** Where a reader says a comment belongs, once its passage has gone or went elsewhere than was meant. Earlier places stay as history. */
@Injectable()
export class PlacementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly comments: CommentsService,
    private readonly events: EventLog,
  ) {}

  /** @param revisionId the text of the clause that the person saw, and that `range` is of */
  async place(actor: Actor, commentId: number, revisionId: number, range: Range): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const { comment, inHand } = await this.comments.take(manager, actor, commentId, 'writing');
      const { draft, participation } = inHand;
      if (isClosed(draft.state)) throw new Conflict('draft-is-closed', { state: draft.state });
      if (!comment.passage) throw new Conflict('comment-has-no-passage');
      const may = commentActions(comment, draft.state, actor, participation).includes('place');
      if (!may) throw new Forbidden('not-of-the-review');
      const [revision]: { body: string }[] = await manager.query(
        `select body from clause_revision where id = $1 and clause_id = $2`,
        [revisionId, comment.clauseId],
      );
      if (!revision) throw new Invalid([{ field: 'revisionId', code: 'not-a-revision-of-the-clause' }]);
      const passage = passageAt(plainText(revision.body), range);
      if (!passage) throw new Invalid([{ field: 'passage', code: 'not-in-the-text' }]);
      await manager.insert(CommentPlacement, { commentId, revisionId, passage, placedBy: actor.id });
      const { standardId, id: draftId } = draft;
      const data = { revisionId, passage: passage.exact };
      const event = { type: 'comment.placed', actorId: actor.id, subjectId: commentId, standardId, draftId, data };
      await this.events.record(manager, event);
    });
    return this.comments.read(actor, commentId);
  }
}

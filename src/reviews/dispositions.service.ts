import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, Invalid, NotFound, type Fault } from '../errors';
import { EventLog } from '../events/event-log';
import { brokenUnique } from '../platform/database/violations';
import type { DraftInHand, Hold } from '../standards/draft-life.service';
import type { CommentInHand, CommentView } from './comment-rows';
import { isAcceptance, isAnswering, mayAnswer, type Outcome } from './comment.policy';
import { CommentsService, type CommentThread } from './comments.service';

export interface NewDisposition {
  outcome: Outcome;
  reason: string;
  /** The revision that carried an acceptance out; the one made by applying the suggestion where it is left out. */
  revisionId?: number;
}

/** A disposition of one comment among several. */
export interface CommentAnswer extends NewDisposition {
  comment: Pick<CommentView, 'id' | 'clauseId'>;
}

/** A disposition that was changed, with its comment. */
interface Changed {
  id: number;
  commentId: number;
  clauseId: number | null;
}

/** What becomes of a comment, decided by who answers for the passage. A disposition taken back stays as history. */
@Injectable()
export class DispositionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly comments: CommentsService,
    private readonly events: EventLog,
  ) {}

  async dispose(actor: Actor, commentId: number, wanted: NewDisposition): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const held = await this.takeToAnswer(manager, actor, commentId);
      await this.add(manager, held, wanted);
    });
    return this.comments.read(actor, commentId);
  }

  async withdraw(actor: Actor, commentId: number): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const held = await this.takeToAnswer(manager, actor, commentId);
      const { outcome } = inForce(held);
      const withdrawn = await this.changeTogether(
        manager,
        held,
        `set withdrawn_by = $3, withdrawn_at = now()`,
        actor.id,
      );
      const data = (dispositionId: number) => ({ dispositionId, outcome });
      await this.recordTogether(manager, held, 'comment.disposition-withdrawn', withdrawn, data);
    });
    return this.comments.read(actor, commentId);
  }

  /** Names, after the disposition, the revision that carried it out. */
  async nameRevision(actor: Actor, commentId: number, revisionId: number): Promise<CommentThread> {
    await this.dataSource.transaction(async (manager) => {
      const held = await this.takeToAnswer(manager, actor, commentId);
      const { outcome } = inForce(held);
      if (!isAcceptance(outcome)) throw new Conflict('outcome-changes-nothing', { outcome });
      const faults = await this.revisionFaults(manager, held, revisionId);
      if (faults.length > 0) throw new Invalid(faults);
      await this.tie(manager, held, revisionId);
    });
    return this.comments.read(actor, commentId);
  }

  /**
   * Takes a comment to answer it.
   * @throws Conflict `not-answering` outside of rework
   * @throws Forbidden where another answers for the passage
   * @throws Conflict `answered-with-another` where it is joined to another
   */
  async takeToAnswer(manager: EntityManager, actor: Actor, commentId: number): Promise<CommentInHand> {
    const held = await this.takeInRework(manager, actor, commentId, 'writing');
    if (held.comment.joinedTo) throw new Conflict('answered-with-another');
    return held;
  }

  /** As `takeToAnswer`, also one that is joined to another. */
  async takeInRework(manager: EntityManager, actor: Actor, commentId: number, hold: Hold): Promise<CommentInHand> {
    const held = await this.comments.take(manager, actor, commentId, hold);
    const { draft, participation } = held.inHand;
    if (!mayAnswer(held.comment.place, actor, participation)) throw new Forbidden('not-yours-to-answer');
    if (!isAnswering(draft.state)) throw new Conflict('not-answering', { state: draft.state });
    return held;
  }

  /** Disposes of the comment in the caller's transaction. */
  async add(
    manager: EntityManager,
    { comment, inHand }: CommentInHand,
    { outcome, reason, revisionId }: NewDisposition,
  ): Promise<void> {
    if (comment.disposition) throw new Conflict('already-disposed', { outcome: comment.disposition.outcome });
    const faults = await this.faultsOf(manager, { comment, inHand }, outcome, revisionId);
    if (faults.length > 0) throw new Invalid(faults);
    await this.addAll(manager, inHand, [{ comment, outcome, reason, revisionId }]);
  }

  /**
   * Disposes of comments of the draft that have no disposition and are this person's to answer, and of those joined to them, in the
   * caller's transaction and in four statements however many they are.
   * @throws Conflict `already-disposed` where somebody else was faster
   */
  async addAll(manager: EntityManager, { draft, actor }: DraftInHand, answers: CommentAnswer[]): Promise<void> {
    const applied = await this.appliedRevisions(manager, draft.id, answers);
    const own = answers.map(({ comment, outcome, reason, revisionId }) => ({
      comment_id: comment.id,
      clauseId: comment.clauseId,
      outcome,
      reason,
      revision_id: isAcceptance(outcome) ? (revisionId ?? applied.get(comment.id) ?? null) : null,
    }));
    const rows = [...own];
    for (const { id, joinedTo, clauseId } of await joinedWith(manager, answers)) {
      rows.push({ ...own.find((row) => row.comment_id === joinedTo)!, comment_id: id, clauseId });
    }
    const ids = new Map<number, number>();
    try {
      const written: { id: number; commentId: number }[] = await manager.query(
        `insert into disposition (comment_id, outcome, reason, revision_id, decided_by)
          select comment_id, outcome, reason, revision_id, $2::int
            from jsonb_to_recordset($1::jsonb) as answer (comment_id int, outcome text, reason text, revision_id int)
          returning id, comment_id as "commentId"`,
        [JSON.stringify(rows), actor.id],
      );
      for (const { id, commentId } of written) ids.set(commentId, id);
    } catch (error) {
      if (!brokenUnique(error, 'disposition_one_in_force')) throw error;
      throw new Conflict('already-disposed', { outcome: answers[0]!.outcome });
    }
    const common = { type: 'comment.disposed', actorId: actor.id, standardId: draft.standardId, draftId: draft.id };
    const events = rows.map(({ comment_id: subjectId, outcome, reason, revision_id: revisionId, clauseId }) => {
      const data = { dispositionId: ids.get(subjectId), outcome, reason, revisionId, clauseId };
      return { ...common, subjectId, data };
    });
    await this.events.recordAll(manager, events);
  }

  /** Ties the disposition to the revision that carried it out. */
  async tie(manager: EntityManager, held: CommentInHand, revisionId: number): Promise<void> {
    const tied = await this.changeTogether(manager, held, `set revision_id = $3`, revisionId);
    const data = (dispositionId: number) => ({ dispositionId, revisionId });
    await this.recordTogether(manager, held, 'comment.carried-out', tied, data);
  }

  /** Changes the disposition in force of the comment and of all that were answered with it. */
  private async changeTogether(
    manager: EntityManager,
    { comment }: CommentInHand,
    change: string,
    value: number,
  ): Promise<Changed[]> {
    const [changed]: [Changed[], number] = await manager.query(
      `update disposition ${change} from comment
        where comment.id = disposition.comment_id and disposition.withdrawn_at is null and disposition.comment_id = any($1)
          and exists (select from disposition main where main.comment_id = $2 and main.withdrawn_at is null)
        returning disposition.id, comment.id as "commentId", comment.clause_id as "clauseId"`,
      [[comment.id, ...comment.joined.map(({ id }) => id)], comment.id, value],
    );
    if (changed.length === 0) throw new NotFound('disposition');
    return changed;
  }

  private async faultsOf(
    manager: EntityManager,
    held: CommentInHand,
    outcome: Outcome,
    revisionId: number | undefined,
  ): Promise<Fault[]> {
    if (revisionId === undefined) return [];
    if (!isAcceptance(outcome)) return [{ field: 'revisionId', code: 'revision-without-acceptance' }];
    return this.revisionFaults(manager, held, revisionId);
  }

  /**
   * A comment on a clause is carried out by a later revision of that clause in this draft, one on a section or on the whole
   * draft by a later revision of any of its clauses.
   */
  private async revisionFaults(
    manager: EntityManager,
    { comment, inHand }: CommentInHand,
    revisionId: number,
  ): Promise<Fault[]> {
    const [fitting]: unknown[] = await manager.query(
      `select from clause_revision revision join comment on comment.id = $2
        where revision.id = $1 and revision.draft_id = $3 and revision.created_at > comment.created_at
          and (comment.clause_id is null or revision.clause_id = comment.clause_id)`,
      [revisionId, comment.id, inHand.draft.id],
    );
    return fitting ? [] : [{ field: 'revisionId', code: 'not-a-carrying-revision' }];
  }

  /** The revisions by which the suggestions of accepted comments were applied before, by comment. */
  private async appliedRevisions(
    manager: EntityManager,
    draftId: number,
    answers: CommentAnswer[],
  ): Promise<Map<number, number>> {
    const accepted = answers.filter(({ outcome, revisionId }) => isAcceptance(outcome) && revisionId === undefined);
    if (accepted.length === 0) return new Map();
    const rows: { commentId: number; id: number }[] = await manager.query(
      `select revision.comment_id as "commentId", max(revision.id) as id
        from clause_revision revision join comment on comment.id = revision.comment_id
        where revision.comment_id = any($1) and revision.clause_id = comment.clause_id and revision.draft_id = $2
        group by revision.comment_id`,
      [accepted.map(({ comment }) => comment.id), draftId],
    );
    return new Map(rows.map(({ commentId, id }) => [commentId, id]));
  }

  private recordTogether(
    manager: EntityManager,
    { inHand: { draft, actor } }: CommentInHand,
    type: string,
    changed: Changed[],
    data: (dispositionId: number) => Record<string, unknown>,
  ): Promise<void> {
    const common = { type, actorId: actor.id, standardId: draft.standardId, draftId: draft.id };
    const events = changed.map(({ id, commentId: subjectId, clauseId }) => ({
      ...common,
      subjectId,
      data: { ...data(id), clauseId },
    }));
    return this.events.recordAll(manager, events);
  }
}

/** What was joined to the comments and has no answer of its own among these. */
function joinedWith(
  manager: EntityManager,
  answers: CommentAnswer[],
): Promise<{ id: number; joinedTo: number; clauseId: number | null }[]> {
  return manager.query(
    `select comment.id, comment.clause_id as "clauseId", joining.joined_to as "joinedTo"
      from comment_join joining join comment on comment.id = joining.comment_id
      where joining.joined_to = any($1) order by comment.id`,
    [answers.map(({ comment }) => comment.id)],
  );
}

function inForce({ comment }: CommentInHand) {
  if (!comment.disposition) throw new NotFound('disposition');
  return comment.disposition;
}

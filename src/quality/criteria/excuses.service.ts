import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../../accounts/actor';
import { Conflict, Forbidden, NotFound } from '../../errors';
import type { PresentClause } from '../../standards/clause.presenter';
import { ClausesService } from '../../standards/clauses.service';
import { DraftLife, type DraftInHand } from '../../standards/draft-life.service';
import { mayLead } from '../../standards/draft.policy';
import { Excuse } from './excuse.entity';
import { isJudging } from './judging.policy';
import { belowThreshold } from './standing';
import { standingsOf } from './standings';

/** A clause below the threshold may go on, on the word of whoever leads. */
@Injectable()
export class ExcusesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly clauses: ClausesService,
  ) {}

  /**
   * @param revisionId the text that the leader has read
   * @throws Conflict `clause-changed`, `not-below-threshold` or `already-excused`
   */
  async excuse(actor: Actor, draftId: number, clauseId: number, revisionId: number, reason: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { inHand, clause } = await this.take(manager, actor, draftId, clauseId);
      const { title } = clause.text;
      if (clause.removedAt) throw new Conflict('clause-removed', { title });
      if (clause.revisionId !== revisionId) throw new Conflict('clause-changed', { title });
      const [standing] = await standingsOf(manager, draftId, null, clauseId);
      if (!standing || belowThreshold(standing).length === 0) throw new Conflict('not-below-threshold', { title });
      if (standing.excuse) throw new Conflict('already-excused', { name: standing.excuse.excusedBy.name });
      const excuse = manager.create(Excuse, { draftId, clauseId, revisionId, reason, excusedBy: actor.id });
      await manager.insert(Excuse, excuse);
      await this.life.record(manager, inHand, 'clause.excused', clauseId, { excuseId: excuse.id, revisionId, reason });
    });
  }

  /** Takes an excuse back, whoever gave it; it stays as history. @throws Conflict `excuse-withdrawn` */
  async withdraw(actor: Actor, draftId: number, excuseId: number): Promise<{ clauseId: number }> {
    return this.dataSource.transaction(async (manager) => {
      const excuse = await manager.findOneBy(Excuse, { id: excuseId, draftId });
      if (!excuse) throw new NotFound('excuse');
      const { clauseId, revisionId } = excuse;
      const { inHand } = await this.take(manager, actor, draftId, clauseId);
      const { affected } = await manager.update(
        Excuse,
        { id: excuseId, withdrawnAt: IsNull() },
        { withdrawnBy: actor.id, withdrawnAt: new Date() },
      );
      if (affected !== 1) throw new Conflict('excuse-withdrawn');
      await this.life.record(manager, inHand, 'clause.excuse-withdrawn', clauseId, { excuseId, revisionId });
      return { clauseId };
    });
  }

  private async take(
    manager: EntityManager,
    actor: Actor,
    draftId: number,
    clauseId: number,
  ): Promise<{ inHand: DraftInHand; clause: PresentClause }> {
    const inHand = await this.life.take(manager, actor, draftId, 'writing');
    // Nobody changes the clause, or excuses it too, until this is done.
    await manager.query('select from placed_clause where draft_id = $1 and clause_id = $2 for update', [
      draftId,
      clauseId,
    ]);
    const clause = await this.clauses.find(manager, draftId, clauseId);
    if (!clause) throw new NotFound('clause');
    if (!mayLead(actor, inHand.participation)) throw new Forbidden('only-the-leader');
    const { state } = inHand.draft;
    if (!isJudging(state)) throw new Conflict('not-judging', { state });
    return { inHand, clause };
  }
}

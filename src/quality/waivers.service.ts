import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, NotFound } from '../errors';
import { ClausesService } from '../standards/clauses.service';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { isClosed } from '../standards/draft.lifecycle';
import { FindingWaiver } from './finding-waiver.entity';
import { mayWaive } from './finding.policy';
import { judged, type JudgedFinding } from './judgement';
import { judgingGround } from './judging-ground';
import type { RuleId } from './lint/finding';

/** Which finding is meant, by what the person saw of it, and why it stays. */
export interface NewWaiver {
  rule: RuleId;
  quote: string;
  reason: string;
}

interface ClauseInHand {
  inHand: DraftInHand;
  findings: JudgedFinding[];
}

/** A finding may stay, on the word of somebody who writes the clause. */
@Injectable()
export class WaiversService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly clauses: ClausesService,
  ) {}

  /**
   * @throws Conflict `finding-gone` where the text no longer has what was found; `already-waived`
   * @throws Forbidden where another writes the clause
   */
  async waive(actor: Actor, draftId: number, clauseId: number, wanted: NewWaiver): Promise<JudgedFinding> {
    return this.dataSource.transaction(async (manager) => {
      const held = await this.take(manager, actor, draftId, clauseId);
      const { rule, quote, reason } = wanted;
      const finding = held.findings.find((one) => one.rule === rule && one.passage.quote === quote);
      if (!finding) throw new Conflict('finding-gone', { quote });
      if (finding.waiver) throw new Conflict('already-waived', { name: finding.waiver.waivedBy.name });
      const { passageKey } = finding;
      const waiver = manager.create(FindingWaiver, {
        clauseId,
        draftId,
        rule,
        quote,
        passageKey,
        reason,
        waivedBy: actor.id,
      });
      await manager.insert(FindingWaiver, waiver);
      await this.life.record(manager, held.inHand, 'finding.waived', clauseId, {
        waiverId: waiver.id,
        rule,
        quote,
        reason,
      });
      const { id, waivedAt } = waiver;
      const waivedBy = { id: actor.id, name: actor.name };
      return { ...finding, waiver: { id, clauseId, rule, passageKey, reason, waivedBy, waivedAt } };
    });
  }

  /** Takes a waiver back, whoever gave it; it stays as history. @throws Conflict `waiver-withdrawn` */
  async withdraw(actor: Actor, draftId: number, waiverId: number): Promise<{ clauseId: number }> {
    return this.dataSource.transaction(async (manager) => {
      const waiver = await manager.findOneBy(FindingWaiver, { id: waiverId });
      if (!waiver) throw new NotFound('waiver');
      const { clauseId, rule, quote } = waiver;
      const { inHand } = await this.take(manager, actor, draftId, clauseId);
      const { affected } = await manager.update(
        FindingWaiver,
        { id: waiverId, withdrawnAt: IsNull() },
        { withdrawnBy: actor.id, withdrawnAt: new Date() },
      );
      if (affected !== 1) throw new Conflict('waiver-withdrawn');
      await this.life.record(manager, inHand, 'finding.waiver-withdrawn', clauseId, { waiverId, rule, quote });
      return { clauseId };
    });
  }

  private async take(manager: EntityManager, actor: Actor, draftId: number, clauseId: number): Promise<ClauseInHand> {
    const inHand = await this.life.take(manager, actor, draftId, 'writing');
    const { draft, participation, language } = inHand;
    // Nobody changes the clause, or waives the same, until this is done.
    await manager.query(`select from placed_clause where draft_id = $1 and clause_id = $2 for update`, [
      draftId,
      clauseId,
    ]);
    const clause = await this.clauses.find(manager, draftId, clauseId);
    if (!clause) throw new NotFound('clause');
    if (isClosed(draft.state)) throw new Conflict('draft-is-closed', { state: draft.state });
    const { sectionId, text, removedAt } = clause;
    if (!mayWaive(draft.state, actor, participation, { sectionId, appliesTo: text.appliesTo })) {
      throw new Forbidden('not-responsible', { clause: text.title });
    }
    if (removedAt) throw new Conflict('clause-removed', { title: text.title });
    const ground = await judgingGround(manager, language, draftId, clauseId);
    return { inHand, findings: judged(clauseId, text, language, ground) };
  }
}

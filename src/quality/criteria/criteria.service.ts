import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../../accounts/actor';
import { Invalid, Stale } from '../../errors';
import { EventLog } from '../../events/event-log';
import { criteriaFaults, type WantedCriterion } from './criteria.rules';
import { Criterion } from './criterion.entity';
import { JudgingRule } from './judging-rule.entity';

export interface CriteriaList {
  /** Those in use in their order, then those retired. */
  criteria: Criterion[];
  threshold: number;
  version: number;
}

/** What clauses are judged by: one short list and a threshold, changed as a whole. */
@Injectable()
export class CriteriaService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventLog,
  ) {}

  async read(manager: EntityManager = this.dataSource.manager): Promise<CriteriaList> {
    const { threshold, version } = await manager.findOneByOrFail(JudgingRule, { id: 1 });
    const criteria = await manager.find(Criterion, { order: { position: 'asc', id: 'asc' } });
    const inUse = criteria.filter(({ retiredAt }) => retiredAt === null);
    return { criteria: [...inUse, ...criteria.filter((one) => !inUse.includes(one))], threshold, version };
  }

  inUse(manager: EntityManager = this.dataSource.manager): Promise<Criterion[]> {
    return manager.find(Criterion, { where: { retiredAt: IsNull() }, order: { position: 'asc' } });
  }

  /** Those in use, none of which goes away until the transaction ends. */
  held(manager: EntityManager): Promise<Criterion[]> {
    return manager.find(Criterion, { where: { retiredAt: IsNull() }, lock: { mode: 'pessimistic_read' } });
  }

  /**
   * The list as it is wanted, in its order. One that is not wanted is deleted where nobody judged by it, and retired otherwise.
   * @throws Stale where `version` is not the present one; Invalid with every fault of the list
   */
  async replace(
    actor: Actor,
    version: number,
    threshold: number,
    wanted: readonly WantedCriterion[],
  ): Promise<CriteriaList> {
    return this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(JudgingRule, { id: 1, version }, { threshold, version: version + 1 });
      // Whoever judges holds the criteria: nobody begins to judge by one that goes away here.
      await manager.query('select from criterion order by id for update');
      const before = await this.read(manager);
      if (affected !== 1) throw new Stale(before, null, null);
      const faults = criteriaFaults(wanted, new Set(before.criteria.map(({ id }) => id)));
      if (faults.length > 0) throw new Invalid(faults);
      await this.arrange(manager, before, wanted);
      const changed = await this.read(manager);
      const data = { threshold, before: before.criteria.map(told), after: changed.criteria.map(told) };
      await this.events.record(manager, { type: 'criteria.changed', actorId: actor.id, data });
      return changed;
    });
  }

  private async arrange(manager: EntityManager, { criteria }: CriteriaList, wanted: readonly WantedCriterion[]) {
    const retired = new Map(criteria.map(({ id, retiredAt }) => [id, retiredAt]));
    const now = new Date();
    for (const [index, { id, names, inUse }] of wanted.entries()) {
      const row = { names, position: index + 1, retiredAt: inUse ? null : (retired.get(id ?? 0) ?? now) };
      if (id !== null) await manager.update(Criterion, id, row);
      else if (inUse) await manager.insert(Criterion, row);
    }
    const kept = new Set(wanted.filter(({ inUse }) => inUse).map(({ id }) => id));
    const gone = criteria.map(({ id }) => id).filter((id) => !kept.has(id));
    await manager.query(
      `delete from criterion where id = any($1) and not exists (select from judgement where criterion_id = criterion.id)`,
      [gone],
    );
    await manager.update(Criterion, { id: In(gone), retiredAt: IsNull() }, { retiredAt: now });
  }
}

function told({ id, names, retiredAt }: Criterion) {
  return { id, names, retired: retiredAt !== null };
}

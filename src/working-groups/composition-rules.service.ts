import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Invalid, Stale } from '../errors';
import { EventLog } from '../events/event-log';
import { CompositionRule } from './composition-rule.entity';
import { ruleFaults, type Rule } from './composition.policy';

export interface CompositionRules {
  rules: Rule[];
  version: number;
}

/** The rules that every working group must satisfy. They are one list, changed as a whole. */
@Injectable()
export class CompositionRulesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventLog,
  ) {}

  /** A change replaces every row, so the newest id tells one list from another. */
  async read(manager: EntityManager = this.dataSource.manager): Promise<CompositionRules> {
    const rows = await manager.find(CompositionRule, { order: { id: 'asc' } });
    return { rules: rows.map(({ id: _, ...rule }) => rule), version: rows.at(-1)?.id ?? 0 };
  }

  async replace(actor: Actor, version: number, rules: Rule[]): Promise<CompositionRules> {
    const faults = ruleFaults(rules);
    if (faults.length > 0) throw new Invalid(faults);
    return this.dataSource.transaction(async (manager) => {
      // One writer at a time; reading goes on.
      await manager.query('lock table composition_rule in exclusive mode');
      const present = await this.read(manager);
      if (present.version !== version) throw new Stale(present, null, null);
      await manager.createQueryBuilder().delete().from(CompositionRule).execute();
      await manager.insert(CompositionRule, rules);
      const changed = await this.read(manager);
      await this.events.record(manager, {
        type: 'composition-rules.changed',
        actorId: actor.id,
        data: { before: present.rules, after: changed.rules },
      });
      return changed;
    });
  }
}

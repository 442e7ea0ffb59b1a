import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Invalid, Stale } from '../errors';
import { EventLog } from '../events/event-log';
import type { Language } from '../vocabulary';
import { ReasonTemplate } from './reason-template.entity';
import { reasonTemplateFaults, type ReadyReason } from './reason-template.rules';

export interface ReasonTemplates {
  language: Language;
  templates: ReadyReason[];
  version: number;
}

/** Reasons that are given often. Those of one language are one short list, changed as a whole. */
@Injectable()
export class ReasonTemplatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventLog,
  ) {}

  /** A change replaces every row of the language, so the newest id tells one list from another. */
  async read(language: Language, manager: EntityManager = this.dataSource.manager): Promise<ReasonTemplates> {
    const rows = await manager.find(ReasonTemplate, { where: { language }, order: { id: 'asc' } });
    const templates = rows.map(({ outcome, text }) => ({ outcome, text }));
    return { language, templates, version: rows.at(-1)?.id ?? 0 };
  }

  async replace(actor: Actor, language: Language, version: number, templates: ReadyReason[]): Promise<ReasonTemplates> {
    const faults = reasonTemplateFaults(templates);
    if (faults.length > 0) throw new Invalid(faults);
    return this.dataSource.transaction(async (manager) => {
      // One writer at a time; reading goes on.
      await manager.query('lock table reason_template in exclusive mode');
      const present = await this.read(language, manager);
      if (present.version !== version) throw new Stale(present, null, null);
      await manager.delete(ReasonTemplate, { language });
      await manager.insert(
        ReasonTemplate,
        templates.map((template) => ({ language, ...template })),
      );
      const changed = await this.read(language, manager);
      await this.events.record(manager, {
        type: 'reason-templates.changed',
        actorId: actor.id,
        data: { language, before: present.templates, after: changed.templates },
      });
      return changed;
    });
  }
}

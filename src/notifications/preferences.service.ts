import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { EventLog } from '../events/event-log';
import { NotificationPreference } from './notification-preference.entity';
import type { Frequency } from './notification.policy';

/** How often each person wants mail. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventLog,
  ) {}

  async get(actor: Actor): Promise<{ frequency: Frequency }> {
    const chosen = await this.dataSource.manager.findOneBy(NotificationPreference, { personId: actor.id });
    return { frequency: chosen?.frequency ?? 'at-once' };
  }

  /** What waits already follows the new choice. */
  async put(actor: Actor, frequency: Frequency): Promise<{ frequency: Frequency }> {
    await this.dataSource.transaction(async (manager) => {
      await manager.upsert(NotificationPreference, { personId: actor.id, frequency }, ['personId']);
      const type = 'notification-preference.changed';
      await this.events.record(manager, { type, actorId: actor.id, subjectId: actor.id, data: { frequency } });
    });
    return { frequency };
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface NewEvent {
  /** `subject.what-happened`. */
  type: string;
  /** Null when Etalon itself acted. */
  actorId: number | null;
  subjectId?: number;
  standardId?: number;
  draftId?: number;
  data?: Record<string, unknown>;
}

@Injectable()
export class EventLog {
  /** Writes the event into the transaction of the change it records. */
  async record(manager: EntityManager, event: NewEvent): Promise<void> {
    await manager.query(
      `insert into event (type, actor_id, subject_id, standard_id, draft_id, data) values ($1, $2, $3, $4, $5, $6)`,
      [
        event.type,
        event.actorId,
        event.subjectId ?? null,
        event.standardId ?? null,
        event.draftId ?? null,
        event.data ?? {},
      ],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { toPage, type Page } from '../platform/http/page';
import { TopicSender } from '../platform/topics/topic-sender';
import { topicsOf } from './event-topics';

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

export interface RecordedEvent {
  id: number;
  at: Date;
  type: string;
  actor: { id: number; name: string } | null;
  subjectId: number | null;
  data: Record<string, unknown>;
}

@Injectable()
export class EventLog {
  constructor(private readonly topics: TopicSender) {}

  /** Writes the event into the transaction of the change it records; who watches is told once that is committed. */
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
    this.topics.sendAfterCommit(manager, topicsOf(event));
  }

  /** Tells who watches of an event that was recorded and committed otherwise. */
  tell(event: NewEvent): void {
    this.topics.send(topicsOf(event));
  }

  /** As `record`, for any number of events in one statement, in their order. */
  async recordAll(manager: EntityManager, events: NewEvent[]): Promise<void> {
    await manager.query(
      `insert into event (type, actor_id, subject_id, standard_id, draft_id, data)
        select type, "actorId", "subjectId", "standardId", "draftId", coalesce(data, '{}')
          from rows from (jsonb_to_recordset($1::jsonb) as (type text, "actorId" int, "subjectId" bigint,
            "standardId" int, "draftId" int, data jsonb)) with ordinality order by ordinality`,
      [JSON.stringify(events)],
    );
    this.topics.sendAfterCommit(manager, [...new Set(events.flatMap(topicsOf))]);
  }

  /** What happened in a draft, the oldest first. */
  async ofDraft(manager: EntityManager, draftId: number, after: number, limit: number): Promise<Page<RecordedEvent>> {
    const rows = await select(manager, 'event.id > $2 order by event.id', [draftId, after, limit + 1]);
    return toPage(rows, limit, (event) => event.id);
  }

  /** What happened in a draft before the event `before`, the newest first. */
  async latestOfDraft(
    manager: EntityManager,
    draftId: number,
    before: number,
    limit: number,
  ): Promise<Page<RecordedEvent>> {
    const rows = await select(manager, 'event.id < $2 order by event.id desc', [draftId, before, limit + 1]);
    return toPage(rows, limit, (event) => event.id);
  }
}

/** Events of the draft `$1`, at most `$3` of them. */
async function select(manager: EntityManager, condition: string, parameters: number[]): Promise<RecordedEvent[]> {
  const rows: (Omit<RecordedEvent, 'actor'> & { actorId: number | null; actorName: string | null })[] =
    await manager.query(
      `select event.id::float8 as id, event.at, event.type, event.subject_id::float8 as "subjectId", event.data,
          event.actor_id as "actorId", person.name as "actorName"
        from event left join person on person.id = event.actor_id
        where event.draft_id = $1 and ${condition} limit $3`,
      parameters,
    );
  return rows.map(({ actorId, actorName, ...event }) => ({
    ...event,
    actor: actorId === null ? null : { id: actorId, name: actorName! },
  }));
}

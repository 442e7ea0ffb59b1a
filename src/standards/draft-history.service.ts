import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { EventLog, type RecordedEvent } from '../events/event-log';
import type { Page } from '../platform/http/page';
import { DraftLife, type DraftInHand } from './draft-life.service';

/** What happened in a draft, with the names of what it happened to. */
export interface DraftHistoryPage extends DraftInHand {
  events: Page<RecordedEvent>;
  /** Clauses by id; `number` is null once removed. */
  clauses: Map<number, { number: string | null; title: string }>;
  /** Titles of sections by id. */
  sections: Map<number, string>;
}

@Injectable()
export class DraftHistory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly events: EventLog,
  ) {}

  /** The newest first, from the event `before` on; in four statements. */
  async read(actor: Actor, draftId: number, before: number, limit: number): Promise<DraftHistoryPage> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const events = await this.events.latestOfDraft(manager, draftId, before, limit);
    const clauses: { id: number; number: string | null; title: string }[] = await manager.query(
      `select placed.clause_id as id, revision.title,
          case when placed.removed_at is null then section.position || '.' || placed.position end as number
        from placed_clause placed join section on section.id = placed.section_id
          join clause_revision revision on revision.id = placed.revision_id
        where placed.draft_id = $1 and placed.clause_id = any($2)`,
      [draftId, [...subjectsOf(events.items, 'clause.'), ...subjectsOf(events.items, 'finding.')]],
    );
    const sections: { id: number; title: string }[] = await manager.query(
      'select id, title from section where draft_id = $1',
      [draftId],
    );
    return {
      ...inHand,
      events,
      clauses: new Map(clauses.map(({ id, ...clause }) => [id, clause])),
      sections: new Map(sections.map(({ id, title }) => [id, title])),
    };
  }
}

function subjectsOf(events: RecordedEvent[], kind: string): number[] {
  return events.flatMap(({ type, subjectId }) => (type.startsWith(kind) && subjectId !== null ? [subjectId] : []));
}

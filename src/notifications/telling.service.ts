import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Jobs } from '../platform/jobs/jobs';
import { selectRounds } from '../reviews/round-rows';
import { Audiences, type Audience, type NewsEvent } from './audiences.service';
import { Clock } from './clock';
import { Digests } from './digests.service';
import { closesSoon, nearUntil } from './notification.policy';

/** Notes whom each event is told: in the worker, any number of which may do it at once. */
@Injectable()
export class Telling {
  private readonly logger = new Logger(Telling.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly audiences: Audiences,
    private readonly digests: Digests,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work('tell-people', async () => {
      await this.tellNews();
      await this.remind();
      await this.digests.make();
    });
    jobs.schedule('tell-people', '* * * * *', {});
  }

  /** Tells all news. One that cannot be told keeps no other from it, and is tried again the next time. */
  async tellNews(): Promise<void> {
    for (let after: string | null = '0'; after !== null;) after = await this.tellNext(after);
  }

  /** Reminds those who have not commented yet of a review that closes within a day, once for each deadline. */
  async remind(): Promise<void> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const near = 'round.closed_at is null and round.deadline > $1 and round.deadline <= $2';
    for (const { id, draftId, deadline, participants } of await selectRounds(manager, near, [now, nearUntil(now)])) {
      const silent = participants.filter(({ comments }) => comments === 0).map(({ personId }) => personId);
      const [event]: { id: string; at: Date }[] = await manager.query(
        `select id, at from event
          where draft_id = $1 and subject_id = $2 and type in ('round.opened', 'round.extended') order by id desc limit 1`,
        [draftId, id],
      );
      // Whoever was given less than a day to begin with has been told so at once.
      if (!event || closesSoon(deadline, event.at)) continue;
      await this.note(manager, event.id, null, { kind: 'review-closing', personIds: silent, urgent: true });
    }
  }

  /** Tells the first news after the event `after`; the id of its event, or null when there is none. */
  private async tellNext(after: string): Promise<string | null> {
    let id: string | null = null;
    try {
      await this.dataSource.transaction(async (manager) => {
        const [event]: NewsEvent[] = await manager.query(
          `select event.id, event.type, event.actor_id as "actorId", event.subject_id::float8 as "subjectId",
              event.draft_id as "draftId", event.data
            from news join event on event.id = news.event_id
            where news.event_id > $1 order by news.event_id limit 1 for update of news skip locked`,
          [after],
        );
        if (!event) return;
        id = event.id;
        const audience = await this.audiences.of(manager, event, this.clock.now());
        await this.note(manager, event.id, event.actorId, audience);
        await manager.query('delete from news where event_id = $1', [event.id]);
      });
    } catch (error) {
      if (id === null) throw error;
      this.logger.error(`event ${String(id)}: ${(error as Error).stack}`);
    }
    return id;
  }

  /** Nobody is told of what he did himself, and nobody who has left of anything. */
  private async note(
    manager: EntityManager,
    eventId: string,
    actorId: number | null,
    { kind, personIds, urgent }: Audience,
  ): Promise<void> {
    await manager.query(
      `insert into notification (person_id, event_id, kind, urgent, noted_at)
        select id, $2, $3, $4, $5 from person
          where id = any($1) and id is distinct from $6 and deactivated_at is null
        on conflict do nothing`,
      [personIds, eventId, kind, urgent, this.clock.now(), actorId],
    );
  }
}

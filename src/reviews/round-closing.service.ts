import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventLog } from '../events/event-log';
import { Jobs } from '../platform/jobs/jobs';
import { DraftLife, type DraftOnItsWay } from '../standards/draft-life.service';
import { Round } from './round.entity';

/** Closes rounds whose deadline has passed, by Etalon itself. Any number of workers may try at once. */
@Injectable()
export class RoundClosing {
  private readonly logger = new Logger(RoundClosing.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly events: EventLog,
    jobs: Jobs,
  ) {
    jobs.work('close-round', ({ data }) => this.closeIfDue(data.roundId));
    jobs.work('close-due-rounds', () => this.closeDueRounds());
    // Makes good what a job at the deadline missed, such as a round that somebody held at that moment.
    jobs.schedule('close-due-rounds', '* * * * *', {});
  }

  /** Closes every round that is due. One that cannot be closed keeps no other from it. */
  async closeDueRounds(): Promise<void> {
    const due: { id: number }[] = await this.dataSource.query(
      `select id from round where closed_at is null and deadline <= now() order by deadline limit 1000`,
    );
    for (const { id } of due) {
      await this.closeIfDue(id).catch((error: Error) => this.logger.error(`round ${id}: ${error.stack}`));
    }
  }

  /** Does nothing where the round is closed already, has got more time, or is in somebody's hands right now. */
  async closeIfDue(id: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [draft]: DraftOnItsWay[] = await manager.query(
        `select draft.id, draft.standard_id as "standardId", draft.state
          from round join draft on draft.id = round.draft_id
          where round.id = $1 and round.closed_at is null and round.deadline <= now()
          for no key update skip locked`,
        [id],
      );
      if (!draft) return;
      await manager.update(Round, id, { closedAt: new Date() });
      const { standardId, id: draftId } = draft;
      await this.events.record(manager, { type: 'round.closed', actorId: null, subjectId: id, standardId, draftId });
      // A draft withdrawn during its review leaves a round behind that moves nothing on.
      if (draft.state === 'review') await this.life.advanceByItself(manager, draft, 'close-review', { roundId: id });
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HouseService } from '../accounts/house.service';
import { CONFIG, type Config } from '../config';
import { Jobs } from '../platform/jobs/jobs';
import { Clock } from './clock';
import { deliveryOf } from './delivery';
import { lastMorning, mailInterval, newsLimit } from './notification.policy';

/** Any two processes that make mails at the same time would each send one within the hour: this lock makes them take turns. */
const turn = 1_795_500_000;

/** Makes mails of what waits: at most one a person and hour, one a day for those who want it so, and urgent ones apart. */
@Injectable()
export class Digests {
  private readonly attempting: boolean;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly houses: HouseService,
    private readonly jobs: Jobs,
  ) {
    this.attempting = deliveryOf(config) !== 'nowhere';
  }

  /** Five statements, however many people and news there are. */
  async make(): Promise<void> {
    if (!this.attempting) return;
    const now = this.clock.now();
    const { timeZone } = await this.houses.present();
    const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    await this.dataSource.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [turn]);
      await manager.query(
        `update notification set settled_at = $1
          where mail_id is null and settled_at is null and (noted_at < $2 or exists (
            select from notification_preference preference
              where preference.person_id = notification.person_id and frequency = 'never'))`,
        [now, before(newsLimit)],
      );
      const [made]: object[] = await manager.query(
        `with waiting as (
          select person_id, urgent, min(noted_at) as since, coalesce(min(frequency), 'at-once') as frequency
            from notification left join notification_preference using (person_id)
            where mail_id is null and settled_at is null
            group by person_id, urgent
        ), made as (
          insert into mail (person_id, urgent, made_at, due_at)
            select person_id, urgent, $1, $1 from waiting
              where urgent or frequency = 'daily' and since <= $3
                or frequency = 'at-once' and not exists (
                  select from mail where mail.person_id = waiting.person_id and not mail.urgent and made_at > $2)
              order by person_id
            returning id, person_id, urgent
        ), told as (
          update notification set mail_id = made.id from made
            where notification.person_id = made.person_id and notification.urgent = made.urgent
              and mail_id is null and settled_at is null
        )
        select from made limit 1`,
        [now, before(mailInterval), lastMorning(now, timeZone)],
      );
      if (made) await this.jobs.enqueue(manager, 'send-mail', {});
    });
  }
}

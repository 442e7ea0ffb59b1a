import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { NotFound } from '../errors';
import { toPage, type Page } from '../platform/http/page';
import { deliveryOf } from './delivery';
import type { Digest } from './digest';

export interface KeptMail {
  id: number;
  to: string;
  madeAt: Date;
  content: Digest;
}

/** What would have left, in trial mode. Otherwise it is not there. */
@Injectable()
export class OutboxService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /** The latest mails first; `before` is the id that the page before ended with. @throws NotFound outside trial mode */
  async list(before: number | null, limit: number): Promise<Page<KeptMail>> {
    if (deliveryOf(this.config) !== 'outbox') throw new NotFound('address');
    const mails: KeptMail[] = await this.dataSource.query(
      `select mail.id, person.name as "to", made_at as "madeAt", content
        from mail join person on person.id = mail.person_id
        where state = 'kept' and ($1::int is null or mail.id < $1) order by mail.id desc limit $2`,
      [before, limit + 1],
    );
    return toPage(mails, limit, ({ id }) => id);
  }
}

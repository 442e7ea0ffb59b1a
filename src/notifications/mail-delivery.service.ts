import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { Jobs } from '../platform/jobs/jobs';
import { MAIL, MailRefused, MailServerAbsent, type MailTransport } from '../platform/mail/mail-transport';
import { Clock } from './clock';
import { deliveryOf, type Delivery } from './delivery';
import { DigestWriting } from './digest-writing.service';
import { Letterheads } from './letterheads.service';
import { writtenMail } from './mail-template';
import { Mail } from './mail.entity';
import { attemptLimit, pauseAfter, tryingLimit, type MailState } from './mail.policy';
import { PublicAddress } from './public-address';

type Attempt = Pick<Mail, 'id' | 'personId' | 'madeAt' | 'attempts'>;

/**
 * Hands the mails that wait to the mail server. Each is sent once, unless a worker dies between the server's word that it has the
 * message and the note of it here: then it is sent again under the same Message-ID, by which mailboxes know it.
 */
@Injectable()
export class MailDelivery {
  private readonly logger = new Logger(MailDelivery.name);
  private readonly delivery: Delivery;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(MAIL) private readonly transport: MailTransport | null,
    private readonly dataSource: DataSource,
    private readonly writing: DigestWriting,
    private readonly letterheads: Letterheads,
    private readonly address: PublicAddress,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    this.delivery = deliveryOf(config);
    jobs.work('send-mail', ({ signal }) => this.sendAll(signal));
    // Makes good what a job missed, and tries again what the mail server did not take.
    jobs.schedule('send-mail', '* * * * *', {});
  }

  /** Sends what is due, until nothing is, the mail server is away, or `signal` says to stop. */
  async sendAll(signal: AbortSignal): Promise<void> {
    if (this.delivery === 'nowhere') return;
    while (!signal.aborted) {
      const mail = await this.claim();
      if (!mail) return;
      if (!(await this.attempt(mail))) return;
    }
  }

  /** Takes a mail for this attempt; where it does not end, the mail is due again after the limit. */
  private async claim(): Promise<Attempt | null> {
    const now = this.clock.now();
    const [mail]: Attempt[] = await this.dataSource.query(
      `with claimed as (
        update mail set attempts = attempts + 1, due_at = $2
          where id = (select id from mail where state = 'waiting' and due_at <= $1
            order by urgent desc, due_at, id limit 1 for update skip locked)
          returning id, person_id as "personId", made_at as "madeAt", attempts
      )
      select * from claimed`,
      [now, new Date(now.getTime() + attemptLimit)],
    );
    return mail ?? null;
  }

  /** @returns whether it is worth trying another one now */
  private async attempt(mail: Attempt): Promise<boolean> {
    try {
      await this.settle(mail, await this.deliver(mail));
      return true;
    } catch (error) {
      const { message } = error as Error;
      if (error instanceof MailRefused) {
        this.logger.warn(`mail ${mail.id} was refused: ${message}`);
        await this.settle(mail, { state: 'refused', failure: message });
        return true;
      }
      await this.postpone(mail, message);
      if (!(error instanceof MailServerAbsent)) return true;
      this.logger.warn(`the mail server takes nothing now: ${message}`);
      return false;
    }
  }

  private async deliver(mail: Attempt): Promise<Partial<Mail> & { state: MailState }> {
    const letterhead = await this.letterheads.present();
    const written = await this.writing.write(mail.id, mail.personId, letterhead.house.timeZone);
    if (!written) return { state: 'empty' };
    const { person, digest } = written;
    if (!this.transport || this.delivery === 'outbox') return { state: 'kept', content: digest };
    await this.transport.send({
      messageId: this.messageId(mail),
      date: mail.madeAt,
      to: { name: person.name, address: person.email },
      subject: digest.subject,
      ...writtenMail(digest, { ...letterhead, name: person.name, address: this.address.url }),
    });
    return { state: 'sent' };
  }

  /** Of what never changes about the mail (RFC 5322, 3.6.4). */
  private messageId({ id, madeAt }: Attempt): string {
    return `mail.${id}.${madeAt.getTime()}@${new URL(this.address.url).hostname}`;
  }

  /** Only as the attempt that has the mail now: one that took too long is no longer asked. */
  private async settle({ id, attempts }: Attempt, change: Partial<Mail> & { state: MailState }): Promise<void> {
    await this.dataSource.manager.update(
      Mail,
      { id, attempts, state: 'waiting' },
      // What is kept is JSON, which TypeORM's type of a change does not know.
      { ...change, settledAt: this.clock.now() },
    );
  }

  private async postpone(mail: Attempt, failure: string): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - mail.madeAt.getTime() > tryingLimit) {
      this.logger.warn(`mail ${mail.id} is given up: ${failure}`);
      return this.settle(mail, { state: 'given-up', failure });
    }
    const { id, attempts } = mail;
    const dueAt = new Date(now.getTime() + pauseAfter(attempts));
    await this.dataSource.manager.update(Mail, { id, attempts, state: 'waiting' }, { failure, dueAt });
  }
}

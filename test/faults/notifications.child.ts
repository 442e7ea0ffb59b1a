import { DataSource } from 'typeorm';
import { HouseService } from '../../src/accounts/house.service';
import { PeopleService } from '../../src/accounts/people.service';
import { readConfig } from '../../src/config';
import { entities } from '../../src/entities';
import { EventLog } from '../../src/events/event-log';
import { Clock } from '../../src/notifications/clock';
import { DigestWriting } from '../../src/notifications/digest-writing.service';
import { Letterheads } from '../../src/notifications/letterheads.service';
import { MailDelivery } from '../../src/notifications/mail-delivery.service';
import { PublicAddress } from '../../src/notifications/public-address';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Jobs } from '../../src/platform/jobs/jobs';
import type { MailMessage } from '../../src/platform/mail/mail-transport';
import { SmtpTransport } from '../../src/platform/mail/smtp-transport';
import { TopicSender } from '../../src/platform/topics/topic-sender';
import { CommentedTexts } from '../../src/reviews/commented-texts.service';
import { CommentTraces } from '../../src/reviews/traces/comment-traces.service';
import { CommentsService } from '../../src/reviews/comments.service';
import { ObjectionsService } from '../../src/reviews/objections.service';
import { DraftGates } from '../../src/standards/draft-gates';
import { DraftLife } from '../../src/standards/draft-life.service';
import { DraftReading } from '../../src/standards/draft-reading.service';
import { DraftTexts } from '../../src/standards/draft-texts.service';

/** Stops at the mail server's door, before or after it has handed the message over, and says so: there to be killed. */
class HaltingTransport extends SmtpTransport {
  override async send(message: MailMessage): Promise<void> {
    if (process.argv[4] === 'after') await super.send(message);
    process.send!('at the door');
    await new Promise(() => undefined);
  }
}

async function work(url: string, smtpUrl: string): Promise<void> {
  const config = readConfig({ DATABASE_URL: url, SMTP_URL: smtpUrl, MAIL_FROM: 'etalon@example.test' });
  const dataSource = await new DataSource(dataSourceOptions(url, entities, 2)).initialize();
  const events = new EventLog(new TopicSender(dataSource));
  const life = new DraftLife(new DraftGates(), events);
  // Whoever is only read about asks neither for sessions nor for editions, and addresses nobody.
  const people = new PeopleService(dataSource, undefined as never, events);
  const comments = new CommentsService(
    dataSource,
    life,
    events,
    new CommentedTexts(),
    undefined as never,
    new CommentTraces(),
  );
  const objections = new ObjectionsService(dataSource, comments, life);
  const drafts = new DraftReading(dataSource, life, new DraftTexts());
  const writing = new DigestWriting(dataSource, people, life, drafts, comments, objections, undefined as never);
  const address = new PublicAddress(config, {} as never);
  const letterheads = new Letterheads(new HouseService(dataSource), undefined as never);
  const transport = new HaltingTransport(config.smtp!.url, config.smtp!.from);
  const jobs = new Jobs({ url, worker: false });
  const delivery = new MailDelivery(config, transport, dataSource, writing, letterheads, address, new Clock(), jobs);
  await delivery.sendAll(new AbortController().signal);
}

void work(process.argv[2]!, process.argv[3]!);

import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Moment, Reference } from '../platform/database/columns';
import type { NotificationKind } from './notification.policy';

/** Somebody is to be told of an event, once. It waits until it has a mail, or is settled without one. */
@Entity()
@Index('notification_waiting', ['personId'], { where: 'mail_id is null and settled_at is null' })
export class Notification {
  @ForeignKey('Person') @PrimaryColumn('int') personId!: number;
  @ForeignKey('Event') @PrimaryColumn('bigint') eventId!: string;
  @PrimaryColumn('text') kind!: NotificationKind;
  /** Cannot wait for the next digest. */
  @Column('boolean') urgent!: boolean;
  @Moment() notedAt!: Date;
  @ForeignKey('Mail') @Index() @Reference({ nullable: true }) mailId!: number | null;
  /** When it was decided that no mail tells of it: the person wants none, or it is too old. */
  @Moment({ nullable: true }) settledAt!: Date | null;
}

import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Json, Moment, Reference, Text, Whole } from '../platform/database/columns';
import type { Digest } from './digest';
import type { MailState } from './mail.policy';

/** One message to one person, with everything that waited for him. It is written when it is sent: as things stand then. */
@Entity()
@Index('mail_waiting', ['dueAt'], { where: `state = 'waiting'` })
@Index(['personId', 'madeAt'])
export class Mail {
  @Id() id!: number;
  @ForeignKey('Person') @Reference() personId!: number;
  @Column('boolean') urgent!: boolean;
  @Text({ default: 'waiting' }) state!: MailState;
  @Moment() madeAt!: Date;
  /** Not to be tried before. Whoever tries it moves this on first: if he dies, another tries it then. */
  @Moment() dueAt!: Date;
  @Whole({ default: 0 }) attempts!: number;
  @Moment({ nullable: true }) settledAt!: Date | null;
  /** What the mail server said to the last attempt that failed. */
  @Text({ nullable: true }) failure!: string | null;
  /** What it said, kept only in trial mode, where it goes to the outbox instead. */
  @Json({ nullable: true }) content!: Digest | null;
}

import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Flag, Id, Moment, Reference, Text } from '../platform/database/columns';
import type { RoundKind } from './round.policy';

/** A period in which named people review the draft. */
@Entity()
@Index('round_one_open_per_draft', ['draftId'], { unique: true, where: 'closed_at is null' })
@Index('round_due', ['deadline'], { where: 'closed_at is null' })
export class Round {
  @Id() id!: number;
  @ForeignKey('Draft') @Index() @Reference() draftId!: number;
  @Text() kind!: RoundKind;
  /** Whether comments may be made without a name; then nobody can tell who made them. */
  @Flag({ default: false }) anonymous!: boolean;
  @Moment() deadline!: Date;
  @ForeignKey('Person') @Reference() openedBy!: number;
  @CreatedAt() openedAt!: Date;
  /** Null with a `closedAt`: the deadline passed. */
  @ForeignKey('Person') @Reference({ nullable: true }) closedBy!: number | null;
  @Moment({ nullable: true }) closedAt!: Date | null;
}

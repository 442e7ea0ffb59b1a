import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Moment, Reference, Text } from '../platform/database/columns';
import type { Outcome } from './comment.policy';

/** What became of a comment. One is in force; a withdrawn one stays as history. */
@Entity()
@Index('disposition_one_in_force', ['commentId'], { unique: true, where: 'withdrawn_at is null' })
export class Disposition {
  @Id() id!: number;
  @ForeignKey('Comment') @Reference() commentId!: number;
  @Text() outcome!: Outcome;
  @Text() reason!: string;
  /** The revision that carried an accepted comment out. */
  @ForeignKey('ClauseRevision') @Index() @Reference({ nullable: true }) revisionId!: number | null;
  @ForeignKey('Person') @Reference() decidedBy!: number;
  @CreatedAt() decidedAt!: Date;
  @ForeignKey('Person') @Reference({ nullable: true }) withdrawnBy!: number | null;
  @Moment({ nullable: true }) withdrawnAt!: Date | null;
}

import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Moment, Reference, Text } from '../../platform/database/columns';

/** The leader's word that a clause goes on although it is judged below the threshold. It holds for one text, so it lapses with it. */
@Entity()
@Index('excuse_one_in_force', ['draftId', 'revisionId'], { unique: true, where: 'withdrawn_at is null' })
export class Excuse {
  @Id() id!: number;
  @ForeignKey('Draft') @Reference() draftId!: number;
  @ForeignKey('Clause') @Reference() clauseId!: number;
  @ForeignKey('ClauseRevision') @Reference() revisionId!: number;
  @Text() reason!: string;
  @ForeignKey('Person') @Reference() excusedBy!: number;
  @CreatedAt() excusedAt!: Date;
  @ForeignKey('Person') @Reference({ nullable: true }) withdrawnBy!: number | null;
  @Moment({ nullable: true }) withdrawnAt!: Date | null;
}

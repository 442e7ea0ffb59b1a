import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Moment, Reference, Text } from '../../platform/database/columns';

/** What one person thinks of a clause by one criterion. It counts until he judges anew; the log knows what it was before. */
@Entity()
@Unique(['draftId', 'clauseId', 'criterionId', 'personId'])
@Check('judgement_mark_is_in_range', `mark between 1 and 5`)
@Index(['criterionId'])
export class Judgement {
  @Id() id!: number;
  @ForeignKey('Draft') @Reference() draftId!: number;
  @ForeignKey('Clause') @Reference() clauseId!: number;
  @ForeignKey('Criterion') @Reference() criterionId!: number;
  @ForeignKey('Person') @Reference() personId!: number;
  /** The text that was judged. */
  @ForeignKey('ClauseRevision') @Reference() revisionId!: number;
  @Column('smallint') mark!: number;
  @Text({ nullable: true }) word!: string | null;
  @Moment() judgedAt!: Date;
}

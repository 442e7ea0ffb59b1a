import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Moment, Reference, Text } from '../platform/database/columns';
import type { RuleId } from './lint/finding';

/**
 * Somebody's word that a passage of a clause stays although a rule finds fault with it. It belongs to the clause, so it holds in later
 * drafts too, and lapses by itself when the passage is another: nothing is found then that has its key.
 */
@Entity()
@Index('finding_waiver_one_in_force', ['clauseId', 'passageKey'], { unique: true, where: 'withdrawn_at is null' })
export class FindingWaiver {
  @Id() id!: number;
  @ForeignKey('Clause') @Reference() clauseId!: number;
  /** In which it was given. */
  @ForeignKey('Draft') @Reference() draftId!: number;
  @Text() rule!: RuleId;
  /** The words that were found, as they stood. */
  @Text() quote!: string;
  /** What the waiver holds for (`passageKey`): SHA-256 in hexadecimal. */
  @Text() passageKey!: string;
  @Text() reason!: string;
  @ForeignKey('Person') @Reference() waivedBy!: number;
  @CreatedAt() waivedAt!: Date;
  @ForeignKey('Person') @Reference({ nullable: true }) withdrawnBy!: number | null;
  @Moment({ nullable: true }) withdrawnAt!: Date | null;
}

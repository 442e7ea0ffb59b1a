import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Moment, Reference, Text, Whole } from '../platform/database/columns';
import type { SourceKind } from './source.rules';

/** Something that was found out and that clauses can name as the reason why they exist. It belongs to the standard, not to a draft. */
@Entity()
@Index(['standardId', 'id'])
@Check('source_period_is_in_order', 'first_day <= last_day')
export class Source {
  @Id() id!: number;
  @ForeignKey('Standard') @Reference() standardId!: number;
  @Text() kind!: SourceKind;
  @Text() title!: string;
  /** What it says. */
  @Text({ nullable: true }) words!: string | null;
  /** Where it is to be found: a file, a shelf, an address. */
  @Text({ nullable: true }) origin!: string | null;
  @Column('date', { nullable: true }) day!: string | null;
  /** Complaints from the first to the last day. */
  @Whole({ nullable: true }) count!: number | null;
  @Column('date', { nullable: true }) firstDay!: string | null;
  @Column('date', { nullable: true }) lastDay!: string | null;
  /** Per cent of those who answered a survey. */
  @Whole({ nullable: true }) share!: number | null;
  /** How many answered it. */
  @Whole({ nullable: true }) sample!: number | null;
  @Whole({ default: 1 }) version!: number;
  @ForeignKey('Person') @Reference() changedBy!: number;
  @Moment() changedAt!: Date;
  @ForeignKey('Person') @Reference({ nullable: true }) removedBy!: number | null;
  /** Editions that were published with it still show it. */
  @Moment({ nullable: true }) removedAt!: Date | null;
}

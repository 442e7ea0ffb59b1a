import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Moment, Reference, Text } from '../platform/database/columns';

/**
 * That a clause exists because of a source. It belongs to the clause, which keeps its id for life, so every later draft has it; what
 * an edition was published with, the two moments tell.
 */
@Entity()
@Index('citation_one_in_force', ['clauseId', 'sourceId'], { unique: true, where: 'withdrawn_at is null' })
@Index(['clauseId'])
@Index(['sourceId'])
export class Citation {
  @Id() id!: number;
  @ForeignKey('Clause') @Reference() clauseId!: number;
  @ForeignKey('Source') @Reference() sourceId!: number;
  /** What of the source this clause answers. */
  @Text({ nullable: true }) note!: string | null;
  @ForeignKey('Person') @Reference() citedBy!: number;
  @Moment() citedAt!: Date;
  @ForeignKey('Person') @Reference({ nullable: true }) withdrawnBy!: number | null;
  @Moment({ nullable: true }) withdrawnAt!: Date | null;
}

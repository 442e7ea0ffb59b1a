import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Moment, Reference, Whole } from '../platform/database/columns';

/** A clause in one draft: where it stands and which revision is its present text. */
@Entity()
@Index(['sectionId', 'position'])
@Check('placed_clause_is_placed_or_removed', `(position is null) = (removed_at is not null)`)
export class PlacedClause {
  @ForeignKey('Draft') @PrimaryColumn('int') draftId!: number;
  @ForeignKey('Clause') @Index() @PrimaryColumn('int') clauseId!: number;
  @ForeignKey('Section') @Reference() sectionId!: number;
  /** 1, 2, 3 … among the clauses of the section, so with the section's it is the clause's number; null once removed. */
  @Whole({ nullable: true }) position!: number | null;
  @ForeignKey('ClauseRevision') @Reference() revisionId!: number;
  /** Of the text and of being there; a move does not raise it, because it conflicts with nobody's words. */
  @Whole({ default: 1 }) version!: number;
  @ForeignKey('Person') @Reference() changedBy!: number;
  @Moment() changedAt!: Date;
  @Moment({ nullable: true }) removedAt!: Date | null;
}

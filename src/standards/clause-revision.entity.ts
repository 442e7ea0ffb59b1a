import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id, Json, Reference, Text, TextList, Whole } from '../platform/database/columns';
import type { ClauseText, Measure, Obligation } from '../vocabulary';

/** One saved text of a clause. Never changed or deleted, by trigger. */
@Entity()
@Unique(['clauseId', 'number'])
@Index(['draftId'])
export class ClauseRevision implements ClauseText {
  @Id() id!: number;
  @ForeignKey('Clause') @Reference() clauseId!: number;
  /** 1, 2, 3 … in the life of the clause. */
  @Whole() number!: number;
  @ForeignKey('Draft') @Reference() draftId!: number;
  @ForeignKey('Person') @Reference() authorId!: number;
  @CreatedAt() createdAt!: Date;
  /** The comment whose suggestion this revision carried out. */
  @ForeignKey('Comment') @Reference({ nullable: true }) commentId!: number | null;

  @Text() title!: string;
  @Text() body!: string;
  @TextList() appliesTo!: string[];
  @Text() obligation!: Obligation;
  @Json({ nullable: true }) measure!: Measure | null;
  @Text({ nullable: true }) check!: string | null;
  @Column('smallint') weight!: number;
  @Text({ nullable: true }) rationale!: string | null;
  @TextList() say!: string[];
  @TextList() avoid!: string[];
}

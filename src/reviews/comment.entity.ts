import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Reference, Text } from '../platform/database/columns';
import type { CommentType } from './comment.policy';

/** On a clause, a section or, when both are null, the whole draft. */
@Entity()
@Index(['draftId', 'id'])
@Index(['clauseId', 'draftId'])
@Check('comment_has_one_subject', `section_id is null or clause_id is null`)
@Check('comment_suggests_for_a_clause', `suggestion is null or clause_id is not null`)
export class Comment {
  @Id() id!: number;
  @ForeignKey('Draft') @Reference() draftId!: number;
  @ForeignKey('Round') @Index() @Reference() roundId!: number;
  @ForeignKey('Section') @Reference({ nullable: true }) sectionId!: number | null;
  @ForeignKey('Clause') @Reference({ nullable: true }) clauseId!: number | null;
  /** The text that the person read. */
  @ForeignKey('ClauseRevision') @Reference({ nullable: true }) revisionId!: number | null;
  @ForeignKey('Person') @Index() @Reference() authorId!: number;
  @CreatedAt() createdAt!: Date;
  @Text() type!: CommentType;
  @Text() text!: string;
  /** Proposed wording of the clause's body. */
  @Text({ nullable: true }) suggestion!: string | null;
}

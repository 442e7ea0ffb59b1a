import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Json, Reference, Text } from '../platform/database/columns';
import type { Passage } from './anchors/passage';
import type { CommentType } from './comment.policy';

/** On a clause, a section or, when both are null, the whole draft. */
@Entity()
@Index(['draftId', 'id'])
@Index(['clauseId', 'draftId'])
@Check('comment_has_one_subject', `section_id is null or clause_id is null`)
@Check('comment_suggests_for_a_clause', `suggestion is null or clause_id is not null`)
@Check('comment_quotes_a_clause', `passage is null or revision_id is not null`)
export class Comment {
  @Id() id!: number;
  @ForeignKey('Draft') @Reference() draftId!: number;
  @ForeignKey('Round') @Index() @Reference() roundId!: number;
  @ForeignKey('Section') @Reference({ nullable: true }) sectionId!: number | null;
  @ForeignKey('Clause') @Reference({ nullable: true }) clauseId!: number | null;
  /** The text that the person read. */
  @ForeignKey('ClauseRevision') @Reference({ nullable: true }) revisionId!: number | null;
  /** The part of that text which the comment is on; null for one on the whole clause. */
  @Json({ nullable: true }) passage!: Passage | null;
  /** Null for one without a name: nothing anywhere tells whose it is. */
  @ForeignKey('Person') @Index() @Reference({ nullable: true }) authorId!: number | null;
  @CreatedAt() createdAt!: Date;
  @Text() type!: CommentType;
  @Text() text!: string;
  /** Proposed wording of the clause's body. */
  @Text({ nullable: true }) suggestion!: string | null;
}

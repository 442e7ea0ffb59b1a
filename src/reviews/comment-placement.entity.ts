import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Json, Reference } from '../platform/database/columns';
import type { Passage } from './anchors/passage';

/** A person said which passage a comment is about, because its own had gone. The latest one holds. */
@Entity()
@Index(['commentId', 'id'])
export class CommentPlacement {
  @Id() id!: number;
  @ForeignKey('Comment') @Reference() commentId!: number;
  /** The text that the passage is of. */
  @ForeignKey('ClauseRevision') @Reference() revisionId!: number;
  @Json() passage!: Passage;
  @ForeignKey('Person') @Reference() placedBy!: number;
  @CreatedAt() placedAt!: Date;
}

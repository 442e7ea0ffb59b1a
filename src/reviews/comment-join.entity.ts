import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, Reference } from '../platform/database/columns';

/** A comment says what another of the draft says, and is answered with that one; which is itself joined to none. */
@Entity()
@Check('comment_join_is_with_another', `comment_id <> joined_to`)
export class CommentJoin {
  @ForeignKey('Comment') @PrimaryColumn('int') commentId!: number;
  @ForeignKey('Comment') @Index() @Reference() joinedTo!: number;
  @ForeignKey('Person') @Reference() joinedBy!: number;
  @CreatedAt() joinedAt!: Date;
}

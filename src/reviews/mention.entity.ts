import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Reference, Text } from '../platform/database/columns';

/** A person whom a comment or a reply to it addresses by name. */
@Entity()
export class Mention {
  @Id() id!: number;
  @ForeignKey('Comment') @Index() @Reference() commentId!: number;
  /** Null where the comment itself does. */
  @ForeignKey('Reply') @Index() @Reference({ nullable: true }) replyId!: number | null;
  @ForeignKey('Person') @Reference() personId!: number;
  /** What the person was called then, as the text has it. */
  @Text() name!: string;
  @CreatedAt() mentionedAt!: Date;
}

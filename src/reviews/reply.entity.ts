import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Reference, Text } from '../platform/database/columns';

@Entity()
export class Reply {
  @Id() id!: number;
  @ForeignKey('Comment') @Index() @Reference() commentId!: number;
  @ForeignKey('Person') @Reference() authorId!: number;
  @CreatedAt() createdAt!: Date;
  @Text() text!: string;
}

import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Reference, Text } from '../platform/database/columns';

/** The draft laid before the approvers; a returned draft is submitted anew. */
@Entity()
export class Submission {
  @Id() id!: number;
  @ForeignKey('Draft') @Index() @Reference() draftId!: number;
  /** SHA-256 of the text as submitted, in hexadecimal. */
  @Text() contentHash!: string;
  @ForeignKey('Person') @Reference() submittedBy!: number;
  @CreatedAt() submittedAt!: Date;
}

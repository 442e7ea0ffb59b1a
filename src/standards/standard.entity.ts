import { Entity, ForeignKey, Unique } from 'typeorm';
import { CreatedAt, Id, Reference, Text } from '../platform/database/columns';
import type { Language } from '../vocabulary';

/** The document as a lasting thing, in one language. Its words are in its drafts and editions. */
@Entity()
@Unique(['slug'])
export class Standard {
  @Id() id!: number;
  @Text() slug!: string;
  @Text() language!: Language;
  @ForeignKey('Person') @Reference() createdBy!: number;
  @CreatedAt() createdAt!: Date;
}

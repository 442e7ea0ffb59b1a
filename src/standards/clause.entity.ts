import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Reference, Text } from '../platform/database/columns';

/** The identity of a requirement, kept for life: its words are its revisions, its place is a `PlacedClause` of each draft. */
@Entity()
@Unique(['standardId', 'key'])
export class Clause {
  @Id() id!: number;
  @ForeignKey('Standard') @Reference() standardId!: number;
  @Text() key!: string;
}

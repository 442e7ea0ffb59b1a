import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Moment, Reference, Text } from '../platform/database/columns';

/** The author of a comment is not satisfied with what became of it, and says why: once about each disposition. */
@Entity()
@Index('objection_one_per_disposition', ['dispositionId'], { unique: true })
export class Objection {
  @Id() id!: number;
  @ForeignKey('Disposition') @Reference() dispositionId!: number;
  @ForeignKey('Person') @Reference() authorId!: number;
  @CreatedAt() createdAt!: Date;
  @Text() text!: string;
  /** Who of those who lead has seen it; nobody goes on to finalising before. */
  @ForeignKey('Person') @Reference({ nullable: true }) seenBy!: number | null;
  @Moment({ nullable: true }) seenAt!: Date | null;
}

import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, Json, Reference, Text } from '../platform/database/columns';

/** One change: who did what to which subject, and when. Append-only, by trigger. */
@Entity()
@Index(['draftId', 'id'])
@Index(['standardId', 'id'])
export class Event {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @CreatedAt() at!: Date;
  /** Null when Etalon itself acted, such as closing a round whose deadline passed. */
  @ForeignKey('Person') @Reference({ nullable: true }) actorId!: number | null;
  /** `subject.what-happened`, such as `comment.disposed`. */
  @Text() type!: string;
  @Column('bigint', { nullable: true }) subjectId!: string | null;
  @ForeignKey('Standard') @Reference({ nullable: true }) standardId!: number | null;
  @ForeignKey('Draft') @Reference({ nullable: true }) draftId!: number | null;
  @Json({ default: {} }) data!: Record<string, unknown>;
}

import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Json, Moment, Reference, Text, Whole } from '../platform/database/columns';
import type { GlossaryTerm, StandardJobRole } from '../vocabulary';
import type { DraftState } from './draft.lifecycle';

/** One pass of a standard through the process, from preparation to an edition. */
@Entity()
@Index('draft_one_open_per_standard', ['standardId'], {
  unique: true,
  where: `state not in ('published', 'withdrawn')`,
})
@Index(['standardId', 'id'])
export class Draft {
  @Id() id!: number;
  @ForeignKey('Standard') @Reference() standardId!: number;
  @Text({ default: 'preparation' }) state!: DraftState;
  @Text() title!: string;
  @Text({ nullable: true }) summary!: string | null;
  @Text({ nullable: true }) foreword!: string | null;
  @Json({ default: [] }) glossary!: GlossaryTerm[];
  @Json() jobRoles!: StandardJobRole[];
  /** The draft whose published text this one was copied from. */
  @ForeignKey('Draft') @Reference({ nullable: true }) copiedFromId!: number | null;
  @ForeignKey('Person') @Reference() openedBy!: number;
  @CreatedAt() openedAt!: Date;
  @Moment({ default: () => 'now()' }) stateSince!: Date;
  @Text({ nullable: true }) withdrawalReason!: string | null;
  /** Of all that the standard says about itself. */
  @Whole({ default: 1 }) version!: number;
}

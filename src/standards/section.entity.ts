import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Moment, Reference, Text, Whole } from '../platform/database/columns';

@Entity()
@Index(['draftId', 'position'])
@Check('section_is_placed_or_removed', `(position is null) = (removed_at is not null)`)
export class Section {
  @Id() id!: number;
  @ForeignKey('Draft') @Reference() draftId!: number;
  /** 1, 2, 3 … among the sections of the draft, so it is also the section's number; null once removed. */
  @Whole({ nullable: true }) position!: number | null;
  @Text() title!: string;
  @Text({ nullable: true }) introduction!: string | null;
  @Whole({ default: 1 }) version!: number;
  @ForeignKey('Person') @Reference() changedBy!: number;
  @Moment() changedAt!: Date;
  @Moment({ nullable: true }) removedAt!: Date | null;
}

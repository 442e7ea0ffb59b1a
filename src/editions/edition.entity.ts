import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id, Moment, Reference, Text, Whole } from '../platform/database/columns';

/** The approved text, frozen. `document` is canonical JSON; `contentHash` is the SHA-256 of its bytes. Never changed, by trigger. */
@Entity()
@Unique(['standardId', 'number'])
@Index('edition_one_in_force', ['standardId'], {
  unique: true,
  where: 'published_at is not null and superseded_at is null',
})
export class Edition {
  @Id() id!: number;
  @ForeignKey('Standard') @Reference() standardId!: number;
  @ForeignKey('Draft') @Index({ unique: true }) @Reference() draftId!: number;
  @Whole() number!: number;
  @Text() title!: string;
  @Text() document!: string;
  @Text() contentHash!: string;
  @Column('date') effectiveDate!: string;
  @ForeignKey('Person') @Reference() frozenBy!: number;
  @CreatedAt() frozenAt!: Date;
  @ForeignKey('Person') @Reference({ nullable: true }) publishedBy!: number | null;
  @Moment({ nullable: true }) publishedAt!: Date | null;
  @Moment({ nullable: true }) supersededAt!: Date | null;
}

import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt } from '../platform/database/columns';

/** A person says that a comment of another speaks for him as well. Taken back, it is gone; the log of events keeps both. */
@Entity()
export class Agreement {
  @ForeignKey('Comment') @PrimaryColumn('int') commentId!: number;
  @ForeignKey('Person') @Index() @PrimaryColumn('int') personId!: number;
  @CreatedAt() agreedAt!: Date;
}

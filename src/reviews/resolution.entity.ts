import { Entity, ForeignKey, PrimaryColumn, Column } from 'typeorm';
import { CreatedAt } from '../platform/database/columns';

/** The talk about a comment has found its end; the disposition is owed all the same. Reopened, it is gone; the log of events keeps both. */
@Entity()
export class Resolution {
  @ForeignKey('Comment') @PrimaryColumn('int') commentId!: number;
  @ForeignKey('Person') @Column('int') resolvedBy!: number;
  @CreatedAt() resolvedAt!: Date;
}

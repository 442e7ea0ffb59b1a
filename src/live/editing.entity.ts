import { Entity, PrimaryColumn } from 'typeorm';
import { Moment } from '../platform/database/columns';

/**
 * Who is editing which clause now: a notice for others, never a lock. The table is unlogged and refers to no other, for its rows live
 * a minute and are renewed often; after a crash of the database it is empty.
 */
@Entity()
export class Editing {
  @PrimaryColumn('int') draftId!: number;
  @PrimaryColumn('int') clauseId!: number;
  @PrimaryColumn('int') personId!: number;
  /** When it is over unless it is renewed. */
  @Moment() until!: Date;
}

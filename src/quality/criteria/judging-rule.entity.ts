import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { Whole } from '../../platform/database/columns';

/** What holds for the whole list of criteria: one row, there from the beginning. */
@Entity()
@Check('judging_rule_is_one', `id = 1`)
export class JudgingRule {
  @PrimaryColumn('int', { default: 1 }) id!: number;
  /** A clause whose mean by any criterion is lower keeps the draft from being finalised. */
  @Column('float8', { default: 3 }) threshold!: number;
  @Whole({ default: 1 }) version!: number;
}

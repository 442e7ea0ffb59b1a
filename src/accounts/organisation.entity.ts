import { Check, Entity, PrimaryColumn } from 'typeorm';
import { Text, Whole } from '../platform/database/columns';

/** The company whose standards these are: one row, there from the beginning. */
@Entity()
@Check('organisation_is_one', `id = 1`)
export class Organisation {
  @PrimaryColumn('int', { default: 1 }) id!: number;
  /** Stands on the cover of every document. */
  @Text() name!: string;
  @Whole({ default: 1 }) version!: number;
}

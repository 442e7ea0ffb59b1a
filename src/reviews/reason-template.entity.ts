import { Entity, Index } from 'typeorm';
import { Id, Text } from '../platform/database/columns';
import type { Language } from '../vocabulary';
import type { Outcome } from './comment.policy';

/** A reason that is given often, ready to be taken; for every outcome where none is named. */
@Entity()
@Index(['language', 'id'])
export class ReasonTemplate {
  @Id() id!: number;
  @Text() language!: Language;
  @Text({ nullable: true }) outcome!: Outcome | null;
  @Text() text!: string;
}

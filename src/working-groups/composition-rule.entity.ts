import { Check, Entity } from 'typeorm';
import { Id, Text, Whole } from '../platform/database/columns';
import type { Capacity, GroupFunction, RuleForce } from './composition.policy';

/** At least `minimum` members have this function and this capacity; null means any. */
@Entity()
@Check('composition_rule_names_something', `"function" is not null or capacity is not null`)
export class CompositionRule {
  @Id() id!: number;
  @Text({ nullable: true }) function!: GroupFunction | null;
  @Text({ nullable: true }) capacity!: Capacity | null;
  @Whole() minimum!: number;
  @Text() force!: RuleForce;
}

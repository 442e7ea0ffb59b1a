import { Entity, Unique } from 'typeorm';
import { Id, Json, Text } from '../platform/database/columns';
import type { Language } from '../vocabulary';

/** What a person does in the company: operator, cashier. Standards name job roles by `key`. */
@Entity()
@Unique(['key'])
export class JobRole {
  @Id() id!: number;
  @Text() key!: string;
  /** A name in at least one language. */
  @Json() names!: Partial<Record<Language, string>>;
}

import { Entity } from 'typeorm';
import { Id, Json, Moment, Whole } from '../../platform/database/columns';
import type { Language } from '../../vocabulary';

/** What the members of a group judge every clause by. One by which somebody judged is retired, never deleted. */
@Entity()
export class Criterion {
  @Id() id!: number;
  /** A name in at least one language. */
  @Json() names!: Partial<Record<Language, string>>;
  /** Its place among the others, 1 for the first. */
  @Whole() position!: number;
  @Moment({ nullable: true }) retiredAt!: Date | null;
}

import { Entity, Index } from 'typeorm';
import { Id, Text } from '../platform/database/columns';
import type { Language } from '../vocabulary';

/** A word or phrase that the company does not want in its standards of one language. */
@Entity()
@Index(['language', 'term'], { unique: true })
export class ForbiddenWord {
  @Id() id!: number;
  @Text() language!: Language;
  @Text() term!: string;
  /** What to write instead; null where the company named nothing. */
  @Text({ nullable: true }) replacement!: string | null;
}

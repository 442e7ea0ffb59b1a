import { Entity, PrimaryColumn } from 'typeorm';
import { CreatedAt, Text, Whole } from '../platform/database/columns';

/** A comparison that was asked for on paper, kept so that it is not printed again: a copy, from which nothing follows. */
@Entity()
export class PrintedComparison {
  /** SHA-256 of the document before it was printed: of all that it says, and of how it looks. */
  @PrimaryColumn('text') documentHash!: string;
  @Text() sha256!: string;
  @Whole() bytes!: number;
  @Whole() pages!: number;
  @CreatedAt() printedAt!: Date;
}

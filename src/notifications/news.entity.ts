import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** An event that people are still to be told of: put here by a trigger in its own transaction, taken out when they were. */
@Entity()
export class News {
  @ForeignKey('Event') @PrimaryColumn('bigint') eventId!: string;
}

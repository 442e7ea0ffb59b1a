import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CreatedAt, Reference, Whole } from '../platform/database/columns';

/** A picture that texts may refer to. Its bytes are in the storage, and never change. */
@Entity()
export class Picture {
  /** As texts and addresses name it: hash, measures and format. */
  @PrimaryColumn('text') name!: string;
  @Whole() bytes!: number;
  @ForeignKey('Person') @Reference() addedBy!: number;
  @CreatedAt() addedAt!: Date;
}

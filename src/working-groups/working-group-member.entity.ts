import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Text, TextList } from '../platform/database/columns';
import type { Capacity, GroupFunction } from './composition.policy';

/** A person in the working group of one draft. */
@Entity()
export class WorkingGroupMember {
  @ForeignKey('Draft') @PrimaryColumn('int') draftId!: number;
  @ForeignKey('Person') @Index() @PrimaryColumn('int') personId!: number;
  @TextList() functions!: GroupFunction[];
  /** For whom the person speaks in the company. */
  @Text() capacity!: Capacity;
}

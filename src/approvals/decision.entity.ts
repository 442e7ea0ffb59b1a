import { Entity, ForeignKey, Unique } from 'typeorm';
import { CreatedAt, Id, Reference, Text } from '../platform/database/columns';
import type { Verdict } from './approval.policy';

/** One approver's word about one exact text: it counts only while the draft still has that content hash. */
@Entity()
@Unique(['submissionId', 'personId', 'contentHash'])
export class Decision {
  @Id() id!: number;
  @ForeignKey('Submission') @Reference() submissionId!: number;
  @ForeignKey('Person') @Reference() personId!: number;
  @Text() verdict!: Verdict;
  @Text({ nullable: true }) reasons!: string | null;
  @Text() contentHash!: string;
  @CreatedAt() decidedAt!: Date;
}

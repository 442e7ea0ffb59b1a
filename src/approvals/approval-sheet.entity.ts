import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Whole } from '../platform/database/columns';

/** Who must decide, and how many approvals suffice. */
@Entity()
@Check('approval_sheet_quorum_is_possible', `quorum between 1 and greatest(cardinality(approver_ids), 1)`)
export class ApprovalSheet {
  @ForeignKey('Draft') @PrimaryColumn('int') draftId!: number;
  @Whole() quorum!: number;
  @Column('int', { array: true }) approverIds!: number[];
  @Whole({ default: 1 }) version!: number;
}

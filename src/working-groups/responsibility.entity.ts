import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Reference, Text } from '../platform/database/columns';

/** Who writes and reworks a section, or the clauses of a job role. */
@Entity()
@Index(['draftId', 'sectionId'], { unique: true, where: 'section_id is not null' })
@Index(['draftId', 'jobRole'], { unique: true, where: 'job_role is not null' })
@Check('responsibility_has_one_subject', `(section_id is null) <> (job_role is null)`)
export class Responsibility {
  @Id() id!: number;
  @ForeignKey('Draft') @Reference() draftId!: number;
  @ForeignKey('Section') @Reference({ nullable: true }) sectionId!: number | null;
  /** Key of a job role. */
  @Text({ nullable: true }) jobRole!: string | null;
  @ForeignKey('Person') @Reference() personId!: number;
}

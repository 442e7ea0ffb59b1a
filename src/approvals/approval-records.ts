import type { EntityManager } from 'typeorm';
import { ApprovalSheet } from './approval-sheet.entity';
import type { Approver, Verdict } from './approval.policy';
import { Decision } from './decision.entity';
import { Submission } from './submission.entity';

/** What is written down about the approval of a draft, as its services read it. */

/** The sheet of the draft; nobody filled one in yet where its version is 0. */
export async function sheetOf(manager: EntityManager, draftId: number): Promise<ApprovalSheet> {
  const sheet = await manager.findOneBy(ApprovalSheet, { draftId });
  return sheet ?? manager.create(ApprovalSheet, { draftId, quorum: 1, approverIds: [], version: 0 });
}

/** The sheet of the draft and the people on it, in one statement. */
export async function filledSheetOf(manager: EntityManager, draftId: number): Promise<FilledSheet> {
  const [row]: (Pick<ApprovalSheet, 'quorum' | 'approverIds' | 'version'> & Pick<FilledSheet, 'approvers'>)[] =
    await manager.query(
      `select quorum, approver_ids as "approverIds", version, coalesce((
          select json_agg(json_build_object('id', person.id, 'name', name, 'active', deactivated_at is null) order by place)
          from unnest(approver_ids) with ordinality asked(id, place) join person on person.id = asked.id), '[]') as approvers
        from approval_sheet where draft_id = $1`,
      [draftId],
    );
  const { approvers, ...filled } = row ?? { quorum: 1, approverIds: [], version: 0, approvers: [] };
  return { sheet: manager.create(ApprovalSheet, { draftId, ...filled }), approvers };
}

export interface FilledSheet {
  sheet: ApprovalSheet;
  approvers: Approver[];
}

export function latestSubmission(manager: EntityManager, draftId: number): Promise<Submission | null> {
  return manager.findOne(Submission, { where: { draftId }, order: { id: 'desc' } });
}

/** The decisions over a submission, in the order in which they were made. */
export function decisionsOver(manager: EntityManager, submissionId: number): Promise<Decision[]> {
  return manager.find(Decision, { where: { submissionId }, order: { id: 'asc' } });
}

/** The people of `ids`, in that order; an id that is nobody's is left out. */
export function peopleOf(manager: EntityManager, ids: readonly number[]): Promise<Approver[]> {
  return manager.query(
    `select person.id, person.name, person.deactivated_at is null as active
      from unnest($1::int[]) with ordinality asked(id, place) join person on person.id = asked.id order by asked.place`,
    [ids],
  );
}

export interface Candidate extends Named {
  unit: string | null;
  /** Whether approving is what the person is expected to do. */
  management: boolean;
}

/** Everybody who is with the company, by name. */
export function candidatesFor(manager: EntityManager): Promise<Candidate[]> {
  return manager.query(
    `select person.id, person.name, unit.name as unit, 'management' = any(access_roles) as management
      from person left join unit on unit.id = person.unit_id where deactivated_at is null order by person.name, person.id`,
  );
}

export interface Named {
  id: number;
  name: string;
}

export interface SubmissionRecord {
  id: number;
  contentHash: string;
  submittedBy: Named;
  submittedAt: Date;
}

export interface DecisionRecord {
  id: number;
  submissionId: number;
  personId: number;
  person: Named;
  verdict: Verdict;
  reasons: string | null;
  contentHash: string;
  decidedAt: Date;
}

/** Every submission of the draft, the first one first. */
export function submissionsOf(manager: EntityManager, draftId: number): Promise<SubmissionRecord[]> {
  return manager.query(
    `select submission.id, content_hash as "contentHash", submitted_at as "submittedAt",
        json_build_object('id', person.id, 'name', person.name) as "submittedBy"
      from submission join person on person.id = submitted_by where draft_id = $1 order by submission.id`,
    [draftId],
  );
}

/** Every decision about the draft, the first one first. */
export function decisionsAbout(manager: EntityManager, draftId: number): Promise<DecisionRecord[]> {
  return manager.query(
    `select decision.id, submission_id as "submissionId", person_id as "personId", verdict, reasons,
        decision.content_hash as "contentHash", decided_at as "decidedAt",
        json_build_object('id', person.id, 'name', person.name) as person
      from submission join decision on submission_id = submission.id join person on person.id = person_id
      where draft_id = $1 order by decision.id`,
    [draftId],
  );
}

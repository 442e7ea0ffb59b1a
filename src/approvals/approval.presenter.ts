import { problemFault } from '../platform/http/problem';
import type { ApprovalDto, ApprovalSheetDto } from './approvals.dto';
import type { SheetInHand } from './approval-sheets.service';
import { standingOf, verdicts, type Verdict } from './approval.policy';
import type { Approval } from './approvals.service';

export function presentSheet({ sheet, approvers, mayChange }: SheetInHand): ApprovalSheetDto {
  const { quorum, version } = sheet;
  return { approvers, quorum, version, allowedActions: mayChange ? ['change'] : [] };
}

export function presentApproval(approval: Approval): ApprovalDto {
  const { inHand, contentHash, sheet, approvers, presentSubmissionId, submissions, decisions, missing } = approval;
  return {
    state: inHand.draft.state,
    contentHash,
    approvers,
    quorum: sheet.quorum,
    quorumReached: missing.length === 0,
    missing: missing.map((fault) => problemFault(fault, inHand.actor.language)),
    submissions,
    decisions: decisions.map(({ personId, ...decision }) => ({
      ...decision,
      standing: standingOf(
        { ...decision, personId },
        sheet,
        contentHash,
        decision.submissionId === presentSubmissionId,
      ),
    })),
    allowedActions: verdictsOpenTo(approval),
  };
}

/** An approver decides once about a text. */
function verdictsOpenTo({ inHand, contentHash, sheet, presentSubmissionId, decisions }: Approval): Verdict[] {
  const { draft, actor } = inHand;
  if (draft.state !== 'approval' || !sheet.approverIds.includes(actor.id)) return [];
  const decided = decisions.some(
    (decision) =>
      decision.submissionId === presentSubmissionId &&
      decision.personId === actor.id &&
      decision.contentHash === contentHash,
  );
  return decided ? [] : [...verdicts];
}

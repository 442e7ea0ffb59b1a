import { hasAccessRole } from '../accounts/actor';
import { presentApproval } from '../approvals/approval.presenter';
import type { Candidate } from '../approvals/approval-records';
import { isSheetOpen, sheetFaults } from '../approvals/approval.policy';
import type { Approval } from '../approvals/approvals.service';
import { textFaults } from '../approvals/text.policy';
import type { Fault } from '../errors';
import type { Seen } from '../platform/http/look';
import { problemFault } from '../platform/http/problem';
import { translate } from '../platform/i18n/translate';
import { countOf } from '../quality/findings-page.presenter';
import { findingsPathOf } from '../quality/findings.presenter';
import { blockingFaults, type JudgedClause } from '../quality/findings.service';
import { fileOf, type TextChange } from '../standards/draft-texts.service';
import { seenState, stateNews } from '../standards/draft-news';
import { next, type Gate } from '../standards/draft.lifecycle';
import { mayLead } from '../standards/draft.policy';
import { compareTexts } from '../standards/comparison';
import { presentPartChanges } from '../standards/import-plan.presenter';
import type { StandardFile } from '../standards/standard-file';
import { liveAt } from '../ui/live';
import { clauseIdsOf, presentDifferences } from './comparison.presenter';

/** What an approver needs to decide, and whoever leads to lay the text before approvers. */
export interface ApprovalPack {
  approval: Approval;
  /** The edition that the draft is to replace. */
  inForce: { number: number; text: StandardFile } | null;
  /** What changed since a moment, where there is one to compare with. */
  changedSince: TextChange[] | null;
  /** Whom the sheet may name; empty for who may not change it. */
  candidates: Candidate[];
  /** The clauses of the present text with what is found in them. */
  judged: JudgedClause[];
}

/** What was ticked and typed on the sheet, where it was refused. */
export interface SheetInput {
  approverIds: number[];
  quorum: string;
  version: number;
}

export function presentPack(pack: ApprovalPack, typed: SheetInput | null, seen: Seen | null) {
  const { approval, inForce } = pack;
  const { inHand, content, sheet } = approval;
  const { draft, actor, participation } = inHand;
  const { decisions, missing, approvers, allowedActions, contentHash, submissions } = presentApproval(approval);
  const leads = mayLead(actor, participation);
  const submission = approval.presentSubmissionId === null ? null : submissions.at(-1)!;
  const path = `/drafts/${draft.id}/approval`;
  const shown = { ...seenState(draft), text: contentHash };
  const rewritten = seen?.has('text') === true && seen.get('text') !== contentHash;
  const news = [
    ...(rewritten ? [{ text: translate(actor.language, 'live.textChanged'), path }] : []),
    ...stateNews(seen, draft, actor.language),
  ];
  return {
    live: liveAt(path, { draft: draft.id }, shown, news),
    draft: { id: draft.id, standardId: draft.standardId, title: draft.title, state: draft.state },
    textLanguage: content.language,
    contentHash,
    fingerprint: contentHash.slice(0, 12),
    submission,
    clauseCount: content.sections.flatMap(({ clauses }) => clauses).length,
    sectionCount: content.sections.length,
    findings: countOf(pack.judged),
    inForceNumber: inForce?.number ?? null,
    differences: inForce && differencesSince(inForce.text, approval),
    ...comparisonPaths(draft, inForce?.number ?? null),
    changedSince: pack.changedSince && presentPartChanges(pack.changedSince),
    mayApprove: allowedActions.includes('approve'),
    decisions: decisions.toReversed().map((decision) => ({
      ...decision,
      name: decision.person.name,
      counts: decision.standing === 'counts',
      verdictMessage: `pages.approval.verdict.${decision.verdict}`,
      standingMessage: `pages.approval.standing.${decision.standing}`,
    })),
    missing: draft.state === 'approval' ? missing : [],
    quorum: sheet.quorum,
    approvers: approvers.map(({ id, name, active }) => ({
      name,
      active,
      decided: decisions.some(({ person, standing }) => person.id === id && standing === 'counts'),
    })),
    sheet: leads && isSheetOpen(draft.state) ? presentSheetForm(pack, typed) : null,
    submitting: leads && draft.state === 'finalising' ? { missing: submitFaults(pack) } : null,
    mayPublish: draft.state === 'approved' && hasAccessRole(actor, 'hr'),
    waitsForRework: draft.state === 'rework' && decisions.at(-1)?.verdict === 'return',
  };
}

/** Clause by clause, with the way to each in the draft. */
function differencesSince(before: StandardFile, { inHand, content }: Approval) {
  const ids = clauseIdsOf(content);
  const comparison = compareTexts(before, fileOf(content));
  return presentDifferences(comparison, 'clauses', inHand.actor.language, ({ key }) => {
    const id = ids.get(key);
    return id === undefined ? null : `/drafts/${inHand.draft.id}/clauses/${id}`;
  });
}

function comparisonPaths({ id, standardId }: Approval['inHand']['draft'], inForce: number | null) {
  const path = `/standards/${standardId}/comparison`;
  const query = inForce === null ? '' : `?from=edition-${inForce}&to=draft-${id}`;
  return { comparison: `${path}${query}`, pdf: `${path}/pdf${query}` };
}

/** What the gates of the step ask, told from what is loaded already. A gate that the table adds has to be answered here too. */
function submitFaults({ approval, judged }: ApprovalPack) {
  const { inHand, sheet, approvers, authors, content } = approval;
  const answers: Partial<Record<Gate, () => Fault[]>> = {
    'approval-sheet': () => sheetFaults(sheet.quorum, approvers, authors),
    text: () => textFaults(content),
    quality: () => blockingFaults(judged),
  };
  const faults = next('finalising', 'submit')!.gates.flatMap((gate) => {
    const answer = answers[gate];
    if (!answer) throw new Error(`the approval page does not know what gate ${gate} asks`);
    return answer();
  });
  return faults.map((fault) => ({
    ...problemFault(fault, inHand.actor.language),
    path: fault.code.startsWith('quality.') ? `/drafts/${inHand.draft.id}/${findingsPathOf(fault.field)}` : null,
  }));
}

function presentSheetForm({ approval, candidates }: ApprovalPack, typed: SheetInput | null) {
  const { sheet, authors } = approval;
  const chosen = new Set(typed?.approverIds ?? sheet.approverIds);
  const options = candidates.map(({ id, name, unit, management }) => ({
    value: id,
    label: unit ? `${name}, ${unit}` : name,
    chosen: chosen.has(id),
    author: authors.includes(id),
    first: management || chosen.has(id),
  }));
  return {
    version: typed?.version ?? sheet.version,
    quorum: typed?.quorum ?? String(sheet.quorum),
    expected: options.filter(({ first }) => first),
    others: options.filter(({ first }) => !first),
    // Before there is anybody to ask, the sheet is what the page is about.
    open: typed !== null || sheet.approverIds.length === 0,
  };
}

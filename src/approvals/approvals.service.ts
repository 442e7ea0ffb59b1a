import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, Invalid, Stale, type Fault } from '../errors';
import { brokenUnique } from '../platform/database/violations';
import { contentHash, type DraftContent } from '../standards/draft-content';
import { DraftGates } from '../standards/draft-gates';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { transitionsFrom } from '../standards/draft.lifecycle';
import type { Draft } from '../standards/draft.entity';
import { DraftTexts, type TextChange } from '../standards/draft-texts.service';
import {
  candidatesFor,
  decisionsAbout,
  decisionsOver,
  filledSheetOf,
  latestSubmission,
  sheetOf,
  submissionsOf,
  type Candidate,
  type DecisionRecord,
  type SubmissionRecord,
} from './approval-records';
import type { ApprovalSheet } from './approval-sheet.entity';
import { isBeforeApprovers, quorumFaults, type Approver, type Verdict } from './approval.policy';
import { Decision } from './decision.entity';
import { Submission } from './submission.entity';
import { textFaults } from './text.policy';

/** Where the approval of a draft stands, as one person sees it. */
export interface Approval {
  inHand: DraftInHand;
  contentHash: string;
  sheet: ApprovalSheet;
  approvers: Approver[];
  submissions: SubmissionRecord[];
  decisions: DecisionRecord[];
  /** The submission that lies before the approvers, or that they approved. */
  presentSubmissionId: number | null;
  /** What the present text still lacks to be approved. */
  missing: Fault[];
  content: DraftContent;
  /** Everybody who wrote a revision that is part of the present text. */
  authors: number[];
}

/** The approved text by its hash, and who approved it. */
export interface ApprovedText {
  contentHash: string;
  approvedAt: Date;
  approvers: { name: string; unit: string | null }[];
}

/** Approvers decide about one exact text: whatever changes a word of it voids what they decided. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly texts: DraftTexts,
    gates: DraftGates,
  ) {
    gates.keep('text', async (manager, draft) => textFaults(await this.texts.content(manager, draft.id)));
    gates.keep('quorum', (manager, draft) => this.missing(manager, draft));
  }

  async get(actor: Actor, draftId: number): Promise<Approval> {
    const { manager } = this.dataSource;
    return this.present(manager, await this.life.take(manager, actor, draftId, 'reading'));
  }

  /** What the text of the draft, which the person may read, became since `since`: in one statement. */
  async changedSince(draftId: number, since: Date): Promise<TextChange[]> {
    return this.texts.changedSince(this.dataSource.manager, draftId, since);
  }

  /** Everybody who can be an approver; those who lead decide who is. */
  candidates(): Promise<Candidate[]> {
    return candidatesFor(this.dataSource.manager);
  }

  /** Lays the present text before the approvers. */
  async submit(actor: Actor, draftId: number): Promise<Approval> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.take(manager, actor, draftId, 'alone');
      const hash = contentHash(await this.texts.content(manager, draftId));
      await this.life.advance(manager, inHand, 'submit', { contentHash: hash });
      await manager.insert(Submission, { draftId, contentHash: hash, submittedBy: actor.id });
      return this.present(manager, inHand);
    });
  }

  /**
   * One approver's word about the text with the hash that he read. A return sends the draft to rework; the approval
   * that reaches the quorum approves it.
   * @throws Stale when the text is another by now; Conflict `already-decided`
   */
  async decide(
    actor: Actor,
    draftId: number,
    verdict: Verdict,
    seenHash: string,
    reasons: string | null,
  ): Promise<Approval> {
    if (verdict === 'return' && !reasons) throw new Invalid([{ field: 'reasons', code: 'required' }]);
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.take(manager, actor, draftId, 'alone');
      const { draft } = inHand;
      await this.requireTurn(manager, inHand, verdict);
      const hash = contentHash(await this.texts.content(manager, draftId));
      if (seenHash !== hash) throw new Stale({ contentHash: hash }, null, null);

      const submission = await latestSubmission(manager, draftId);
      const decision = { submissionId: submission!.id, personId: actor.id, verdict, reasons, contentHash: hash };
      try {
        await manager.insert(Decision, decision);
      } catch (error) {
        throw brokenUnique(error, 'decision_submission_id_person_id_content_hash_unique')
          ? new Conflict('already-decided')
          : error;
      }
      const made = { verdict, reasons, contentHash: hash };
      await this.life.record(manager, inHand, 'decision.made', submission!.id, made);
      if (verdict === 'return') await this.life.advance(manager, inHand, 'return', { reasons });
      else if ((await this.missing(manager, draft)).length === 0) {
        await this.life.advance(manager, inHand, 'approve', { contentHash: hash });
      }
      return this.present(manager, inHand);
    });
  }

  /** What was approved; null where nothing was. The draft must be held. */
  async approvedText(manager: EntityManager, draft: Draft): Promise<ApprovedText | null> {
    const submission = draft.state === 'approved' ? await latestSubmission(manager, draft.id) : null;
    if (!submission) return null;
    // The decision that reached the quorum was the last one: its text is the approved one.
    const [approved]: (ApprovedText | undefined)[] = await manager.query(
      `select last.content_hash as "contentHash", last.decided_at as "approvedAt",
          (select json_agg(json_build_object('name', person.name, 'unit', unit.name) order by decision.id)
            from decision join approval_sheet on draft_id = $2 and person_id = any(approver_ids)
              join person on person.id = person_id left join unit on unit.id = person.unit_id
            where submission_id = $1 and verdict = 'approve' and decision.content_hash = last.content_hash) as approvers
        from decision last where submission_id = $1 order by last.id desc limit 1`,
      [submission.id, draft.id],
    );
    return approved ?? null;
  }

  /** Refuses out of turn, in the order of every step: the state first, then the person. */
  private async requireTurn(manager: EntityManager, { draft, actor }: DraftInHand, verdict: Verdict): Promise<void> {
    if (draft.state !== 'approval') {
      const allowedActions = transitionsFrom(draft.state).map(({ action }) => action);
      throw new Conflict('illegal-step', { action: verdict, state: draft.state, allowedActions });
    }
    // Read under the lock: the sheet may have changed while this approver waited for it.
    const { approverIds } = await sheetOf(manager, draft.id);
    if (!approverIds.includes(actor.id)) throw new Forbidden('not-your-step', { action: verdict, by: 'approver' });
  }

  private async missing(manager: EntityManager, draft: Draft): Promise<Fault[]> {
    const submission = isBeforeApprovers(draft.state) ? await latestSubmission(manager, draft.id) : null;
    return quorumFaults(
      await sheetOf(manager, draft.id),
      submission ? await decisionsOver(manager, submission.id) : [],
      contentHash(await this.texts.content(manager, draft.id)),
      await this.texts.authors(manager, draft.id),
    );
  }

  private async present(manager: EntityManager, inHand: DraftInHand): Promise<Approval> {
    const { id, state } = inHand.draft;
    const { sheet, approvers } = await filledSheetOf(manager, id);
    const content = await this.texts.content(manager, id);
    const authors = await this.texts.authors(manager, id);
    const submissions = await submissionsOf(manager, id);
    const decisions = await decisionsAbout(manager, id);
    const hash = contentHash(content);
    const presentSubmissionId = isBeforeApprovers(state) ? (submissions.at(-1)?.id ?? null) : null;
    const votes = decisions.filter(({ submissionId }) => submissionId === presentSubmissionId);
    return {
      inHand,
      contentHash: hash,
      sheet,
      approvers,
      submissions,
      decisions,
      presentSubmissionId,
      missing: quorumFaults(sheet, votes, hash, authors),
      content,
      authors,
    };
  }
}

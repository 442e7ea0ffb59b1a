import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, Invalid, Stale, type Fault } from '../errors';
import { contentHash } from '../standards/draft-content';
import { DraftGates } from '../standards/draft-gates';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { mayLead } from '../standards/draft.policy';
import { DraftTexts } from '../standards/draft-texts.service';
import { decisionsOver, latestSubmission, peopleOf, sheetOf } from './approval-records';
import { ApprovalSheet } from './approval-sheet.entity';
import { changedSheetFaults, isSheetOpen, sheetFaults, type Approver, type Sheet } from './approval.policy';

/** A sheet with its people, as one person may see and change it. */
export interface SheetInHand {
  sheet: ApprovalSheet;
  approvers: Approver[];
  mayChange: boolean;
}

/** Who must decide about a draft. */
@Injectable()
export class ApprovalSheetsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly texts: DraftTexts,
    gates: DraftGates,
  ) {
    gates.keep('approval-sheet', async (manager, draft) => {
      const { quorum, approverIds } = await sheetOf(manager, draft.id);
      const approvers = await peopleOf(manager, approverIds);
      return sheetFaults(quorum, approvers, await this.texts.authors(manager, draft.id));
    });
  }

  async get(actor: Actor, draftId: number): Promise<SheetInHand> {
    const { manager } = this.dataSource;
    return this.present(manager, await this.life.take(manager, actor, draftId, 'reading'));
  }

  /** Fills in the sheet, of which `version` is the one that was read: 0 where nobody had yet. */
  async put(actor: Actor, draftId: number, version: number, wanted: Sheet): Promise<SheetInHand> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.take(manager, actor, draftId, 'alone');
      const { draft, participation } = inHand;
      if (!isSheetOpen(draft.state)) throw new Conflict('sheet-is-closed', { state: draft.state });
      if (!mayLead(actor, participation)) throw new Forbidden('only-the-leader');
      const present = await sheetOf(manager, draftId);
      if (present.version !== version) throw new Stale(present, null, null);
      await this.requireFit(manager, inHand, wanted);

      const sheet = { quorum: wanted.quorum, approverIds: [...wanted.approverIds], version: version + 1 };
      if (version === 0) await manager.insert(ApprovalSheet, { draftId, ...sheet });
      else await manager.update(ApprovalSheet, { draftId, version }, sheet);
      await this.life.record(manager, inHand, 'approval-sheet.changed', draftId, {
        quorum: sheet.quorum,
        approverIds: sheet.approverIds,
      });
      return this.present(manager, inHand);
    });
  }

  private async requireFit(manager: EntityManager, { draft }: DraftInHand, wanted: Sheet): Promise<void> {
    const active = new Set(
      (await peopleOf(manager, wanted.approverIds)).filter((person) => person.active).map(({ id }) => id),
    );
    const faults: Fault[] = wanted.approverIds.flatMap((id, index) =>
      active.has(id) ? [] : [{ field: `approverIds.${index}`, code: 'not-an-active-person' }],
    );
    const maximum = wanted.approverIds.length;
    if (wanted.quorum > maximum) {
      faults.push({ field: 'quorum', code: 'out-of-range', parameters: { minimum: 1, maximum } });
    }
    if (faults.length > 0) throw new Invalid(faults);
    if (draft.state !== 'approval') return;

    const submission = await latestSubmission(manager, draft.id);
    const broken = changedSheetFaults(
      wanted,
      await decisionsOver(manager, submission!.id),
      contentHash(await this.texts.content(manager, draft.id)),
      await this.texts.authors(manager, draft.id),
    );
    if (broken.length > 0) throw new Conflict('sheet-unfit', {}, broken);
  }

  private async present(manager: EntityManager, { draft, actor, participation }: DraftInHand): Promise<SheetInHand> {
    const sheet = await sheetOf(manager, draft.id);
    const approvers = await peopleOf(manager, sheet.approverIds);
    return { sheet, approvers, mayChange: isSheetOpen(draft.state) && mayLead(actor, participation) };
  }
}

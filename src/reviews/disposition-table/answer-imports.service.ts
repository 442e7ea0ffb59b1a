import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../accounts/actor';
import { Conflict, DomainError, Invalid } from '../../errors';
import { readSpreadsheet } from '../../platform/spreadsheets/spreadsheet-file';
import type { SheetLimits } from '../../platform/spreadsheets/sheet';
import { DraftLife, type DraftInHand } from '../../standards/draft-life.service';
import { fileLimits } from '../../standards/standard-file';
import { commentColumns, commentTables, toComment, type CommentRow } from '../comment-rows';
import { isAnswering } from '../comment.policy';
import { DispositionsService } from '../dispositions.service';
import { planAnswers, type AnswerPlan, type Present } from './answer-plan';
import { readFilledTable, type FilledTable } from './filled-table';

export const tableLimits: SheetLimits = {
  bytes: fileLimits.bytes,
  unpackedBytes: 64 * 1024 * 1024,
  rows: 25_000,
};

export interface PlannedAnswers extends AnswerPlan {
  inHand: DraftInHand;
  /** Hash of the answers: to be named when they are confirmed. */
  planHash: string;
}

/** Dispositions and reasons that were filled in offline: first a plan, then exactly that, all or nothing. */
@Injectable()
export class AnswerImports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly dispositions: DispositionsService,
  ) {}

  /**
   * The draft, for whoever may read it.
   * @throws Conflict `not-answering` outside of rework
   */
  async target(actor: Actor, draftId: number): Promise<DraftInHand> {
    return this.takeForAnswers(this.dataSource.manager, actor, draftId, 'reading');
  }

  /** @throws Invalid with every fault of the file, each with its cell */
  async plan(actor: Actor, draftId: number, source: Uint8Array): Promise<PlannedAnswers> {
    const inHand = await this.target(actor, draftId);
    return this.planFor(this.dataSource.manager, inHand, await readTable(source, inHand));
  }

  /**
   * Gives the answers. Suggested wording is not put into the text: that stays to be done, clause by clause.
   * @throws DomainError stale when the answers are not those of the plan
   */
  async apply(actor: Actor, draftId: number, planHash: string, source: Uint8Array): Promise<PlannedAnswers> {
    const table = await readTable(source, await this.target(actor, draftId));
    try {
      return await this.dataSource.transaction(async (manager) => {
        const inHand = await this.takeForAnswers(manager, actor, draftId, 'writing');
        const planned = await this.planFor(manager, inHand, table);
        if (planned.planHash !== planHash) {
          throw new DomainError('stale', 'plan-is-stale', { present: { planHash: planned.planHash } });
        }
        await this.carryOut(manager, inHand, planned);
        return planned;
      });
    } catch (error) {
      // Somebody answered one of them at the same moment: the plan of now tells which.
      if (error instanceof Conflict && error.code === 'already-disposed') await this.plan(actor, draftId, source);
      throw error;
    }
  }

  private async carryOut(manager: EntityManager, inHand: DraftInHand, { answers }: AnswerPlan): Promise<void> {
    if (answers.length === 0) return;
    await this.dispositions.addAll(manager, inHand, answers);
    await this.life.record(manager, inHand, 'draft.answers-imported', inHand.draft.id, { count: answers.length });
  }

  private async takeForAnswers(
    manager: EntityManager,
    actor: Actor,
    draftId: number,
    hold: 'reading' | 'writing',
  ): Promise<DraftInHand> {
    const inHand = await this.life.take(manager, actor, draftId, hold);
    const { state } = inHand.draft;
    if (!isAnswering(state)) throw new Conflict('not-answering', { state });
    return inHand;
  }

  private async planFor(manager: EntityManager, inHand: DraftInHand, table: FilledTable): Promise<PlannedAnswers> {
    const plan = planAnswers(table, await this.present(manager, inHand, table));
    if ('faults' in plan) throw new Invalid(plan.faults, 'file-has-faults');
    return { ...plan, inHand, planHash: hashOf(inHand.draft.id, plan) };
  }

  private async present(manager: EntityManager, inHand: DraftInHand, { rows }: FilledTable): Promise<Present> {
    const { draft, actor, participation, language } = inHand;
    const comments: CommentRow[] = await manager.query(
      `select ${commentColumns} from ${commentTables} where comment.draft_id = $1 and comment.id = any($2)`,
      [draft.id, rows.map(({ commentId }) => commentId)],
    );
    const dispositions: { id: number; commentId: number; outcome: never; reason: string }[] = await manager.query(
      `select disposition.id, disposition.comment_id as "commentId", disposition.outcome, disposition.reason
        from disposition join comment on comment.id = disposition.comment_id
        where comment.draft_id = $1 and disposition.id = any($2)`,
      [draft.id, rows.flatMap(({ dispositionId }) => dispositionId ?? [])],
    );
    return {
      ...{ actor, participation, language },
      comments: new Map(comments.map((row) => [row.id, toComment(row)])),
      dispositions: new Map(dispositions.map((row) => [row.id, row])),
    };
  }
}

async function readTable(source: Uint8Array, { language }: DraftInHand): Promise<FilledTable> {
  const { format, rows } = await readSpreadsheet(source, tableLimits);
  return readFilledTable(rows, language, format === 'csv');
}

function hashOf(draftId: number, { answers }: AnswerPlan): string {
  const said = answers.map(({ comment, outcome, reason }) => [comment.id, outcome, reason]);
  return createHash('sha256')
    .update(JSON.stringify([draftId, said]))
    .digest('hex');
}

import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, Invalid, NotFound, Stale } from '../errors';
import type { ClauseText } from '../vocabulary';
import { normaliseClauseText } from './clause-text.normalisation';
import { Clause } from './clause.entity';
import { clauseActions, type PresentClause } from './clause.presenter';
import { ClausesService, type ReadableClause } from './clauses.service';
import { DraftLife, type DraftInHand } from './draft-life.service';
import { mayWrite } from './draft.policy';
import { PlacedClause } from './placed-clause.entity';
import { Section } from './section.entity';
import { fileLimits } from './standard-file';
import { UniqueKeys } from './standard-file.keys';

/** Where clauses stand. Positions stay 1, 2, 3 … so that a clause's number is its place; the draft is held alone meanwhile. */
@Injectable()
export class ClausePlaces {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly clauses: ClausesService,
  ) {}

  /** @param position 1-based; null for the end of the section. */
  async add(
    actor: Actor,
    draftId: number,
    sectionId: number,
    wanted: ClauseText,
    position: number | null,
  ): Promise<ReadableClause> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'alone');
      const { draft } = inHand;
      await this.requireSection(manager, draftId, sectionId);
      const text = normaliseClauseText(wanted);
      this.requireRight(inHand, sectionId, text);
      const faults = await this.clauses.faultsOf(manager, draft, text);
      if (faults.length > 0) throw new Invalid(faults);

      await this.requireRoom(manager, draftId);
      const key = await this.newKey(manager, draft.standardId, text.title);
      const { identifiers } = await manager.insert(Clause, { standardId: draft.standardId, key });
      const clauseId = (identifiers[0] as { id: number }).id;
      const revisionId = await this.clauses.addRevision(manager, draftId, clauseId, actor.id, text, null);
      const place = await this.makeRoom(manager, sectionId, position);
      await manager.insert(PlacedClause, {
        draftId,
        clauseId,
        sectionId,
        position: place,
        revisionId,
        changedBy: actor.id,
        changedAt: new Date(),
      });
      await this.life.record(manager, inHand, 'clause.added', clauseId, { sectionId, position: place, revisionId });
      return this.readable(manager, inHand, clauseId);
    });
  }

  /** A move conflicts with nobody's words, so it names no version. */
  async move(
    actor: Actor,
    draftId: number,
    clauseId: number,
    sectionId: number,
    position: number,
  ): Promise<ReadableClause> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'alone');
      const clause = await this.inDraft(manager, inHand, clauseId);
      if (clause.removedAt) throw new Conflict('clause-removed', { title: clause.text.title });
      await this.requireSection(manager, draftId, sectionId);
      this.requireRight(inHand, sectionId, clause.text);
      const from = { sectionId: clause.sectionId, position: positionOf(clause) };
      await this.closeGap(manager, draftId, clauseId);
      const place = await this.makeRoom(manager, sectionId, position);
      await manager.update(PlacedClause, { draftId, clauseId }, { sectionId, position: place, removedAt: null });
      if (from.sectionId !== sectionId || from.position !== place) {
        await this.life.record(manager, inHand, 'clause.moved', clauseId, { from, to: { sectionId, position: place } });
      }
      return this.readable(manager, inHand, clauseId);
    });
  }

  async remove(actor: Actor, draftId: number, clauseId: number, version: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'alone');
      const clause = await this.inDraft(manager, inHand, clauseId);
      if (clause.removedAt) throw new Conflict('clause-removed', { title: clause.text.title });
      if (clause.version !== version) {
        throw new Stale({ version: clause.version, ...clause.text }, clause.changedBy, clause.changedAt);
      }
      await this.closeGap(manager, draftId, clauseId);
      await manager.update(
        PlacedClause,
        { draftId, clauseId },
        { version: version + 1, changedBy: actor.id, changedAt: new Date() },
      );
      await this.life.record(manager, inHand, 'clause.removed', clauseId, { sectionId: clause.sectionId });
    });
  }

  /** Puts a removed clause back, at the end of its section or of the draft's last one where that is gone. */
  async restore(actor: Actor, draftId: number, clauseId: number): Promise<ReadableClause> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'alone');
      const clause = await this.inDraft(manager, inHand, clauseId);
      if (!clause.removedAt) throw new Conflict('clause-not-removed', { title: clause.text.title });
      await this.requireRoom(manager, draftId);
      const sectionId = await this.sectionOrLast(manager, draftId, clause.sectionId);
      const position = await this.makeRoom(manager, sectionId, null);
      await manager.update(
        PlacedClause,
        { draftId, clauseId },
        {
          sectionId,
          position,
          removedAt: null,
          version: clause.version + 1,
          changedBy: actor.id,
          changedAt: new Date(),
        },
      );
      await this.life.record(manager, inHand, 'clause.restored', clauseId, { sectionId, position });
      return this.readable(manager, inHand, clauseId);
    });
  }

  private async inDraft(manager: EntityManager, inHand: DraftInHand, clauseId: number): Promise<PresentClause> {
    const clause = await this.clauses.find(manager, inHand.draft.id, clauseId);
    if (!clause) throw new NotFound('clause');
    this.requireRight(inHand, clause.sectionId, clause.text);
    return clause;
  }

  private requireRight({ actor, participation }: DraftInHand, sectionId: number, text: ClauseText): void {
    if (!mayWrite(actor, participation, { sectionId, appliesTo: text.appliesTo })) {
      throw new Forbidden('not-responsible', { clause: text.title });
    }
  }

  private async requireSection(manager: EntityManager, draftId: number, sectionId: number): Promise<void> {
    const there = await manager.existsBy(Section, { id: sectionId, draftId, removedAt: IsNull() });
    if (!there) throw new NotFound('section');
  }

  /** What is written here must fit into a file, or it could never be imported again. */
  private async requireRoom(manager: EntityManager, draftId: number): Promise<void> {
    const count = await manager.countBy(PlacedClause, { draftId, removedAt: IsNull() });
    if (count >= fileLimits.clauses) throw new Conflict('too-many-clauses', { maximum: fileLimits.clauses });
  }

  private async sectionOrLast(manager: EntityManager, draftId: number, sectionId: number): Promise<number> {
    const [section]: { id: number }[] = await manager.query(
      `select id from section where draft_id = $1 and removed_at is null order by (id = $2) desc, position desc limit 1`,
      [draftId, sectionId],
    );
    if (!section) throw new Conflict('no-section');
    return section.id;
  }

  private async newKey(manager: EntityManager, standardId: number, title: string): Promise<string> {
    const taken: { key: string }[] = await manager.query(`select key from clause where standard_id = $1`, [standardId]);
    return new UniqueKeys(new Set(taken.map(({ key }) => key))).from(title, 'clause');
  }

  /** Opens a gap at `position`, or at the end; answers where it is. */
  private async makeRoom(manager: EntityManager, sectionId: number, position: number | null): Promise<number> {
    const [{ count }]: [{ count: number }] = await manager.query(
      `select count(*)::int as count from placed_clause where section_id = $1 and position is not null`,
      [sectionId],
    );
    const place = Math.min(Math.max(position ?? count + 1, 1), count + 1);
    await manager.query(`update placed_clause set position = position + 1 where section_id = $1 and position >= $2`, [
      sectionId,
      place,
    ]);
    return place;
  }

  /** Takes the clause out of its section; those behind it move up. */
  private async closeGap(manager: EntityManager, draftId: number, clauseId: number): Promise<void> {
    await manager.query(
      `with leaving as (
        select section_id, position from placed_clause where draft_id = $1 and clause_id = $2
      ), gone as (
        update placed_clause set position = null, removed_at = now() where draft_id = $1 and clause_id = $2
      )
      update placed_clause set position = placed_clause.position - 1 from leaving
        where placed_clause.section_id = leaving.section_id and placed_clause.position > leaving.position`,
      [draftId, clauseId],
    );
  }

  private async readable(manager: EntityManager, inHand: DraftInHand, clauseId: number): Promise<ReadableClause> {
    const clause = (await this.clauses.find(manager, inHand.draft.id, clauseId))!;
    const { draft, actor, participation } = inHand;
    return { ...clause, allowedActions: clauseActions(clause, draft.state, actor, participation) };
  }
}

function positionOf(clause: PresentClause): number {
  return Number(clause.number!.split('.')[1]);
}

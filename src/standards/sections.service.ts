import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, Invalid, NotFound, Stale } from '../errors';
import { PicturesService } from '../pictures/pictures.service';
import { normaliseIntroduction, normaliseLine } from './clause-text.normalisation';
import { introductionFaults, titleFaults } from './clause-text.rules';
import { DraftLife, type DraftInHand } from './draft-life.service';
import { mayLead, mayWriteSection } from './draft.policy';
import { Section } from './section.entity';
import { fileLimits } from './standard-file';

export interface SectionWords {
  title: string;
  introduction: string | null;
}

/** Sections of a draft. Who leads adds, moves and removes them; the responsible member writes their words. */
@Injectable()
export class SectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly pictures: PicturesService,
  ) {}

  /** @param position 1-based; null for the end. */
  async add(actor: Actor, draftId: number, words: SectionWords, position: number | null): Promise<Section> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'alone');
      this.requireLead(inHand);
      const { title, introduction } = await this.checked(manager, words);
      const place = await this.makeRoom(manager, draftId, position);
      const section = manager.create(Section, {
        draftId,
        title,
        introduction,
        position: place,
        changedBy: actor.id,
        changedAt: new Date(),
      });
      await manager.insert(Section, section);
      await this.life.record(manager, inHand, 'section.added', section.id, { title, position: place });
      return this.find(manager, draftId, section.id);
    });
  }

  async change(
    actor: Actor,
    draftId: number,
    id: number,
    version: number,
    change: Partial<SectionWords>,
  ): Promise<Section> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'writing');
      const present = await this.find(manager, draftId, id);
      if (!mayWriteSection(actor, inHand.participation, id)) {
        throw new Forbidden('not-responsible', { clause: present.title });
      }
      if (present.removedAt) throw new Conflict('section-removed', { title: present.title });
      const words = await this.checked(manager, {
        title: present.title,
        introduction: present.introduction,
        ...change,
      });
      const { affected } = await manager.update(
        Section,
        { id, draftId, version },
        { ...words, version: version + 1, changedBy: actor.id, changedAt: new Date() },
      );
      if (affected !== 1) throw await this.stale(manager, draftId, id);
      await this.life.record(manager, inHand, 'section.changed', id, {
        before: { title: present.title, introduction: present.introduction },
        after: words,
      });
      return this.find(manager, draftId, id);
    });
  }

  async move(actor: Actor, draftId: number, id: number, position: number): Promise<Section> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'alone');
      this.requireLead(inHand);
      const section = await this.find(manager, draftId, id);
      if (section.removedAt) throw new Conflict('section-removed', { title: section.title });
      await this.closeGap(manager, section);
      const place = await this.makeRoom(manager, draftId, position);
      await manager.update(Section, { id }, { position: place, removedAt: null });
      if (place !== section.position) {
        await this.life.record(manager, inHand, 'section.moved', id, { from: section.position, to: place });
      }
      return this.find(manager, draftId, id);
    });
  }

  /** Only an empty section is removed, so that no clause disappears unnoticed. */
  async remove(actor: Actor, draftId: number, id: number, version: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'alone');
      this.requireLead(inHand);
      const section = await this.find(manager, draftId, id);
      if (section.removedAt) throw new Conflict('section-removed', { title: section.title });
      if (section.version !== version) throw await this.stale(manager, draftId, id);
      const [{ count }]: [{ count: number }] = await manager.query(
        `select count(*)::int as count from placed_clause where section_id = $1 and removed_at is null`,
        [id],
      );
      if (count > 0) throw new Conflict('section-not-empty', { title: section.title, count });
      await this.closeGap(manager, section);
      await manager.update(Section, { id }, { version: version + 1, changedBy: actor.id, changedAt: new Date() });
      await this.life.record(manager, inHand, 'section.removed', id, { title: section.title });
    });
  }

  /** Puts a removed section back, at the end. */
  async restore(actor: Actor, draftId: number, id: number): Promise<Section> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'alone');
      this.requireLead(inHand);
      const section = await this.find(manager, draftId, id);
      if (!section.removedAt) throw new Conflict('section-not-removed', { title: section.title });
      const position = await this.makeRoom(manager, draftId, null);
      await manager.update(
        Section,
        { id },
        { position, removedAt: null, version: section.version + 1, changedBy: actor.id, changedAt: new Date() },
      );
      await this.life.record(manager, inHand, 'section.restored', id, { title: section.title, position });
      return this.find(manager, draftId, id);
    });
  }

  private async checked(manager: EntityManager, words: SectionWords): Promise<SectionWords> {
    const title = normaliseLine(words.title);
    const introduction = normaliseIntroduction(words.introduction);
    const faults = [
      ...titleFaults('title', title),
      ...introductionFaults(introduction),
      ...(await this.pictures.faults(manager, 'introduction', introduction)),
    ];
    if (faults.length > 0) throw new Invalid(faults);
    return { title, introduction };
  }

  private async find(manager: EntityManager, draftId: number, id: number): Promise<Section> {
    const section = await manager.findOneBy(Section, { id, draftId });
    if (!section) throw new NotFound('section');
    return section;
  }

  private requireLead({ actor, participation }: DraftInHand): void {
    if (!mayLead(actor, participation)) throw new Forbidden('only-the-leader');
  }

  private async stale(manager: EntityManager, draftId: number, id: number): Promise<Stale> {
    const [present]: {
      version: number;
      title: string;
      introduction: string | null;
      by: number;
      name: string;
      at: Date;
    }[] = await manager.query(
      `select section.version, section.title, section.introduction, person.id as by, person.name,
            section.changed_at as at
          from section join person on person.id = section.changed_by where section.id = $1 and draft_id = $2`,
      [id, draftId],
    );
    const { by, name, at, ...words } = present!;
    return new Stale(words, { id: by, name }, at);
  }

  private async makeRoom(manager: EntityManager, draftId: number, position: number | null): Promise<number> {
    const [{ count }]: [{ count: number }] = await manager.query(
      `select count(*)::int as count from section where draft_id = $1 and position is not null`,
      [draftId],
    );
    if (count >= fileLimits.sections) throw new Conflict('too-many-sections', { maximum: fileLimits.sections });
    const place = Math.min(Math.max(position ?? count + 1, 1), count + 1);
    await manager.query(`update section set position = position + 1 where draft_id = $1 and position >= $2`, [
      draftId,
      place,
    ]);
    return place;
  }

  private async closeGap(manager: EntityManager, section: Section): Promise<void> {
    await manager.update(Section, { id: section.id }, { position: null, removedAt: new Date() });
    await manager.query(`update section set position = position - 1 where draft_id = $1 and position > $2`, [
      section.draftId,
      section.position,
    ]);
  }
}

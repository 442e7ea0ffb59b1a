import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { OrganisationService } from '../accounts/organisation.service';
import { DomainError, Forbidden, Invalid } from '../errors';
import { PicturesService } from '../pictures/pictures.service';
import type { TextPicture } from '../pictures/text-picture';
import type { Language } from '../vocabulary';
import { contentHash } from './draft-content';
import { DraftLife, type DraftInHand } from './draft-life.service';
import { DraftTexts, fileOf } from './draft-texts.service';
import { Draft } from './draft.entity';
import { mayLead } from './draft.policy';
import { planImport, planIsEmpty, type ImportPlan } from './import-plan';
import { presentChanges, type ChangesView } from './import-plan.presenter';
import type { StandardFile } from './standard-file';
import { shownIn, textsWithPictures } from './standard-file.pictures';
import { parseStandardFile } from './standard-file.parser';
import { addClauses, addSections } from './written-text';

/** A plan as it is told to people. */
export interface PlanInWords {
  changes: ChangesView;
  contentHash: string;
}

export interface PlannedImport {
  plan: ImportPlan;
  /** Hash of the text that the plan was made for: to be named when it is confirmed. */
  contentHash: string;
}

/** The draft that a file goes into. */
export interface ImportTarget {
  id: number;
  title: string;
  language: Language;
}

/** @throws Invalid with every fault of the file, each with its line */
export function readStandardFile(source: Uint8Array): StandardFile {
  const parsed = parseStandardFile(source);
  if ('faults' in parsed) throw new Invalid(parsed.faults, 'file-has-faults');
  return parsed.file;
}

/** Files into a draft: first a plan, then exactly that. A file with a fault changes nothing. */
@Injectable()
export class ImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly texts: DraftTexts,
    private readonly organisation: OrganisationService,
    private readonly pictures: PicturesService,
  ) {}

  /** The draft, for who may import into it now. */
  async target(actor: Actor, draftId: number): Promise<ImportTarget> {
    const inHand = await this.life.takeForWriting(this.dataSource.manager, actor, draftId, 'writing');
    this.requireLead(inHand);
    const { draft, language } = inHand;
    return { id: draft.id, title: draft.title, language };
  }

  /** The present text of the draft, for who may import into it now. */
  async present(actor: Actor, draftId: number): Promise<StandardFile> {
    await this.target(actor, draftId);
    return fileOf(await this.texts.content(this.dataSource.manager, draftId));
  }

  /**
   * The file and the pictures that come along with it.
   * @throws Invalid with every fault of the file, each with its line
   */
  async read(source: Uint8Array, pictures: readonly TextPicture[] = []): Promise<StandardFile> {
    const file = readStandardFile(source);
    const faults = await this.pictures.faultsInFile(this.dataSource.manager, source, textsWithPictures(file), pictures);
    if (faults.length > 0) throw new Invalid(faults, 'file-has-faults');
    return file;
  }

  /** As `plan`, for people. */
  async planInWords(
    actor: Actor,
    draftId: number,
    source: Uint8Array,
    pictures: readonly TextPicture[] = [],
  ): Promise<PlanInWords> {
    const file = await this.read(source, pictures);
    await this.target(actor, draftId);
    const content = await this.texts.content(this.dataSource.manager, draftId);
    const present = fileOf(content);
    return { changes: presentChanges(this.planFor(present, file), present, file), contentHash: contentHash(content) };
  }

  async plan(actor: Actor, draftId: number, source: Uint8Array): Promise<PlannedImport> {
    const file = await this.read(source);
    const { manager } = this.dataSource;
    this.requireLead(await this.life.take(manager, actor, draftId, 'reading'));
    const content = await this.texts.content(manager, draftId);
    return { plan: this.planFor(fileOf(content), file), contentHash: contentHash(content) };
  }

  /** @throws DomainError stale when the draft's text is not the one the plan was made for. */
  async apply(
    actor: Actor,
    draftId: number,
    plannedFor: string,
    source: Uint8Array,
    pictures: readonly TextPicture[] = [],
  ): Promise<PlannedImport> {
    const file = await this.read(source, pictures);
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'alone');
      this.requireLead(inHand);
      const content = await this.texts.content(manager, draftId);
      const hash = contentHash(content);
      const plan = this.planFor(fileOf(content), file);
      if (hash !== plannedFor)
        throw new DomainError('stale', 'plan-is-stale', { present: { contentHash: hash, plan } });
      if (planIsEmpty(plan)) return { plan, contentHash: hash };

      await this.pictures.keep(manager, actor, shownIn(file, pictures));
      await this.carryOut(manager, inHand, file, plan);
      const { added, changed, moved, removed } = plan;
      await this.life.record(manager, inHand, 'draft.imported', draftId, {
        added: added.length,
        changed: changed.length,
        moved: moved.length,
        removed: removed.length,
      });
      return { plan, contentHash: contentHash(await this.texts.content(manager, draftId)) };
    });
  }

  private planFor(present: StandardFile, file: StandardFile): ImportPlan {
    const plan = planImport(present, file);
    if (plan.faults.length > 0) throw new Invalid(plan.faults, 'file-has-faults');
    return plan;
  }

  private requireLead({ actor, participation }: DraftInHand): void {
    if (!mayLead(actor, participation)) throw new Forbidden('only-the-leader');
  }

  private async carryOut(manager: EntityManager, inHand: DraftInHand, file: StandardFile, plan: ImportPlan) {
    const { draft, actor } = inHand;
    if (plan.head.length > 0) {
      await this.organisation.ensureJobRoles(manager, actor, file.language, file.jobRoles);
      const { title, summary, foreword, glossary, jobRoles } = file;
      await manager.update(Draft, draft.id, {
        title,
        summary,
        foreword,
        glossary,
        jobRoles,
        version: draft.version + 1,
      });
    }
    const presentSections = await this.texts.sections(manager, draft.id);
    await this.removeMissing(manager, draft.id, actor.id, plan);
    const sectionIds = await this.placeSections(manager, inHand, file, plan, presentSections);

    const written = new Set([...plan.added, ...plan.changed].map(({ key }) => key));
    const places = file.sections.flatMap((section, index) =>
      section.clauses.map((clause, place) => ({ ...clause, sectionId: sectionIds[index]!, position: place + 1 })),
    );
    await addClauses(
      manager,
      draft.standardId,
      draft.id,
      actor.id,
      places.filter(({ key }) => written.has(key)),
    );
    await manager.query(
      `update placed_clause placed set section_id = given."sectionId", position = given.position
        from jsonb_to_recordset($2::jsonb) as given(key text, "sectionId" int, position int)
        join clause on clause.key = given.key
        where placed.draft_id = $1 and placed.clause_id = clause.id and clause.standard_id = $3
          and (placed.section_id, placed.position) is distinct from (given."sectionId", given.position)`,
      [
        draft.id,
        JSON.stringify(places.map(({ key, sectionId, position }) => ({ key, sectionId, position }))),
        draft.standardId,
      ],
    );
    if (plan.removedSections.length > 0) {
      await manager.query(
        `update section set position = null, removed_at = now(), version = version + 1, changed_by = $2,
            changed_at = now() where id = any($1)`,
        [plan.removedSections.map(({ present }) => presentSections[present]!.id), actor.id],
      );
    }
  }

  private async removeMissing(manager: EntityManager, draftId: number, actorId: number, { removed }: ImportPlan) {
    await manager.query(
      `update placed_clause placed set position = null, removed_at = now(), version = version + 1, changed_by = $3,
          changed_at = now()
        from clause where clause.id = placed.clause_id and placed.draft_id = $1 and clause.key = any($2)`,
      [draftId, removed.map(({ key }) => key), actorId],
    );
  }

  /** Gives every section of the file its words and its place; answers their ids in the order of the file. */
  private async placeSections(
    manager: EntityManager,
    { draft, actor }: DraftInHand,
    file: StandardFile,
    plan: ImportPlan,
    present: { id: number }[],
  ): Promise<number[]> {
    const given = file.sections.map(({ title, introduction }, index) => {
      const before = plan.sections[index]!.present;
      return { id: before === null ? null : present[before]!.id, position: index + 1, title, introduction };
    });
    await manager.query(
      `update section set position = given.position, title = given.title, introduction = given.introduction,
          version = version + case when (section.title, section.introduction)
            is distinct from (given.title, given.introduction) then 1 else 0 end,
          changed_by = $2, changed_at = now()
        from jsonb_to_recordset($1::jsonb) as given(id int, position int, title text, introduction text)
        where section.id = given.id and (section.position, section.title, section.introduction)
          is distinct from (given.position, given.title, given.introduction)`,
      [JSON.stringify(given.filter(({ id }) => id !== null)), actor.id],
    );
    const fresh = given.filter(({ id }) => id === null);
    const freshIds = await addSections(manager, draft.id, actor.id, fresh);
    return given.map(({ id }) => id ?? freshIds.shift()!);
  }
}

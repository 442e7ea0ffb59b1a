import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { NotFound } from '../errors';
import type { ClauseText, Language, StandardJobRole } from '../vocabulary';
import { clauseColumns, clauseTables, textOf, toClause, type ClauseRow } from './clause-rows';
import type { PresentClause } from './clause.presenter';
import type { DraftContent } from './draft-content';
import { DraftLife, type DraftInHand } from './draft-life.service';
import { DraftTexts } from './draft-texts.service';
import { Section } from './section.entity';
import type { SectionWords } from './sections.service';

export interface OutlinedClause {
  id: number;
  /** `2.3` */
  number: string;
  title: string;
  sectionId: number;
  /** 1 for the first of its section. */
  position: number;
}

export interface OutlinedSection {
  id: number;
  number: number;
  title: string;
  /** How many clauses it has. */
  length: number;
}

/** Where everything stands in a draft, without its words. */
export interface Outline {
  standardId: number;
  language: Language;
  title: string;
  jobRoles: StandardJobRole[];
  sections: OutlinedSection[];
  /** In the order in which they are read. */
  clauses: OutlinedClause[];
}

export interface Removed {
  id: number;
  title: string;
  sectionId: number;
  appliesTo: string[];
}

export interface ReadableSection extends SectionWords {
  id: number;
  /** What an edit of its words is based on. */
  version: number;
  removedAt: Date | null;
}

export interface WholeDraft {
  inHand: DraftInHand;
  content: DraftContent;
  removedClauses: Removed[];
  removedSections: { id: number; title: string }[];
}

export interface OutlinedDraft {
  inHand: DraftInHand;
  outline: Outline;
}

/** A draft as people leaf through it: each answer takes a fixed number of statements however long the draft is. */
@Injectable()
export class DraftReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly texts: DraftTexts,
  ) {}

  /** Everything there is to read, and what was taken out of it. */
  async whole(actor: Actor, draftId: number): Promise<WholeDraft> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const content = await this.texts.content(manager, draftId);
    const removedClauses: Removed[] = await manager.query(
      `select placed.clause_id as id, revision.title, placed.section_id as "sectionId",
          revision.applies_to as "appliesTo"
        from placed_clause placed join clause_revision revision on revision.id = placed.revision_id
        where placed.draft_id = $1 and placed.removed_at is not null order by placed.removed_at desc`,
      [draftId],
    );
    const removedSections: WholeDraft['removedSections'] = await manager.query(
      `select id, title from section where draft_id = $1 and removed_at is not null order by removed_at desc`,
      [draftId],
    );
    return { inHand, content, removedClauses, removedSections };
  }

  async outline(actor: Actor, draftId: number): Promise<OutlinedDraft> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const { language } = inHand;
    const { standardId, title, jobRoles } = inHand.draft;
    const sections: OutlinedSection[] = await manager.query(
      `select id, position as number, title, (select count(*)::int from placed_clause
          where section_id = section.id and position is not null) as length
        from section where draft_id = $1 and removed_at is null order by position`,
      [draftId],
    );
    const clauses: OutlinedClause[] = await manager.query(
      `select placed.clause_id as id, section.position || '.' || placed.position as number, revision.title,
          placed.section_id as "sectionId", placed.position
        from placed_clause placed join section on section.id = placed.section_id
          join clause_revision revision on revision.id = placed.revision_id
        where placed.draft_id = $1 and placed.removed_at is null order by section.position, placed.position`,
      [draftId],
    );
    return { inHand, outline: { standardId, language, title, jobRoles, sections, clauses } };
  }

  /** The words of a section, removed or not. */
  async section(actor: Actor, draftId: number, id: number): Promise<ReadableSection> {
    const { manager } = this.dataSource;
    await this.life.take(manager, actor, draftId, 'reading');
    const section = await manager.findOneBy(Section, { id, draftId });
    if (!section) throw new NotFound('section');
    return section;
  }

  /** These clauses of the draft as they stand, removed or not, by id. The caller knows that they may be read. */
  async clauses(manager: EntityManager, draftId: number, ids: number[]): Promise<Map<number, PresentClause>> {
    const rows: ClauseRow[] = await manager.query(
      `select ${clauseColumns} from ${clauseTables} where placed.draft_id = $1 and placed.clause_id = any($2)`,
      [draftId, ids],
    );
    return new Map(rows.map((row) => [row.id, toClause(row)]));
  }

  /** The words of one revision of a clause of this draft. @throws NotFound where there is none */
  async revision(actor: Actor, draftId: number, clauseId: number, revisionId: number): Promise<ClauseText> {
    const { manager } = this.dataSource;
    await this.life.take(manager, actor, draftId, 'reading');
    const [row]: ClauseText[] = await manager.query(
      `select title, body, applies_to as "appliesTo", obligation, measure, "check", weight, rationale, say, avoid
        from clause_revision where id = $1 and clause_id = $2
          and exists (select from placed_clause where draft_id = $3 and clause_id = $2)`,
      [revisionId, clauseId, draftId],
    );
    if (!row) throw new NotFound('clause');
    return textOf(row);
  }
}

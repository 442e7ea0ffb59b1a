import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NotFound } from '../errors';
import type { ClauseText } from '../vocabulary';
import { textOf } from './clause-rows';
import type { ContentSection, DraftContent } from './draft-content';
import type { StandardFile } from './standard-file';

/** What became of one part of a text. */
export interface TextChange {
  part: 'clause' | 'section';
  title: string;
  kind: 'added' | 'changed' | 'moved' | 'removed';
}

/** The whole text of a draft, in two statements however long it is. */
@Injectable()
export class DraftTexts {
  async content(manager: EntityManager, draftId: number): Promise<DraftContent> {
    const [row]: (Omit<DraftContent, 'sections'> & { sections: Omit<ContentSection, 'clauses'>[] })[] =
      await manager.query(
        `select standard.slug, standard.language, draft.title, draft.summary, draft.foreword, draft.glossary,
            draft.job_roles as "jobRoles", coalesce((
            select json_agg(json_build_object('id', id, 'number', position, 'title', title, 'introduction', introduction)
              order by position) from section where draft_id = draft.id and removed_at is null), '[]') as sections
          from draft join standard on standard.id = draft.standard_id where draft.id = $1`,
        [draftId],
      );
    if (!row) throw new NotFound('draft');
    const { sections, ...head } = row;
    const clauses: (ClauseText & {
      id: number;
      key: string;
      revisionId: number;
      sectionId: number;
      position: number;
    })[] = await manager.query(
      `select clause.id, clause.key, placed.section_id as "sectionId", placed.position, revision.id as "revisionId",
            revision.title, revision.body, revision.applies_to as "appliesTo", revision.obligation, revision.measure,
            revision."check", revision.weight, revision.rationale, revision.say, revision.avoid
          from placed_clause placed
          join clause on clause.id = placed.clause_id
          join clause_revision revision on revision.id = placed.revision_id
          where placed.draft_id = $1 and placed.removed_at is null
          order by placed.position`,
      [draftId],
    );
    const bySection = Map.groupBy(clauses, (clause) => clause.sectionId);
    return {
      ...head,
      sections: sections.map((section) => ({
        ...section,
        clauses: (bySection.get(section.id) ?? []).map((row) => ({
          id: row.id,
          key: row.key,
          number: `${section.number}.${row.position}`,
          revisionId: row.revisionId,
          text: textOf(row),
        })),
      })),
    };
  }

  sections(manager: EntityManager, draftId: number): Promise<{ id: number; number: number; title: string }[]> {
    return manager.query(
      `select id, position as number, title from section where draft_id = $1 and removed_at is null order by position`,
      [draftId],
    );
  }

  /** Clauses and sections that were written, moved or removed after `since`. */
  async changedSince(manager: EntityManager, draftId: number, since: Date): Promise<TextChange[]> {
    return manager.query(
      `select 'clause' as part, revision.title, case
            when placed.removed_at is not null then 'removed'
            when revision.created_at > $2 and revision.number = 1 then 'added'
            when revision.created_at > $2 then 'changed' else 'moved' end as kind
          from placed_clause placed join clause_revision revision on revision.id = placed.revision_id
          where placed.draft_id = $1 and (placed.changed_at > $2 or revision.created_at > $2)
        union all
        select 'section', title, case when removed_at is null then 'changed' else 'removed' end
          from section where draft_id = $1 and changed_at > $2`,
      [draftId, since],
    );
  }

  /** Everybody who wrote a revision that is part of the present text. */
  async authors(manager: EntityManager, draftId: number): Promise<number[]> {
    const rows: { author: number }[] = await manager.query(
      `select distinct revision.author_id as author
        from placed_clause placed join clause_revision revision on revision.id = placed.revision_id
        where placed.draft_id = $1 and placed.removed_at is null`,
      [draftId],
    );
    return rows.map(({ author }) => author);
  }
}

/** The draft in the shape of the file that it is exported to. */
export function fileOf(content: DraftContent): StandardFile {
  const { slug, language, title, summary, foreword, glossary, jobRoles, sections } = content;
  return {
    title,
    language,
    slug,
    summary,
    foreword,
    glossary,
    jobRoles,
    sections: sections.map((section) => ({
      title: section.title,
      introduction: section.introduction,
      clauses: section.clauses.map(({ key, text }) => ({ key, ...text })),
    })),
  };
}

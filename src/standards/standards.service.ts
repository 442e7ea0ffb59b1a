import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasAccessRole, type Actor } from '../accounts/actor';
import { Conflict, NotFound } from '../errors';
import { EventLog } from '../events/event-log';
import { toPage, type Page } from '../platform/http/page';
import { brokenUnique } from '../platform/database/violations';
import type { Language } from '../vocabulary';
import { Draft } from './draft.entity';
import type { DraftState } from './draft.lifecycle';
import { Standard } from './standard.entity';

/** A standard as one person may see it: the edition in force is for everyone, the draft for those who take part in it. */
export interface StandardSummary {
  id: number;
  slug: string;
  language: Language;
  title: string;
  edition: { id: number; number: number; effectiveDate: string } | null;
  draft: DraftSummary | null;
}

export interface DraftSummary {
  id: number;
  state: DraftState;
  since: Date;
}

interface StandardRow {
  id: number;
  slug: string;
  language: Language;
  title: string;
  editionId: number | null;
  editionNumber: number | null;
  effectiveDate: string | null;
  draftId: number | null;
  state: DraftState | null;
  stateSince: Date | null;
}

@Injectable()
export class StandardsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventLog,
  ) {}

  async list(actor: Actor, after: number, limit: number): Promise<Page<StandardSummary>> {
    const rows = await this.select(actor, 'standard.id > $3 order by standard.id limit $4', [after, limit + 1]);
    return toPage(rows, limit, (standard) => standard.id);
  }

  async get(actor: Actor, id: number): Promise<StandardSummary> {
    const [standard] = await this.select(actor, 'standard.id = $3', [id]);
    if (!standard) throw new NotFound('standard');
    return standard;
  }

  /** The drafts of the standard that did not become editions and that the person may read, the newest first. */
  async drafts(actor: Actor, standardId: number): Promise<DraftSummary[]> {
    return this.dataSource.query(
      `select id, state, state_since as since from draft
        where standard_id = $1 and state <> 'published' and ($2
          or exists (select from draft_participation part where part.draft_id = draft.id and part.person_id = $3))
        order by id desc`,
      [standardId, hasAccessRole(actor, 'hr', 'administrator'), actor.id],
    );
  }

  /** Opens a new draft with a copy of the text in force or, where nothing was ever published, of the last draft. */
  async openDraft(actor: Actor, standardId: number): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const standard = await manager.findOneBy(Standard, { id: standardId });
      if (!standard) throw new NotFound('standard');
      const [origin]: { draftId: number }[] = await manager.query(
        `select coalesce(
            (select draft_id from current_edition where standard_id = $1),
            (select max(id) from draft where standard_id = $1)
          ) as "draftId"`,
        [standardId],
      );
      const draft = await manager.findOneByOrFail(Draft, { id: origin!.draftId });
      const copy = manager.create(Draft, {
        standardId,
        title: draft.title,
        summary: draft.summary,
        foreword: draft.foreword,
        glossary: draft.glossary,
        jobRoles: draft.jobRoles,
        copiedFromId: draft.id,
        openedBy: actor.id,
      });
      try {
        await manager.insert(Draft, copy);
      } catch (error) {
        throw brokenUnique(error, 'draft_one_open_per_standard') ? new Conflict('draft-is-open') : error;
      }
      await manager.query(
        `with copied as (
          insert into section (draft_id, position, title, introduction, changed_by, changed_at)
            select $2, position, title, introduction, changed_by, changed_at from section
            where draft_id = $1 and removed_at is null returning id, position
        )
        insert into placed_clause (draft_id, clause_id, section_id, position, revision_id, changed_by, changed_at)
          select $2, placed.clause_id, copied.id, placed.position, placed.revision_id, placed.changed_by,
              placed.changed_at
            from placed_clause placed
            join section on section.id = placed.section_id
            join copied on copied.position = section.position
            where placed.draft_id = $1 and placed.removed_at is null`,
        [draft.id, copy.id],
      );
      await this.events.record(manager, {
        type: 'draft.opened',
        actorId: actor.id,
        subjectId: copy.id,
        standardId,
        draftId: copy.id,
        data: { copiedFrom: draft.id },
      });
      return copy.id;
    });
  }

  private async select(actor: Actor, condition: string, values: unknown[]): Promise<StandardSummary[]> {
    const rows: StandardRow[] = await this.dataSource.query(
      `select standard.id, standard.slug, standard.language, coalesce(draft.title, edition.title, last.title) as title,
          edition.id as "editionId", edition.number as "editionNumber", edition.effective_date::text as "effectiveDate",
          draft.id as "draftId", draft.state, draft.state_since as "stateSince"
        from standard
        left join current_edition edition on edition.standard_id = standard.id
        left join lateral (
          select id, state, state_since, title from draft
            where standard_id = standard.id and state not in ('published', 'withdrawn')
              and ($2 or exists (select from draft_participation part where part.draft_id = draft.id and part.person_id = $1))
        ) draft on true
        join lateral (
          select title from draft where standard_id = standard.id order by id desc limit 1
        ) last on true
        where ($2 or edition.id is not null or draft.id is not null) and ${condition}`,
      [actor.id, hasAccessRole(actor, 'hr', 'administrator'), ...values],
    );
    return rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      language: row.language,
      title: row.title,
      edition:
        row.editionId === null
          ? null
          : { id: row.editionId, number: row.editionNumber!, effectiveDate: row.effectiveDate! },
      draft: row.draftId === null ? null : { id: row.draftId, state: row.state!, since: row.stateSince! },
    }));
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasAccessRole, type Actor } from '../../accounts/actor';
import { NotFound } from '../../errors';
import type { Page } from '../../platform/http/page';
import { ClausesService, type RevisionSummary } from '../../standards/clauses.service';
import type { CommentType, Outcome } from '../comment.policy';

/** A comment that shaped a revision. */
export interface ShapingComment {
  id: number;
  draftId: number;
  clauseId: number | null;
  sectionId: number | null;
  author: { id: number; name: string };
  type: CommentType;
  text: string;
  /** Null while it has no answer. */
  outcome: Outcome | null;
}

export interface StandingEdition {
  id: number;
  standardId: number;
  number: number;
  effectiveDate: string;
  inForce: boolean;
}

/** A text of a clause with what brought it about, and where it was published. */
export interface Origin extends RevisionSummary {
  /** Those that the person may read. */
  comments: ShapingComment[];
  editions: StandingEdition[];
}

/** How clauses came about: their revisions, the comments that shaped each, the editions in which each stands. */
@Injectable()
export class ClauseOrigins {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clauses: ClausesService,
  ) {}

  /** The revisions as `ClausesService.revisions` answers them, the newest first. */
  async read(actor: Actor, draftId: number, clauseId: number, after: number | undefined, limit: number) {
    const page = await this.clauses.revisions(actor, draftId, clauseId, after, limit);
    const ids = page.items.map(({ id }) => id);
    const comments = Map.groupBy(await this.comments(actor, ids), ({ revisionId }) => revisionId);
    const editions = Map.groupBy(await this.editions(ids), ({ revisionId }) => revisionId);
    const items = page.items.map((revision): Origin => ({
      ...revision,
      comments: (comments.get(revision.id) ?? []).map(({ revisionId: _, ...comment }) => comment),
      editions: (editions.get(revision.id) ?? []).map(({ revisionId: _, ...edition }) => edition),
    }));
    return { ...page, items } satisfies Page<Origin>;
  }

  /**
   * Where the history of the clause with this number in the edition in force is told.
   * @throws NotFound where there is no such clause, or the person may not read the draft that it comes from
   */
  async ofEdition(actor: Actor, standardId: number, number: string): Promise<{ draftId: number; clauseId: number }> {
    const [found]: { draftId: number; clauseId: number }[] = await this.dataSource.query(
      `select placed.draft_id as "draftId", placed.clause_id as "clauseId" from current_edition
          join section on section.draft_id = current_edition.draft_id and section.removed_at is null
          join placed_clause placed on placed.section_id = section.id and placed.removed_at is null
        where current_edition.standard_id = $1 and section.position || '.' || placed.position = $2
          and ($3 or exists (select from draft_participation part
            where part.draft_id = current_edition.draft_id and part.person_id = $4))`,
      [standardId, number, hasAccessRole(actor, 'hr', 'administrator'), actor.id],
    );
    if (!found) throw new NotFound('clause');
    return found;
  }

  private comments(actor: Actor, revisionIds: number[]): Promise<(ShapingComment & { revisionId: number })[]> {
    return this.dataSource.query(
      `select shaped.revision_id as "revisionId", comment.id, comment.draft_id as "draftId",
          comment.clause_id as "clauseId", comment.section_id as "sectionId",
          json_build_object('id', author.id, 'name', author.name) as author, comment.type, comment.text, answer.outcome
        from (
          select revision_id, comment_id from disposition where revision_id = any($1) and withdrawn_at is null
          union select id, comment_id from clause_revision where id = any($1) and comment_id is not null
        ) shaped
          join comment on comment.id = shaped.comment_id join person author on author.id = comment.author_id
          left join disposition answer on answer.comment_id = comment.id and answer.withdrawn_at is null
        where $2 or exists (select from draft_participation part
          where part.draft_id = comment.draft_id and part.person_id = $3)
        order by comment.id`,
      [revisionIds, hasAccessRole(actor, 'hr', 'administrator'), actor.id],
    );
  }

  private editions(revisionIds: number[]): Promise<(StandingEdition & { revisionId: number })[]> {
    return this.dataSource.query(
      `select placed.revision_id as "revisionId", edition.id, edition.standard_id as "standardId", edition.number,
          edition.effective_date::text as "effectiveDate", edition.superseded_at is null as "inForce"
        from placed_clause placed join edition on edition.draft_id = placed.draft_id
        where placed.revision_id = any($1) and placed.removed_at is null and edition.published_at is not null
        order by edition.number`,
      [revisionIds],
    );
  }
}

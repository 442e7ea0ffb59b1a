import type { ClauseText } from '../vocabulary';
import type { PresentClause } from './clause.presenter';

/** A clause of a draft as the queries of this feature select it. */
export interface ClauseRow extends ClauseText {
  id: number;
  key: string;
  draftId: number;
  sectionId: number;
  sectionPosition: number | null;
  position: number | null;
  revisionId: number;
  revision: number;
  version: number;
  changedById: number;
  changedByName: string;
  changedAt: Date;
  removedAt: Date | null;
}

export const clauseColumns = `placed.clause_id as id, clause.key, placed.draft_id as "draftId",
  placed.section_id as "sectionId", section.position as "sectionPosition", placed.position,
  placed.revision_id as "revisionId", revision.number as revision, placed.version,
  placed.changed_by as "changedById", person.name as "changedByName", placed.changed_at as "changedAt",
  placed.removed_at as "removedAt", revision.title, revision.body, revision.applies_to as "appliesTo",
  revision.obligation, revision.measure, revision."check", revision.weight, revision.rationale, revision.say,
  revision.avoid`;

export const clauseTables = `placed_clause placed
  join clause on clause.id = placed.clause_id
  join clause_revision revision on revision.id = placed.revision_id
  join section on section.id = placed.section_id
  join person on person.id = placed.changed_by`;

export function toClause(row: ClauseRow): PresentClause {
  return {
    id: row.id,
    key: row.key,
    draftId: row.draftId,
    sectionId: row.sectionId,
    number: row.position === null ? null : `${row.sectionPosition}.${row.position}`,
    revisionId: row.revisionId,
    revision: row.revision,
    version: row.version,
    text: textOf(row),
    changedBy: { id: row.changedById, name: row.changedByName },
    changedAt: row.changedAt,
    removedAt: row.removedAt,
  };
}

/** Only the words of a revision, in the order in which people read them. */
export function textOf(row: ClauseText): ClauseText {
  const { title, body, appliesTo, obligation, measure, check, weight, rationale, say, avoid } = row;
  return { title, body, appliesTo, obligation, measure, check, weight, rationale, say, avoid };
}

import type { EntityManager } from 'typeorm';
import type { ClauseText } from '../vocabulary';

export type GivenClause = ClauseText & { key: string; sectionId: number; position: number };

/** Adds sections, any number in one statement; answers their ids in the order given. */
export async function addSections(
  manager: EntityManager,
  draftId: number,
  actorId: number,
  sections: { position: number; title: string; introduction: string | null }[],
): Promise<number[]> {
  const rows: { id: number; position: number }[] = await manager.query(
    `insert into section (draft_id, position, title, introduction, changed_by, changed_at)
      select $1, position, title, introduction, $2, now()
      from jsonb_to_recordset($3::jsonb) as given(position int, title text, introduction text)
      returning id, position`,
    [draftId, actorId, JSON.stringify(sections)],
  );
  const ids = new Map(rows.map(({ id, position }) => [position, id]));
  return sections.map(({ position }) => ids.get(position)!);
}

/**
 * Writes a text of each clause and puts it in its place, any number in one statement. A clause that the standard knows
 * keeps its identity and gets its next revision.
 */
export async function addClauses(
  manager: EntityManager,
  standardId: number,
  draftId: number,
  actorId: number,
  clauses: GivenClause[],
): Promise<void> {
  await manager.query(
    `with given as materialized (select * from jsonb_to_recordset($4::jsonb) as given(${givenClause})),
    known as (
      insert into clause (standard_id, key) select $1, key from given
        on conflict (standard_id, key) do update set key = excluded.key returning id, key
    ),
    written as (
      insert into clause_revision (clause_id, number, draft_id, author_id, ${textColumns})
        select known.id,
          coalesce((select max(number) from clause_revision earlier where earlier.clause_id = known.id), 0) + 1,
          $2, $3, ${givenText}
        from given join known using (key) returning id, clause_id
    )
    insert into placed_clause (draft_id, clause_id, section_id, position, revision_id, changed_by, changed_at)
      select $2, known.id, given."sectionId", given.position, written.id, $3, now()
      from given join known using (key) join written on written.clause_id = known.id
      on conflict (draft_id, clause_id) do update set section_id = excluded.section_id,
        position = excluded.position, revision_id = excluded.revision_id, changed_by = excluded.changed_by,
        changed_at = excluded.changed_at, removed_at = null, version = placed_clause.version + 1`,
    [standardId, draftId, actorId, JSON.stringify(clauses)],
  );
}

const givenClause = `key text, "sectionId" int, position int, title text, body text, "appliesTo" text[],
  obligation text, measure jsonb, "check" text, weight smallint, rationale text, say text[], avoid text[]`;
const textColumns = `title, body, applies_to, obligation, measure, "check", weight, rationale, say, avoid`;
const givenText = `given.title, given.body, given."appliesTo", given.obligation, nullif(given.measure, 'null'),
  given."check", given.weight, given.rationale, given.say, given.avoid`;

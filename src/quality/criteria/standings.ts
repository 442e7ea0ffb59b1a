import type { EntityManager } from 'typeorm';
import type { ClauseStanding } from './standing';

/**
 * How the clauses of a draft are judged, in the order of reading, in one statement whatever their number. Clauses that nobody judged
 * are among them; removed ones are not.
 *
 * @param personId for whom it is told what he has judged; null for nobody
 * @param clauseId null for every clause of the draft
 */
export async function standingsOf(
  manager: EntityManager,
  draftId: number,
  personId: number | null,
  clauseId: number | null = null,
): Promise<ClauseStanding[]> {
  const rows: ClauseStanding[] = await manager.query(
    `select placed.clause_id as "clauseId", section.position || '.' || placed.position as number, revision.title,
          placed.section_id as "sectionId", placed.revision_id as "revisionId",
          (select threshold from judging_rule) as threshold, coalesce(tallied.rows, '[]') as tallies,
          case when excuse.id is not null then json_build_object('id', excuse.id, 'reason', excuse.reason,
            'excusedAt', excused_at, 'excusedBy', json_build_object('id', person.id, 'name', person.name)) end as excuse,
          coalesce(tallied.mine, false) as "judgedByMe"
        from placed_clause placed join section on section.id = placed.section_id
          join clause_revision revision on revision.id = placed.revision_id
          left join excuse on excuse.draft_id = $1 and excuse.revision_id = placed.revision_id and withdrawn_at is null
          left join person on person.id = excused_by
          cross join lateral (
            select json_agg(json_build_object('criterionId', criterion_id, 'mean', mean, 'lowest', lowest,
                'highest', highest, 'deviation', deviation, 'count', count, 'older', older) order by position) as rows,
              bool_or(mine) as mine
            from (select criterion_id, position, avg(mark) as mean, min(mark) as lowest, max(mark) as highest,
                stddev_pop(mark) as deviation, count(*), count(*) filter (where revision_id <> placed.revision_id) as older,
                bool_or(person_id = $2 and revision_id = placed.revision_id) as mine
              from judgement join criterion on criterion.id = criterion_id and retired_at is null
              where draft_id = $1 and clause_id = placed.clause_id group by criterion_id, position) tally
          ) tallied
        where placed.draft_id = $1 and placed.removed_at is null and ($3::int is null or placed.clause_id = $3)
        order by section.position, placed.position`,
    [draftId, personId, clauseId],
  );
  return rows.map((row) => ({
    ...row,
    excuse: row.excuse && { ...row.excuse, excusedAt: new Date(row.excuse.excusedAt) },
  }));
}

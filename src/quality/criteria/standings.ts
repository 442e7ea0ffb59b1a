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
    `with tally as (
        select judgement.clause_id, json_build_object('criterionId', criterion_id, 'mean', avg(mark), 'lowest', min(mark),
            'highest', max(mark), 'deviation', stddev_pop(mark), 'count', count(*),
            'older', count(*) filter (where judgement.revision_id <> placed.revision_id)) as row
          from judgement join criterion on criterion.id = criterion_id and criterion.retired_at is null
            join placed_clause placed on placed.draft_id = judgement.draft_id and placed.clause_id = judgement.clause_id
          where judgement.draft_id = $1 group by judgement.clause_id, criterion_id, criterion.position
          order by criterion.position
      ), tallied as (select clause_id, json_agg(row) as rows from tally group by clause_id)
      select placed.clause_id as "clauseId", section.position || '.' || placed.position as number, revision.title,
          placed.section_id as "sectionId", placed.revision_id as "revisionId",
          (select threshold from judging_rule) as threshold, coalesce(tallied.rows, '[]') as tallies,
          case when excuse.id is not null then json_build_object('id', excuse.id, 'reason', excuse.reason,
            'excusedAt', excused_at, 'excusedBy', json_build_object('id', person.id, 'name', person.name)) end as excuse,
          exists (select from judgement join criterion on criterion.id = criterion_id and criterion.retired_at is null
            where judgement.draft_id = $1 and judgement.clause_id = placed.clause_id and person_id = $2
              and judgement.revision_id = placed.revision_id) as "judgedByMe"
        from placed_clause placed join section on section.id = placed.section_id
          join clause_revision revision on revision.id = placed.revision_id
          left join tallied on tallied.clause_id = placed.clause_id
          left join excuse on excuse.draft_id = $1 and excuse.revision_id = placed.revision_id and withdrawn_at is null
          left join person on person.id = excused_by
        where placed.draft_id = $1 and placed.removed_at is null and ($3::int is null or placed.clause_id = $3)
        order by section.position, placed.position`,
    [draftId, personId, clauseId],
  );
  return rows.map((row) => ({
    ...row,
    excuse: row.excuse && { ...row.excuse, excusedAt: new Date(row.excuse.excusedAt) },
  }));
}

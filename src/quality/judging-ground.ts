import type { EntityManager } from 'typeorm';
import type { Language } from '../vocabulary';
import type { JudgingGround } from './judgement';

/**
 * The forbidden words of a language and the waivers in force for the clauses of a draft, or for one of them, in one statement.
 *
 * @param clauseId null for every clause of the draft
 */
export async function judgingGround(
  manager: EntityManager,
  language: Language,
  draftId: number,
  clauseId: number | null = null,
): Promise<JudgingGround> {
  const [ground]: [JudgingGround] = await manager.query(
    `select coalesce((select json_agg(json_build_object('term', term, 'replacement', replacement) order by id)
          from forbidden_word where language = $1), '[]') as words,
        coalesce((select json_agg(json_build_object('id', waiver.id, 'clauseId', waiver.clause_id, 'rule', rule,
            'passageKey', passage_key, 'reason', reason, 'waivedAt', waived_at,
            'waivedBy', json_build_object('id', person.id, 'name', person.name)))
          from finding_waiver waiver join person on person.id = waived_by
            join placed_clause placed on placed.clause_id = waiver.clause_id
          where withdrawn_at is null and placed.draft_id = $2 and ($3::int is null or placed.clause_id = $3)), '[]')
          as waivers`,
    [language, draftId, clauseId],
  );
  const waivers = ground.waivers.map((waiver) => ({ ...waiver, waivedAt: new Date(waiver.waivedAt) }));
  return { words: ground.words, waivers };
}

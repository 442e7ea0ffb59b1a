import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../accounts/actor';
import { Conflict, Forbidden, Invalid, NotFound } from '../../errors';
import type { PresentClause } from '../../standards/clause.presenter';
import { ClausesService } from '../../standards/clauses.service';
import { DraftLife, type DraftInHand } from '../../standards/draft-life.service';
import { CriteriaService } from './criteria.service';
import { marksFaults, type GivenMark } from './criteria.rules';
import type { Criterion } from './criterion.entity';
import { isJudging, mayJudge } from './judging.policy';
import type { ClauseStanding } from './standing';
import { standingsOf } from './standings';

/** What one person thinks of a clause by one criterion in use. */
export interface JudgementView extends GivenMark {
  person: { id: number; name: string };
  revisionId: number;
  judgedAt: Date;
  /** Given to an earlier text. */
  older: boolean;
}

/** A clause with everything that is thought of it. */
export interface JudgedClause {
  inHand: DraftInHand;
  clause: PresentClause;
  criteria: Criterion[];
  /** Null for a clause that was removed. */
  standing: ClauseStanding | null;
  judgements: JudgementView[];
}

/** What the members of the group think of the clauses. */
@Injectable()
export class JudgementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly clauses: ClausesService,
    private readonly criteria: CriteriaService,
  ) {}

  async ofClause(actor: Actor, draftId: number, clauseId: number): Promise<JudgedClause> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const clause = await this.clauses.find(manager, draftId, clauseId);
    if (!clause) throw new NotFound('clause');
    const [standing = null] = await standingsOf(manager, draftId, actor.id, clauseId);
    const criteria = await this.criteria.inUse(manager);
    return { inHand, clause, criteria, standing, judgements: await judgementsOf(manager, clause) };
  }

  /**
   * Everything that the person thinks of the clause now, in place of what he thought of it before.
   *
   * @param revisionId the text that he has read; where it changed meanwhile, that is what his judgement is of
   */
  async judge(actor: Actor, draftId: number, clauseId: number, revisionId: number, marks: GivenMark[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.take(manager, actor, draftId, 'writing');
      const { state } = inHand.draft;
      const clause = await this.clauses.find(manager, draftId, clauseId);
      if (!clause) throw new NotFound('clause');
      if (!mayJudge(inHand.participation)) throw new Forbidden('not-of-the-group');
      if (!isJudging(state)) throw new Conflict('not-judging', { state });
      if (clause.removedAt) throw new Conflict('clause-removed', { title: clause.text.title });
      if (clause.revisionId !== revisionId) await requireRevision(manager, clauseId, revisionId);
      const inUse = (await this.criteria.held(manager)).map(({ id }) => id);
      const faults = marksFaults(marks, new Set(inUse));
      if (faults.length > 0) throw new Invalid(faults);
      await save(manager, { draftId, clauseId, personId: actor.id, revisionId }, inUse, marks);
      const told = marks.map(({ criterionId, mark }) => ({ criterionId, mark }));
      await this.life.record(manager, inHand, 'clause.judged', clauseId, { revisionId, marks: told });
    });
  }
}

async function requireRevision(manager: EntityManager, clauseId: number, revisionId: number): Promise<void> {
  const rows: unknown[] = await manager.query('select from clause_revision where id = $1 and clause_id = $2', [
    revisionId,
    clauseId,
  ]);
  if (rows.length === 0) throw new NotFound('revision');
}

async function save(
  manager: EntityManager,
  { draftId, clauseId, personId, revisionId }: Record<'draftId' | 'clauseId' | 'personId' | 'revisionId', number>,
  inUse: number[],
  marks: GivenMark[],
): Promise<void> {
  const given = marks.map(({ criterionId }) => criterionId);
  // What was judged by a criterion that is retired stays.
  await manager.query(
    `delete from judgement where draft_id = $1 and clause_id = $2 and person_id = $3 and criterion_id = any($4)`,
    [draftId, clauseId, personId, inUse.filter((id) => !given.includes(id))],
  );
  await manager.query(
    `insert into judgement (draft_id, clause_id, person_id, revision_id, criterion_id, mark, word, judged_at)
      select $1, $2, $3, $4, "criterionId", mark, word, now()
        from jsonb_to_recordset($5) as given("criterionId" int, mark smallint, word text)
      on conflict (draft_id, clause_id, criterion_id, person_id) do update
        set revision_id = excluded.revision_id, mark = excluded.mark, word = excluded.word, judged_at = excluded.judged_at`,
    [draftId, clauseId, personId, revisionId, JSON.stringify(marks)],
  );
}

async function judgementsOf(manager: EntityManager, clause: PresentClause): Promise<JudgementView[]> {
  return manager.query(
    `select criterion_id as "criterionId", mark, word, revision_id as "revisionId", judged_at as "judgedAt",
        revision_id <> $3 as older, json_build_object('id', person.id, 'name', person.name) as person
      from judgement join person on person.id = person_id
        join criterion on criterion.id = criterion_id and criterion.retired_at is null
      where draft_id = $1 and clause_id = $2 order by criterion.position, person.name, person.id`,
    [clause.draftId, clause.id, clause.revisionId],
  );
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { saidIn, type Said, type SaidRow } from './round-summary';
import { RoundsService, type ReadableRound } from './rounds.service';

export interface SummarisedRound extends ReadableRound {
  said: Said;
}

/** What came of a round: for whoever works on with it, and for those who took part. */
@Injectable()
export class RoundSummaries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rounds: RoundsService,
  ) {}

  /** In a number of statements that does not grow with the comments. */
  async read(actor: Actor, roundId: number): Promise<SummarisedRound> {
    const readable = await this.rounds.read(actor, roundId);
    const rows: SaidRow[] = await this.dataSource.query(
      `select comment.type, section.id as "sectionId", case when section.removed_at is null then section.position end as number,
          section.title, disposition.outcome, count(*)::int as comments
        from comment
          left join placed_clause placed on placed.draft_id = comment.draft_id and placed.clause_id = comment.clause_id
          left join section on section.id = coalesce(placed.section_id, comment.section_id)
          left join disposition on disposition.comment_id = comment.id and disposition.withdrawn_at is null
        where comment.round_id = $1
        group by comment.type, section.id, disposition.outcome
        order by section.position nulls first, section.id`,
      [roundId],
    );
    return { ...readable, said: saidIn(rows) };
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../accounts/actor';
import type { Fault } from '../../errors';
import { toPage, type Page } from '../../platform/http/page';
import { DraftGates } from '../../standards/draft-gates';
import { DraftLife, type DraftInHand } from '../../standards/draft-life.service';
import { CriteriaService, type CriteriaList } from './criteria.service';
import {
  belowThreshold,
  isAskedFor,
  isBlocking,
  shownMean,
  shows,
  weakest,
  type ClauseStanding,
  type Show,
} from './standing';
import { standingsOf } from './standings';

export interface MatrixQuery {
  show: Show;
  /** Null for every section. */
  sectionId: number | null;
  /** The clause before. */
  after: number | null;
  limit: number;
}

export interface CriteriaMatrix {
  inHand: DraftInHand;
  list: CriteriaList;
  /** Every clause of the draft, in the order of reading. */
  standings: ClauseStanding[];
  /** Those asked for. */
  page: Page<ClauseStanding>;
  /** How many clauses of the draft, or of the section, each question would show. */
  counts: Record<Show, number>;
}

/** Clauses that are named one by one; the count tells of the others. */
const named = 20;

/** All clauses of a draft by all criteria: where the group agrees, where it does not, and what keeps the draft in rework. */
@Injectable()
export class CriteriaMatrixService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly criteria: CriteriaService,
    gates: DraftGates,
  ) {
    gates.keep('criteria', (manager, draft) => this.blocking(manager, draft.id));
  }

  async ofDraft(actor: Actor, draftId: number, query: MatrixQuery): Promise<CriteriaMatrix> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const list = await this.criteria.read(manager);
    const standings = await standingsOf(manager, draftId, actor.id);
    const within = standings.filter(({ sectionId }) => query.sectionId === null || sectionId === query.sectionId);
    const counts = Object.fromEntries(
      shows.map((show) => [show, within.filter((standing) => isAskedFor(standing, show)).length]),
    ) as Record<Show, number>;
    return { inHand, list, standings, page: pageOf(within, query), counts };
  }

  /** The clauses of a draft with what this person has judged; the caller knows that the draft may be read. One statement. */
  async standings(actor: Actor, draftId: number): Promise<ClauseStanding[]> {
    return standingsOf(this.dataSource.manager, draftId, actor.id);
  }

  private async blocking(manager: EntityManager, draftId: number): Promise<Fault[]> {
    const blocking = (await standingsOf(manager, draftId, null)).filter(isBlocking);
    if (blocking.length === 0) return [];
    const [{ threshold }] = blocking as [ClauseStanding];
    return [
      { field: 'criteria', code: 'criteria.below', parameters: { count: blocking.length, threshold } },
      ...blocking.slice(0, named).map(belowFault),
    ];
  }
}

/** From the first that comes after `after` in the order of reading. */
function pageOf(within: ClauseStanding[], { show, after, limit }: MatrixQuery): Page<ClauseStanding> {
  const begin = after === null ? 0 : within.findIndex(({ clauseId }) => clauseId === after) + 1;
  const asked = within.slice(begin).filter((standing) => isAskedFor(standing, show));
  return toPage(asked.slice(0, limit + 1), limit, ({ clauseId }) => clauseId);
}

function belowFault(standing: ClauseStanding): Fault {
  const { clauseId, number, title } = standing;
  const parameters = { number, title, mean: shownMean(weakest(standing)!), count: belowThreshold(standing).length };
  return { field: `clauses.${clauseId}`, code: 'criteria.clause-below', parameters };
}

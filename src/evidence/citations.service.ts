import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, NotFound } from '../errors';
import { brokenUnique } from '../platform/database/violations';
import { toPage, type Page } from '../platform/http/page';
import type { PresentClause } from '../standards/clause.presenter';
import { ClausesService } from '../standards/clauses.service';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { mayWrite } from '../standards/draft.policy';
import { Citation } from './citation.entity';
import { isCiting } from './evidence.policy';
import { citedInDraft, sourceColumns, sourceTables, type SourceView } from './source-rows';

/** A source that a clause cites. */
export interface CitationView {
  source: SourceView;
  note: string | null;
  citedBy: { id: number; name: string };
  citedAt: Date;
}

export interface ClauseReasons {
  inHand: DraftInHand;
  clause: PresentClause;
  citations: CitationView[];
}

/** A clause of a draft by how many sources it cites. */
export interface EvidencedClause {
  clauseId: number;
  number: string;
  title: string;
  sectionId: number;
  sectionNumber: number;
  sectionTitle: string;
  cites: number;
}

export const evidenceShows = ['uncited', 'cited', 'all'] as const;
export type EvidenceShow = (typeof evidenceShows)[number];

export interface DraftEvidence {
  inHand: DraftInHand;
  page: Page<EvidencedClause>;
  counts: Record<EvidenceShow, number>;
}

/** Why clauses exist. Citations stand beside the text: they are no part of what approvers decide on. */
@Injectable()
export class CitationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly clauses: ClausesService,
  ) {}

  async ofClause(actor: Actor, draftId: number, clauseId: number): Promise<ClauseReasons> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const clause = await this.clauses.find(manager, draftId, clauseId);
    if (!clause) throw new NotFound('clause');
    return { inHand, clause, citations: await this.citations(draftId, clauseId) };
  }

  /** What a clause cites in a draft; the caller knows that the draft may be read. One statement. */
  citations(draftId: number, clauseId: number): Promise<CitationView[]> {
    return this.select('citation.clause_id = $2', [draftId, clauseId]);
  }

  /** What a clause cites by its key; the caller knows that the text may be read. One statement. */
  citationsByKey(draftId: number, key: string): Promise<CitationView[]> {
    const clause = 'select id from clause where standard_id = draft.standard_id and key = $2';
    return this.select(`citation.clause_id = (${clause})`, [draftId, key]);
  }

  /** Every clause of a draft by whether it says why it exists. */
  async ofDraft(
    actor: Actor,
    draftId: number,
    show: EvidenceShow,
    after: number,
    limit: number,
  ): Promise<DraftEvidence> {
    const { manager } = this.dataSource;
    const inHand = await this.life.take(manager, actor, draftId, 'reading');
    const all: EvidencedClause[] = await manager.query(
      `select placed.clause_id as "clauseId", section.position || '.' || placed.position as number, revision.title,
          section.id as "sectionId", section.position as "sectionNumber", section.title as "sectionTitle",
          (select count(*)::int from citation where citation.clause_id = placed.clause_id and ${citedInDraft}) as cites
        from draft join placed_clause placed on placed.draft_id = draft.id and placed.removed_at is null
          join section on section.id = placed.section_id
          join clause_revision revision on revision.id = placed.revision_id
        where draft.id = $1 order by section.position, placed.position`,
      [draftId],
    );
    const asked = all.filter((clause) => isAskedFor(clause, show));
    const begin = after === 0 ? 0 : all.findIndex(({ clauseId }) => clauseId === after) + 1;
    const rest = all.slice(begin).filter((clause) => isAskedFor(clause, show));
    const uncited = all.filter(({ cites }) => cites === 0).length;
    return {
      inHand,
      page: toPage(rest.slice(0, limit + 1), limit, ({ clauseId }) => clauseId),
      counts: { uncited, cited: all.length - uncited, all: all.length, [show]: asked.length },
    };
  }

  /** @throws Conflict `already-cited`; Forbidden where another writes the clause */
  async cite(actor: Actor, draftId: number, clauseId: number, sourceId: number, note: string | null): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { inHand } = await this.takeToCite(manager, actor, draftId, clauseId);
      const source = await this.sourceOf(manager, inHand, sourceId);
      if (source.removedAt) throw new Conflict('source-removed', { title: source.title });
      const citation = { clauseId, sourceId, note, citedBy: actor.id, citedAt: new Date() };
      try {
        await manager.insert(Citation, citation);
      } catch (error) {
        if (!brokenUnique(error, 'citation_one_in_force')) throw error;
        throw new Conflict('already-cited', { title: source.title });
      }
      await this.life.record(manager, inHand, 'clause.cited', clauseId, { sourceId, title: source.title, note });
    });
  }

  /** @throws NotFound where the clause does not cite the source */
  async withdraw(actor: Actor, draftId: number, clauseId: number, sourceId: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { inHand } = await this.takeToCite(manager, actor, draftId, clauseId);
      const source = await this.sourceOf(manager, inHand, sourceId);
      const { affected } = await manager
        .createQueryBuilder()
        .update(Citation)
        .set({ withdrawnBy: actor.id, withdrawnAt: new Date() })
        .where('clause_id = :clauseId and source_id = :sourceId and withdrawn_at is null', { clauseId, sourceId })
        .execute();
      if (affected !== 1) throw new NotFound('citation');
      await this.life.record(manager, inHand, 'clause.citation-withdrawn', clauseId, { sourceId, title: source.title });
    });
  }

  /** The keys of the clauses that the draft cites anything for. */
  async citedKeys(draftId: number): Promise<Set<string>> {
    const rows: { key: string }[] = await this.dataSource.query(
      `select distinct clause.key from draft join placed_clause placed on placed.draft_id = draft.id
          and placed.removed_at is null
          join clause on clause.id = placed.clause_id
          join citation on citation.clause_id = clause.id and ${citedInDraft}
        where draft.id = $1`,
      [draftId],
    );
    return new Set(rows.map(({ key }) => key));
  }

  private async select(condition: string, values: unknown[]): Promise<CitationView[]> {
    const rows: (SourceView & Omit<CitationView, 'source'>)[] = await this.dataSource.query(
      `select ${sourceColumns}, citation.note, citation.cited_at as "citedAt",
          json_build_object('id', citer.id, 'name', citer.name) as "citedBy"
        from draft join citation on ${citedInDraft}
          join person citer on citer.id = citation.cited_by
          join (${sourceTables}) on source.id = citation.source_id
        where draft.id = $1 and ${condition} order by citation.id`,
      values,
    );
    return rows.map(({ note, citedBy, citedAt, ...source }) => ({ source, note, citedBy, citedAt }));
  }

  private async takeToCite(manager: EntityManager, actor: Actor, draftId: number, clauseId: number) {
    const inHand = await this.life.take(manager, actor, draftId, 'writing');
    const clause = await this.clauses.find(manager, draftId, clauseId);
    if (!clause) throw new NotFound('clause');
    const { title, appliesTo } = clause.text;
    if (!mayWrite(actor, inHand.participation, { sectionId: clause.sectionId, appliesTo })) {
      throw new Forbidden('not-responsible', { clause: title });
    }
    const { state } = inHand.draft;
    if (!isCiting(state)) throw new Conflict('not-citing', { state });
    if (clause.removedAt) throw new Conflict('clause-removed', { title });
    return { inHand, clause };
  }

  /** Held, so that nobody removes it meanwhile. */
  private async sourceOf(manager: EntityManager, { draft }: DraftInHand, id: number): Promise<SourceView> {
    const [source]: SourceView[] = await manager.query(
      `select ${sourceColumns} from ${sourceTables} where source.id = $1 and source.standard_id = $2 for share of source`,
      [id, draft.standardId],
    );
    if (!source) throw new NotFound('source');
    return source;
  }
}

function isAskedFor({ cites }: EvidencedClause, show: EvidenceShow): boolean {
  return show === 'all' || (show === 'cited') === cites > 0;
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Invalid, NotFound, Stale } from '../errors';
import { toPage, type Page } from '../platform/http/page';
import {
  citedInDraft,
  citingClauses,
  sourceColumns,
  sourceTables,
  type CitedSource,
  type SourceView,
} from './source-rows';
import { Source } from './source.entity';
import { sourceFaults, sourceKinds, sourceLimits, type SourceKind, type SourceText } from './source.rules';
import { StandardEvidence, type StandardInHand } from './standard-evidence.service';

/** Which sources are asked for. */
export interface SourceFilter {
  kind: SourceKind | null;
  /** Words that the title or the text has. */
  find: string | null;
}

export interface SourceList {
  inHand: StandardInHand;
  page: Page<CitedSource>;
  /** How many the standard has of each kind, whatever is looked for. */
  counts: Map<SourceKind, number>;
}

/** A clause that exists because of a source. */
export interface CitingClause {
  id: number;
  draftId: number;
  number: string;
  title: string;
  note: string | null;
}

export interface SourceInHand {
  inHand: StandardInHand;
  source: SourceView;
  clauses: CitingClause[];
}

/** Clauses that keep a source from being removed and are named one by one. */
const named = 20;

/** The most important first: by kind, complaints by how many there are. The id of the last one is the key of the next page. */
const rank = `array_position('{${sourceKinds.join(',')}}', source.kind), -coalesce(source.count, 0), source.id`;

/** What was found out before and while a standard is written. */
@Injectable()
export class SourcesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly evidence: StandardEvidence,
  ) {}

  async list(
    actor: Actor,
    standardId: number,
    filter: SourceFilter,
    after: number,
    limit: number,
  ): Promise<SourceList> {
    const { manager } = this.dataSource;
    const inHand = await this.evidence.take(manager, actor, standardId);
    const rows: CitedSource[] = await manager.query(
      `select ${sourceColumns}, (select count(*)::int from ${citingClauses('$2')}) as "citedBy"
        from ${sourceTables}
        where source.standard_id = $1 and source.removed_at is null and ($3::text is null or source.kind = $3)
          and ($4::text is null or strpos(lower(source.title || ' ' || coalesce(source.words, '')), lower($4)) > 0)
          and ($5 = 0 or (${rank}) > (select ${rank} from source where id = $5))
        order by ${rank} limit $6`,
      [standardId, inHand.textId, filter.kind, filter.find, after, limit + 1],
    );
    const counts: { kind: SourceKind; count: number }[] = await manager.query(
      'select kind, count(*)::int as count from source where standard_id = $1 and removed_at is null group by kind',
      [standardId],
    );
    return {
      inHand,
      page: toPage(rows, limit, ({ id }) => id),
      counts: new Map(counts.map(({ kind, count }) => [kind, count])),
    };
  }

  /** The source, with the clauses that exist because of it. */
  async read(actor: Actor, id: number): Promise<SourceInHand> {
    const { manager } = this.dataSource;
    const source = await find(manager, id);
    const inHand = await this.evidence.take(manager, actor, source.standardId);
    return { inHand, source, clauses: await this.citing(manager, inHand, id) };
  }

  /** The standard, for whoever gathers its evidence. */
  target(actor: Actor, standardId: number): Promise<StandardInHand> {
    return this.evidence.takeToGather(this.dataSource.manager, actor, standardId);
  }

  async add(actor: Actor, standardId: number, kind: SourceKind, text: SourceText): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.evidence.takeToGather(manager, actor, standardId, true);
      requireSound(kind, text);
      await requireRoom(manager, standardId, 1);
      const source = manager.create(Source, { standardId, kind, ...text, changedBy: actor.id, changedAt: new Date() });
      await manager.insert(Source, source);
      await this.evidence.record(manager, inHand, 'source.added', { kind, ...text }, source.id);
      return source.id;
    });
  }

  /** @throws Stale where `version` is not the present one */
  async change(actor: Actor, id: number, version: number, text: SourceText): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { inHand, source } = await this.takeToChange(manager, actor, id, version);
      requireSound(source.kind, text);
      const changed = { ...text, version: version + 1, changedBy: actor.id, changedAt: new Date() };
      await manager.update(Source, { id, version }, changed);
      await this.evidence.record(
        manager,
        inHand,
        'source.changed',
        { before: textOf(source), after: text, title: text.title },
        id,
      );
    });
  }

  /**
   * Nobody finds or cites the source from now on; editions that were published with it still show it.
   * @throws Conflict `source-is-cited` with the clauses that cite it
   */
  async remove(actor: Actor, id: number, version: number): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const { inHand, source } = await this.takeToChange(manager, actor, id, version);
      const clauses = await this.citing(manager, inHand, id);
      if (clauses.length > 0) {
        const faults = clauses.slice(0, named).map((clause) => ({
          field: `clauses.${clause.id}`,
          code: 'source.cited-by',
          parameters: { number: clause.number, title: clause.title },
        }));
        throw new Conflict('source-is-cited', { title: source.title, count: clauses.length }, faults);
      }
      const now = new Date();
      await manager.update(Source, { id, version }, { version: version + 1, removedBy: actor.id, removedAt: now });
      // Clauses that were taken out of the text may come back: without the source.
      await manager.query(
        'update citation set withdrawn_by = $2, withdrawn_at = $3 where source_id = $1 and withdrawn_at is null',
        [id, actor.id, now],
      );
      await this.evidence.record(manager, inHand, 'source.removed', { kind: source.kind, title: source.title }, id);
      return source.standardId;
    });
  }

  private async takeToChange(manager: EntityManager, actor: Actor, id: number, version: number) {
    // Of several who change it, each waits here and then sees what the one before did; so does who cites it.
    await manager.query('select from source where id = $1 for update', [id]);
    const source = await find(manager, id);
    const inHand = await this.evidence.takeToGather(manager, actor, source.standardId);
    if (source.removedAt) throw new Conflict('source-removed', { title: source.title });
    if (source.version !== version) throw new Stale(source, source.changedBy, source.changedAt);
    return { inHand, source };
  }

  private async citing(manager: EntityManager, { textId }: StandardInHand, id: number): Promise<CitingClause[]> {
    return manager.query(
      `select placed.clause_id as id, draft.id as "draftId", section.position || '.' || placed.position as number,
          revision.title, citation.note
        from draft join placed_clause placed on placed.draft_id = draft.id and placed.removed_at is null
          join citation on citation.clause_id = placed.clause_id and citation.source_id = $1 and ${citedInDraft}
          join section on section.id = placed.section_id
          join clause_revision revision on revision.id = placed.revision_id
        where draft.id = $2 order by section.position, placed.position`,
      [id, textId],
    );
  }
}

/** @throws Conflict where the standard would have more sources than anybody looks through */
export async function requireRoom(manager: EntityManager, standardId: number, more: number): Promise<void> {
  const [row]: { count: number }[] = await manager.query(
    'select count(*)::int as count from source where standard_id = $1 and removed_at is null',
    [standardId],
  );
  const maximum = sourceLimits.sources;
  if (row!.count + more > maximum) throw new Conflict('too-many-sources', { maximum });
}

function requireSound(kind: SourceKind, text: SourceText): void {
  const faults = sourceFaults(kind, text);
  if (faults.length > 0) throw new Invalid(faults);
}

async function find(manager: EntityManager, id: number): Promise<SourceView> {
  const [source]: SourceView[] = await manager.query(
    `select ${sourceColumns} from ${sourceTables} where source.id = $1`,
    [id],
  );
  if (!source) throw new NotFound('source');
  return source;
}

function textOf({ title, words, origin, day, count, firstDay, lastDay, share, sample }: SourceText): SourceText {
  return { title, words, origin, day, count, firstDay, lastDay, share, sample };
}

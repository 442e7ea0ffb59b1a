import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, Invalid, NotFound, Stale, type Fault } from '../errors';
import { PicturesService } from '../pictures/pictures.service';
import { prepared } from '../platform/database/pool';
import { toPage, type Page } from '../platform/http/page';
import type { ClauseText } from '../vocabulary';
import { ClauseRevision } from './clause-revision.entity';
import { clauseColumns, clauseTables, textOf, toClause, type ClauseRow } from './clause-rows';
import { normaliseClauseText } from './clause-text.normalisation';
import { clauseTextFaults } from './clause-text.rules';
import { clauseActions, type ClauseAction, type PresentClause } from './clause.presenter';
import { DraftLife, type DraftInHand } from './draft-life.service';
import type { Draft } from './draft.entity';
import type { DraftState } from './draft.lifecycle';
import { mayRead, mayWrite } from './draft.policy';
import { participationColumn, participationFrom, type ParticipationRow } from './participation';
import { PlacedClause } from './placed-clause.entity';

export interface ReadableClause extends PresentClause {
  allowedActions: ClauseAction[];
}

export interface RevisionSummary {
  id: number;
  number: number;
  draftId: number;
  author: { id: number; name: string };
  createdAt: Date;
  commentId: number | null;
  text: ClauseText;
}

/** One statement for the commonest request of all: the clause, the state of its draft and what the reader is in it. */
const readClause = prepared<ClauseRow & { state: DraftState; participation: ParticipationRow[] }>(
  'read-clause',
  `select ${clauseColumns}, draft.state, ${participationColumn('$3')}
    from draft, ${clauseTables}
    where draft.id = $1 and placed.draft_id = $1 and placed.clause_id = $2`,
);

@Injectable()
export class ClausesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly pictures: PicturesService,
  ) {}

  async read(actor: Actor, draftId: number, clauseId: number): Promise<ReadableClause> {
    const [row] = await readClause(this.dataSource, [draftId, clauseId, actor.id]);
    if (!row) throw new NotFound('clause');
    const participation = participationFrom(row.participation);
    if (!mayRead(actor, participation)) throw new NotFound('clause');
    const clause = toClause(row);
    return { ...clause, allowedActions: clauseActions(clause, row.state, actor, participation) };
  }

  /**
   * The clause for whoever is about to write it.
   * @throws Conflict where the text stands still or the clause was removed; Forbidden where it is another's to write
   */
  async readToWrite(actor: Actor, draftId: number, clauseId: number): Promise<ReadableClause> {
    const clause = await this.read(actor, draftId, clauseId);
    if (clause.allowedActions.includes('edit')) return clause;
    this.life.requireOpenText(await this.life.take(this.dataSource.manager, actor, draftId, 'reading'));
    const { title } = clause.text;
    throw clause.removedAt
      ? new Conflict('clause-removed', { title })
      : new Forbidden('not-responsible', { clause: title });
  }

  /** The clause in this draft, removed or not; null when the draft has no such clause. */
  async find(manager: EntityManager, draftId: number, clauseId: number): Promise<PresentClause | null> {
    const [row]: ClauseRow[] = await manager.query(
      `select ${clauseColumns} from ${clauseTables} where placed.draft_id = $1 and placed.clause_id = $2`,
      [draftId, clauseId],
    );
    return row ? toClause(row) : null;
  }

  async change(
    actor: Actor,
    draftId: number,
    clauseId: number,
    baseVersion: number,
    change: Partial<ClauseText>,
  ): Promise<ReadableClause> {
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.life.takeForWriting(manager, actor, draftId, 'writing');
      const clause = await this.revise(manager, inHand, clauseId, baseVersion, change, null);
      return { ...clause, allowedActions: clauseActions(clause, inHand.draft.state, actor, inHand.participation) };
    });
  }

  /**
   * Saves a new text of the clause, in the caller's transaction. A text equal to the present one makes no revision.
   * @param commentId the comment whose suggestion is carried out, or null
   * @throws Stale when `baseVersion` is not the present version
   * @throws Invalid with every fault of the resulting text
   */
  async revise(
    manager: EntityManager,
    inHand: DraftInHand,
    clauseId: number,
    baseVersion: number,
    change: Partial<ClauseText>,
    commentId: number | null,
  ): Promise<PresentClause> {
    const { draft, actor, participation } = inHand;
    // Of several who save at once, each waits here and then sees what the one before saved.
    await manager.query(`select from placed_clause where draft_id = $1 and clause_id = $2 for update`, [
      draft.id,
      clauseId,
    ]);
    const present = await this.find(manager, draft.id, clauseId);
    if (!present) throw new NotFound('clause');
    this.requireRight(inHand, present);
    if (present.removedAt) throw new Conflict('clause-removed', { title: present.text.title });
    if (present.version !== baseVersion) throw stale(present);

    const text = normaliseClauseText({ ...present.text, ...change });
    const faults = await this.faultsOf(manager, draft, text);
    if (faults.length > 0) throw new Invalid(faults);
    if (isDeepStrictEqual(text, present.text)) return present;
    // Nobody takes a clause away from its responsible member by changing whom it applies to.
    if (!mayWrite(actor, participation, { sectionId: present.sectionId, appliesTo: text.appliesTo })) {
      throw new Forbidden('not-responsible', { clause: present.text.title });
    }

    const revisionId = await this.addRevision(manager, draft.id, clauseId, actor.id, text, commentId);
    const { affected } = await manager.update(
      PlacedClause,
      { draftId: draft.id, clauseId, version: baseVersion },
      { revisionId, version: baseVersion + 1, changedBy: actor.id, changedAt: new Date() },
    );
    if (affected !== 1) throw new Error(`clause ${clauseId} changed while it was held`);
    await this.life.record(manager, inHand, 'clause.revised', clauseId, {
      revisionId,
      ...(commentId !== null && { commentId }),
    });
    return (await this.find(manager, draft.id, clauseId))!;
  }

  /** Everything wrong with a text of a clause of this draft. */
  async faultsOf(manager: EntityManager, { jobRoles }: Pick<Draft, 'jobRoles'>, text: ClauseText): Promise<Fault[]> {
    return [
      ...clauseTextFaults(text, new Set(jobRoles.map(({ key }) => key))),
      ...(await this.pictures.faults(manager, 'body', text.body)),
    ];
  }

  /** Every text the clause has had, the newest first; `after` is the number of the revision before. */
  async revisions(
    actor: Actor,
    draftId: number,
    clauseId: number,
    after: number | undefined,
    limit: number,
  ): Promise<Page<RevisionSummary>> {
    const { manager } = this.dataSource;
    await this.life.take(manager, actor, draftId, 'reading');
    const rows: (ClauseText & Omit<RevisionSummary, 'text' | 'author'> & { authorId: number; authorName: string })[] =
      await manager.query(
        `select revision.id, revision.number, revision.draft_id as "draftId", revision.author_id as "authorId",
            person.name as "authorName", revision.created_at as "createdAt", revision.comment_id as "commentId",
            revision.title, revision.body, revision.applies_to as "appliesTo", revision.obligation, revision.measure,
            revision."check", revision.weight, revision.rationale, revision.say, revision.avoid
          from clause_revision revision join person on person.id = revision.author_id
          where revision.clause_id = $1 and revision.number < $2
            and exists (select from placed_clause where draft_id = $3 and clause_id = $1)
          order by revision.number desc limit $4`,
        [clauseId, after ?? 2_147_483_647, draftId, limit + 1],
      );
    if (rows.length === 0 && after === undefined) throw new NotFound('clause');
    const revisions = rows.map((row) => ({
      id: row.id,
      number: row.number,
      draftId: row.draftId,
      author: { id: row.authorId, name: row.authorName },
      createdAt: row.createdAt,
      commentId: row.commentId,
      text: textOf(row),
    }));
    return toPage(revisions, limit, (revision) => revision.number);
  }

  /** Adds the next revision of a clause and answers its id; the unique number refuses a second writer. */
  async addRevision(
    manager: EntityManager,
    draftId: number,
    clauseId: number,
    authorId: number,
    text: ClauseText,
    commentId: number | null,
  ): Promise<number> {
    const number: number = await manager
      .query(`select coalesce(max(number), 0) + 1 as next from clause_revision where clause_id = $1`, [clauseId])
      .then(([{ next }]) => next);
    const { identifiers } = await manager.insert(ClauseRevision, {
      clauseId,
      number,
      draftId,
      authorId,
      commentId,
      ...text,
    });
    return (identifiers[0] as { id: number }).id;
  }

  private requireRight({ actor, participation }: DraftInHand, { sectionId, text }: PresentClause): void {
    if (!mayWrite(actor, participation, { sectionId, appliesTo: text.appliesTo })) {
      throw new Forbidden('not-responsible', { clause: text.title });
    }
  }
}

function stale(present: PresentClause): Stale {
  return new Stale({ version: present.version, ...present.text }, present.changedBy, present.changedAt);
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Forbidden, NotFound } from '../errors';
import { EventLog } from '../events/event-log';
import {
  participationColumn,
  participationFrom,
  type Participation,
  type ParticipationRow,
} from '../standards/participation';
import type { Language } from '../vocabulary';
import { mayGather, mayReadEvidence } from './evidence.policy';

/** A standard as one person holds it who looks at its evidence. */
export interface StandardInHand {
  id: number;
  language: Language;
  title: string;
  /** The open draft; null between two drafts. */
  draftId: number | null;
  /** The draft whose clauses count as citing: the open one, else the one in force, else the last. */
  textId: number;
  actor: Actor;
  /** In the open draft. */
  participation: Participation | null;
}

interface StandardRow extends Omit<StandardInHand, 'actor' | 'participation'> {
  participation: ParticipationRow[];
  tookPart: boolean;
}

/** The way to everything about evidence: who may read it, who may gather it, and what happened. */
@Injectable()
export class StandardEvidence {
  constructor(private readonly events: EventLog) {}

  /**
   * @param alone whether nobody else may add to the evidence of the standard meanwhile
   * @throws NotFound where the person may not read the evidence
   */
  async take(manager: EntityManager, actor: Actor, standardId: number, alone = false): Promise<StandardInHand> {
    const [row]: StandardRow[] = await manager.query(
      `select standard.id, standard.language, coalesce(draft.title, last.title) as title, draft.id as "draftId",
          coalesce(draft.id, edition.draft_id, last.id) as "textId",
          ${participationColumn('$2')},
          exists (select from draft_participation part join draft any_draft on any_draft.id = part.draft_id
            where any_draft.standard_id = standard.id and part.person_id = $2) as "tookPart"
        from standard
        left join draft on draft.standard_id = standard.id and draft.state not in ('published', 'withdrawn')
        left join current_edition edition on edition.standard_id = standard.id
        join lateral (
          select id, title from draft where standard_id = standard.id order by id desc limit 1
        ) last on true
        where standard.id = $1 ${alone ? 'for no key update of standard' : ''}`,
      [standardId, actor.id],
    );
    if (!row || !mayReadEvidence(actor, row)) throw new NotFound('standard');
    const { id, language, title, draftId, textId } = row;
    const participation = draftId === null ? null : participationFrom(row.participation);
    return { id, language, title, draftId, textId, actor, participation };
  }

  /** As `take`, for whoever is about to add to the evidence or change it. @throws Forbidden where it is others' to gather */
  async takeToGather(manager: EntityManager, actor: Actor, standardId: number, alone = false): Promise<StandardInHand> {
    const inHand = await this.take(manager, actor, standardId, alone);
    if (!mayGather(actor, inHand.participation)) throw new Forbidden('not-gathering');
    return inHand;
  }

  /** Records what was done, in the transaction in which it was done; the history of the open draft tells it. */
  async record(
    manager: EntityManager,
    inHand: StandardInHand,
    type: string,
    data: Record<string, unknown>,
    subjectId?: number,
  ) {
    const { id: standardId, draftId, actor } = inHand;
    await this.events.record(manager, {
      type,
      actorId: actor.id,
      standardId,
      data,
      ...(subjectId !== undefined && { subjectId }),
      ...(draftId !== null && { draftId }),
    });
  }
}

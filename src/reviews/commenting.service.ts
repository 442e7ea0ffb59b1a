import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors';
import { EventLog } from '../events/event-log';
import { prepared } from '../platform/database/pool';
import { normaliseMarkdown } from '../standards/clause-text.normalisation';
import type { DraftState } from '../standards/draft.lifecycle';
import { mayComment, mayRead } from '../standards/draft.policy';
import { participationColumn, participationFrom, type ParticipationRow } from '../standards/participation';
import { placeColumns, placeTables, toPlace, type PlaceRow, type ReadComment } from './comment-rows';
import type { CommentType } from './comment.policy';
import { commentFaults, type Subject } from './comment.rules';

export interface NewComment {
  clauseId?: number;
  sectionId?: number;
  type: CommentType;
  text: string;
  suggestion?: string;
}

interface SubjectRow extends PlaceRow {
  state: DraftState;
  participation: ParticipationRow[];
  revisionId: number | null;
  body: string | null;
}

/** The draft, what the person is in it, and the clause ($3) or section ($4) that the comment is to be on. */
const readSubject = prepared<SubjectRow>(
  'comment-subject',
  `select draft.state, ${participationColumn('$2')}, revision.id as "revisionId",
      revision.body, ${placeColumns}
    from draft ${placeTables('draft.id', '$3', '$4')} where draft.id = $1`,
);

/**
 * The comment with its event, as one statement and so one transaction: many people comment at once shortly before a deadline.
 * The draft is shared meanwhile, so that nobody closes the round that the comment is written into. No row: it was closed.
 */
const write = prepared<{ id: number; roundId: number; createdAt: Date }>(
  'write-comment',
  `with open_round as (
      select round.id, draft.standard_id from draft join round on round.draft_id = draft.id and round.closed_at is null
        where draft.id = $1 and draft.state = 'review' for share of draft
    ), written as (
      insert into comment (draft_id, round_id, clause_id, section_id, revision_id, author_id, type, text, suggestion)
        select $1, id, $2::int, $3::int, $4::int, $5::int, $6, $7, $8 from open_round
        returning id, round_id, created_at
    ), recorded as (
      insert into event (type, actor_id, subject_id, standard_id, draft_id, data)
        select 'comment.made', $5, written.id, standard_id, $1, $9::jsonb from written, open_round
    )
    select id, round_id as "roundId", created_at as "createdAt" from written`,
);

/** Making a comment: the write that most people do most often, so it takes two statements. */
@Injectable()
export class CommentingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventLog,
  ) {}

  async make(actor: Actor, draftId: number, wanted: NewComment): Promise<ReadComment> {
    const { clauseId, sectionId, type, text } = wanted;
    const suggestion = wanted.suggestion === undefined ? undefined : normaliseMarkdown(wanted.suggestion);
    const [row] = await readSubject(this.dataSource, [draftId, actor.id, clauseId, sectionId]);
    if (!row) throw new NotFound('draft');
    const { state, revisionId } = row;
    const participation = participationFrom(row.participation);
    if (!mayRead(actor, participation)) throw new NotFound('draft');
    if (state !== 'review') throw new Conflict('no-open-round');
    if (!mayComment(participation)) throw new Forbidden('not-asked-to-review');
    const faults = commentFaults({ clauseId, sectionId, suggestion }, subjectOf(row));
    if (faults.length > 0) throw new Invalid(faults);

    const data = { type, clauseId, sectionId, suggestion: suggestion !== undefined };
    const values = [draftId, clauseId, sectionId, revisionId, actor.id, type, text, suggestion, JSON.stringify(data)];
    const [written] = await write(this.dataSource, values);
    if (!written) throw new Conflict('no-open-round');
    this.events.tell({ type: 'comment.made', actorId: actor.id, draftId, data });

    return {
      inHand: { draft: { state }, actor, participation },
      comment: {
        ...written,
        draftId,
        clauseId: clauseId ?? null,
        sectionId: sectionId ?? null,
        revisionId,
        authorId: actor.id,
        author: { id: actor.id, name: actor.name },
        type,
        text,
        suggestion: suggestion ?? null,
        place: toPlace(row),
        removed: false,
        replies: 0,
        disposition: null,
      },
    };
  }
}

function subjectOf({ clauseTitle, sectionTitle, body, removed }: SubjectRow): Subject {
  return {
    clause: clauseTitle === null || body === null ? null : { title: clauseTitle, body, removed },
    section: sectionTitle === null ? null : { title: sectionTitle, removed },
  };
}

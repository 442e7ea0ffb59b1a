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
import { passageAt, type Passage } from './anchors/passage';
import { plainText, type Range } from './anchors/plain-text';
import { replacePassage } from './anchors/replace-passage';
import { CommentedTexts } from './commented-texts.service';
import { placeColumns, placeTables, toPlace, type CommentView, type PlaceRow, type ReadComment } from './comment-rows';
import type { CommentType } from './comment.policy';
import { MentionsService } from './mentions.service';
import { commentFaults, suggestionFaults, type Subject } from './comment.rules';

export interface NewComment {
  clauseId?: number;
  sectionId?: number;
  /** Of the plain text of the clause's body. */
  passage?: Range;
  /** The text that the passage is of; the present one when absent. */
  revisionId?: number;
  type: CommentType;
  text: string;
  /** Proposed wording of the whole body. */
  suggestion?: string;
  /** Proposed wording in place of the passage. */
  replacement?: string;
  /** Without a name, where the round allows it. */
  anonymous?: boolean;
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

const readRevision = prepared<{ body: string }>(
  'commented-revision',
  `select body from clause_revision where id = $1 and clause_id = $2`,
);

/** Of a comment without a name only the day is kept, for the minute could tell who was at it. */
const moment = `case when $5::int is null then date_trunc('day', now()) else now() end`;

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
      insert into comment (draft_id, round_id, clause_id, section_id, revision_id, author_id, type, text, suggestion, passage,
          created_at)
        select $1, id, $2::int, $3::int, $4::int, $5::int, $6, $7, $8, $10::jsonb, ${moment}
        from open_round returning id, round_id, created_at
    ), recorded as (
      insert into event (type, actor_id, subject_id, standard_id, draft_id, data, at)
        select 'comment.made', $5, written.id, standard_id, $1, $9::jsonb, ${moment} from written, open_round
    ), addressed as (
      insert into mention (comment_id, person_id, name, mentioned_at)
        select written.id, person.id, person.name, ${moment} from written, jsonb_to_recordset($11::jsonb) as person (id int, name text)
    ), told as (
      insert into event (type, actor_id, subject_id, standard_id, draft_id, data, at)
        select 'comment.mentioned', $5, written.id, standard_id, $1, $12::jsonb, ${moment} from written, open_round
          where $12::jsonb is not null
    )
    select id, round_id as "roundId", created_at as "createdAt" from written`,
);

/** Making a comment: the write that most people do most often, so it takes two statements. */
@Injectable()
export class CommentingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly texts: CommentedTexts,
    private readonly events: EventLog,
    private readonly mentions: MentionsService,
  ) {}

  async make(actor: Actor, draftId: number, wanted: NewComment): Promise<ReadComment> {
    const { clauseId, sectionId, type, text, anonymous = false } = wanted;
    const [row] = await readSubject(this.dataSource, [draftId, actor.id, clauseId, sectionId]);
    if (!row) throw new NotFound('draft');
    const { state } = row;
    const participation = participationFrom(row.participation);
    if (!mayRead(actor, participation)) throw new NotFound('draft');
    if (state !== 'review') throw new Conflict('no-open-round');
    if (!mayComment(participation)) throw new Forbidden('not-asked-to-review');
    const { revisionId, passage, suggestion } = await this.checked(wanted, row, participation.unnamed);

    const author = anonymous ? null : { id: actor.id, name: actor.name };
    const authorId = author?.id ?? null;
    const data = { type, clauseId, sectionId, suggestion: suggestion !== null, ...(anonymous && { anonymous }) };
    const mentions = await this.mentions.in(text, actor, draftId);
    const addressed = mentions.length > 0 && { personIds: mentions.map(({ id }) => id), text, clauseId };
    const [written] = await write(this.dataSource, [
      ...[draftId, clauseId, sectionId, revisionId, authorId, type, text, suggestion],
      ...[JSON.stringify(data), passage && JSON.stringify(passage)],
      ...[JSON.stringify(mentions), addressed ? JSON.stringify(addressed) : null],
    ]);
    if (!written) throw new Conflict('no-open-round');
    this.events.tell({ type: 'comment.made', actorId: authorId, draftId, data });
    const comment: CommentView = {
      ...written,
      draftId,
      clauseId: clauseId ?? null,
      sectionId: sectionId ?? null,
      revisionId,
      authorId,
      author,
      type,
      text,
      suggestion,
      passage,
      passageRevisionId: passage && revisionId,
      anchoring: passage && { state: 'same', start: passage.start, end: passage.end },
      basis: row.body,
      proposal: suggestion === null ? null : { state: 'new', body: suggestion },
      place: toPlace(row),
      removed: false,
      mentions,
      agreements: [],
      resolution: null,
      joinedTo: null,
      joined: [],
      replies: 0,
      disposition: null,
      trace: null,
    };
    const isOfEarlierText = passage !== null && revisionId !== row.revisionId;
    const [followed] = isOfEarlierText ? await this.texts.bring(this.dataSource.manager, [comment]) : [comment];
    return { inHand: { draft: { state }, actor, participation }, comment: followed! };
  }

  /** What the comment is on and proposes, in the text that its author read. @throws Invalid */
  private async checked({ revisionId, ...wanted }: NewComment, row: SubjectRow, mayBeAnonymous: boolean) {
    const { clauseId, passage: range, replacement, anonymous } = wanted;
    const suggestion = wanted.suggestion === undefined ? undefined : normaliseMarkdown(wanted.suggestion);
    const faults = commentFaults({ ...wanted, suggestion }, subjectOf(row));
    if (anonymous && !mayBeAnonymous) faults.push({ field: 'anonymous', code: 'anonymous-not-allowed' });
    if (faults.length > 0) throw new Invalid(faults);
    const read = { revisionId: row.revisionId, body: row.body };
    if (range && revisionId !== undefined && revisionId !== row.revisionId) {
      const [earlier] = await readRevision(this.dataSource, [revisionId, clauseId]);
      if (!earlier) throw new Invalid([{ field: 'revisionId', code: 'not-a-revision-of-the-clause' }]);
      Object.assign(read, { revisionId, body: earlier.body });
    }
    const passage = range ? passageAt(plainText(read.body!), range) : null;
    if (range && !passage) throw new Invalid([{ field: 'passage', code: 'not-in-the-text' }]);
    if (!passage || replacement === undefined) return { ...read, passage, suggestion: suggestion ?? null };
    return { ...read, passage, suggestion: suggestionOf(read.body!, passage, replacement) };
  }
}

/** The whole wording with the replacement in it. @throws Invalid */
function suggestionOf(body: string, passage: Passage, replacement: string): string {
  const replaced = replacePassage(body, passage, replacement.trim());
  if (replaced === null) throw new Invalid([{ field: 'replacement', code: 'passage-cannot-be-replaced' }]);
  const suggestion = normaliseMarkdown(replaced);
  const faults = suggestionFaults('replacement', suggestion, body);
  if (faults.length > 0) throw new Invalid(faults);
  return suggestion;
}

function subjectOf({ clauseTitle, sectionTitle, body, removed }: SubjectRow): Subject {
  return {
    clause: clauseTitle === null || body === null ? null : { title: clauseTitle, body, removed },
    section: sectionTitle === null ? null : { title: sectionTitle, removed },
  };
}

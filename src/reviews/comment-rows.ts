import type { Actor } from '../accounts/actor';
import type { DraftInHand } from '../standards/draft-life.service';
import type { DraftState } from '../standards/draft.lifecycle';
import type { Place } from '../standards/draft.policy';
import type { Participation } from '../standards/participation';
import type { Anchoring } from './anchors/anchoring';
import type { Passage } from './anchors/passage';
import type { CommentType, Judged, Outcome } from './comment.policy';
import { objectionColumn, toObjection, type ObjectionRow, type ObjectionView } from './objection-rows';
import type { Proposal } from './proposal';
import type { CommentTrace } from './traces/comment-traces.service';

export interface PersonName {
  id: number;
  name: string;
}

/** What became of a comment. */
export interface DispositionView {
  id: number;
  outcome: Outcome;
  reason: string;
  revisionId: number | null;
  decidedBy: PersonName;
  decidedAt: Date;
  withdrawnBy: PersonName | null;
  withdrawnAt: Date | null;
  /** What the author of the comment has against it. */
  objection: ObjectionView | null;
}

export interface ReplyView {
  id: number;
  author: PersonName;
  createdAt: Date;
  text: string;
  /** Whom it addresses. */
  mentions: PersonName[];
}

/** Who ended the talk about a comment, and when. */
export interface ResolutionView {
  by: PersonName;
  at: Date;
}

/** A comment as it is named beside one that it is answered together with. */
export interface JoinedComment {
  id: number;
  draftId: number;
  clauseId: number | null;
  sectionId: number | null;
  /** Null for one without a name. */
  author: PersonName | null;
  text: string;
}

/** What a comment is on: a clause or a section as it stands in the draft now. */
export interface CommentedPlace extends Place {
  /** `2.3` for a clause, `2` for a section; null once removed. */
  number: string | null;
  title: string;
}

export interface CommentView extends Judged {
  id: number;
  draftId: number;
  roundId: number;
  clauseId: number | null;
  sectionId: number | null;
  revisionId: number | null;
  /** The part of the clause that it is on, in the text of `passageRevisionId`. */
  passage: Passage | null;
  passageRevisionId: number | null;
  /** Where that part is in the present text. */
  anchoring: Anchoring | null;
  /** The body that a suggestion or passage is of; null where there is neither. */
  basis: string | null;
  /** What the suggestion makes of the present text. */
  proposal: Proposal | null;
  /** Null for one without a name. */
  author: PersonName | null;
  createdAt: Date;
  type: CommentType;
  text: string;
  place: CommentedPlace | null;
  disposition: DispositionView | null;
  /** Whom its text addresses. */
  mentions: PersonName[];
  /** Who agrees with it, the first to do so first. */
  agreements: PersonName[];
  /** Null while it is still talked about. */
  resolution: ResolutionView | null;
  /** What it says again, and is answered with. */
  joinedTo: JoinedComment | null;
  /** Those that say the same again and get its answer. */
  joined: JoinedComment[];
  /** From the answer to the published sentence, where a revision carried it out. */
  trace: CommentTrace | null;
  replies: number;
}

/** A comment as one person reads it. */
export interface ReadComment {
  comment: CommentView;
  inHand: { draft: { state: DraftState }; actor: Actor; participation: Participation };
}

/** A comment as one person holds it, with the draft it belongs to. */
export interface CommentInHand extends ReadComment {
  inHand: DraftInHand;
}

/** A comment as the queries of this feature select it. */
export interface CommentRow
  extends
    Omit<
      CommentView,
      'author' | 'place' | 'disposition' | 'removed' | 'anchoring' | 'basis' | 'proposal' | 'resolution' | 'trace'
    >,
    PlaceRow {
  authorName: string | null;
  resolution: { by: PersonName; at: string } | null;
  disposition: DispositionRow | null;
}

type DispositionRow = Omit<DispositionView, 'decidedAt' | 'withdrawnAt' | 'objection'> & {
  decidedAt: string;
  objection: ObjectionRow | null;
};

/** The columns that tell where a comment stands: all null for one on the whole draft. */
export interface PlaceRow {
  placeSectionId: number | null;
  appliesTo: string[] | null;
  sectionPosition: number | null;
  position: number | null;
  sectionTitle: string | null;
  clauseTitle: string | null;
  removed: boolean;
}

export const placeColumns = `section.id as "placeSectionId", revision.applies_to as "appliesTo",
  section.position as "sectionPosition", placed.position, section.title as "sectionTitle",
  revision.title as "clauseTitle", coalesce(placed.removed_at, section.removed_at) is not null as removed`;

export function placeTables(draftId: string, clauseId: string, sectionId: string): string {
  return `left join placed_clause placed on placed.draft_id = ${draftId} and placed.clause_id = ${clauseId}
    left join clause_revision revision on revision.id = placed.revision_id
    left join section on section.draft_id = ${draftId} and section.id = coalesce(placed.section_id, ${sectionId})`;
}

const agreementsColumn = `coalesce((select json_agg(json_build_object('id', person.id, 'name', person.name)
    order by agreement.agreed_at, person.id) from agreement join person on person.id = agreement.person_id
  where agreement.comment_id = comment.id), '[]') as agreements`;

/** As a column; `of` says which mentions. */
export function mentionsColumn(of: string): string {
  return `coalesce((select json_agg(json_build_object('id', person_id, 'name', name) order by id)
    from mention where ${of}), '[]') as mentions`;
}

const resolutionColumn = `(select json_build_object('at', resolution.resolved_at,
    'by', json_build_object('id', person.id, 'name', person.name))
  from resolution join person on person.id = resolution.resolved_by
  where resolution.comment_id = comment.id) as resolution`;

const named = `json_build_object('id', other.id, 'draftId', other.draft_id, 'clauseId', other.clause_id,
  'sectionId', other.section_id, 'text', other.text,
  'author', case when person.id is not null then json_build_object('id', person.id, 'name', person.name) end)`;

const joinColumns = `(select ${named} from comment_join join comment other on other.id = comment_join.joined_to
    left join person on person.id = other.author_id where comment_join.comment_id = comment.id) as "joinedTo",
  coalesce((select json_agg(${named} order by other.id) from comment_join
    join comment other on other.id = comment_join.comment_id left join person on person.id = other.author_id
    where comment_join.joined_to = comment.id), '[]') as joined`;

export const commentColumns = `comment.id, comment.draft_id as "draftId", comment.round_id as "roundId",
  comment.clause_id as "clauseId", comment.section_id as "sectionId", comment.revision_id as "revisionId",
  comment.author_id as "authorId", author.name as "authorName", comment.created_at as "createdAt", comment.type,
  comment.text, comment.suggestion, coalesce(placement.passage, comment.passage) as passage,
  case when comment.passage is not null then coalesce(placement.revision_id, comment.revision_id) end
    as "passageRevisionId", ${placeColumns},
  (select count(*)::int from reply where reply.comment_id = comment.id) as replies, ${agreementsColumn},
  ${mentionsColumn('comment_id = comment.id and reply_id is null')}, ${resolutionColumn}, ${joinColumns},
  case when disposition.id is not null then json_build_object('id', disposition.id, 'outcome', disposition.outcome,
    'reason', disposition.reason, 'revisionId', disposition.revision_id, 'decidedAt', disposition.decided_at,
    'decidedBy', json_build_object('id', decider.id, 'name', decider.name),
    'objection', ${objectionColumn}) end as disposition`;

export const commentTables = `comment left join person author on author.id = comment.author_id
  ${placeTables('comment.draft_id', 'comment.clause_id', 'comment.section_id')}
  left join disposition on disposition.comment_id = comment.id and disposition.withdrawn_at is null
  left join person decider on decider.id = disposition.decided_by
  left join lateral (select revision_id, passage from comment_placement
    where comment_id = comment.id order by id desc limit 1) placement on true`;

/** What it says of the present text is for `CommentedTexts` to find, what became of it for `CommentTraces`. */
export function toComment(row: CommentRow): CommentView {
  const { authorId, authorName, disposition } = row;
  return {
    id: row.id,
    draftId: row.draftId,
    roundId: row.roundId,
    clauseId: row.clauseId,
    sectionId: row.sectionId,
    revisionId: row.revisionId,
    passage: row.passage,
    passageRevisionId: row.passageRevisionId,
    anchoring: null,
    basis: null,
    proposal: null,
    trace: null,
    authorId,
    author: authorId === null ? null : { id: authorId, name: authorName! },
    createdAt: row.createdAt,
    type: row.type,
    text: row.text,
    suggestion: row.suggestion,
    place: toPlace(row),
    removed: row.removed,
    mentions: row.mentions,
    agreements: row.agreements,
    resolution: row.resolution && { by: row.resolution.by, at: new Date(row.resolution.at) },
    joinedTo: row.joinedTo,
    joined: row.joined,
    replies: row.replies,
    disposition: disposition && {
      ...disposition,
      decidedAt: new Date(disposition.decidedAt),
      withdrawnBy: null,
      withdrawnAt: null,
      objection: toObjection(disposition.objection),
    },
  };
}

export function toPlace(row: PlaceRow): CommentedPlace | null {
  if (row.placeSectionId === null) return null;
  const onClause = row.clauseTitle !== null;
  const number = onClause ? `${row.sectionPosition}.${row.position}` : `${row.sectionPosition}`;
  return {
    sectionId: row.placeSectionId,
    appliesTo: row.appliesTo ?? [],
    number: row.removed ? null : number,
    title: (onClause ? row.clauseTitle : row.sectionTitle)!,
  };
}

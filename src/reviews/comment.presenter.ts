import { clauseActions } from '../standards/clause.presenter';
import type { JoinedComment, ReadComment } from './comment-rows';
import { commentActions } from './comment.policy';
import type { AppliedDto, CommentDto, CommentThreadDto } from './comments.dto';
import type { CommentThread } from './comments.service';
import type { AppliedSuggestion } from './suggestions.service';

/** A comment as pages and JSON show it, with what this person may do with it now. */
export function presentComment({ comment, inHand }: ReadComment): CommentDto {
  const { draft, actor, participation } = inHand;
  const { authorId: _, removed: __, basis: ___, place, joinedTo, joined, ...rest } = comment;
  return {
    ...rest,
    joinedTo: joinedTo && presentJoined(joinedTo),
    joined: joined.map(presentJoined),
    place: place && { number: place.number, title: place.title },
    allowedActions: commentActions(comment, draft.state, actor, participation),
  };
}

const presentJoined = ({ id, author, text }: JoinedComment) => ({ id, author, text });

export function presentThread({ replies, withdrawnDispositions, ...inHand }: CommentThread): CommentThreadDto {
  return { comment: presentComment(inHand), replies, withdrawnDispositions };
}

export function presentApplied({ clause, ...held }: AppliedSuggestion): AppliedDto {
  const { draft, actor, participation } = held.inHand;
  return {
    comment: presentComment(held),
    clause: { ...clause, allowedActions: clauseActions(clause, draft.state, actor, participation) },
  };
}

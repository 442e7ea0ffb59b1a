import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '../../vocabulary';
import type { CommentView } from '../comment-rows';
import { follower } from './anchoring';
import { plainText } from './plain-text';

interface TextsOfComment {
  revisionId: number;
  clauseId: number;
  draftId: number;
  before: string;
  after: string;
  language: Language;
}

/** Finds the passages that comments are on in the present texts of their clauses: one statement for all, each pair of texts compared once. */
@Injectable()
export class PassageFollowing {
  async follow(manager: EntityManager, comments: CommentView[]): Promise<CommentView[]> {
    const quoting = comments.filter(({ passage }) => passage !== null);
    if (quoting.length === 0) return comments;
    const texts: TextsOfComment[] = await manager.query(
      `select distinct on (quoted.revision_id, quoted.draft_id) quoted.revision_id as "revisionId",
          quoted.clause_id as "clauseId", quoted.draft_id as "draftId", earlier.body as before, present.body as after,
          standard.language
        from unnest($1::int[], $2::int[], $3::int[]) quoted(revision_id, clause_id, draft_id)
          join clause_revision earlier on earlier.id = quoted.revision_id
          join placed_clause placed on placed.draft_id = quoted.draft_id and placed.clause_id = quoted.clause_id
          join clause_revision present on present.id = placed.revision_id
          join draft on draft.id = quoted.draft_id join standard on standard.id = draft.standard_id`,
      [
        quoting.map(({ passageRevisionId }) => passageRevisionId),
        quoting.map(({ clauseId }) => clauseId),
        quoting.map(({ draftId }) => draftId),
      ],
    );
    const keyOf = (revisionId: number | null, draftId: number) => `${revisionId}/${draftId}`;
    const followers = new Map(
      texts.map(({ revisionId, draftId, before, after, language }) => [
        keyOf(revisionId, draftId),
        follower(plainText(before), plainText(after), language),
      ]),
    );
    return comments.map((comment) => {
      const { passage, passageRevisionId, draftId } = comment;
      const follow = followers.get(keyOf(passageRevisionId, draftId));
      return passage && follow ? { ...comment, anchoring: follow(passage) } : comment;
    });
  }
}

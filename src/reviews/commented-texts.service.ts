import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '../vocabulary';
import { follower } from './anchors/anchoring';
import { plainText } from './anchors/plain-text';
import type { CommentView } from './comment-rows';
import { proposalOf } from './proposal';

type Quoting = Pick<
  CommentView,
  'id' | 'draftId' | 'clauseId' | 'revisionId' | 'passage' | 'passageRevisionId' | 'suggestion'
>;

interface Texts {
  revisionId: number;
  draftId: number;
  /** The body that was read. */
  read: string;
  /** The body as it is now. */
  present: string;
  language: Language;
}

/** Brings what comments say of a text over to the present one: one statement for all of them, each pair of texts compared once. */
@Injectable()
export class CommentedTexts {
  /** The comments with where their passages are now, and with what their suggestions make of the present text. */
  async bring(manager: EntityManager, comments: CommentView[]): Promise<CommentView[]> {
    const texts = await this.textsOf(manager, comments);
    return comments.map((comment) => {
      const { draftId, revisionId, passage, passageRevisionId, suggestion } = comment;
      const read = texts.get(keyOf(revisionId, draftId)) ?? null;
      const quoted = texts.get(keyOf(passageRevisionId, draftId));
      return {
        ...comment,
        anchoring: passage && quoted ? quoted.follow(passage) : null,
        basis: read && read.read,
        proposal: suggestion !== null && read ? proposalOf(suggestion, read.read, read.present, read.language) : null,
      };
    });
  }

  /** Comments of the draft whose passages are gone from the present text: two statements, however many there are. */
  async orphans(manager: EntityManager, draftId: number): Promise<number[]> {
    // Where the text is still the one that was read, each passage stands where it stood.
    const quoting: Quoting[] = await manager.query(
      `select comment.id, comment.draft_id as "draftId", comment.clause_id as "clauseId",
          coalesce(placement.passage, comment.passage) as passage,
          coalesce(placement.revision_id, comment.revision_id) as "passageRevisionId",
          coalesce(placement.revision_id, comment.revision_id) as "revisionId", null as suggestion
        from comment
          join placed_clause placed on placed.draft_id = comment.draft_id and placed.clause_id = comment.clause_id
          left join lateral (select revision_id, passage from comment_placement
            where comment_id = comment.id order by id desc limit 1) placement on true
        where comment.draft_id = $1 and comment.passage is not null
          and placed.revision_id <> coalesce(placement.revision_id, comment.revision_id)`,
      [draftId],
    );
    const texts = await this.textsOf(manager, quoting);
    const isOrphan = ({ passage, passageRevisionId }: Quoting) =>
      passage !== null && texts.get(keyOf(passageRevisionId, draftId))?.follow(passage).state === 'orphaned';
    return quoting.filter(isOrphan).map(({ id }) => id);
  }

  private async textsOf(manager: EntityManager, comments: Quoting[]) {
    const wanted = comments
      .filter(({ passage, suggestion }) => passage !== null || suggestion !== null)
      .flatMap(({ draftId, clauseId, revisionId, passageRevisionId }) =>
        [revisionId, passageRevisionId].map((revision) => ({ draftId, clauseId, revision })),
      );
    const texts: Texts[] =
      wanted.length === 0
        ? []
        : await manager.query(
            `select distinct on (wanted.revision_id, wanted.draft_id) wanted.revision_id as "revisionId",
                wanted.draft_id as "draftId", earlier.body as read, present.body as present, standard.language
              from unnest($1::int[], $2::int[], $3::int[]) wanted(revision_id, clause_id, draft_id)
                join clause_revision earlier on earlier.id = wanted.revision_id
                join placed_clause placed on placed.draft_id = wanted.draft_id and placed.clause_id = wanted.clause_id
                join clause_revision present on present.id = placed.revision_id
                join draft on draft.id = wanted.draft_id join standard on standard.id = draft.standard_id`,
            [
              wanted.map(({ revision }) => revision),
              wanted.map(({ clauseId }) => clauseId),
              wanted.map(({ draftId }) => draftId),
            ],
          );
    return new Map(
      texts.map((text) => [
        keyOf(text.revisionId, text.draftId),
        { ...text, follow: follower(plainText(text.read), plainText(text.present), text.language) },
      ]),
    );
  }
}

const keyOf = (revisionId: number | null, draftId: number) => `${revisionId}/${draftId}`;

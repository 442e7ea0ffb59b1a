import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '../vocabulary';
import { follower } from './anchors/anchoring';
import { plainText } from './anchors/plain-text';
import type { CommentView } from './comment-rows';
import { proposalOf } from './proposal';

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

  private async textsOf(manager: EntityManager, comments: CommentView[]) {
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

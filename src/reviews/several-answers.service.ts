import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, DomainError, Forbidden, NotFound } from '../errors';
import { DraftLife } from '../standards/draft-life.service';
import type { CommentView } from './comment-rows';
import { isAnswering, mayAnswer, type Outcome } from './comment.policy';
import { CommentsService } from './comments.service';
import { DispositionsService } from './dispositions.service';
import { SuggestionsService } from './suggestions.service';

/** A comment that was chosen, with the version of its clause that the person saw. */
export interface ChosenComment {
  id: number;
  version?: number;
}

/** Why a comment has no answer yet. */
export const leftBecause = ['clash', 'changed', 'answered'] as const;

export interface SeveralAnswered {
  answered: number[];
  left: { id: number; because: (typeof leftBecause)[number] }[];
}

/** One answer for several comments. What is accepted becomes the text, sentence by sentence, in the order of the comments. */
@Injectable()
export class SeveralAnswers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly comments: CommentsService,
    private readonly dispositions: DispositionsService,
    private readonly suggestions: SuggestionsService,
  ) {}

  /** The comments on each clause in a transaction of their own: what was changed meanwhile in one keeps no other from its answers. */
  async give(
    actor: Actor,
    draftId: number,
    chosen: ChosenComment[],
    answer: { outcome: Outcome; reason: string },
  ): Promise<SeveralAnswered> {
    const comments = await this.mine(actor, draftId, chosen);
    const versions = new Map(chosen.map(({ id, version }) => [id, version]));
    const result: SeveralAnswered = { answered: [], left: [] };
    for (const ofClause of Map.groupBy(comments, ({ clauseId }) => clauseId).values()) {
      const ids = ofClause.map(({ id }) => id);
      // The first version that was seen: whoever saw a later one of them as well saw the same page.
      const version = ids.map((id) => versions.get(id)).find((seen) => seen !== undefined);
      const given = await this.dataSource
        .transaction((manager) => this.giveInOrder(manager, actor, ids, version, answer))
        .catch((error: unknown) => leftAll(error, ids));
      result.answered.push(...given.answered);
      result.left.push(...given.left);
    }
    return result;
  }

  private async giveInOrder(
    manager: EntityManager,
    actor: Actor,
    ids: number[],
    seen: number | undefined,
    answer: { outcome: Outcome; reason: string },
  ): Promise<SeveralAnswered> {
    const { outcome, reason } = answer;
    const result: SeveralAnswered = { answered: [], left: [] };
    let version = seen;
    let revisionId: number | undefined;
    for (const id of ids) {
      const held = await this.dispositions.takeInRework(manager, actor, id, 'writing');
      const { disposition, joinedTo, proposal, removed } = held.comment;
      if (disposition ?? joinedTo) {
        result.left.push({ id, because: 'answered' });
        continue;
      }
      const changes = outcome === 'accepted' && proposal !== null && !removed && version !== undefined;
      if (changes && proposal.state === 'clash') {
        result.left.push({ id, because: 'clash' });
        continue;
      }
      if (changes && proposal.state === 'new') {
        const { clause } = await this.suggestions.applyIn(manager, actor, id, version!, { outcome, reason });
        ({ version, revisionId } = clause);
      } else {
        // What another of them has brought into the text already is carried out by that.
        const carried = changes ? { revisionId } : {};
        await this.dispositions.add(manager, held, { ...answer, ...carried });
      }
      result.answered.push(id);
    }
    return result;
  }

  /** @throws Forbidden before anything is answered, where one of them is not this person's to answer */
  private async mine(actor: Actor, draftId: number, chosen: ChosenComment[]): Promise<CommentView[]> {
    const { draft, participation } = await this.life.take(this.dataSource.manager, actor, draftId, 'reading');
    const ids = new Set(chosen.map(({ id }) => id));
    const comments = await this.comments.some(draftId, [...ids]);
    if (comments.length < ids.size) throw new NotFound('comment');
    if (!comments.every(({ place }) => mayAnswer(place, actor, participation)))
      throw new Forbidden('not-yours-to-answer');
    if (!isAnswering(draft.state)) throw new Conflict('not-answering', { state: draft.state });
    return comments.toSorted((one, other) => one.id - other.id);
  }
}

/** What was changed or answered at the same moment is left as it is, with all that stands with it. */
function leftAll(error: unknown, ids: number[]): SeveralAnswered {
  if (!(error instanceof DomainError)) throw error;
  if (error.kind === 'stale') return { answered: [], left: ids.map((id) => ({ id, because: 'changed' })) };
  if (error.code === 'already-disposed') return { answered: [], left: ids.map((id) => ({ id, because: 'answered' })) };
  throw error;
}

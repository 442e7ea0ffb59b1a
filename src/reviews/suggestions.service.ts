import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Invalid, type Fault } from '../errors';
import type { PresentClause } from '../standards/clause.presenter';
import { ClausesService } from '../standards/clauses.service';
import type { CommentInHand, CommentView } from './comment-rows';
import { isAcceptance, type Acceptance } from './comment.policy';
import { CommentsService } from './comments.service';
import { DispositionsService } from './dispositions.service';

/** Whether the comment is accepted in the same act, and why. */
export interface Application {
  outcome?: Acceptance;
  reason?: string;
}

export interface AppliedSuggestion extends CommentInHand {
  clause: PresentClause;
}

/** Suggested wording becomes the text of its clause: a revision tied to the comment. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clauses: ClausesService,
    private readonly comments: CommentsService,
    private readonly dispositions: DispositionsService,
  ) {}

  /**
   * @param version the version of the clause that the person saw the suggestion against
   * @throws Stale with the present text, when it is another now
   */
  async apply(actor: Actor, commentId: number, version: number, application: Application): Promise<AppliedSuggestion> {
    return this.dataSource.transaction((manager) => this.applyIn(manager, actor, commentId, version, application));
  }

  /** As `apply`, in the caller's transaction. */
  async applyIn(
    manager: EntityManager,
    actor: Actor,
    commentId: number,
    version: number,
    { outcome, reason }: Application,
  ): Promise<AppliedSuggestion> {
    const held = await this.dispositions.takeToAnswer(manager, actor, commentId);
    const { comment, inHand } = held;
    const { clauseId, proposal, disposition } = comment;
    if (clauseId === null || proposal === null) throw new Conflict('no-suggestion');
    requireUndecided(comment, outcome);
    const faults = acceptanceFaults({ outcome, reason });
    if (faults.length > 0) throw new Invalid(faults);

    const change = { body: proposal.body };
    const clause = await this.clauses.revise(manager, inHand, clauseId, version, change, commentId);
    if (clause.version === version) throw new Conflict('suggestion-is-present-text');
    const { revisionId } = clause;
    if (outcome && reason) await this.dispositions.add(manager, held, { outcome, reason, revisionId });
    else if (disposition) await this.dispositions.tie(manager, held, revisionId);
    return { clause, inHand, comment: await this.comments.find(manager, commentId) };
  }
}

/** A comment that was answered with no is not carried out, and none is carried out twice. */
function requireUndecided({ disposition }: CommentView, outcome: Acceptance | undefined): void {
  if (!disposition) return;
  if (outcome || !isAcceptance(disposition.outcome)) {
    throw new Conflict('already-disposed', { outcome: disposition.outcome });
  }
  if (disposition.revisionId !== null) throw new Conflict('already-carried-out');
}

function acceptanceFaults({ outcome, reason }: Application): Fault[] {
  if (outcome && reason === undefined) return [{ field: 'reason', code: 'required' }];
  if (!outcome && reason !== undefined) return [{ field: 'outcome', code: 'required' }];
  return [];
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import type { PresentClause } from '../standards/clause.presenter';
import { DraftReading, type OutlinedDraft } from '../standards/draft-reading.service';
import { oldestCarrying } from './comment-inbox.presenter';
import type { CommentInHand, JoinedComment, ReplyView } from './comment-rows';
import { CommentThreads, type DraftCount, type LaterRevision } from './comment-threads.service';
import { CommentsService, type CommentFilter } from './comments.service';
import { DispositionsService } from './dispositions.service';
import { JoinsService } from './joins.service';
import type { ReadyReason } from './reason-template.rules';
import { ReasonTemplatesService } from './reason-templates.service';
import { SuggestionsService } from './suggestions.service';
import { commentActions, type Outcome } from './comment.policy';

export interface Inbox extends OutlinedDraft {
  items: CommentInHand[];
  next: number | null;
  counts: DraftCount;
  /** The clauses that the comments are on, as they stand. */
  clauses: Map<number, PresentClause>;
  replies: Map<number, ReplyView[]>;
  revisions: LaterRevision[];
  /** Ready reasons in the language of the text. */
  templates: ReadyReason[];
  /** What a comment can be joined to. */
  joinable: JoinedComment[];
}

export interface Answer {
  outcome: Outcome;
  reason: string;
  /** The version of the clause against which the person saw the suggestion; left out where there is nothing to apply. */
  version?: number;
}

/** The comments of a draft with all that answering them takes, and the answers. */
@Injectable()
export class CommentInbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drafts: DraftReading,
    private readonly comments: CommentsService,
    private readonly threads: CommentThreads,
    private readonly dispositions: DispositionsService,
    private readonly suggestions: SuggestionsService,
    private readonly joins: JoinsService,
    private readonly reasons: ReasonTemplatesService,
  ) {}

  /** @param seen the last comment that the reader has seen, where he has seen any */
  async read(
    actor: Actor,
    draftId: number,
    filter: CommentFilter,
    after: number,
    limit: number,
    seen: number | null,
  ): Promise<Inbox> {
    const outlined = await this.drafts.outline(actor, draftId);
    const { items, next } = await this.comments.list(actor, draftId, filter, after, limit);
    const clauseIds = items.flatMap(({ comment }) => comment.clauseId ?? []);
    const since = oldestCarrying(items);
    return {
      ...outlined,
      items,
      next,
      counts: await this.threads.ofDraft(draftId, actor.id, seen),
      clauses: await this.drafts.clauses(this.dataSource.manager, draftId, clauseIds),
      replies: await this.threads.replies(items.map(({ comment }) => comment.id)),
      templates: (await this.reasons.read(outlined.outline.language)).templates,
      joinable: items.some(mayJoin) ? await this.joins.joinable(outlined.inHand) : [],
      revisions: since ? await this.threads.revisionsSince(draftId, since) : [],
    };
  }

  /** Accepting a suggestion makes it the text of its clause; every other answer leaves the text as it is. */
  async answer(actor: Actor, commentId: number, { outcome, reason, version }: Answer): Promise<void> {
    if (version !== undefined && outcome === 'accepted') {
      await this.suggestions.apply(actor, commentId, version, { outcome, reason });
    } else {
      await this.dispositions.dispose(actor, commentId, { outcome, reason });
    }
  }

  /** The next comment of the list after this one, or the first; null when the list is empty. */
  async following(actor: Actor, draftId: number, filter: CommentFilter, id: number): Promise<number | null> {
    const after = await this.comments.list(actor, draftId, filter, id, 1);
    const { items } = after.items.length > 0 ? after : await this.comments.list(actor, draftId, filter, 0, 1);
    return items[0]?.comment.id ?? null;
  }
}

function mayJoin({ comment, inHand: { draft, actor, participation } }: CommentInHand): boolean {
  return commentActions(comment, draft.state, actor, participation).includes('join');
}

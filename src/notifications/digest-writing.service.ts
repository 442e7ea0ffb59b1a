import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { PeopleService } from '../accounts/people.service';
import type { Person } from '../accounts/person.entity';
import { EditionsService, type EditionHead } from '../editions/editions.service';
import { DomainError } from '../errors';
import { translate } from '../platform/i18n/translate';
import type { CommentInHand, CommentView } from '../reviews/comment-rows';
import { commentActions } from '../reviews/comment.policy';
import { CommentsService } from '../reviews/comments.service';
import { ObjectionsService } from '../reviews/objections.service';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { DraftReading } from '../standards/draft-reading.service';
import type { Language } from '../vocabulary';
import { longestDigest, type Digest, type DigestLine } from './digest';
import { digestLine, type Known, type NotedEvent } from './digest-lines';
import type { NotificationKind } from './notification.policy';

/** More comments than one person makes on a draft. */
const everyComment = 1000;

const aboutComments: NotificationKind[] = ['comment-answered', 'comment-replied'];
const askingForComments: NotificationKind[] = ['asked-to-review', 'review-closing'];

/** Writes what a mail says, at the moment it is sent: whoever has lost a right since is not told. */
@Injectable()
export class DigestWriting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleService,
    private readonly life: DraftLife,
    private readonly drafts: DraftReading,
    private readonly comments: CommentsService,
    private readonly objections: ObjectionsService,
    private readonly editions: EditionsService,
  ) {}

  /** The person and what he is told, by the clock of `timeZone`; null where he has left or nothing remains to tell. */
  async write(mailId: number, personId: number, timeZone: string): Promise<{ person: Person; digest: Digest } | null> {
    const [person] = await this.people.active(this.dataSource.manager, [personId]);
    if (!person) return null;
    const events = latestOfEach(await this.eventsOf(mailId));
    const known = { ...(await this.known(person, events)), timeZone };
    const lines = events.flatMap((event) => digestLine(event, known) ?? []);
    return lines.length === 0 ? null : { person, digest: digestOf(lines, person.language) };
  }

  private eventsOf(mailId: number): Promise<NotedEvent[]> {
    return this.dataSource.query(
      `select kind, event.subject_id::float8 as "subjectId", event.draft_id as "draftId", event.data,
          actor.name as "actorName"
        from notification join event on event.id = event_id left join person actor on actor.id = event.actor_id
        where mail_id = $1 order by event.id`,
      [mailId],
    );
  }

  /** The same services that answer the person's own requests say what he may see. */
  private async known(
    { id, name, email, language, accessRoles, jobRoles }: Person,
    events: NotedEvent[],
  ): Promise<Omit<Known, 'timeZone'>> {
    const actor: Actor = { id, name, email, language, accessRoles, jobRoles, sessionId: 0 };
    const drafts = new Map<number, DraftInHand>();
    const comments = new Map<number, CommentView>();
    const firstClauses = new Map<number, number>();
    const unanswered = new Map<number, number>();
    const editions = new Map<number, EditionHead>();
    for (const [draftId, ofDraft] of Map.groupBy(events, (event) => event.draftId)) {
      const inHand = await readable(this.life.take(this.dataSource.manager, actor, draftId, 'reading'));
      if (inHand) drafts.set(draftId, inHand);
      const wanted = ofDraft.filter(({ kind }) => aboutComments.includes(kind)).map(({ subjectId }) => subjectId);
      if (inHand && wanted.length > 0) {
        const first = Math.min(...wanted) - 1;
        const { items } = await this.comments.list(actor, draftId, { authorId: id }, first, everyComment);
        for (const { comment } of items) comments.set(comment.id, comment);
      }
      const objected = ofDraft.filter(({ kind }) => kind === 'answer-objected').map(({ subjectId }) => subjectId);
      if (inHand && objected.length > 0) {
        for (const comment of await this.objections.objected(draftId, objected)) comments.set(comment.id, comment);
      }
      const addressing = ofDraft.filter(({ kind }) => kind === 'mentioned').map(({ subjectId }) => subjectId);
      if (inHand && addressing.length > 0) {
        for (const comment of await this.comments.some(draftId, addressing)) comments.set(comment.id, comment);
      }
      if (inHand && ofDraft.some(({ kind }) => askingForComments.includes(kind))) {
        const [first] = (await this.drafts.outline(actor, draftId)).outline.clauses;
        if (first) firstClauses.set(draftId, first.id);
      }
      if (inHand && ofDraft.some(({ kind }) => kind === 'comments-to-answer')) {
        const { items } = await this.comments.list(actor, draftId, { open: true }, 0, everyComment);
        unanswered.set(draftId, items.filter(waitsForAnswer).length);
      }
      for (const { kind, subjectId } of ofDraft) {
        const edition = kind === 'published' ? await this.editions.find(actor, subjectId) : null;
        if (edition) editions.set(edition.id, edition);
      }
    }
    return { language, drafts, comments, firstClauses, unanswered, editions };
  }
}

/** Whether it is for this person to answer. */
function waitsForAnswer({ comment, inHand: { draft, actor, participation } }: CommentInHand): boolean {
  return commentActions(comment, draft.state, actor, participation).includes('dispose');
}

/** Of what happened to the same thing more than once, the last says all. */
function latestOfEach(events: NotedEvent[]): NotedEvent[] {
  const latest = new Map<string, NotedEvent>();
  for (const event of events) {
    const key = `${event.kind} ${event.subjectId}`;
    latest.delete(key);
    latest.set(key, event);
  }
  return [...latest.values()];
}

function digestOf(all: DigestLine[], language: Language): Digest {
  const lines = all.slice(0, longestDigest);
  const { headline } = lines[0]!;
  const others = all.length - 1;
  const subject = others === 0 ? headline : translate(language, 'mail.several', { headline, count: others });
  return { language, subject, lines, more: all.length - lines.length };
}

async function readable<T>(taken: Promise<T>): Promise<T | null> {
  try {
    return await taken;
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found') return null;
    throw error;
  }
}

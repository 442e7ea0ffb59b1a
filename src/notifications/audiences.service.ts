import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { documentOf, EditionsService } from '../editions/editions.service';
import { CommentsService } from '../reviews/comments.service';
import { selectRounds } from '../reviews/round-rows';
import { DraftPeople } from '../standards/draft-people.service';
import { closesSoon, type NotificationKind } from './notification.policy';

/** An event as the log has it. */
export interface NewsEvent {
  id: string;
  type: string;
  actorId: number | null;
  subjectId: number;
  draftId: number;
  data: Record<string, unknown>;
}

/** Whom an event is told, and as what. */
export interface Audience {
  kind: NotificationKind;
  personIds: number[];
  urgent: boolean;
}

/** The parts of those who answer for a text. */
const writers = ['leader', 'responsible-section', 'responsible-job-role'];

/** Who is told of what. Whether each may still know of it is asked again when the mail is written. */
@Injectable()
export class Audiences {
  constructor(
    private readonly people: DraftPeople,
    private readonly comments: CommentsService,
    private readonly editions: EditionsService,
  ) {}

  async of(manager: EntityManager, event: NewsEvent, now: Date): Promise<Audience> {
    const { type, subjectId, draftId, data } = event;
    switch (type) {
      case 'round.opened': {
        const { deadline, participantIds } = data as { deadline: string; participantIds: number[] };
        return { kind: 'asked-to-review', personIds: participantIds, urgent: closesSoon(new Date(deadline), now) };
      }
      case 'round.extended': {
        const [round] = await selectRounds(manager, 'round.id = $1', [subjectId]);
        const personIds = round!.participants.map(({ personId }) => personId);
        return { kind: 'review-extended', personIds, urgent: false };
      }
      case 'round.closed':
        return { kind: 'comments-to-answer', personIds: await this.withPart(draftId, writers), urgent: false };
      case 'comment.disposed':
        return { kind: 'comment-answered', personIds: await this.authorOf(manager, subjectId), urgent: false };
      case 'comment.replied':
        return { kind: 'comment-replied', personIds: await this.authorOf(manager, subjectId), urgent: false };
      case 'comment.mentioned':
        return { kind: 'mentioned', personIds: data['personIds'] as number[], urgent: false };
      case 'comment.objected':
        return { kind: 'answer-objected', personIds: [data['decidedBy'] as number], urgent: false };
      case 'draft.submit':
        return { kind: 'asked-to-approve', personIds: await this.withPart(draftId, ['approver']), urgent: true };
      case 'approval-sheet.changed':
        return { kind: 'asked-to-approve', personIds: await this.newcomers(manager, event), urgent: true };
      case 'draft.return':
        return { kind: 'returned', personIds: await this.withPart(draftId, writers), urgent: false };
      case 'draft.approve':
        return { kind: 'to-publish', personIds: await this.publishers(manager), urgent: false };
      case 'edition.published':
        return { kind: 'published', personIds: await this.doing(manager, subjectId), urgent: false };
      default:
        throw new Error(`nobody is known who should be told of ${type}`);
    }
  }

  /** Nobody for a comment without a name. */
  private async authorOf(manager: EntityManager, commentId: number): Promise<number[]> {
    const { authorId } = await this.comments.find(manager, commentId);
    return authorId === null ? [] : [authorId];
  }

  private async withPart(draftId: number, parts: string[]): Promise<number[]> {
    const people = await this.people.of(draftId);
    return people.filter((person) => person.parts.some((part) => parts.includes(part))).map(({ id }) => id);
  }

  /** Those who were not on the approval sheet before: the others have been asked when the draft was submitted. */
  private async newcomers(manager: EntityManager, { id, draftId, data }: NewsEvent): Promise<number[]> {
    const [before]: { approverIds: number[] }[] = await manager.query(
      `select data->'approverIds' as "approverIds" from event
        where draft_id = $1 and type = 'approval-sheet.changed' and id < $2 order by id desc limit 1`,
      [draftId, id],
    );
    return (data['approverIds'] as number[]).filter((approver) => !before?.approverIds.includes(approver));
  }

  private async publishers(manager: EntityManager): Promise<number[]> {
    const people: { id: number }[] = await manager.query(`select id from person where 'hr' = any(access_roles)`);
    return people.map(({ id }) => id);
  }

  /** Those who do a job that the edition has a brochure for. */
  private async doing(manager: EntityManager, editionId: number): Promise<number[]> {
    const { jobRoles } = documentOf(await this.editions.load(manager, editionId));
    const people: { id: number }[] = await manager.query(`select id from person where job_roles && $1`, [
      jobRoles.map(({ key }) => key),
    ]);
    return people.map(({ id }) => id);
  }
}

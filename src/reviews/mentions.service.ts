import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { DraftPeople } from '../standards/draft-people.service';
import { Mention } from './mention.entity';
import { mentionedIn, type Mentionable } from './mentions';

/** What somebody may be in a draft without taking part in the talk about it now. */
const apart = ['approver', 'invited'];

/** People who are addressed by name in comments and replies. */
@Injectable()
export class MentionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly people: DraftPeople,
  ) {}

  /** Whom this person can address in the draft: the working group, and those asked to review in the open round. */
  async mentionable(actor: Actor, draftId: number): Promise<Mentionable[]> {
    await this.life.take(this.dataSource.manager, actor, draftId, 'reading');
    return this.others(actor, draftId);
  }

  /** Who is addressed in a text; costs nothing where nobody can be. */
  async in(text: string, actor: Actor, draftId: number): Promise<Mentionable[]> {
    return text.includes('@') ? mentionedIn(text, await this.others(actor, draftId)) : [];
  }

  /** Keeps who is addressed in a reply, and has them told, in the caller's transaction. */
  async keep(
    manager: EntityManager,
    inHand: DraftInHand,
    {
      commentId,
      replyId,
      clauseId,
      text,
    }: { commentId: number; replyId: number; clauseId: number | null; text: string },
  ): Promise<Mentionable[]> {
    const mentions = await this.in(text, inHand.actor, inHand.draft.id);
    if (mentions.length === 0) return mentions;
    await manager.insert(
      Mention,
      mentions.map(({ id, name }) => ({ commentId, replyId, personId: id, name })),
    );
    const data = { personIds: mentions.map(({ id }) => id), text, replyId, clauseId };
    await this.life.record(manager, inHand, 'comment.mentioned', commentId, data);
    return mentions;
  }

  private async others(actor: Actor, draftId: number): Promise<Mentionable[]> {
    const people = await this.people.of(draftId);
    return people
      .filter(({ id, parts }) => id !== actor.id && !parts.every((part) => apart.includes(part)))
      .map(({ id, name }) => ({ id, name }));
  }
}

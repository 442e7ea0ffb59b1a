import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden } from '../errors';
import { EventLog } from '../events/event-log';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { mayLead } from '../standards/draft.policy';
import { mayForm } from './working-group.policy';

/** What every change of a working group begins and ends with. */
@Injectable()
export class Forming {
  constructor(
    private readonly life: DraftLife,
    private readonly events: EventLog,
  ) {}

  /**
   * Takes the draft to change its group, one change at a time.
   * @throws Forbidden where the person does not lead
   * @throws Conflict `draft-is-closed`
   */
  async take(manager: EntityManager, actor: Actor, draftId: number): Promise<DraftInHand> {
    const inHand = await this.life.take(manager, actor, draftId, 'alone');
    const { state } = inHand.draft;
    if (!mayLead(actor, inHand.participation)) throw new Forbidden('only-the-leader');
    if (!mayForm(state, actor, inHand.participation)) throw new Conflict('draft-is-closed', { state });
    return inHand;
  }

  record(
    manager: EntityManager,
    { draft, actor }: DraftInHand,
    type: string,
    subjectId: number,
    data: Record<string, unknown>,
  ): Promise<void> {
    const { standardId, id: draftId } = draft;
    return this.events.record(manager, { type, actorId: actor.id, subjectId, standardId, draftId, data });
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Conflict, Forbidden } from '../errors';
import { DraftLife, type DraftInHand } from '../standards/draft-life.service';
import { mayLead } from '../standards/draft.policy';
import { mayForm } from './working-group.policy';

/** What every change of a working group begins with. */
@Injectable()
export class Forming {
  constructor(private readonly life: DraftLife) {}

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
}

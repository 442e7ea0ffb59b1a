import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor';
import type { Topic } from '../platform/topics/topic';
import { ClausesService } from '../standards/clauses.service';
import { DraftLife } from '../standards/draft-life.service';
import { StandardsService } from '../standards/standards.service';
import type { Place } from './editors.service';
import { topicsIn, type LiveQuery } from './live.dto';

/** What a person is let in to hear of. */
export interface Watch {
  actor: Actor;
  topics: Topic[];
  /** The drafts that concern him, whichever they are. */
  work: boolean;
  /** The clause that he is editing. */
  edited: Place | null;
}

/** Who hears of what: of a draft and of a standard whoever may read it. */
@Injectable()
export class LiveAccess {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly clauses: ClausesService,
    private readonly standards: StandardsService,
  ) {}

  /**
   * @throws NotFound where the person may not read what he wants to hear of
   * @throws Invalid where that is nothing
   */
  async authorise(actor: Actor, query: LiveQuery): Promise<Watch> {
    const { draft, clause, standard, work = false, editing = false } = query;
    const watch: Watch = { actor, topics: topicsIn(query), work, edited: null };
    if (standard) await this.standards.get(actor, standard);
    if (draft && clause) {
      const { allowedActions } = await this.clauses.read(actor, draft, clause);
      const edits = editing && allowedActions.includes('edit');
      return { ...watch, edited: edits ? { draftId: draft, clauseId: clause, personId: actor.id } : null };
    }
    if (draft) await this.life.take(this.dataSource.manager, actor, draft, 'reading');
    return watch;
  }
}

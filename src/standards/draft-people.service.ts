import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasAccessRole, type Actor } from '../accounts/actor';
import type { Language } from '../vocabulary';
import type { DraftState } from './draft.lifecycle';

/** Somebody of a draft, and everything he is in it (`draft_participation`). */
export interface DraftPerson {
  id: number;
  name: string;
  parts: string[];
}

/** An open draft that concerns a person. */
export interface ConcerningDraft {
  id: number;
  title: string;
  language: Language;
  state: DraftState;
  stateSince: Date;
  /** What the person is in it. */
  parts: string[];
  hasLeader: boolean;
}

/** Drafts and their people, seen from either side. */
@Injectable()
export class DraftPeople {
  constructor(private readonly dataSource: DataSource) {}

  /** Everybody of a draft who is with the company now. */
  of(draftId: number): Promise<DraftPerson[]> {
    return this.dataSource.query(
      `select person.id, person.name, array_agg(distinct part.part) as parts
        from draft_participation part join person on person.id = part.person_id
        where part.draft_id = $1 and person.deactivated_at is null
        group by person.id, person.name order by person.name, person.id`,
      [draftId],
    );
  }

  /** Everybody who takes part in one of the drafts. */
  async concernedBy(draftIds: number[]): Promise<Set<number>> {
    const rows: { id: number }[] = await this.dataSource.query(
      `select distinct person_id as id from draft_participation where draft_id = any($1)`,
      [draftIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** At most `limit` open drafts in which the person takes part, and for HR those that wait for it; the longest waiting first. */
  concerning(actor: Actor, limit: number): Promise<ConcerningDraft[]> {
    return this.dataSource.query(
      `select * from (
          select draft.id, draft.title, standard.language, draft.state, draft.state_since as "stateSince",
              array(select distinct part.part from draft_participation part
                where part.draft_id = draft.id and part.person_id = $1) as parts,
              exists (select from draft_participation part join person on person.id = part.person_id
                where part.draft_id = draft.id and part.part = 'leader' and person.deactivated_at is null) as "hasLeader"
            from draft join standard on standard.id = draft.standard_id
            where draft.state not in ('published', 'withdrawn')
        ) draft
        where cardinality(parts) > 0 or $2 and (state = 'approved' or not "hasLeader")
        order by "stateSince", id limit $3`,
      [actor.id, hasAccessRole(actor, 'hr'), limit],
    );
  }
}

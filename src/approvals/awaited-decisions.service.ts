import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface AwaitedDecision {
  draftId: number;
  personId: number;
}

/** Whose decision is awaited, in one statement for any number of drafts. */
@Injectable()
export class AwaitedDecisions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The approvers of drafts in approval who have not decided since the text was laid before them or last changed. The
   * order of events tells which came first, because whoever decides or writes holds the draft.
   */
  in(draftIds: number[]): Promise<AwaitedDecision[]> {
    return this.dataSource.query(
      `select draft.id as "draftId", person.id as "personId"
        from draft join approval_sheet sheet on sheet.draft_id = draft.id
          join person on person.id = any(sheet.approver_ids) and person.deactivated_at is null
        where draft.id = any($1) and draft.state = 'approval' and not exists (
          select from event decision
            where decision.draft_id = draft.id and decision.type = 'decision.made' and decision.actor_id = person.id
              and decision.id > (select max(event.id) from event where event.draft_id = draft.id and (
                event.type in ('draft.submit', 'draft.changed', 'draft.imported')
                or event.type like 'clause.%' or event.type like 'section.%')))`,
      [draftIds],
    );
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds in which comments may be made without a name. */
export class Consultation1797500000000 implements MigrationInterface {
  readonly name = 'Consultation1797500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table round add column anonymous boolean not null default false;
      alter table comment alter column author_id drop not null;
      create or replace view draft_participation as ${participation}
        union all
        select round.draft_id, round_participant.person_id, 'unnamed', null, null
          from round join round_participant on round_participant.round_id = round.id
          where round.closed_at is null and round.anonymous;
    `);
  }

  /** Refuses where there are comments without a name: they are nobody's, and would be lost. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create or replace view draft_participation as ${participation};
      alter table comment alter column author_id set not null;
      alter table round drop column anonymous;
    `);
  }
}

/** What people are in drafts, apart from whether they need to give their name. */
const participation = `
  select draft_id, person_id, unnest(functions) as part, null::int as section_id, null::text as job_role
    from working_group_member
  union all
  select draft_id, person_id, case when job_role is null then 'responsible-section' else 'responsible-job-role' end,
      section_id, job_role
    from responsibility
  union all
  select draft_id, unnest(approver_ids), 'approver', null, null from approval_sheet
  union all
  select round.draft_id, round_participant.person_id,
      case when round.closed_at is null then 'participant' else 'invited' end, null, null
    from round join round_participant on round_participant.round_id = round.id`;

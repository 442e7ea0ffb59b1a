import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Quality1795900000000 implements MigrationInterface {
  readonly name = 'Quality1795900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table forbidden_word (
        id integer generated always as identity,
        language text not null,
        term text not null,
        replacement text,
        constraint forbidden_word_key primary key (id)
      );
      create unique index forbidden_word_language_term_index on forbidden_word (language, term);
      create table finding_waiver (
        id integer generated always as identity,
        clause_id integer not null,
        draft_id integer not null,
        rule text not null,
        quote text not null,
        passage_key text not null,
        reason text not null,
        waived_by integer not null,
        waived_at timestamptz(3) not null default now(),
        withdrawn_by integer,
        withdrawn_at timestamptz(3),
        constraint finding_waiver_key primary key (id),
        constraint finding_waiver_clause_id_reference foreign key (clause_id) references clause(id),
        constraint finding_waiver_draft_id_reference foreign key (draft_id) references draft(id),
        constraint finding_waiver_waived_by_reference foreign key (waived_by) references person(id),
        constraint finding_waiver_withdrawn_by_reference foreign key (withdrawn_by) references person(id)
      );
      create unique index finding_waiver_one_in_force on finding_waiver (clause_id, passage_key) where withdrawn_at is null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table finding_waiver, forbidden_word');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments on a passage, and where people placed those that had lost theirs. */
export class Passages1796100000000 implements MigrationInterface {
  readonly name = 'Passages1796100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table comment add column passage jsonb,
        add constraint comment_quotes_a_clause check (passage is null or revision_id is not null);
      create table comment_placement (
        id integer generated always as identity,
        comment_id integer not null,
        revision_id integer not null,
        passage jsonb not null,
        placed_by integer not null,
        placed_at timestamptz(3) not null default now(),
        constraint comment_placement_key primary key (id),
        constraint comment_placement_comment_id_reference foreign key (comment_id) references comment(id),
        constraint comment_placement_revision_id_reference foreign key (revision_id) references clause_revision(id),
        constraint comment_placement_placed_by_reference foreign key (placed_by) references person(id)
      );
      create index comment_placement_comment_id_id_index on comment_placement (comment_id, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table comment_placement;
      alter table comment drop constraint comment_quotes_a_clause, drop column passage;
    `);
  }
}

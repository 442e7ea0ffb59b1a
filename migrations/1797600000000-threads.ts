import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people make of a comment together before it is answered. */
export class Threads1797600000000 implements MigrationInterface {
  readonly name = 'Threads1797600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table agreement (
        comment_id integer not null,
        person_id integer not null,
        agreed_at timestamptz(3) not null default now(),
        constraint agreement_key primary key (comment_id, person_id),
        constraint agreement_comment_id_reference foreign key (comment_id) references comment(id),
        constraint agreement_person_id_reference foreign key (person_id) references person(id)
      );
      create index agreement_person_id_index on agreement (person_id);
      create table comment_join (
        comment_id integer not null,
        joined_to integer not null,
        joined_by integer not null,
        joined_at timestamptz(3) not null default now(),
        constraint comment_join_key primary key (comment_id),
        constraint comment_join_is_with_another check (comment_id <> joined_to),
        constraint comment_join_comment_id_reference foreign key (comment_id) references comment(id),
        constraint comment_join_joined_to_reference foreign key (joined_to) references comment(id),
        constraint comment_join_joined_by_reference foreign key (joined_by) references person(id)
      );
      create index comment_join_joined_to_index on comment_join (joined_to);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table comment_join, agreement;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Live1795800000000 implements MigrationInterface {
  readonly name = 'Live1795800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create unlogged table editing (
        draft_id integer not null,
        clause_id integer not null,
        person_id integer not null,
        until timestamptz(3) not null,
        constraint editing_key primary key (draft_id, clause_id, person_id)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table editing;`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A standard may have a foreword, and say what its words mean. */
export class ForewordAndGlossary1798000000000 implements MigrationInterface {
  readonly name = 'ForewordAndGlossary1798000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table draft add foreword text, add glossary jsonb not null default '[]';`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table draft drop foreword, drop glossary;`);
  }
}

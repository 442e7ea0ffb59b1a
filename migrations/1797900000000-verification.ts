import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A document can be asked for by what is printed on it, and a brochure in which nothing changed stands. */
export class Verification1797900000000 implements MigrationInterface {
  readonly name = 'Verification1797900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table artefact add fingerprint text, add unchanged_since integer;
      create index artefact_fingerprint_index on artefact (fingerprint);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table artefact drop fingerprint, drop unchanged_since;`);
  }
}

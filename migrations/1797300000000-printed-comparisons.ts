import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed between two texts, on paper, is kept once it was printed. */
export class PrintedComparisons1797300000000 implements MigrationInterface {
  readonly name = 'PrintedComparisons1797300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table printed_comparison (
        document_hash text not null,
        sha256 text not null,
        bytes integer not null,
        pages integer not null,
        printed_at timestamptz(3) not null default now(),
        constraint printed_comparison_key primary key (document_hash)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table printed_comparison;`);
  }
}

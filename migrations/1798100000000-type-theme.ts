import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A company chooses how its documents are set. */
export class TypeTheme1798100000000 implements MigrationInterface {
  readonly name = 'TypeTheme1798100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table organisation
        add type_theme text not null default 'book',
        add constraint organisation_type_theme_is_known check (type_theme in ('book', 'plain'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table organisation drop type_theme');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class House1795700000000 implements MigrationInterface {
  readonly name = 'House1795700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table organisation
        add column colour text,
        add column logo jsonb,
        add column time_zone text,
        add constraint organisation_colour_is_hexadecimal check (colour ~ '^#[0-9a-f]{6}$');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table organisation drop column colour, drop column logo, drop column time_zone');
  }
}

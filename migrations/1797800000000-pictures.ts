import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pictures that texts may refer to. */
export class Pictures1797800000000 implements MigrationInterface {
  readonly name = 'Pictures1797800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table picture (
        name text not null,
        bytes integer not null,
        added_by integer not null,
        added_at timestamptz(3) not null default now(),
        constraint picture_key primary key (name),
        constraint picture_added_by_reference foreign key (added_by) references person(id)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table picture;`);
  }
}

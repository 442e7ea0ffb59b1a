import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Library1795600000000 implements MigrationInterface {
  readonly name = 'Library1795600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table brochure_link (
        id integer generated always as identity,
        standard_id integer not null,
        job_role text not null,
        token text not null,
        made_by integer not null,
        made_at timestamptz(3) not null default now(),
        revoked_by integer,
        revoked_at timestamptz(3),
        constraint brochure_link_key primary key (id),
        constraint brochure_link_standard_id_reference foreign key (standard_id) references standard(id),
        constraint brochure_link_made_by_reference foreign key (made_by) references person(id),
        constraint brochure_link_revoked_by_reference foreign key (revoked_by) references person(id)
      );
      create unique index brochure_link_token_index on brochure_link (token);
      create unique index brochure_link_one_in_force on brochure_link (standard_id, job_role) where revoked_at is null;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table brochure_link');
  }
}

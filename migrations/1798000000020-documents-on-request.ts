import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents are also made when somebody asks for them, in several forms, beside those that an edition is published with. */
export class DocumentsOnRequest1798000000020 implements MigrationInterface {
  readonly name = 'DocumentsOnRequest1798000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table artefact add on_request boolean default false not null, add form text default 'published' not null,
        add coarse_pictures integer;`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      delete from artefact where on_request;
      alter table artefact drop on_request, drop form, drop coarse_pictures;
    `);
  }
}

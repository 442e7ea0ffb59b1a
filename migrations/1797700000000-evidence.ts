import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was found out about customers, and the clauses that exist because of it. */
export class Evidence1797700000000 implements MigrationInterface {
  readonly name = 'Evidence1797700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table source (
        id integer generated always as identity,
        standard_id integer not null,
        kind text not null,
        title text not null,
        words text,
        origin text,
        day date,
        count integer,
        first_day date,
        last_day date,
        share integer,
        sample integer,
        version integer not null default 1,
        changed_by integer not null,
        changed_at timestamptz(3) not null,
        removed_by integer,
        removed_at timestamptz(3),
        constraint source_period_is_in_order check (first_day <= last_day),
        constraint source_key primary key (id),
        constraint source_standard_id_reference foreign key (standard_id) references standard(id),
        constraint source_changed_by_reference foreign key (changed_by) references person(id),
        constraint source_removed_by_reference foreign key (removed_by) references person(id)
      );
      create index source_standard_id_id_index on source (standard_id, id);
      create table citation (
        id integer generated always as identity,
        clause_id integer not null,
        source_id integer not null,
        note text,
        cited_by integer not null,
        cited_at timestamptz(3) not null,
        withdrawn_by integer,
        withdrawn_at timestamptz(3),
        constraint citation_key primary key (id),
        constraint citation_clause_id_reference foreign key (clause_id) references clause(id),
        constraint citation_source_id_reference foreign key (source_id) references source(id),
        constraint citation_cited_by_reference foreign key (cited_by) references person(id),
        constraint citation_withdrawn_by_reference foreign key (withdrawn_by) references person(id)
      );
      create unique index citation_one_in_force on citation (clause_id, source_id) where withdrawn_at is null;
      create index citation_clause_id_index on citation (clause_id);
      create index citation_source_id_index on citation (source_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table citation, source');
  }
}

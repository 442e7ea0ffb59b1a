import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Criteria1797100000000 implements MigrationInterface {
  readonly name = 'Criteria1797100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table criterion (
        id integer generated always as identity,
        names jsonb not null,
        position integer not null,
        retired_at timestamptz(3),
        constraint criterion_key primary key (id)
      );
      create table judging_rule (
        id integer not null default 1,
        threshold double precision not null default 3,
        version integer not null default 1,
        constraint judging_rule_is_one check (id = 1),
        constraint judging_rule_key primary key (id)
      );
      insert into judging_rule default values;
      create table judgement (
        id integer generated always as identity,
        draft_id integer not null,
        clause_id integer not null,
        criterion_id integer not null,
        person_id integer not null,
        revision_id integer not null,
        mark smallint not null,
        word text,
        judged_at timestamptz(3) not null,
        constraint judgement_mark_is_in_range check (mark between 1 and 5),
        constraint judgement_key primary key (id),
        constraint judgement_draft_id_clause_id_criterion_id_person_id_unique
          unique (draft_id, clause_id, criterion_id, person_id),
        constraint judgement_draft_id_reference foreign key (draft_id) references draft(id),
        constraint judgement_clause_id_reference foreign key (clause_id) references clause(id),
        constraint judgement_criterion_id_reference foreign key (criterion_id) references criterion(id),
        constraint judgement_person_id_reference foreign key (person_id) references person(id),
        constraint judgement_revision_id_reference foreign key (revision_id) references clause_revision(id)
      );
      create index judgement_criterion_id_index on judgement (criterion_id);
      create table excuse (
        id integer generated always as identity,
        draft_id integer not null,
        clause_id integer not null,
        revision_id integer not null,
        reason text not null,
        excused_by integer not null,
        excused_at timestamptz(3) not null default now(),
        withdrawn_by integer,
        withdrawn_at timestamptz(3),
        constraint excuse_key primary key (id),
        constraint excuse_draft_id_reference foreign key (draft_id) references draft(id),
        constraint excuse_clause_id_reference foreign key (clause_id) references clause(id),
        constraint excuse_revision_id_reference foreign key (revision_id) references clause_revision(id),
        constraint excuse_excused_by_reference foreign key (excused_by) references person(id),
        constraint excuse_withdrawn_by_reference foreign key (withdrawn_by) references person(id)
      );
      create unique index excuse_one_in_force on excuse (draft_id, revision_id) where withdrawn_at is null;
    `);
    await queryRunner.query(usualCriteria);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table excuse, judgement, judging_rule, criterion');
  }
}

/** What a clause is judged by where nobody has thought of anything better. */
const usualCriteria = `
insert into criterion (position, names) values
  (1, '{"en": "Measurable", "ru": "Измеримо", "kk": "Өлшенеді", "tr": "Ölçülebilir", "sk": "Merateľné"}'),
  (2, '{"en": "Specific", "ru": "Конкретно", "kk": "Нақты", "tr": "Somut", "sk": "Konkrétne"}'),
  (3, '{"en": "Clear", "ru": "Понятно", "kk": "Түсінікті", "tr": "Anlaşılır", "sk": "Zrozumiteľné"}'),
  (4, '{"en": "Achievable", "ru": "Выполнимо", "kk": "Орындауға болады", "tr": "Uygulanabilir", "sk": "Splniteľné"}'),
  (5, '{"en": "Useful to the customer", "ru": "Полезно клиенту", "kk": "Тұтынушыға пайдалы", "tr": "Müşteriye yararlı",
    "sk": "Užitočné pre zákazníka"}'),
  (6, '{"en": "Really mandatory, no other solution would do", "ru": "Действительно обязательно, иначе не решить",
    "kk": "Шынымен міндетті, басқаша шешілмейді", "tr": "Gerçekten zorunlu, başka çözümü yok",
    "sk": "Naozaj povinné, inak sa to nevyrieši"}')
`;

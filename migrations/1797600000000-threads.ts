import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people make of a comment together before it is answered. */
export class Threads1797600000000 implements MigrationInterface {
  readonly name = 'Threads1797600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table agreement (
        comment_id integer not null,
        person_id integer not null,
        agreed_at timestamptz(3) not null default now(),
        constraint agreement_key primary key (comment_id, person_id),
        constraint agreement_comment_id_reference foreign key (comment_id) references comment(id),
        constraint agreement_person_id_reference foreign key (person_id) references person(id)
      );
      create index agreement_person_id_index on agreement (person_id);
      create table comment_join (
        comment_id integer not null,
        joined_to integer not null,
        joined_by integer not null,
        joined_at timestamptz(3) not null default now(),
        constraint comment_join_key primary key (comment_id),
        constraint comment_join_is_with_another check (comment_id <> joined_to),
        constraint comment_join_comment_id_reference foreign key (comment_id) references comment(id),
        constraint comment_join_joined_to_reference foreign key (joined_to) references comment(id),
        constraint comment_join_joined_by_reference foreign key (joined_by) references person(id)
      );
      create index comment_join_joined_to_index on comment_join (joined_to);
      create table resolution (
        comment_id integer not null,
        resolved_by integer not null,
        resolved_at timestamptz(3) not null default now(),
        constraint resolution_key primary key (comment_id),
        constraint resolution_comment_id_reference foreign key (comment_id) references comment(id),
        constraint resolution_resolved_by_reference foreign key (resolved_by) references person(id)
      );
      create table mention (
        id integer generated always as identity,
        comment_id integer not null,
        reply_id integer,
        person_id integer not null,
        name text not null,
        mentioned_at timestamptz(3) not null default now(),
        constraint mention_key primary key (id),
        constraint mention_comment_id_reference foreign key (comment_id) references comment(id),
        constraint mention_reply_id_reference foreign key (reply_id) references reply(id),
        constraint mention_person_id_reference foreign key (person_id) references person(id)
      );
      create index mention_comment_id_index on mention (comment_id);
      create index mention_reply_id_index on mention (reply_id);
      create trigger mention_is_news after insert on event for each row
        when (new.type = 'comment.mentioned') execute function note_news();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger mention_is_news on event;
      delete from notification where kind = 'mentioned';
      delete from news using event where event.id = event_id and event.type = 'comment.mentioned';
      drop table mention, resolution, comment_join, agreement;
    `);
  }
}

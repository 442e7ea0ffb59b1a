import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1795500000000 implements MigrationInterface {
  readonly name = 'Notifications1795500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table news (
        event_id bigint not null,
        constraint news_key primary key (event_id),
        constraint news_event_id_reference foreign key (event_id) references event(id)
      );
      create table mail (
        id integer generated always as identity,
        person_id integer not null,
        urgent boolean not null,
        state text not null default 'waiting',
        made_at timestamptz(3) not null,
        due_at timestamptz(3) not null,
        attempts integer not null default 0,
        settled_at timestamptz(3),
        failure text,
        content jsonb,
        constraint mail_key primary key (id),
        constraint mail_person_id_reference foreign key (person_id) references person(id)
      );
      create index mail_waiting on mail (due_at) where state = 'waiting';
      create index mail_person_id_made_at_index on mail (person_id, made_at);
      create table notification (
        person_id integer not null,
        event_id bigint not null,
        kind text not null,
        urgent boolean not null,
        noted_at timestamptz(3) not null,
        mail_id integer,
        settled_at timestamptz(3),
        constraint notification_key primary key (person_id, event_id, kind),
        constraint notification_person_id_reference foreign key (person_id) references person(id),
        constraint notification_event_id_reference foreign key (event_id) references event(id),
        constraint notification_mail_id_reference foreign key (mail_id) references mail(id)
      );
      create index notification_mail_id_index on notification (mail_id);
      create index notification_waiting on notification (person_id) where mail_id is null and settled_at is null;
      create table notification_preference (
        person_id integer not null,
        frequency text not null,
        constraint notification_preference_is_known check (frequency in ('at-once', 'daily', 'never')),
        constraint notification_preference_key primary key (person_id),
        constraint notification_preference_person_id_reference foreign key (person_id) references person(id)
      );
    `);
    await queryRunner.query(newsOfEvents);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger event_is_news on event;
      drop function note_news;
      drop table notification_preference, notification, mail, news;
    `);
  }
}

/**
 * An event that people are told of is news from the moment its change is committed, and the features that record events know nothing
 * of it. A cursor over the ids of events would pass over one whose transaction took longer than that of a later id.
 */
const newsOfEvents = `
create function note_news() returns trigger language plpgsql as $$
begin
  insert into news (event_id) values (new.id);
  return null;
end $$;

create trigger event_is_news after insert on event for each row
  when (new.type in ('round.opened', 'round.extended', 'comment.disposed', 'comment.replied', 'draft.submit',
    'approval-sheet.changed', 'draft.return', 'edition.published'))
  execute function note_news();
`;

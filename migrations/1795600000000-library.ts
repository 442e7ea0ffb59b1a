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
    await queryRunner.query(search);
    await queryRunner.query(whatIsThere);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger clause_revision_is_searched on clause_revision;
      drop trigger comment_is_searched on comment;
      drop trigger draft_is_searched on draft;
      drop function search_clause_revision, search_comment, search_draft, note_search_text, search_configuration;
      drop table search_text, search_word, brochure_link;
    `);
  }
}

/**
 * What is searched, in an index of its own: the words of a text as its language bends them and as they stand, so that one query finds
 * both. And every word by itself, found by its beginning and its end, to search for what somebody meant. Nothing of it needs an extension.
 * A word is not unique there: two transactions that both write it need not wait for each other.
 */
const search = `
create table search_text (
  kind text not null,
  subject_id integer not null,
  words tsvector not null,
  constraint search_text_key primary key (kind, subject_id)
);
create index search_text_words on search_text using gin (words);
create table search_word (word text not null);
create index search_word_beginning on search_word (word text_pattern_ops);
create index search_word_end on search_word (reverse(word) text_pattern_ops);

create function search_configuration(language text) returns regconfig language sql immutable as $$
  select case language when 'ru' then 'russian'::regconfig when 'tr' then 'turkish'::regconfig
    when 'en' then 'english'::regconfig else 'simple'::regconfig end
$$;

create function note_search_text(about text, id integer, of_standard integer, heading text, body text)
returns void language plpgsql as $$
declare
  configuration regconfig := (select search_configuration(language) from standard where standard.id = of_standard);
  plain tsvector := to_tsvector('simple', concat_ws(' ', heading, body));
begin
  insert into search_text values (about, id,
      setweight(to_tsvector(configuration, coalesce(heading, '')) || to_tsvector('simple', coalesce(heading, '')), 'A')
      || setweight(to_tsvector(configuration, coalesce(body, '')) || to_tsvector('simple', coalesce(body, '')), 'B'))
    on conflict on constraint search_text_key do update set words = excluded.words;
  insert into search_word
    select used.word from unnest(tsvector_to_array(plain)) used(word)
      where length(used.word) between 4 and 40 and not exists (select from search_word known where known.word = used.word);
end $$;

create function search_clause_revision() returns trigger language plpgsql as $$
begin
  perform note_search_text('clause', new.id, (select standard_id from clause where clause.id = new.clause_id), new.title,
    concat_ws(' ', new.body, new."check", new.rationale, new.measure->>'indicator', array_to_string(new.say, ' '),
      array_to_string(new.avoid, ' ')));
  return null;
end $$;
create trigger clause_revision_is_searched after insert on clause_revision
  for each row execute function search_clause_revision();

create function search_comment() returns trigger language plpgsql as $$
begin
  perform note_search_text('comment', new.id, (select standard_id from draft where draft.id = new.draft_id), null,
    concat_ws(' ', new.text, new.suggestion));
  return null;
end $$;
create trigger comment_is_searched after insert or update of text, suggestion on comment
  for each row execute function search_comment();

create function search_draft() returns trigger language plpgsql as $$
begin
  perform note_search_text('standard', new.id, new.standard_id, new.title, new.summary);
  return null;
end $$;
create trigger draft_is_searched after insert or update of title, summary on draft
  for each row execute function search_draft();
`;

/** Texts that were there before they could be searched. */
const whatIsThere = `
select note_search_text('clause', revision.id, clause.standard_id, revision.title,
    concat_ws(' ', revision.body, revision."check", revision.rationale, revision.measure->>'indicator',
      array_to_string(revision.say, ' '), array_to_string(revision.avoid, ' ')))
  from clause_revision revision join clause on clause.id = revision.clause_id;
select note_search_text('comment', comment.id, draft.standard_id, null, concat_ws(' ', comment.text, comment.suggestion))
  from comment join draft on draft.id = comment.draft_id;
select note_search_text('standard', id, standard_id, title, summary) from draft;
`;

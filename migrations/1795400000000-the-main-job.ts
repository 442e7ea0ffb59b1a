import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TheMainJob1795400000000 implements MigrationInterface {
  readonly name = 'TheMainJob1795400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(tables);
    await queryRunner.query(whatNeverChanges);
    await queryRunner.query(participation);
    await queryRunner.query(attemptsAndRules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop view draft_participation, current_edition;
      drop table attempt;
      drop table job_role, organisation, person, session, unit, approval_sheet, decision, submission, edition, event, artefact, comment, disposition, reply, round_participant, round, clause_revision, clause, draft, placed_clause, section, standard, composition_rule, responsibility, working_group_member cascade;      drop function refuse_change;
      drop function refuse_change_of_edition;
    `);
  }
}

const tables = `
create table job_role (
  id integer generated always as identity,
  key text not null,
  names jsonb not null,
  constraint job_role_key_unique unique (key),
  constraint job_role_key primary key (id)
);
create table person (
  id integer generated always as identity,
  email text not null,
  name text not null,
  language text not null,
  unit_id integer,
  access_roles text[] not null default '{}',
  job_roles text[] not null default '{}',
  password_hash text,
  created_at timestamptz(3) not null default now(),
  deactivated_at timestamptz(3),
  version integer not null default 1,
  constraint person_email_is_lower check (email = lower(email)),
  constraint person_key primary key (id)
);
create unique index person_email_index ON person (email);
create table session (
  id integer generated always as identity,
  token_hash bytea not null,
  person_id integer not null,
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  constraint session_key primary key (id)
);
create unique index session_token_hash_index ON session (token_hash);
create index session_person_id_index ON session (person_id);
create table unit (
  id integer generated always as identity,
  name text not null,
  constraint unit_name_unique unique (name),
  constraint unit_key primary key (id)
);
create table organisation (
  id integer not null default 1,
  name text not null,
  version integer not null default 1,
  constraint organisation_is_one check (id = 1),
  constraint organisation_key primary key (id)
);
create table approval_sheet (
  draft_id integer not null,
  quorum integer not null,
  approver_ids integer[] not null,
  version integer not null default 1,
  constraint approval_sheet_quorum_is_possible check (quorum between 1 and greatest(cardinality(approver_ids), 1)),
  constraint approval_sheet_key primary key (draft_id)
);
create table decision (
  id integer generated always as identity,
  submission_id integer not null,
  person_id integer not null,
  verdict text not null,
  reasons text,
  content_hash text not null,
  decided_at timestamptz(3) not null default now(),
  constraint decision_submission_id_person_id_content_hash_unique unique (submission_id, person_id, content_hash),
  constraint decision_key primary key (id)
);
create table submission (
  id integer generated always as identity,
  draft_id integer not null,
  content_hash text not null,
  submitted_by integer not null,
  submitted_at timestamptz(3) not null default now(),
  constraint submission_key primary key (id)
);
create index submission_draft_id_index ON submission (draft_id);
create table edition (
  id integer generated always as identity,
  standard_id integer not null,
  draft_id integer not null,
  number integer not null,
  title text not null,
  document text not null,
  content_hash text not null,
  effective_date date not null,
  frozen_by integer not null,
  frozen_at timestamptz(3) not null default now(),
  published_by integer,
  published_at timestamptz(3),
  superseded_at timestamptz(3),
  constraint edition_standard_id_number_unique unique (standard_id, number),
  constraint edition_key primary key (id)
);
create unique index edition_draft_id_index ON edition (draft_id);
create unique index edition_one_in_force ON edition (standard_id) where published_at is not null and superseded_at is null;
create table event (
  id bigint generated always as identity,
  at timestamptz(3) not null default now(),
  actor_id integer,
  type text not null,
  subject_id bigint,
  standard_id integer,
  draft_id integer,
  data jsonb not null default '{}',
  constraint event_key primary key (id)
);
create index event_standard_id_id_index ON event (standard_id, id);
create index event_draft_id_id_index ON event (draft_id, id);
create table artefact (
  id integer generated always as identity,
  edition_id integer not null,
  name text not null,
  kind text not null,
  job_role text,
  title text not null,
  state text not null default 'queued',
  progress integer not null default 0,
  failure jsonb,
  sha256 text,
  bytes integer,
  pages integer,
  queued_at timestamptz(3) not null default now(),
  ready_at timestamptz(3),
  constraint artefact_edition_id_name_unique unique (edition_id, name),
  constraint artefact_key primary key (id)
);
create index artefact_sha256_index ON artefact (sha256);
create table comment (
  id integer generated always as identity,
  draft_id integer not null,
  round_id integer not null,
  section_id integer,
  clause_id integer,
  revision_id integer,
  author_id integer not null,
  created_at timestamptz(3) not null default now(),
  type text not null,
  text text not null,
  suggestion text,
  constraint comment_suggests_for_a_clause check (suggestion is null or clause_id is not null),
  constraint comment_has_one_subject check (section_id is null or clause_id is null),
  constraint comment_key primary key (id)
);
create index comment_round_id_index ON comment (round_id);
create index comment_author_id_index ON comment (author_id);
create index comment_clause_id_draft_id_index ON comment (clause_id, draft_id);
create index comment_draft_id_id_index ON comment (draft_id, id);
create table disposition (
  id integer generated always as identity,
  comment_id integer not null,
  outcome text not null,
  reason text not null,
  revision_id integer,
  decided_by integer not null,
  decided_at timestamptz(3) not null default now(),
  withdrawn_by integer,
  withdrawn_at timestamptz(3),
  constraint disposition_key primary key (id)
);
create index disposition_revision_id_index ON disposition (revision_id);
create unique index disposition_one_in_force ON disposition (comment_id) where withdrawn_at is null;
create table reply (
  id integer generated always as identity,
  comment_id integer not null,
  author_id integer not null,
  created_at timestamptz(3) not null default now(),
  text text not null,
  constraint reply_key primary key (id)
);
create index reply_comment_id_index ON reply (comment_id);
create table round_participant (
  round_id integer not null,
  person_id integer not null,
  constraint round_participant_key primary key (round_id, person_id)
);
create index round_participant_person_id_index ON round_participant (person_id);
create table round (
  id integer generated always as identity,
  draft_id integer not null,
  kind text not null,
  deadline timestamptz(3) not null,
  opened_by integer not null,
  opened_at timestamptz(3) not null default now(),
  closed_by integer,
  closed_at timestamptz(3),
  constraint round_key primary key (id)
);
create index round_draft_id_index ON round (draft_id);
create index round_due ON round (deadline) where closed_at is null;
create unique index round_one_open_per_draft ON round (draft_id) where closed_at is null;
create table clause_revision (
  id integer generated always as identity,
  clause_id integer not null,
  number integer not null,
  draft_id integer not null,
  author_id integer not null,
  created_at timestamptz(3) not null default now(),
  comment_id integer,
  title text not null,
  body text not null,
  applies_to text[] not null,
  obligation text not null,
  measure jsonb,
  "check" text,
  weight smallint not null,
  rationale text,
  say text[] not null,
  avoid text[] not null,
  constraint clause_revision_clause_id_number_unique unique (clause_id, number),
  constraint clause_revision_key primary key (id)
);
create index clause_revision_draft_id_index ON clause_revision (draft_id);
create table clause (
  id integer generated always as identity,
  standard_id integer not null,
  key text not null,
  constraint clause_standard_id_key_unique unique (standard_id, key),
  constraint clause_key primary key (id)
);
create table draft (
  id integer generated always as identity,
  standard_id integer not null,
  state text not null default 'preparation',
  title text not null,
  summary text,
  job_roles jsonb not null,
  copied_from_id integer,
  opened_by integer not null,
  opened_at timestamptz(3) not null default now(),
  state_since timestamptz(3) not null default now(),
  withdrawal_reason text,
  version integer not null default 1,
  constraint draft_key primary key (id)
);
create index draft_standard_id_id_index ON draft (standard_id, id);
create unique index draft_one_open_per_standard ON draft (standard_id) where state not in ('published', 'withdrawn');
create table placed_clause (
  draft_id integer not null,
  clause_id integer not null,
  section_id integer not null,
  position integer,
  revision_id integer not null,
  version integer not null default 1,
  changed_by integer not null,
  changed_at timestamptz(3) not null,
  removed_at timestamptz(3),
  constraint placed_clause_is_placed_or_removed check ((position is null) = (removed_at is not null)),
  constraint placed_clause_key primary key (draft_id, clause_id)
);
create index placed_clause_clause_id_index ON placed_clause (clause_id);
create index placed_clause_section_id_position_index ON placed_clause (section_id, position);
create table section (
  id integer generated always as identity,
  draft_id integer not null,
  position integer,
  title text not null,
  introduction text,
  version integer not null default 1,
  changed_by integer not null,
  changed_at timestamptz(3) not null,
  removed_at timestamptz(3),
  constraint section_is_placed_or_removed check ((position is null) = (removed_at is not null)),
  constraint section_key primary key (id)
);
create index section_draft_id_position_index ON section (draft_id, position);
create table standard (
  id integer generated always as identity,
  slug text not null,
  language text not null,
  created_by integer not null,
  created_at timestamptz(3) not null default now(),
  constraint standard_slug_unique unique (slug),
  constraint standard_key primary key (id)
);
create table composition_rule (
  id integer generated always as identity,
  function text,
  capacity text,
  minimum integer not null,
  force text not null,
  constraint composition_rule_names_something check (function is not null or capacity is not null),
  constraint composition_rule_key primary key (id)
);
create table responsibility (
  id integer generated always as identity,
  draft_id integer not null,
  section_id integer,
  job_role text,
  person_id integer not null,
  constraint responsibility_has_one_subject check ((section_id is null) <> (job_role is null)),
  constraint responsibility_key primary key (id)
);
create unique index responsibility_draft_id_job_role_index ON responsibility (draft_id, job_role) where job_role is not null;
create unique index responsibility_draft_id_section_id_index ON responsibility (draft_id, section_id) where section_id is not null;
create table working_group_member (
  draft_id integer not null,
  person_id integer not null,
  functions text[] not null,
  capacity text not null,
  constraint working_group_member_key primary key (draft_id, person_id)
);
create index working_group_member_person_id_index ON working_group_member (person_id);
alter table person add constraint person_unit_id_reference foreign key (unit_id) references unit(id);
alter table session add constraint session_person_id_reference foreign key (person_id) references person(id);
alter table approval_sheet add constraint approval_sheet_draft_id_reference foreign key (draft_id) references draft(id);
alter table decision add constraint decision_submission_id_reference foreign key (submission_id) references submission(id);
alter table decision add constraint decision_person_id_reference foreign key (person_id) references person(id);
alter table submission add constraint submission_draft_id_reference foreign key (draft_id) references draft(id);
alter table submission add constraint submission_submitted_by_reference foreign key (submitted_by) references person(id);
alter table edition add constraint edition_standard_id_reference foreign key (standard_id) references standard(id);
alter table edition add constraint edition_draft_id_reference foreign key (draft_id) references draft(id);
alter table edition add constraint edition_frozen_by_reference foreign key (frozen_by) references person(id);
alter table edition add constraint edition_published_by_reference foreign key (published_by) references person(id);
alter table event add constraint event_actor_id_reference foreign key (actor_id) references person(id);
alter table event add constraint event_standard_id_reference foreign key (standard_id) references standard(id);
alter table event add constraint event_draft_id_reference foreign key (draft_id) references draft(id);
alter table artefact add constraint artefact_edition_id_reference foreign key (edition_id) references edition(id);
alter table comment add constraint comment_draft_id_reference foreign key (draft_id) references draft(id);
alter table comment add constraint comment_round_id_reference foreign key (round_id) references round(id);
alter table comment add constraint comment_section_id_reference foreign key (section_id) references section(id);
alter table comment add constraint comment_clause_id_reference foreign key (clause_id) references clause(id);
alter table comment add constraint comment_revision_id_reference foreign key (revision_id) references clause_revision(id);
alter table comment add constraint comment_author_id_reference foreign key (author_id) references person(id);
alter table disposition add constraint disposition_comment_id_reference foreign key (comment_id) references comment(id);
alter table disposition add constraint disposition_revision_id_reference foreign key (revision_id) references clause_revision(id);
alter table disposition add constraint disposition_decided_by_reference foreign key (decided_by) references person(id);
alter table disposition add constraint disposition_withdrawn_by_reference foreign key (withdrawn_by) references person(id);
alter table reply add constraint reply_comment_id_reference foreign key (comment_id) references comment(id);
alter table reply add constraint reply_author_id_reference foreign key (author_id) references person(id);
alter table round_participant add constraint round_participant_round_id_reference foreign key (round_id) references round(id);
alter table round_participant add constraint round_participant_person_id_reference foreign key (person_id) references person(id);
alter table round add constraint round_draft_id_reference foreign key (draft_id) references draft(id);
alter table round add constraint round_opened_by_reference foreign key (opened_by) references person(id);
alter table round add constraint round_closed_by_reference foreign key (closed_by) references person(id);
alter table clause_revision add constraint clause_revision_clause_id_reference foreign key (clause_id) references clause(id);
alter table clause_revision add constraint clause_revision_draft_id_reference foreign key (draft_id) references draft(id);
alter table clause_revision add constraint clause_revision_author_id_reference foreign key (author_id) references person(id);
alter table clause_revision add constraint clause_revision_comment_id_reference foreign key (comment_id) references comment(id);
alter table clause add constraint clause_standard_id_reference foreign key (standard_id) references standard(id);
alter table draft add constraint draft_standard_id_reference foreign key (standard_id) references standard(id);
alter table draft add constraint draft_copied_from_id_reference foreign key (copied_from_id) references draft(id);
alter table draft add constraint draft_opened_by_reference foreign key (opened_by) references person(id);
alter table placed_clause add constraint placed_clause_draft_id_reference foreign key (draft_id) references draft(id);
alter table placed_clause add constraint placed_clause_clause_id_reference foreign key (clause_id) references clause(id);
alter table placed_clause add constraint placed_clause_section_id_reference foreign key (section_id) references section(id);
alter table placed_clause add constraint placed_clause_revision_id_reference foreign key (revision_id) references clause_revision(id);
alter table placed_clause add constraint placed_clause_changed_by_reference foreign key (changed_by) references person(id);
alter table section add constraint section_draft_id_reference foreign key (draft_id) references draft(id);
alter table section add constraint section_changed_by_reference foreign key (changed_by) references person(id);
alter table standard add constraint standard_created_by_reference foreign key (created_by) references person(id);
alter table responsibility add constraint responsibility_draft_id_reference foreign key (draft_id) references draft(id);
alter table responsibility add constraint responsibility_section_id_reference foreign key (section_id) references section(id);
alter table responsibility add constraint responsibility_person_id_reference foreign key (person_id) references person(id);
alter table working_group_member add constraint working_group_member_draft_id_reference foreign key (draft_id) references draft(id);
alter table working_group_member add constraint working_group_member_person_id_reference foreign key (person_id) references person(id);
`;

/** History is only ever added to, whatever a program or an administrator tries. */
const whatNeverChanges = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger event_is_append_only before update or delete or truncate on event
  for each statement execute function refuse_change();
create trigger clause_revision_is_append_only before update or delete or truncate on clause_revision
  for each statement execute function refuse_change();

create function refuse_change_of_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.published_at is null then return old; end if;
  if tg_op = 'UPDATE'
    and (new.standard_id, new.draft_id, new.number, new.title, new.document, new.content_hash, new.effective_date)
      = (old.standard_id, old.draft_id, old.number, old.title, old.document, old.content_hash, old.effective_date)
  then return new; end if;
  raise exception 'an edition is frozen' using errcode = 'restrict_violation';
end $$;

create trigger edition_is_frozen before update or delete on edition
  for each row execute function refuse_change_of_edition();
`;

/**
 * What a person is in a draft, wherever it is written down: one look tells what he may read and do.
 * part: a function of the working group, or responsible-section, responsible-job-role, approver, invited (to any
 * round) and participant (of the open one). And the edition of each standard that is in force.
 */
const participation = `
create view draft_participation as
  select draft_id, person_id, unnest(functions) as part, null::int as section_id, null::text as job_role
    from working_group_member
  union all
  select draft_id, person_id, case when job_role is null then 'responsible-section' else 'responsible-job-role' end,
      section_id, job_role
    from responsibility
  union all
  select draft_id, unnest(approver_ids), 'approver', null, null from approval_sheet
  union all
  select round.draft_id, round_participant.person_id,
      case when round.closed_at is null then 'participant' else 'invited' end, null, null
    from round join round_participant on round_participant.round_id = round.id;

create view current_edition as
  select id, standard_id, draft_id, number, title, effective_date, published_at
    from edition where published_at is not null and superseded_at is null;
`;

/** Attempts are counted by rate-limiter-flexible, whose columns these are. The rules are the defaults of the field. */
const attemptsAndRules = `
create table attempt (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

insert into organisation (name) values ('Etalon');

insert into composition_rule (function, capacity, minimum, force) values
  ('leader', null, 1, 'required'),
  (null, 'client-department-head', 1, 'required'),
  (null, 'hr-manager', 1, 'required'),
  (null, 'service-manager', 1, 'required'),
  (null, 'front-line', 2, 'required'),
  (null, 'marketer', 1, 'advised'),
  ('auditor', null, 1, 'advised');
`;

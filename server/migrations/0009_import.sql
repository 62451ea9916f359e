-- Imports of rosters. Personal data of a file stands sealed: the file itself in the file store, its rows in import_row.sealed.
create table import_run (
  id uuid primary key,
  -- Null for an import from the command line.
  account_id uuid references account on delete set null,
  job_run_id uuid,
  file_id uuid references file_object on delete set null,
  file_name text not null,
  size_bytes bigint not null default 0,
  -- Keyed digest of the bytes: tells the same file again.
  file_digest text not null,
  state text not null default 'uploaded'
    check (state in ('uploaded', 'checking', 'checked', 'writing', 'done', 'undoing', 'undone', 'failed')),
  sheets text[] not null default '{}',
  sheet text not null default '',
  header_from integer not null default 1,
  header_until integer not null default 1,
  -- The columns with their fields and a few masked samples.
  columns jsonb not null default '[]',
  rows integer not null default 0,
  accepted integer not null default 0,
  refused integer not null default 0,
  created integer not null default 0,
  unchanged integer not null default 0,
  differs integer not null default 0,
  mode text check (mode in ('good-rows', 'all-or-none')),
  error text,
  created_at timestamptz not null default clock_timestamp(),
  -- When the last row was written; whatever is recorded about these persons later came from elsewhere.
  written_at timestamptz,
  ended_at timestamptz
);
create index import_run_account on import_run (account_id, created_at desc);
create index import_run_digest on import_run (file_digest);

-- What a row came to. Rows of people who were written are taken away again; those refused stay for mending.
create table import_row (
  id uuid primary key,
  run_id uuid not null references import_run on delete cascade,
  account_id uuid references account on delete cascade,
  row integer not null,
  outcome text not null check (outcome in ('new', 'unchanged', 'differs', 'refused')),
  -- What it would be without its problems.
  standing text not null check (standing in ('new', 'unchanged', 'differs')),
  -- Blind indexes of the values that must be unique.
  keys text[] not null default '{}',
  unit_text text,
  sealed bytea not null,
  unique (run_id, row)
);
create index import_row_outcome on import_row (run_id, outcome, row);

create table import_problem (
  id uuid primary key,
  run_id uuid not null references import_run on delete cascade,
  account_id uuid references account on delete cascade,
  n bigint generated always as identity,
  row integer not null,
  column_header text not null,
  code text not null,
  message text not null,
  kind text not null check (kind in ('problem', 'warning')),
  -- The row's own, or of its standing among other rows and the persons on file.
  source text not null default 'row' check (source in ('row', 'file', 'archive'))
);
create index import_problem_row on import_problem (run_id, row, n);

-- What a person wrote over a cell, sealed; applied whenever the row is read again.
create table import_mend (
  id uuid primary key,
  run_id uuid not null references import_run on delete cascade,
  account_id uuid references account on delete cascade,
  row integer not null,
  column_header text not null,
  sealed text not null,
  at timestamptz not null default clock_timestamp(),
  unique (run_id, row, column_header)
);

-- Whom a run created.
create table import_person (
  id uuid primary key,
  run_id uuid not null references import_run on delete cascade,
  account_id uuid references account on delete set null,
  person_id uuid not null,
  row integer not null
);
create index import_person_run on import_person (run_id);
create index import_person_person on import_person (person_id);

-- Which field a header means to an account; null for a column to leave alone.
create table import_mapping (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  header text not null,
  field text,
  at timestamptz not null default clock_timestamp(),
  unique (account_id, header)
);

-- Who is on file under any of these values, with what a comparison needs. Looks past row security, since a number is taken whoever
-- may see its holder; tells values only of persons within reach, and pay and bank only to whom those groups are open.
create function import_existing(p_documents text[], p_numbers text[], p_phones text[]) returns table (
  person_id uuid, in_reach boolean, documents text[], phones text[], number text, name text, sex text, birth_on date, unit_id uuid,
  post_name text, education_code text, hired_on date, amount_fen bigint, banks text[])
  language plpgsql stable security definer set search_path = public as $$
declare
  v_all boolean := access_everything('people.read', 'basic');
  v_units uuid[] := access_units('people.read', 'basic');
begin
  if not access_holds('people.import', '') then
    raise exception 'people.import is needed' using errcode = 'insufficient_privilege';
  end if;
  return query
  with hit as (
    select i.person_id as id from person_identity i where i.number_index = any(p_documents)
    union select p.id from person p where p.number <> '' and p.number = any(p_numbers)
    union select c.person_id from person_contact c where c.phone = any(p_phones) and c.valid @> access_today()
  )
  select p.id, coalesce(v_all or p.unit_id = any(v_units), false),
    array(select i.number_index from person_identity i where i.person_id = p.id),
    array(select c.phone from person_contact c where c.person_id = p.id and c.phone is not null and c.valid @> access_today()),
    p.number, p.name, p.sex, p.birth_on, p.unit_id, p.post_name, p.education_code, p.hired_on,
    case when person_within(p.unit_id, p.led_by, p.id, 'people.read', 'compensation') then (select m.amount_fen from compensation m where m.person_id = p.id and m.item = 'base'
      order by (m.valid @> access_today()) desc, upper(m.valid) desc nulls first limit 1) end,
    case when person_within(p.unit_id, p.led_by, p.id, 'people.read', 'bank') then array(select b.number_index from person_bank b where b.person_id = p.id and b.valid @> access_today()) end
  from hit h join person p on p.id = h.id where not p.is_withdrawn;
end $$;

-- Persons of a run about whom something was recorded since, or upon whom something else has come to rest.
create function import_touched(p_run uuid) returns table (person_id uuid, "row" integer, name text)
  language plpgsql stable security definer set search_path = public as $$
declare
  v_at timestamptz;
  v_ids uuid[];
  v_hit uuid[] := '{}';
  v_some uuid[];
  t text;
begin
  select r.written_at into v_at from import_run r
    where r.id = p_run and (r.account_id = access_account() or access_system() is not null);
  if not found then return; end if;
  select coalesce(array_agg(i.person_id), '{}') into v_ids from import_person i where i.run_id = p_run;
  foreach t in array import_archive_tables() loop
    execute format('select coalesce(array_agg(distinct x.person_id), ''{}'') from %I x where x.person_id = any($1) and x.recorded_at > $2', t)
      into v_some using v_ids, v_at;
    v_hit := v_hit || v_some;
    execute format('select coalesce(array_agg(distinct x.person_id), ''{}'') from %I x where x.person_id = any($1)', t || '_past')
      into v_some using v_ids;
    v_hit := v_hit || v_some;
  end loop;
  select v_hit || coalesce(array_agg(x.id), '{}') into v_hit from (
    select a.person_id as id from account a where a.person_id = any(v_ids)
    union select a.manager_person_id from assignment a where a.manager_person_id = any(v_ids) and a.person_id <> all(v_ids)
    union select u.head_person_id from unit_version u where u.head_person_id = any(v_ids)) x;
  return query select i.person_id, i.row, p.name from import_person i join person p on p.id = i.person_id
    where i.run_id = p_run and i.person_id = any(v_hit) order by i.row;
end $$;

create function import_archive_tables() returns text[] language sql immutable as $$
  select array['person_basic', 'person_identity', 'person_contact', 'person_family', 'person_education', 'person_work',
    'person_certificate', 'person_reward', 'person_bank', 'assignment', 'employment_version', 'compensation']
$$;

-- What people write for a code of a standard set, or for a grade; confirmed by a person and read by every later import.
create table code_alias (
  id uuid primary key,
  -- A code set by its name, or 'grade', whose codes are the ids of grades.
  code_set text not null,
  -- The text without case, width, spaces and signs.
  folded text not null check (folded <> ''),
  text text not null,
  code text not null,
  confirmed_by uuid,
  confirmed_at timestamptz not null default clock_timestamp(),
  unique (code_set, folded)
);

-- Texts of the row that are no code, each as its field, a tab, and what was written.
alter table import_row add column unknown_codes text[] not null default '{}';
create index import_row_unknown_codes on import_row using gin (unknown_codes) where unknown_codes <> '{}';

-- Deleting or replacing a span of an employment asks whether an assignment hangs on it, each time.
create index assignment_employment on assignment (employment_id);

-- Plans that were made for few rows are poor ones for many. The embedded engine gathers no statistics by itself, a server only a while
-- after many rows came: looking people up in between would be many times slower. Does nothing where the statistics still fit.
create function import_gather_statistics() returns void language plpgsql security definer set search_path = public as $$
declare
  v_fits boolean;
begin
  if not access_holds('people.import', '') then
    raise exception 'people.import is needed' using errcode = 'insufficient_privilege';
  end if;
  select c.reltuples >= 0 and pg_relation_size(c.oid) / 8192 between c.relpages / 2 and c.relpages * 2 + 50 into v_fits
    from pg_class c where c.oid = 'person'::regclass;
  if v_fits then return; end if;
  analyze person, person_basic, person_identity, person_contact, person_family, person_education, person_bank, person_word,
    employment, employment_version, assignment, compensation;
end $$;

-- Whether a run also brings persons who are there already up to its file: corrected, or changed from a day on. Null: not.
alter table import_run add column update_how text check (update_how in ('correct', 'change'));
alter table import_run add column update_from date check ((update_from is not null) = (coalesce(update_how, '') = 'change'));
-- How many persons it has changed; null before it has written.
alter table import_run add column updated integer;

-- How many values of its person the row would change.
alter table import_row add column changes integer not null default 0;

-- What a run did to persons who were there already, version by version, so that it can be taken back.
create table import_change (
  id uuid primary key,
  run_id uuid not null references import_run on delete cascade,
  account_id uuid references account on delete set null,
  person_id uuid not null,
  row integer not null,
  section text not null,
  -- The key of the section's dated table: the person, or an entry.
  key uuid not null,
  superseded uuid[] not null,
  made uuid[] not null
);
create index import_change_run on import_change (run_id);

-- Persons whom a run changed, and of whom that same section was written again since, so that what the run did is no longer the last word.
create function import_change_touched(p_run uuid) returns table (person_id uuid, "row" integer, name text)
  language plpgsql stable security definer set search_path = public as $$
declare
  v_at timestamptz;
  v_section text;
  v_table text;
begin
  select r.written_at into v_at from import_run r
    where r.id = p_run and (r.account_id = access_account() or access_system() is not null);
  if not found then return; end if;
  for v_section in select distinct c.section from import_change c where c.run_id = p_run loop
    v_table := case v_section when 'compensation' then v_section else 'person_' || v_section end;
    return query execute format(
      'select c.person_id, c.row, p.name from import_change c join person p on p.id = c.person_id
        where c.run_id = $1 and c.section = $2 and (p.is_withdrawn
          or (select count(*) from %1$I t where t.person_id = c.person_id and t.id = any(c.made)) <> cardinality(c.made)
          or exists (select from %1$I t where t.person_id = c.person_id and t.%2$I = c.key and t.recorded_at > $3))',
      v_table, case when v_section in ('basic', 'contact') then 'person_id' else 'entry_id' end)
      using p_run, v_section, v_at;
  end loop;
end $$;

-- The rule by which a new person gets an employee number where none is said: a prefix and a running number. No row: off.
create table personnel_number_rule (
  id uuid primary key,
  is_on boolean not null,
  prefix text not null,
  -- Digits at least, with zeros in front.
  width integer not null check (width between 1 and 12),
  next_number bigint not null check (next_number >= 1)
);
create unique index personnel_number_rule_one on personnel_number_rule ((true));

-- Takes the next numbers that nobody has or ever had; none where the rule is off. Whoever asks next waits until this is written or given up.
create function personnel_numbers(p_count integer) returns text[]
  language plpgsql security definer set search_path = public as $$
declare
  v_rule personnel_number_rule;
  v_next bigint;
  v_step integer;
  v_more text[];
  v_made text[] := '{}';
begin
  if not access_holds('people.create', '') then
    raise exception 'people.create is needed' using errcode = 'insufficient_privilege';
  end if;
  select * into v_rule from personnel_number_rule where is_on for update;
  if not found or p_count < 1 then return '{}'; end if;
  v_next := v_rule.next_number;
  while cardinality(v_made) < p_count loop
    v_step := p_count - cardinality(v_made);
    select coalesce(array_agg(c.number order by c.n), '{}') into v_more
    from (select n, v_rule.prefix || lpad(n::text, greatest(v_rule.width, length(n::text)), '0') as number
      from generate_series(v_next, v_next + v_step - 1) n) c
    where not exists (select from employment_version e where e.number = c.number)
      and not exists (select from employment_version_past e where e.number = c.number);
    v_made := v_made || v_more;
    v_next := v_next + v_step;
  end loop;
  update personnel_number_rule set next_number = v_next where id = v_rule.id;
  return v_made;
end $$;

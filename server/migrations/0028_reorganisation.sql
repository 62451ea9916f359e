-- Plans of reorganisation: drafted as steps, booked for a day, taken back. What a booking wrote is kept by the ids of versions.
create table reorganisation (
  id uuid primary key,
  title text not null check (title <> ''),
  note text not null default '',
  on_day date not null,
  steps jsonb not null default '[]',
  -- The lowest unit above everything that the steps name; null when that is the whole company.
  scope_unit_id uuid,
  state text not null default 'draft' check (state in ('draft', 'booked', 'rescinded')),
  revision integer not null default 1,
  made_by uuid,
  made_by_name text not null default '',
  made_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz not null default clock_timestamp(),
  booked_by_name text not null default '',
  booked_at timestamptz,
  people_moved integer not null default 0,
  -- Versions made and superseded, of units and of assignments; null unless booked.
  booking jsonb,
  rescinded_by_name text not null default '',
  rescinded_at timestamptz,
  check ((state = 'booked') = (booking is not null))
);

-- Holds whoever writes to these rules: who did what is written here, and booking needs its own action.
create function reorganisation_kept() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_name text := coalesce((select display_name from account where id = access_account()), '系统');
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'a plan begins as a draft' using errcode = 'insufficient_privilege';
    end if;
    new.made_by := access_account(); new.made_by_name := v_name;
    return new;
  end if;
  if (new.id, new.made_by, new.made_by_name, new.made_at) is distinct from (old.id, old.made_by, old.made_by_name, old.made_at) then
    raise exception 'a plan stays whose it is' using errcode = 'insufficient_privilege';
  end if;
  if old.state <> 'draft' and (new.steps, new.on_day) is distinct from (old.steps, old.on_day) then
    raise exception 'what was booked stays as it was' using errcode = 'insufficient_privilege';
  end if;
  if new.state <> old.state then
    if not (access_holds('organization.book', '') or access_system() is not null) then
      raise exception 'organization.book is needed' using errcode = 'insufficient_privilege';
    end if;
    if (old.state, new.state) not in (('draft', 'booked'), ('booked', 'draft'), ('booked', 'rescinded')) then
      raise exception 'a plan does not go from % to %', old.state, new.state using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'booked' then new.booked_by_name := v_name; new.booked_at := clock_timestamp(); end if;
    if new.state = 'rescinded' then new.rescinded_by_name := v_name; new.rescinded_at := clock_timestamp(); end if;
  end if;
  return new;
end $$;
create trigger reorganisation_kept before insert or update on reorganisation for each row execute function reorganisation_kept();

-- How many people stand in these units on or after a day whom the actor may not move: for a plan that would empty the units.
create function reorganisation_held(p_units uuid[], p_from date) returns bigint language sql stable security definer set search_path = public as $$
  select count(distinct a.person_id) from assignment a join person p on p.id = a.person_id
  where a.unit_id = any(p_units) and a.valid && daterange(p_from, null) and access_holds('organization.edit', '')
    and not access_everything('people.edit', 'job') and not coalesce(p.unit_id = any(access_units('people.edit', 'job')), false)
$$;
-- The same of everybody, for a unit that would close with people in it. Only of units that the actor maintains.
create function reorganisation_people(p_units uuid[], p_from date) returns table (unit_id uuid, people bigint)
  language sql stable security definer set search_path = public as $$
  select a.unit_id, count(distinct a.person_id) from assignment a
  where a.unit_id = any(p_units) and a.valid && daterange(p_from, null)
    and (access_everything('organization.edit', '') or a.unit_id = any(access_units('organization.edit', '')))
  group by a.unit_id
$$;

-- Planned head counts, dated: of a unit's own people, or of one post in it. Two tables as every dated fact.
create table head_count_entry (
  id uuid primary key,
  unit_id uuid not null references unit,
  post_id uuid references post,
  unique nulls not distinct (unit_id, post_id)
);
create table head_count (
  id uuid not null,
  entry_id uuid not null references head_count_entry,
  unit_id uuid not null,
  post_id uuid,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  planned integer not null check (planned between 0 and 1000000),
  note text not null default '',
  primary key (entry_id, valid without overlaps)
);
create index head_count_unit on head_count (unit_id);
create table head_count_past (superseded_at timestamptz not null, like head_count);
create index on head_count_past (entry_id);

-- Built-in roles of houses that are there already get what new ones get.
insert into access_role_permission (id, role_id, action, field_group, scope)
select gen_random_uuid(), r.id, p.action, '', p.scope
from access_role r join (values
  ('hr-specialist', 'organization.book', 'units'), ('hr-specialist', 'head-count.read', 'units'), ('hr-specialist', 'head-count.edit', 'units'),
  ('administrator', 'organization.book', 'all'), ('administrator', 'head-count.read', 'all'), ('administrator', 'head-count.edit', 'all')
) as p (role, action, scope) on p.role = r.code and r.is_built_in
on conflict do nothing;

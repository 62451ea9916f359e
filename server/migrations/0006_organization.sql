-- Legal entities, units as a dated tree, posts, grades.
create table legal_entity (id uuid primary key);
create table legal_entity_version (
  id uuid not null,
  legal_entity_id uuid not null references legal_entity,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  name text not null,
  short_name text not null default '',
  credit_code text,
  region_code text,
  address text not null default '',
  primary key (legal_entity_id, valid without overlaps)
);
create table legal_entity_version_past (superseded_at timestamptz not null, like legal_entity_version);
create index on legal_entity_version_past (legal_entity_id);

create table unit (id uuid primary key);
create table unit_version (
  id uuid not null,
  unit_id uuid not null references unit,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  name text not null,
  code text not null default '',
  kind text not null default 'department' check (kind in ('company', 'division', 'department', 'team')),
  parent_id uuid,
  legal_entity_id uuid,
  head_person_id uuid,
  sort integer not null default 0,
  primary key (unit_id, valid without overlaps),
  check (parent_id <> unit_id),
  -- A parent must exist on each day on which it is a parent; so must a legal entity.
  foreign key (parent_id, period valid) references unit_version (unit_id, period valid) deferrable initially deferred,
  foreign key (legal_entity_id, period valid) references legal_entity_version (legal_entity_id, period valid) deferrable initially deferred
);
create index on unit_version (parent_id);
create index on unit_version (head_person_id);
create table unit_version_past (superseded_at timestamptz not null, like unit_version);
create index on unit_version_past (unit_id);

-- Other names under which a unit is known in workbooks; confirmed by a person.
create table unit_alias (
  id uuid primary key,
  alias text not null unique,
  unit_id uuid not null references unit,
  confirmed_by uuid,
  confirmed_at timestamptz not null default clock_timestamp()
);

create table grade (
  id uuid primary key,
  code text not null unique,
  name text not null,
  rank integer not null default 0
);

create table post (id uuid primary key);
create table post_version (
  id uuid not null,
  post_id uuid not null references post,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  name text not null,
  code text not null default '',
  family text not null default '',
  grade_id uuid references grade,
  primary key (post_id, valid without overlaps)
);
create table post_version_past (superseded_at timestamptz not null, like post_version);
create index on post_version_past (post_id);

-- The tree as of today, unfolded. Written anew when the tree changes and when the day turns.
create function unit_reach_refresh() returns void language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(7365003);
  with recursive present as (
    select unit_id, parent_id from unit_version where valid @> access_today()
  ), walk as (
    select unit_id as ancestor_id, unit_id, 0 as depth from present
    union all
    select w.ancestor_id, p.unit_id, w.depth + 1 from walk w join present p on p.parent_id = w.unit_id where w.depth < 40
  ), wanted as (select distinct ancestor_id, unit_id from walk),
  gone as (
    delete from unit_reach r where not exists (select from wanted w where w.ancestor_id = r.ancestor_id and w.unit_id = r.unit_id)
  )
  insert into unit_reach (ancestor_id, unit_id)
    select ancestor_id, unit_id from wanted on conflict do nothing;
  perform access_measure();
end $$;

-- A tree has no circle on any day.
create function unit_refuse_circle() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_at uuid := new.parent_id;
  v_days date[];
  v_day date;
  v_steps integer;
begin
  if new.parent_id is null then return null; end if;
  -- The days on which anything above could change: the beginnings of versions within the new span.
  select array_agg(distinct d) into v_days from (
    select coalesce(lower(new.valid), date '1000-01-01') as d
    union select lower(u.valid) from unit_version u where new.valid @> lower(u.valid)) s;
  foreach v_day in array v_days loop
    v_at := new.parent_id;
    v_steps := 0;
    while v_at is not null loop
      if v_at = new.unit_id or v_steps > 40 then
        raise exception 'unit tree has a circle' using errcode = 'RU001';
      end if;
      v_steps := v_steps + 1;
      select parent_id into v_at from unit_version where unit_id = v_at and valid @> v_day;
    end loop;
  end loop;
  return null;
end $$;
create constraint trigger unit_version_no_circle after insert or update on unit_version
  deferrable initially deferred for each row execute function unit_refuse_circle();

-- After versions of these units were written: the tree anew, and who leads the people in them and below. With p_entity the people
-- directly in them are projected anew as well, because their legal entity may come from the unit.
create function unit_changed(p_units uuid[], p_entity boolean) returns void language plpgsql security definer set search_path = public as $$
declare
  v_below uuid[] := array(select r.unit_id from unit_reach r where r.ancestor_id = any(p_units));
begin
  perform unit_reach_refresh();
  if p_entity then
    perform person_refresh(array(select id from person where unit_id = any(p_units)));
  end if;
  perform person_refresh_leaders(array(select id from person where unit_id = any(
    v_below || p_units || array(select r.unit_id from unit_reach r where r.ancestor_id = any(p_units)))));
end $$;

-- Units whose versions begin or end within (p_since, today]: those to refresh when the day turns.
create function unit_turned(p_since date) returns uuid[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(distinct unit_id), '{}') from unit_version
  where lower(valid) > p_since and lower(valid) <= access_today() or upper(valid) > p_since and upper(valid) <= access_today()
$$;

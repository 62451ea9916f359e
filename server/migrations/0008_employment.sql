-- Employments (a person may have several, one after another or side by side), the assignments within them, and pay.
create table employment (id uuid primary key, person_id uuid not null references person);
create index employment_person on employment (person_id);
create table employment_version (
  id uuid not null,
  employment_id uuid not null references employment,
  person_id uuid not null,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  number text not null default '',
  legal_entity_id uuid,
  kind text not null default 'full-time',
  status text not null default 'active' check (status in ('active', 'leave')),
  hired_on date,
  confirmed_on date,
  leaving_reason text not null default '',
  primary key (employment_id, valid without overlaps)
);
create index employment_version_person on employment_version (person_id);
create index employment_version_number on employment_version (number);
create table employment_version_past (superseded_at timestamptz not null, like employment_version);
create index on employment_version_past (person_id);

-- entry_id tells several posts at the same time apart.
create table assignment (
  id uuid not null,
  entry_id uuid not null,
  employment_id uuid not null,
  person_id uuid not null,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  is_primary boolean not null default true,
  reason text not null default 'hire' check (reason in ('hire', 'transfer', 'promotion', 'demotion', 'second-post', 'correction', 'reorganisation', 'rehire')),
  unit_id uuid not null,
  post_id uuid,
  post_name text not null default '',
  grade_id uuid references grade,
  manager_person_id uuid references person,
  workplace text not null default '',
  primary key (entry_id, valid without overlaps),
  -- A unit must exist on each day on which somebody works in it; so must the employment.
  foreign key (unit_id, period valid) references unit_version (unit_id, period valid) deferrable initially deferred,
  foreign key (employment_id, period valid) references employment_version (employment_id, period valid) deferrable initially deferred
);
create index assignment_person on assignment (person_id);
create index assignment_unit on assignment (unit_id);
create index assignment_manager on assignment (manager_person_id);
create table assignment_past (superseded_at timestamptz not null, like assignment);
create index on assignment_past (person_id);

create table compensation (
  id uuid not null,
  entry_id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  item text not null default 'base',
  amount_fen bigint not null check (amount_fen >= 0),
  period text not null default 'month' check (period in ('month', 'year', 'day', 'hour')),
  reason text not null default '',
  primary key (entry_id, valid without overlaps)
);
create index compensation_person on compensation (person_id);
create table compensation_past (superseded_at timestamptz not null, like compensation);
create index on compensation_past (person_id);

-- The projection on `person`: who, where, in what state, as of today. Set-based; called for the persons that a command touched,
-- and for those whose dated rows begin or end when the day turns.
create function person_refresh(p_ids uuid[]) returns void language plpgsql security definer set search_path = public as $$
begin
  update person p set
    name = coalesce(b.name, p.name),
    sort_key = coalesce(b.name_sort, p.sort_key),
    sex = b.sex,
    birth_on = b.birth_on,
    number = coalesce(e.number, ''),
    legal_entity_id = coalesce(e.legal_entity_id, u.legal_entity_id),
    employment_kind = e.kind,
    employment_status = case
      when e.employment_id is null then 'none'
      when e.valid @> access_today() then e.status
      when lower(e.valid) > access_today() then 'to-come'
      else 'left' end,
    hired_on = coalesce(e.hired_on, lower(e.valid)),
    left_on = case when upper(e.valid) <= access_today() then upper(e.valid) end,
    unit_id = coalesce(a.unit_id, p.unit_id),
    post_name = coalesce(a.post_name, ''),
    grade_id = a.grade_id,
    education_code = (select d.education_code from person_education d where d.person_id = p.id and d.valid @> access_today()
      order by d.is_highest desc, d.education_code limit 1)
  from unnest(p_ids) as i(id)
  -- The version of today, else the last one, else the first to come.
  left join lateral (select * from person_basic x where x.person_id = i.id
    order by (x.valid @> access_today()) desc, (lower(x.valid) is null or lower(x.valid) <= access_today()) desc, upper(x.valid) desc nulls first limit 1) b on true
  left join lateral (select * from employment_version x where x.person_id = i.id
    order by (x.valid @> access_today()) desc, (lower(x.valid) is null or lower(x.valid) <= access_today()) desc,
      case when lower(x.valid) <= access_today() then upper(x.valid) end desc nulls first, lower(x.valid) limit 1) e on true
  left join lateral (select * from assignment x where x.person_id = i.id and x.is_primary and x.employment_id = e.employment_id
    order by (x.valid @> access_today()) desc, (lower(x.valid) <= access_today()) desc,
      case when lower(x.valid) <= access_today() then upper(x.valid) end desc nulls first, lower(x.valid) limit 1) a on true
  left join lateral (select legal_entity_id from unit_version x where x.unit_id = a.unit_id
    order by (x.valid @> access_today()) desc, upper(x.valid) desc nulls first limit 1) u on true
  where p.id = i.id;
  perform person_refresh_leaders(p_ids);
end $$;

-- Who leads whom: the managers named in assignments, upwards, and the heads of the unit and of the units above it.
create function person_refresh_leaders(p_ids uuid[]) returns void language plpgsql security definer set search_path = public as $$
begin
  with recursive chain as (
    select a.person_id as root, a.manager_person_id as leader, 1 as depth
    from assignment a where a.person_id = any(p_ids) and a.is_primary and a.valid @> access_today() and a.manager_person_id is not null
    union
    select c.root, a.manager_person_id, c.depth + 1
    from chain c join assignment a on a.person_id = c.leader and a.is_primary and a.valid @> access_today()
    where a.manager_person_id is not null and c.depth < 20
  ), heads as (
    select r.unit_id, array_agg(distinct v.head_person_id) as leaders
    from unit_reach r join unit_version v on v.unit_id = r.ancestor_id and v.valid @> access_today()
    where v.head_person_id is not null group by r.unit_id
  ), found as (
    select root, array_agg(distinct leader) as leaders from chain group by root
  )
  update person p set led_by = coalesce(w.leaders, '{}')
  from (
    select i.id, array(select distinct l from unnest(coalesce(f.leaders, '{}') || coalesce(h.leaders, '{}')) l where l <> i.id order by l) as leaders
    from unnest(p_ids) i(id) join person q on q.id = i.id
    left join found f on f.root = i.id left join heads h on h.unit_id = q.unit_id
  ) w
  where p.id = w.id and p.led_by is distinct from coalesce(w.leaders, '{}');
end $$;

-- Persons whose dated rows begin or end within (p_since, today]: those to refresh when the day turns.
create function person_turned(p_since date) returns setof uuid language sql stable security definer set search_path = public as $$
  select person_id from employment_version where lower(valid) > p_since and lower(valid) <= access_today() or upper(valid) > p_since and upper(valid) <= access_today()
  union select person_id from assignment where lower(valid) > p_since and lower(valid) <= access_today() or upper(valid) > p_since and upper(valid) <= access_today()
  union select person_id from person_basic where lower(valid) > p_since and lower(valid) <= access_today()
  union select person_id from person_education where lower(valid) > p_since and lower(valid) <= access_today()
$$;

-- Leaders of those below: asked for when somebody's own manager changes, as the chain of everybody below runs through him.
create function person_refresh_below(p_ids uuid[]) returns void language plpgsql security definer set search_path = public as $$
begin
  perform person_refresh_leaders(array(select id from person where led_by && p_ids));
end $$;

-- Takes persons back who were made by mistake: what was believed of them is superseded, and lists leave them out.
-- Only by who may create people where they stand.
create function person_withdraw(p_ids uuid[]) returns void language plpgsql security definer set search_path = public as $$
declare
  t text;
begin
  if exists (select from person p where p.id = any(p_ids)
    and not access_everything('people.create', '') and not coalesce(p.unit_id = any(access_units('people.create', '')), false)) then
    raise exception 'out of reach' using errcode = 'insufficient_privilege';
  end if;
  foreach t in array array['person_basic','person_identity','person_contact','person_family','person_education','person_work',
    'person_certificate','person_reward','person_bank','compensation','assignment','employment_version'] loop
    execute format('insert into %1$I_past select clock_timestamp(), r.* from %1$I r where r.person_id = any($1)', t) using p_ids;
    execute format('delete from %I where person_id = any($1)', t) using p_ids;
  end loop;
  delete from person_word where person_id = any(p_ids);
  update person set is_withdrawn = true, employment_status = 'none' where id = any(p_ids);
end $$;

-- Who leads a unit is part of the organisation, which everybody sees: the name alone, and of heads alone.
create function unit_head_name(p_id uuid) returns text language sql stable security definer set search_path = public as $$
  select p.name from person p where p.id = p_id and not p.is_withdrawn
    and exists (select from unit_version v where v.head_person_id = p_id)
$$;

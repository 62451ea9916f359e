-- Tags of people, saved views of the list of people, and changes of many people at once.

-- A tag belongs to a field group: who may not read that group of a person sees, filters and counts nothing by it.
create table tag (
  id uuid primary key,
  name text not null check (name <> ''),
  colour text not null,
  note text not null default '',
  group_code text not null,
  -- Whose people may bear it, with those of the units below; null: everybody's.
  unit_id uuid references unit,
  is_retired boolean not null default false,
  made_by_name text not null default '',
  made_at timestamptz not null default clock_timestamp(),
  unique (id, group_code)
);
create unique index tag_name on tag (lower(name), coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid), group_code);

create function tag_signed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.group_code) is distinct from (old.id, old.group_code) then
      raise exception 'a tag keeps its group' using errcode = 'insufficient_privilege';
    end if;
    new.made_by_name := old.made_by_name;
    new.made_at := old.made_at;
    return new;
  end if;
  new.made_by_name := coalesce((select display_name from account where id = access_account()), '系统');
  new.made_at := clock_timestamp();
  return new;
end $$;
create trigger tag_signed before insert or update on tag for each row execute function tag_signed();

-- Whether a tag is of use to the actor: it is for everybody, or some of its people are within his reach for its group.
create function tag_is_for(p_group text, p_unit uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  if access_everything('people.read', p_group) then return true; end if;
  if not (p_group = any(access_groups('people.read', false))) then return false; end if;
  if p_unit is null then return true; end if;
  return exists (select from unit_reach r where r.ancestor_id = p_unit and r.unit_id = any(access_units('people.read', p_group)))
    or exists (select from person p join unit_reach r on r.unit_id = p.unit_id and r.ancestor_id = p_unit
      where p.led_by @> array[access_leader('people.read', p_group)] or p.id = access_self('people.read', p_group));
end $$;

create table person_tag (
  id uuid not null,
  -- Made of the person and the tag: there is one of both.
  entry_id uuid not null,
  person_id uuid not null references person,
  tag_id uuid not null,
  group_code text not null,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  reason text not null default '',
  primary key (entry_id, valid without overlaps),
  foreign key (tag_id, group_code) references tag (id, group_code)
);
create index person_tag_person on person_tag (person_id, tag_id);
create index person_tag_tag on person_tag (tag_id, person_id);
create table person_tag_past (superseded_at timestamptz not null, like person_tag);
create index on person_tag_past (person_id);

create table people_view (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  name text not null check (name <> ''),
  icon text not null,
  -- What is asked of the list, in the words of GET /people, without a place in it.
  query jsonb not null default '{}',
  -- The keys of its columns in their order.
  columns text[] not null default '{}',
  made_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  unique (id, account_id)
);
create unique index people_view_name on people_view (account_id, lower(name));

-- With whom the owner shares it: whoever holds a role, or stands in a unit or below.
create table people_view_share (
  id uuid primary key,
  view_id uuid not null,
  account_id uuid not null,
  role_id uuid references access_role on delete cascade,
  unit_id uuid references unit,
  check ((role_id is null) <> (unit_id is null)),
  foreign key (view_id, account_id) references people_view (id, account_id) on delete cascade
);
create index people_view_share_view on people_view_share (view_id);

create function people_view_is_for_me(p_view uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from people_view_share s where s.view_id = p_view and (
    s.role_id in (select g.role_id from access_grant g where g.account_id = access_account() and g.valid @> access_today())
    or s.unit_id in (select r.ancestor_id from person p join unit_reach r on r.unit_id = p.unit_id where p.id = access_person())))
$$;
create function people_view_owner(p_view uuid) returns text language sql stable security definer set search_path = public as $$
  select a.display_name from people_view v join account a on a.id = v.account_id
  where v.id = p_view and (v.account_id = access_account() or people_view_is_for_me(v.id))
$$;

-- The roles by name, for whoever may share views: he need not be one who keeps roles.
create function shareable_roles() returns table (id uuid, name text) language sql stable security definer set search_path = public as $$
  select r.id, r.name from access_role r where access_holds('view.share', '') order by r.is_built_in desc, r.name
$$;

-- The view in which the list opens.
create table people_view_default (
  account_id uuid primary key references account on delete cascade,
  view_id uuid not null references people_view on delete cascade
);

create table bulk_run (
  id uuid primary key,
  account_id uuid not null references account,
  title text not null,
  -- What is to change; contract/bulk-edit.ts.
  change jsonb not null,
  state text not null check (state in ('checking', 'checked', 'writing', 'done', 'undoing', 'undone')),
  mode text check (mode in ('all-or-none', 'good-only')),
  people integer not null default 0,
  to_change integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  changed integer not null default 0,
  job_run_id uuid,
  error text,
  created_at timestamptz not null default clock_timestamp(),
  written_at timestamptz,
  ended_at timestamptz
);
create index bulk_run_account on bulk_run (account_id, created_at desc);

create table bulk_row (
  run_id uuid not null references bulk_run on delete cascade,
  person_id uuid not null references person,
  position integer not null,
  outcome text not null default 'waiting' check (outcome in ('waiting', 'change', 'unchanged', 'refused')),
  why text not null default '',
  primary key (run_id, person_id)
);
create index bulk_row_position on bulk_row (run_id, outcome, position);

-- Which versions a run superseded and which it made, so that it can be taken back.
create table bulk_change (
  id uuid primary key,
  run_id uuid not null references bulk_run on delete cascade,
  person_id uuid not null,
  section text not null,
  key uuid not null,
  superseded uuid[] not null,
  made uuid[] not null
);
create index bulk_change_run on bulk_change (run_id);

-- Built-in roles of houses that are there already get what new ones get.
insert into access_role_permission (id, role_id, action, field_group, scope)
select gen_random_uuid(), r.id, p.action, p.field_group, p.scope
from access_role r join (values
  ('hr-specialist', 'people.read', 'tag', 'units'), ('hr-specialist', 'people.edit', 'tag', 'units'),
  ('hr-specialist', 'tag.edit', '', 'units'), ('hr-specialist', 'view.share', '', 'all'),
  ('administrator', 'people.read', 'tag', 'all'), ('administrator', 'people.edit', 'tag', 'all'),
  ('administrator', 'tag.edit', '', 'all'), ('administrator', 'view.share', '', 'all')
) as p (role, action, field_group, scope) on p.role = r.code and r.is_built_in
on conflict do nothing;

-- When offices work: weekly hours, public holidays, days of their own, and which unit goes by which calendar.
create table calendar (
  id uuid primary key,
  name text not null check (name <> ''),
  -- IANA, such as Asia/Shanghai.
  zone text not null check (zone <> ''),
  -- Whose public holidays are kept; null: none.
  holidays text check (holidays in ('cn')),
  -- The weekday (1 is Monday) whose hours a make-up day has; null: the first of the week that has hours.
  make_up_as smallint check (make_up_as between 1 and 7),
  -- [{from, week: [[{from, to}] × 7]}] by ascending first day; the first has none.
  periods jsonb not null check (jsonb_typeof(periods) = 'array' and jsonb_array_length(periods) > 0),
  is_default boolean not null default false,
  -- Another one after every change of the calendar or of its exceptions: what was reckoned with one stamp never stands for another.
  stamp uuid not null default gen_random_uuid()
);
create unique index calendar_name on calendar (name);
create unique index calendar_default on calendar (is_default) where is_default;

-- Days with hours of their own, whatever the week and the holidays say; an empty list is closed.
create table calendar_exception (
  id uuid primary key,
  calendar_id uuid not null references calendar,
  falls_on date not null,
  hours jsonb not null check (jsonb_typeof(hours) = 'array'),
  reason text not null check (reason <> ''),
  unique (calendar_id, falls_on)
);

-- A unit and all below it go by a calendar, unless a unit nearer has another.
create table calendar_use (
  id uuid primary key,
  unit_id uuid not null unique references unit,
  calendar_id uuid not null references calendar
);
create index calendar_use_calendar on calendar_use (calendar_id);

create function calendar_stamped() returns trigger language plpgsql as $$
begin
  new.stamp := gen_random_uuid();
  return new;
end $$;
create trigger calendar_stamped before insert or update on calendar for each row execute function calendar_stamped();

create function calendar_exception_stamps() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update calendar set name = name where id in (select calendar_id from changed);
  return null;
end $$;
create trigger calendar_exception_added after insert on calendar_exception
  referencing new table as changed for each statement execute function calendar_exception_stamps();
create trigger calendar_exception_changed after update on calendar_exception
  referencing new table as changed for each statement execute function calendar_exception_stamps();
create trigger calendar_exception_removed after delete on calendar_exception
  referencing old table as changed for each statement execute function calendar_exception_stamps();

-- Recorded like any other write; the policies put their own triggers in its place.
create trigger audited_insert after insert on calendar referencing new table as new_rows
  for each statement execute function audit_record('');
insert into calendar (id, name, zone, holidays, is_default, periods)
  select gen_random_uuid(), '标准工时', 'Asia/Shanghai', 'cn', true,
    jsonb_build_array(jsonb_build_object('from', null, 'week', jsonb_build_array(h, h, h, h, h, '[]'::jsonb, '[]'::jsonb)))
  from (select '[{"from": "09:00", "to": "12:00"}, {"from": "13:00", "to": "18:00"}]'::jsonb as h) s;

-- Installations that stand already; fresh ones get it with their roles.
insert into access_role_permission (id, role_id, action, field_group, scope)
  select gen_random_uuid(), r.id, 'calendar.edit', '', 'all' from access_role r
  where r.code = 'administrator' and r.is_built_in
  on conflict do nothing;

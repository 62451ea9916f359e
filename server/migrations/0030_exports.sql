-- Exports of the list of people or of an archive: asked for with a reason, approved by another person, made as a job, downloaded for a while.

create table export_counter (year integer primary key, last integer not null);

create table export_request (
  id uuid primary key,
  number text not null unique,
  account_id uuid not null references account,
  account_name text not null default '',
  kind text not null check (kind in ('list', 'archive')),
  format text not null check (format in ('xlsx', 'pdf')),
  -- What is to stand in the file; contract/export.ts. Sealed: what somebody looked for may be a number.
  ask_envelope text not null,
  reason text not null check (reason <> ''),
  rows integer not null check (rows > 0),
  -- Field groups that the file holds, and those whose numbers it holds in plain.
  groups text[] not null,
  plain_groups text[] not null default '{}' check (plain_groups <@ groups),
  -- Where the people stand: whoever approves must be trusted with all of these; with somebody without a unit, everywhere.
  unit_ids uuid[] not null default '{}',
  is_everywhere boolean not null default false,
  state text not null default 'asked'
    check (state in ('asked', 'approved', 'making', 'ready', 'failed', 'refused', 'expired', 'cancelled', 'gone')),
  case_id uuid,
  approved_by uuid,
  approved_by_name text not null default '',
  decided_at timestamptz,
  decision_note text not null default '',
  run_id uuid,
  file_id uuid,
  size_bytes integer,
  made_rows integer,
  made_at timestamptz,
  expires_at timestamptz,
  most_downloads integer not null default 0,
  downloads integer not null default 0 check (downloads <= most_downloads),
  error_text text,
  created_on date not null default current_date,
  created_at timestamptz not null default clock_timestamp(),
  -- Nobody approves his own.
  check (approved_by is distinct from account_id),
  check (file_id is null or approved_by is not null)
);
create index export_request_account on export_request (account_id, created_at desc);
create index export_request_created on export_request (created_at desc, id);
create index export_request_open on export_request (state) where state in ('asked', 'approved', 'making', 'ready');

-- Whom the file is about, in its order, as they were when it was asked for: nobody comes in afterwards.
create table export_people (
  id uuid primary key references export_request on delete cascade,
  account_id uuid not null,
  person_ids uuid[] not null
);

-- What is gathered already of a file in the making, sealed; a process that dies leaves it to the next.
create table export_part (
  id uuid primary key,
  export_id uuid not null references export_request on delete cascade,
  n integer not null,
  -- What the account held when it was read: what is left of another time isn't taken.
  held text not null,
  rows integer not null,
  sealed bytea not null,
  read_at timestamptz not null default clock_timestamp(),
  unique (export_id, n)
);

create table export_download (
  id uuid primary key,
  export_id uuid not null references export_request on delete cascade,
  account_id uuid not null,
  ip text,
  at timestamptz not null default clock_timestamp()
);
create index export_download_export on export_download (export_id, at);

-- One row: what holds for all.
create table export_setting (
  id uuid primary key,
  daily_rows integer not null check (daily_rows between 1 and 1000000),
  alarm_rows integer not null check (alarm_rows between 1 and 1000000),
  link_hours integer not null check (link_hours between 1 and 168),
  most_downloads integer not null check (most_downloads between 1 and 20),
  changed_by_name text not null default '',
  changed_at timestamptz not null default clock_timestamp()
);
-- What is shipped is recorded like what comes later; the trigger is made anew with the others.
create trigger audited_insert after insert on export_setting referencing new table as new_rows for each statement execute function audit_record('');
insert into export_setting (id, daily_rows, alarm_rows, link_hours, most_downloads)
  values ('00000000-0000-7000-8000-000000000030', 5000, 1000, 24, 3);

-- Whom an alarm was told of, so that each goes once a day.
create table export_alarm (
  id uuid primary key,
  account_id uuid not null,
  on_day date not null,
  why text not null check (why in ('limit', 'unusual')),
  unique (account_id, on_day, why)
);

create function export_take_number(p_year integer) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  v_last integer;
begin
  if not access_holds('people.export', '') then
    raise exception 'people.export is needed' using errcode = 'insufficient_privilege';
  end if;
  insert into export_counter (year, last) values (p_year, 1)
    on conflict (year) do update set last = export_counter.last + 1 returning last into v_last;
  return v_last;
end $$;

-- Whether an account is trusted today with approving for all of these units.
create function export_may_approve(p_account uuid, p_units uuid[], p_everywhere boolean) returns boolean
  language sql stable security definer set search_path = public as $$
  with held as materialized (
    select g.unit_id, p.scope from access_grant g
    join account a on a.id = g.account_id and a.status = 'active' and a.kind = 'person'
    join access_role_permission p on p.role_id = g.role_id and p.action = 'export.approve' and p.scope in ('units', 'all')
    where g.account_id = p_account and g.valid @> access_today()
  )
  select exists (select from held where scope = 'all' or unit_id is null)
    or (not p_everywhere and exists (select from held) and not exists (
      select from unnest(p_units) as asked(id) where not exists (
        select from held h join unit_reach r on r.ancestor_id = h.unit_id where r.unit_id = asked.id)))
$$;

-- Holds whoever writes to these rules: what was asked for stays as it was; it is approved once, by another person who may; without that no file.
create function export_request_kept() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_open constant text[] := array['asked', 'approved', 'making'];
begin
  if tg_op = 'INSERT' then
    if new.state <> 'asked' or new.account_id is distinct from access_account() then
      raise exception 'an export begins by being asked for' using errcode = 'insufficient_privilege';
    end if;
    new.account_name := coalesce((select coalesce(nullif(p.name, ''), a.display_name) from account a left join person p on p.id = a.person_id
      where a.id = new.account_id), '');
    new.created_on := access_today(); new.created_at := clock_timestamp();
    new.approved_by := null; new.approved_by_name := ''; new.decided_at := null; new.file_id := null; new.downloads := 0;
    return new;
  end if;
  if (new.id, new.number, new.account_id, new.kind, new.format, new.reason, new.rows, new.groups, new.plain_groups, new.unit_ids,
      new.is_everywhere, new.created_on, new.created_at)
    is distinct from (old.id, old.number, old.account_id, old.kind, old.format, old.reason, old.rows, old.groups, old.plain_groups,
      old.unit_ids, old.is_everywhere, old.created_on, old.created_at) then
    raise exception 'what was asked for stays' using errcode = 'insufficient_privilege';
  end if;
  if new.state <> old.state then
    if not (case old.state
        when 'asked' then new.state in ('approved', 'refused', 'expired', 'cancelled')
        when 'approved' then new.state in ('making', 'failed', 'cancelled')
        when 'making' then new.state in ('ready', 'failed', 'cancelled')
        when 'ready' then new.state = 'gone'
        else false end) then
      raise exception 'an export does not go from % to %', old.state, new.state using errcode = 'insufficient_privilege';
    end if;
    if old.state = 'asked' then
      if new.state = 'approved' then
        if new.approved_by is null or new.approved_by = old.account_id
            or exists (select from account a join account b on a.person_id = b.person_id where a.id = new.approved_by and b.id = old.account_id)
            or not export_may_approve(new.approved_by, old.unit_ids, old.is_everywhere) then
          raise exception 'another person who may approves an export' using errcode = 'insufficient_privilege';
        end if;
      end if;
      new.decided_at := clock_timestamp();
      new.approved_by_name := coalesce((select coalesce(nullif(p.name, ''), a.display_name) from account a left join person p on p.id = a.person_id
        where a.id = new.approved_by), '');
    end if;
  end if;
  if not (old.state = 'asked' and new.state in ('approved', 'refused')) and new.approved_by is distinct from old.approved_by then
    raise exception 'who approved stays' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'refused' and old.state <> 'refused' and new.approved_by is not distinct from old.account_id then
    raise exception 'nobody decides on his own' using errcode = 'insufficient_privilege';
  end if;
  if new.file_id is not null and (old.state = any(v_open) or old.state = 'ready') is not true then
    raise exception 'a file is made once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger export_request_kept before insert or update on export_request for each row execute function export_request_kept();

create function export_setting_signed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.changed_by_name := coalesce((select display_name from account where id = access_account()), '系统');
  new.changed_at := clock_timestamp();
  return new;
end $$;
create trigger export_setting_signed before update on export_setting for each row execute function export_setting_signed();

-- Installations that stand already: their built-in roles keep what was edited and gain what is new. Fresh ones get it with their roles.
insert into access_role_permission (id, role_id, action, field_group, scope)
  select gen_random_uuid(), r.id, v.action, '', v.scope
  from access_role r join (values
    ('hr-specialist', 'people.export', 'units'), ('payroll-officer', 'people.export', 'units'), ('administrator', 'people.export', 'all'),
    ('data-steward', 'export.approve', 'units'), ('administrator', 'export.approve', 'all')
  ) as v(code, action, scope) on v.code = r.code
  where r.is_built_in
  on conflict do nothing;

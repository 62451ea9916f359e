-- Local values of the law's parameters, over what the product ships: drafted by one person, put in force by another, never rewritten.
create table law_change (
  id uuid primary key,
  path text not null check (path <> ''),
  -- From this day on, until the next value, shipped or local.
  first_on date not null,
  -- As the parameter's unit writes it; null from the day of its repeal.
  value jsonb,
  instrument text not null check (instrument <> ''),
  number text not null default '',
  article text not null default '',
  gazette text not null default '',
  address text not null default '',
  status text not null check (status in ('verified', 'second-hand', 'corroborated', 'single-source', 'unverified', 'conflict')),
  note text not null default '',
  why text not null default '',
  -- The value in force that this one, once in force itself, takes back; the other columns repeat that value's.
  withdraws uuid references law_change,
  state text not null default 'draft' check (state in ('draft', 'in-force', 'withdrawn', 'superseded')),
  drafted_by uuid,
  drafted_by_name text not null default '',
  drafted_at timestamptz not null default clock_timestamp(),
  -- Who put it in force.
  decided_by uuid,
  decided_by_name text not null default '',
  decided_at timestamptz,
  -- Who withdrew it, or put in force what superseded it.
  ended_by uuid,
  ended_by_name text not null default '',
  ended_at timestamptz,
  -- What the product shipped from that day on when somebody last decided: [{from, value}].
  shipped_seen jsonb not null default '[]',
  reviewed_by uuid,
  reviewed_by_name text not null default '',
  reviewed_at timestamptz
);
create unique index law_change_in_force on law_change (path, first_on) where state = 'in-force' and withdraws is null;
create unique index law_change_withdrawal on law_change (withdraws) where state = 'draft' and withdraws is not null;
create index law_change_state on law_change (state, drafted_at);

-- Holds whoever writes to these rules: a draft is its drafter's to edit, somebody else's with law.approve to put in force, and what has
-- been decided stays as it was written. Who and when is written here, so that nobody tells it otherwise. What a value replaces or a
-- withdrawal takes back ends in the same statement.
create function law_change_kept() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_me uuid := access_account();
  v_name text := coalesce((select display_name from account where id = access_account()), '');
  v_decides boolean := access_holds('law.approve', '');
begin
  -- Rows that this function ends itself.
  if pg_trigger_depth() > 1 then return new; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or v_me is null then
      raise exception 'a value begins as somebody''s draft' using errcode = 'insufficient_privilege';
    end if;
    new.drafted_by := v_me; new.drafted_by_name := v_name; new.drafted_at := clock_timestamp();
    new.decided_by := null; new.decided_by_name := ''; new.decided_at := null;
    new.ended_by := null; new.ended_by_name := ''; new.ended_at := null;
    new.reviewed_by := null; new.reviewed_by_name := ''; new.reviewed_at := null;
    return new;
  end if;
  if (new.id, new.path, new.withdraws, new.drafted_by, new.drafted_by_name, new.drafted_at)
      is distinct from (old.id, old.path, old.withdraws, old.drafted_by, old.drafted_by_name, old.drafted_at) then
    raise exception 'what a draft is about stays' using errcode = 'insufficient_privilege';
  end if;
  if (new.first_on, new.value, new.instrument, new.number, new.article, new.gazette, new.address, new.status, new.note, new.why)
      is distinct from
     (old.first_on, old.value, old.instrument, old.number, old.article, old.gazette, old.address, old.status, old.note, old.why)
      and not (old.state = 'draft' and new.state = 'draft' and old.withdraws is null and old.drafted_by = v_me) then
    raise exception 'a draft is edited by its drafter alone, and a value that was decided not at all' using errcode = 'insufficient_privilege';
  end if;
  new.decided_by := old.decided_by; new.decided_by_name := old.decided_by_name; new.decided_at := old.decided_at;
  new.ended_by := old.ended_by; new.ended_by_name := old.ended_by_name; new.ended_at := old.ended_at;
  new.reviewed_by := old.reviewed_by; new.reviewed_by_name := old.reviewed_by_name; new.reviewed_at := old.reviewed_at;
  if old.state = 'draft' and new.state = 'draft' then
    return new;
  elsif old.state = 'draft' and new.state = 'in-force' then
    if not v_decides or v_me is null or v_me is not distinct from old.drafted_by then
      raise exception 'a draft is put in force by another person than who drafted it' using errcode = 'insufficient_privilege';
    end if;
    update law_change t set state = case when new.withdraws is null then 'superseded' else 'withdrawn' end,
        ended_by = v_me, ended_by_name = v_name, ended_at = clock_timestamp()
      where t.state = 'in-force' and t.withdraws is null
        and case when new.withdraws is null then t.path = new.path and t.first_on = new.first_on else t.id = new.withdraws end;
    if new.withdraws is not null and not found then
      raise exception 'what is to be withdrawn is not in force' using errcode = 'serialization_failure';
    end if;
    new.decided_by := v_me; new.decided_by_name := v_name; new.decided_at := clock_timestamp();
    return new;
  elsif old.state = 'draft' and new.state = 'withdrawn' then
    if not (v_decides or v_me is not distinct from old.drafted_by) then
      raise exception 'a draft is withdrawn by its drafter or by who decides' using errcode = 'insufficient_privilege';
    end if;
    new.ended_by := v_me; new.ended_by_name := v_name; new.ended_at := clock_timestamp();
    return new;
  elsif old.state = 'in-force' and new.state = 'in-force' and v_decides then
    new.reviewed_by := v_me; new.reviewed_by_name := v_name; new.reviewed_at := clock_timestamp();
    return new;
  end if;
  raise exception 'a value goes from % to % by a decision alone', old.state, new.state using errcode = 'insufficient_privilege';
end $$;
create trigger law_change_kept before insert or update on law_change for each row execute function law_change_kept();

-- Installations that stand already: their built-in roles keep what was edited and gain what is new. Fresh ones get it with their roles.
insert into access_role_permission (id, role_id, action, field_group, scope)
  select gen_random_uuid(), r.id, a.action, '', 'all'
  from (values ('administrator', 'law.edit'), ('administrator', 'law.approve'), ('payroll-officer', 'law.edit'), ('data-steward', 'law.edit'))
    as a (role, action)
  join access_role r on r.code = a.role and r.is_built_in
  on conflict do nothing;

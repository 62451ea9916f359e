-- Accounts, roles, and grants of roles to accounts over a span of days.
create table account (
  id uuid primary key,
  kind text not null check (kind in ('person', 'service')),
  person_id uuid,
  username text not null,
  phone text,
  display_name text not null,
  status text not null default 'active' check (status in ('active', 'disabled')),
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index account_username on account (lower(username));
create unique index account_phone on account (phone);
create unique index account_person on account (person_id);

create table access_role (
  id uuid primary key,
  code text not null unique,
  name text not null,
  note text not null default '',
  is_built_in boolean not null default false
);

-- field_group '' means that the action has no field groups.
create table access_role_permission (
  id uuid not null unique,
  role_id uuid not null references access_role on delete cascade,
  action text not null,
  field_group text not null default '',
  scope text not null check (scope in ('own', 'team', 'units', 'all')),
  primary key (role_id, action, field_group)
);
create index access_role_permission_action on access_role_permission (action, field_group);

-- unit_id null with a permission of scope `units` means every unit.
create table access_grant (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  role_id uuid not null references access_role,
  unit_id uuid,
  valid daterange not null check (not isempty(valid)),
  reason text not null default '',
  granted_by uuid,
  granted_at timestamptz not null default now()
);
create index access_grant_account on access_grant (account_id);

-- Which units stand below which, as of today; the organization module keeps it.
create table unit_reach (
  ancestor_id uuid not null,
  unit_id uuid not null,
  primary key (ancestor_id, unit_id)
);
create index unit_reach_unit on unit_reach (unit_id);

-- Who acts, and how far: told once at the beginning of a transaction (Database.as) and kept in settings of that transaction, so that
-- policies need not walk grants, roles and the tree of units again for each table. A transaction that never began so reaches nothing.
-- `renshi.g1`, `renshi.g2` …: the units of each grant. `renshi.p_<action>_<group>`: e everything, u1,2 units of those grants,
-- l the team that one leads, s oneself.
create function access_begin(p_kind text, p_name text, p_account text, p_person text, p_today text, p_ip text, p_request text,
    p_command text, p_on_behalf_of text) returns void
  language plpgsql security definer set search_path = public as $$
begin
  perform set_config('renshi.actor_kind', p_kind, true), set_config('renshi.actor_name', p_name, true),
    set_config('renshi.account_id', p_account, true), set_config('renshi.person_id', p_person, true),
    set_config('renshi.today', p_today, true), set_config('renshi.ip', p_ip, true), set_config('renshi.request_id', p_request, true),
    set_config('renshi.command', p_command, true), set_config('renshi.on_behalf_of', p_on_behalf_of, true);
  perform access_measure();
end $$;

-- Told again within a transaction that has changed the tree of units itself.
create function access_measure() returns void language plpgsql security definer set search_path = public as $$
begin
  if access_account() is null then return; end if;
  perform set_config(w.name, w.value, true)
  from (
    with held as materialized (
      select g.role_id, g.unit_id, row_number() over (order by g.id) as n
      from access_grant g join account a on a.id = g.account_id and a.status = 'active'
      where g.account_id = access_account() and g.valid @> access_today()
    )
    select 'renshi.g' || h.n as name,
      coalesce((select array_agg(r.unit_id)::text from unit_reach r where r.ancestor_id = h.unit_id), '{}') as value
    from held h where h.unit_id is not null
    union all
    select access_key(p.action, p.field_group),
      case when bool_or(p.scope = 'all' or (p.scope = 'units' and h.unit_id is null)) then 'e' else '' end
      || coalesce('u' || string_agg(h.n::text, ',') filter (where p.scope = 'units' and h.unit_id is not null), '')
      || case when bool_or(p.scope = 'team') then 'l' else '' end
      || case when bool_or(p.scope = 'own') then 's' else '' end
    from held h join access_role_permission p on p.role_id = h.role_id
    group by p.action, p.field_group
  ) w;
end $$;

create function access_key(p_action text, p_group text) returns text language sql immutable parallel safe
  as $$ select 'renshi.p_' || translate(p_action, '.-', '__') || '_' || translate(p_group, '.-', '__') $$;

create function access_width(p_action text, p_group text) returns text language sql stable parallel safe
  as $$ select coalesce(current_setting(access_key(p_action, p_group), true), '') $$;

-- The four widths of a permission. Policies call them in sub-selects, so that each is asked once a statement, not once a row.
create function access_everything(p_action text, p_group text) returns boolean language sql stable parallel safe
  as $$ select coalesce(access_system() <> 'sign-in', false) or access_width(p_action, p_group) like 'e%' $$;

create function access_units(p_action text, p_group text) returns uuid[] language sql stable parallel safe as $$
  select coalesce(array_agg(distinct u), '{}')
  from string_to_array(substring(access_width(p_action, p_group) from 'u([0-9,]+)'), ',') as numbers,
    unnest(numbers) as n, unnest(coalesce(current_setting('renshi.g' || n, true), '{}')::uuid[]) as u
$$;

-- The person whose team counts (scope `team`), or whose own rows count (scope `own`); null where the actor has no such permission.
create function access_leader(p_action text, p_group text) returns uuid language sql stable parallel safe
  as $$ select access_person() where access_width(p_action, p_group) like '%l%' $$;

create function access_self(p_action text, p_group text) returns uuid language sql stable parallel safe
  as $$ select access_person() where access_width(p_action, p_group) like '%s' $$;

-- Whether the actor holds the action at all, in whatever width.
create function access_holds(p_action text, p_group text) returns boolean language sql stable parallel safe
  as $$ select coalesce(access_system() <> 'sign-in', false) or access_width(p_action, p_group) <> '' $$;

-- Everything the actor holds, for the screens' `can` and for the endpoints' check.
create function access_held() returns table (action text, field_group text, scope text, unit_id uuid)
  language sql stable security definer set search_path = public as $$
  select p.action, p.field_group, p.scope, g.unit_id from access_grant g
  join account a on a.id = g.account_id and a.status = 'active'
  join access_role_permission p on p.role_id = g.role_id
  where g.account_id = access_account() and g.valid @> access_today()
$$;

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

-- The four widths of a permission. Policies call them in sub-selects, so that each is asked once a statement, not once a row.
create function access_everything(p_action text, p_group text) returns boolean
  language sql stable security definer set search_path = public as $$
  select coalesce(access_system() <> 'sign-in', false) or exists (
    select from access_grant g
    join account a on a.id = g.account_id and a.status = 'active'
    join access_role_permission p on p.role_id = g.role_id
    where g.account_id = access_account() and g.valid @> access_today()
      and p.action = p_action and p.field_group = p_group
      and (p.scope = 'all' or (p.scope = 'units' and g.unit_id is null)))
$$;

create function access_units(p_action text, p_group text) returns uuid[]
  language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(distinct r.unit_id), '{}') from access_grant g
  join account a on a.id = g.account_id and a.status = 'active'
  join access_role_permission p on p.role_id = g.role_id
  join unit_reach r on r.ancestor_id = g.unit_id
  where g.account_id = access_account() and g.valid @> access_today()
    and p.action = p_action and p.field_group = p_group and p.scope = 'units'
$$;

-- The person whose team counts (scope `team`), or whose own rows count (scope `own`); null where the actor has no such permission.
create function access_leader(p_action text, p_group text) returns uuid
  language sql stable security definer set search_path = public as $$
  select access_person() where exists (
    select from access_grant g
    join account a on a.id = g.account_id and a.status = 'active'
    join access_role_permission p on p.role_id = g.role_id
    where g.account_id = access_account() and g.valid @> access_today()
      and p.action = p_action and p.field_group = p_group and p.scope = 'team')
$$;

create function access_self(p_action text, p_group text) returns uuid
  language sql stable security definer set search_path = public as $$
  select access_person() where exists (
    select from access_grant g
    join account a on a.id = g.account_id and a.status = 'active'
    join access_role_permission p on p.role_id = g.role_id
    where g.account_id = access_account() and g.valid @> access_today()
      and p.action = p_action and p.field_group = p_group and p.scope = 'own')
$$;

-- Whether the actor holds the action at all, in whatever width.
create function access_holds(p_action text, p_group text) returns boolean
  language sql stable security definer set search_path = public as $$
  select coalesce(access_system() <> 'sign-in', false) or exists (
    select from access_grant g
    join account a on a.id = g.account_id and a.status = 'active'
    join access_role_permission p on p.role_id = g.role_id
    where g.account_id = access_account() and g.valid @> access_today()
      and p.action = p_action and p.field_group = p_group)
$$;

-- Everything the actor holds, for the screens' `can` and for the endpoints' check.
create function access_held() returns table (action text, field_group text, scope text, unit_id uuid)
  language sql stable security definer set search_path = public as $$
  select p.action, p.field_group, p.scope, g.unit_id from access_grant g
  join account a on a.id = g.account_id and a.status = 'active'
  join access_role_permission p on p.role_id = g.role_id
  where g.account_id = access_account() and g.valid @> access_today()
$$;

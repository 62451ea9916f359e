-- What access_begin measures it also tells, so that the server need not ask again whether the actor holds an action; and the widths of
-- a permission are read without a query of their own, as they stand in every policy.
drop function access_begin(text, text, text, text, text, text, text, text, text);
drop function access_measure();

-- All widths stand in one setting, `;action group=width;…`: renshi.widths. Gives that text, and after a `#` how many units each grant
-- within some units reaches, `number:count,…`.
create function access_begin(p_kind text, p_name text, p_account text, p_person text, p_today text, p_ip text, p_request text,
    p_command text, p_on_behalf_of text) returns text
  language plpgsql security definer set search_path = public as $$
begin
  perform set_config('renshi.actor_kind', p_kind, true), set_config('renshi.actor_name', p_name, true),
    set_config('renshi.account_id', p_account, true), set_config('renshi.person_id', p_person, true),
    set_config('renshi.today', p_today, true), set_config('renshi.ip', p_ip, true), set_config('renshi.request_id', p_request, true),
    set_config('renshi.command', p_command, true), set_config('renshi.on_behalf_of', p_on_behalf_of, true);
  if p_account = '' then return ''; end if;
  return access_measure();
end $$;

-- Told again within a transaction that has changed the tree of units itself.
create function access_measure() returns text language plpgsql security definer set search_path = public as $$
declare
  v_roles uuid[];
  v_units uuid[];
  v_reached uuid[];
  v_counts text := '';
  v_widths text;
begin
  if access_account() is null then return ''; end if;
  select array_agg(g.role_id order by g.id), array_agg(g.unit_id order by g.id) into v_roles, v_units
  from access_grant g join account a on a.id = g.account_id and a.status = 'active'
  where g.account_id = access_account() and g.valid @> access_today();
  for n in 1 .. coalesce(cardinality(v_units), 0) loop
    if v_units[n] is not null then
      v_reached := array(select r.unit_id from unit_reach r where r.ancestor_id = v_units[n]);
      perform set_config('renshi.g' || n, v_reached::text, true);
      v_counts := v_counts || n || ':' || cardinality(v_reached) || ',';
    end if;
  end loop;
  select string_agg(';' || w.held || '=' || w.width, '') || ';' into v_widths
  from (
    select p.action || ' ' || p.field_group as held,
      case when bool_or(p.scope = 'all' or (p.scope = 'units' and h.unit_id is null)) then 'e' else '' end
      || coalesce('u' || string_agg(h.n::text, ',') filter (where p.scope = 'units' and h.unit_id is not null), '')
      || case when bool_or(p.scope = 'team') then 'l' else '' end
      || case when bool_or(p.scope = 'own') then 's' else '' end as width
    from unnest(v_roles, v_units) with ordinality as h(role_id, unit_id, n) join access_role_permission p on p.role_id = h.role_id
    group by p.action, p.field_group
  ) w;
  perform set_config('renshi.widths', coalesce(v_widths, ''), true);
  return coalesce(v_widths, '') || '#' || v_counts;
end $$;

create or replace function access_width(p_action text, p_group text) returns text language sql stable parallel safe as $$
  select split_part(split_part(coalesce(current_setting('renshi.widths', true), ''), ';' || p_action || ' ' || p_group || '=', 2), ';', 1)
$$;
drop function access_key(text, text);

-- Most permissions come of one grant, whose units stand ready; several are put together.
create or replace function access_units(p_action text, p_group text) returns uuid[] language plpgsql stable parallel safe as $$
declare
  v_numbers text := ltrim(rtrim(access_width(p_action, p_group), 'ls'), 'eu');
begin
  if v_numbers = '' then return '{}'; end if;
  if strpos(v_numbers, ',') = 0 then
    return coalesce(nullif(current_setting('renshi.g' || v_numbers, true), ''), '{}')::uuid[];
  end if;
  return coalesce((select array_agg(distinct u) from string_to_array(v_numbers, ',') as n,
    unnest(coalesce(nullif(current_setting('renshi.g' || n, true), ''), '{}')::uuid[]) as u), '{}');
end $$;

create or replace function access_leader(p_action text, p_group text) returns uuid language sql stable parallel safe
  as $$ select case when access_width(p_action, p_group) like '%l%' then access_person() end $$;

create or replace function access_self(p_action text, p_group text) returns uuid language sql stable parallel safe
  as $$ select case when access_width(p_action, p_group) like '%s' then access_person() end $$;

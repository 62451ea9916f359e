-- As before; whoever holds one role alone, as most do, has nothing put together.
create or replace function access_measure() returns text language plpgsql security definer set search_path = public as $$
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
  if cardinality(v_roles) = 1 then
    -- One grant: a permission stands in its role once, and there is nothing to put together.
    select string_agg(';' || p.action || ' ' || p.field_group || '=' || case p.scope
      when 'all' then 'e' when 'team' then 'l' when 'own' then 's' else case when v_units[1] is null then 'e' else 'u1' end end, '') || ';'
      into v_widths from access_role_permission p where p.role_id = v_roles[1];
  else
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
  end if;
  perform set_config('renshi.widths', coalesce(v_widths, ''), true);
  return coalesce(v_widths, '') || '#' || v_counts;
end $$;

-- Not in SQL, which would be written out anew into every policy of every table: they are seldom asked, and making ready to ask costs, too.
create or replace function access_leader(p_action text, p_group text) returns uuid language plpgsql stable parallel safe
  as $$ begin return case when access_width(p_action, p_group) like '%l%' then access_person() end; end $$;

create or replace function access_self(p_action text, p_group text) returns uuid language plpgsql stable parallel safe
  as $$ begin return case when access_width(p_action, p_group) like '%s' then access_person() end; end $$;

-- Where a person stands to the actor, written as a width is: `u1,2` in the units of these grants, `l` led by him, `s` himself. p_grants: the
-- numbers of the grants that are bound to a unit.
create function access_standing(p_unit uuid, p_led_by uuid[], p_id uuid, p_grants integer[]) returns text
  language plpgsql stable parallel safe as $$
declare
  v_grant integer;
  v_over text := '';
begin
  foreach v_grant in array p_grants loop
    if p_unit = any(coalesce(nullif(current_setting('renshi.g' || v_grant, true), ''), '{}')::uuid[]) then
      v_over := v_over || case v_over when '' then 'u' else ',' end || v_grant;
    end if;
  end loop;
  return v_over || case when access_person() = any(p_led_by) then 'l' else '' end || case when p_id = access_person() then 's' else '' end;
end $$;

-- How many people the actor reaches by people.read on basics; with p_units only those in these units. Counted by the owner, who need not
-- ask of each row again what the units say already.
create index person_count on person (unit_id) where not is_withdrawn;
create function person_count_within(p_units uuid[]) returns bigint language plpgsql stable security definer set search_path = public as $$
declare
  v_all boolean := access_everything('people.read', 'basic');
  v_leader uuid := access_leader('people.read', 'basic');
  v_self uuid := access_self('people.read', 'basic');
  v_units uuid[] := access_units('people.read', 'basic');
  v_asked uuid[] := coalesce(p_units, v_units);
begin
  if not v_all then
    v_asked := array(select unnest(v_asked) intersect select unnest(v_units));
  end if;
  return case when v_all and p_units is null then (select count(*) from person p where not p.is_withdrawn)
    else (select count(*) from person p where p.unit_id = any(v_asked) and not p.is_withdrawn)
      + (select count(*) from person p where (p.id = v_self or p.led_by @> array[v_leader]) and not p.is_withdrawn
          and not coalesce(p.unit_id = any(v_asked), false) and (p_units is null or p.unit_id = any(p_units))) end;
end $$;

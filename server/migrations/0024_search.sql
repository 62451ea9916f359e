-- One row a searchable entry: a version of an archive's section, a unit, a post, a file. Derived from those rows; `search rebuild` makes it anew.
create table search_entry (
  id uuid primary key,
  -- Whose entry it is: `person`, or another noun such as `unit`, and its id. All entries of a subject are written together.
  subject text not null,
  subject_id uuid not null,
  person_id uuid references person,
  kind text not null,
  -- The field group that guards it; '' for what everybody sees who sees the organisation.
  field_group text not null,
  title text not null,
  body text not null,
  -- When it happened, for the order; when it runs out.
  on_day date,
  expires_on date,
  years integer[] not null default '{}',
  valid daterange not null,
  -- Tagged words; see server/platform/search/rules/word.ts.
  words tsvector not null
);
create index search_entry_subject on search_entry (subject_id);
create index search_entry_words on search_entry using gin (words) with (gin_pending_list_limit = 65536);

-- All that is known of a person today, each word tagged with the field group that guards it.
create table search_person (
  person_id uuid primary key references person,
  words tsvector not null
);
create index search_person_words on search_person using gin (words) with (gin_pending_list_limit = 65536);

-- What has changed since it was last read. Written by triggers in the transaction of the change, so that nothing can be forgotten.
create table search_stale (
  n bigint generated always as identity primary key,
  subject text not null,
  subject_id uuid not null,
  xid xid8 not null default pg_current_xact_id()
);
create index search_stale_subject on search_stale (subject_id);

create function search_mark() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_rows text := case tg_op when 'INSERT' then 'select %1$I from new_rows' when 'DELETE' then 'select %1$I from old_rows'
    else 'select %1$I from old_rows union select %1$I from new_rows' end;
begin
  -- A mark of this same transaction is enough: nobody reads it before the end.
  execute format('insert into search_stale (subject, subject_id) select distinct %2$L, r.%1$I from (' || v_rows || ') r
    where r.%1$I is not null and not exists (select from search_stale s where s.subject_id = r.%1$I and s.subject = %2$L
      and s.xid = pg_current_xact_id())', tg_argv[1], tg_argv[0]);
  return null;
end $$;

-- From now on each write to a table marks the subjects that its rows name.
create function search_watch(p_table text, p_subject text, p_column text) returns void language plpgsql as $$
begin
  execute format('create trigger search_inserted after insert on %I referencing new table as new_rows for each statement
    execute function search_mark(%L, %L)', p_table, p_subject, p_column);
  execute format('create trigger search_updated after update on %I referencing old table as old_rows new table as new_rows
    for each statement execute function search_mark(%L, %L)', p_table, p_subject, p_column);
  execute format('create trigger search_deleted after delete on %I referencing old table as old_rows for each statement
    execute function search_mark(%L, %L)', p_table, p_subject, p_column);
end $$;
revoke execute on function search_watch(text, text, text) from public;

select search_watch('person', 'person', 'id');
select search_watch(t, 'person', 'person_id') from unnest(array['person_basic', 'person_identity', 'person_contact', 'person_family',
  'person_education', 'person_work', 'person_certificate', 'person_reward', 'person_bank', 'compensation', 'employment_version',
  'assignment']) t;
select search_watch('unit_version', 'unit', 'unit_id');
select search_watch('post_version', 'post', 'post_id');
-- Whoever works in a unit that stands below another now.
select search_watch('unit_reach', 'unit-people', 'unit_id');

-- Everybody, and every unit and post that there is: what `search rebuild` reads.
create function search_mark_all() returns bigint language plpgsql security definer set search_path = public as $$
declare
  v_n bigint;
begin
  if access_system() is null and not access_holds('system.edit', '') then
    raise exception 'system.edit is needed' using errcode = 'insufficient_privilege';
  end if;
  insert into search_stale (subject, subject_id)
    select 'unit', id from unit union all select 'post', id from post union all select 'person', id from person;
  get diagnostics v_n = row_count;
  insert into search_stale (subject, subject_id)
    select distinct e.subject, e.subject_id from search_entry e where e.subject not in ('unit', 'post', 'person');
  return v_n;
end $$;
-- An installation that had people before it had a search.
insert into search_stale (subject, subject_id)
  select 'unit', id from unit union all select 'post', id from post union all select 'person', id from person;

-- Persons of whom something began or ended within (p_since, today]: what they are found by changes without a write.
create function search_turned(p_since date) returns void language sql security definer set search_path = public as $$
  insert into search_stale (subject, subject_id)
    select distinct subject, subject_id from search_entry
    where access_system() is not null and (lower(valid) > p_since and lower(valid) <= access_today()
      or upper(valid) > p_since and upper(valid) <= access_today())
$$;

-- Words wait in a list until somebody sorts them in; searches walk that list, so it is kept short.
create function search_settle() returns void language plpgsql security definer set search_path = public as $$
begin
  perform gin_clean_pending_list('search_entry_words'), gin_clean_pending_list('search_person_words');
end $$;

-- The last ten digits of an id: as words they only hint, so that an index leads to what may be seen; the rows themselves are asked as well.
create function search_id(p_id uuid) returns text language sql immutable parallel safe
  as $$ select right(replace(p_id::text, '-', ''), 10) $$;

-- Whether a width, as access_measure writes it, covers a person. In one function: a policy asks it for each row of a page.
create function access_covers(p_width text, p_unit uuid, p_led_by uuid[], p_id uuid) returns boolean
  language plpgsql stable parallel safe as $$
declare
  v_grant text;
begin
  if p_width like 'e%' then return true; end if;
  if p_width like '%s' and p_id = access_person() then return true; end if;
  if p_width like '%l%' and p_led_by @> array[access_person()] then return true; end if;
  foreach v_grant in array string_to_array(ltrim(rtrim(p_width, 'ls'), 'u'), ',') loop
    if v_grant <> '' and p_unit = any(coalesce(nullif(current_setting('renshi.g' || v_grant, true), ''), '{}')::uuid[]) then return true; end if;
  end loop;
  return false;
end $$;

-- Whether the actor reads a row's own field group, and basics, of the person whom it is about. Asked for each row of a page.
create function access_reaches(p_action text, p_group text, p_person uuid) returns boolean
  language plpgsql stable security definer set search_path = public as $$
declare
  v_basic text := access_width(p_action, 'basic');
  v_group text := access_width(p_action, p_group);
  v_unit uuid;
  v_led_by uuid[];
begin
  if p_person is null then return p_group = '' and access_holds('organization.read', ''); end if;
  if v_basic = '' or v_group = '' then return false; end if;
  select unit_id, led_by into v_unit, v_led_by from person where id = p_person and not is_withdrawn;
  return found and access_covers(v_basic, v_unit, v_led_by, p_person)
    and (v_group = v_basic or access_covers(v_group, v_unit, v_led_by, p_person));
end $$;

-- A width of the actor's as a query of words: '' when everything is meant, null when nothing.
create function search_hint(p_width text, p_roots uuid[]) returns text language plpgsql stable as $$
declare
  v_numbers text := ltrim(rtrim(p_width, 'ls'), 'eu');
  v_ways text[] := '{}';
begin
  if p_width like 'e%' then return ''; end if;
  if v_numbers <> '' then
    v_ways := array(select 'a' || search_id(p_roots[n::integer]) from string_to_table(v_numbers, ',') n);
  end if;
  if p_width like '%l%' then v_ways := v_ways || ('l' || search_id(access_person())); end if;
  if p_width like '%s' then v_ways := v_ways || ('p' || search_id(access_person())); end if;
  return '(' || nullif(array_to_string(v_ways, '|'), '') || ')';
end $$;

-- Candidates for a search, of those within the actor's reach: words are looked up as the owner, since matching them is not leakproof and
-- row security would keep the index from serving. The scope stands in the query of words, so that what is out of reach costs no time,
-- and is asked of the person's own row again.
create function search_find(p_people text, p_entries text, p_people_most integer, p_entries_most integer, p_former boolean, p_kinds text[])
  returns table (id uuid, kind text, person_id uuid, unit_id uuid, name text, sort_key text, status text, on_day text, years text)
  language plpgsql stable security definer set search_path = public set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  v_today date := access_today();
  v_roots uuid[];
  v_basic text := access_width('people.read', 'basic');
  v_all boolean := v_basic like 'e%';
  v_units uuid[] := access_units('people.read', 'basic');
  v_leader uuid := access_leader('people.read', 'basic');
  v_self uuid := access_self('people.read', 'basic');
  v_hint text;
  v_query tsquery;
  w record;
  w_all boolean;
  w_units uuid[];
  w_leader uuid;
  w_self uuid;
begin
  if p_entries <> '' and access_holds('organization.read', '') then
    v_query := (p_entries || ' & ''g''')::tsquery;
    return query select e.id, e.kind, e.person_id, case e.subject when 'unit' then e.subject_id end, e.title, e.title, '', e.on_day::text, array_to_string(e.years, ',')
      from search_entry e
      where e.words @@ v_query and e.person_id is null and (p_former or e.valid @> v_today) and (p_kinds is null or e.kind = any(p_kinds))
      limit p_entries_most;
  end if;
  if v_basic = '' then return; end if;
  select array_agg(g.unit_id order by g.id) into v_roots
    from access_grant g join account a on a.id = g.account_id and a.status = 'active'
    where g.account_id = access_account() and g.valid @> v_today;
  if p_people <> '' then
    v_hint := search_hint(v_basic, v_roots);
    v_query := (p_people || case v_hint when '' then '' else ' & ' || v_hint end)::tsquery;
    return query select p.id, 'person', p.id, p.unit_id, p.name, p.sort_key, p.employment_status, null, ''
      from search_person s join person p on p.id = s.person_id
      where s.words @@ v_query and not p.is_withdrawn
        and (v_all or p.unit_id = any(v_units) or p.led_by @> array[v_leader] or p.id = v_self)
      limit p_people_most;
  end if;
  if p_entries = '' then return; end if;
  -- Most actors hold all groups in one width or two: one look-up for each.
  for w in select h.width, array_agg(h.grp) as groups from (
      select split_part(substr(t, 13), '=', 1) as grp, split_part(t, '=', 2) as width
      from string_to_table(coalesce(current_setting('renshi.widths', true), ''), ';') t where t like 'people.read %') h
    where h.width <> '' group by h.width loop
    w_all := w.width like 'e%';
    w_units := access_units('people.read', w.groups[1]);
    w_leader := access_leader('people.read', w.groups[1]);
    w_self := access_self('people.read', w.groups[1]);
    v_hint := search_hint(w.width, v_roots);
    v_query := (p_entries || ' & (' || (select string_agg('''g' || g || '''', '|') from unnest(w.groups) g) || ')'
      || case v_hint when '' then '' else ' & ' || v_hint end)::tsquery;
    return query select e.id, e.kind, e.person_id, p.unit_id, p.name, p.sort_key, p.employment_status, e.on_day::text, array_to_string(e.years, ',')
      from search_entry e join person p on p.id = e.person_id
      where e.words @@ v_query and e.field_group = any(w.groups) and not p.is_withdrawn
        and (p_former or e.valid @> v_today) and (p_kinds is null or e.kind = any(p_kinds))
        and (w_all or p.unit_id = any(w_units) or p.led_by @> array[w_leader] or p.id = w_self)
        and (v_all or p.unit_id = any(v_units) or p.led_by @> array[v_leader] or p.id = v_self)
      limit p_entries_most;
  end loop;
end $$;

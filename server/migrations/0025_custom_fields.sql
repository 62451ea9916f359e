-- Sections of the archive that HR draws, their versions, and what they hold of each person; and groups of fields that HR makes.

-- A field group that isn't the product's. Roles hold it as they hold those; its code begins with x-, so the two never meet.
create table access_group (
  id uuid primary key,
  code text not null unique check (code ~ '^x-[a-z0-9][a-z0-9-]{0,37}$'),
  label text not null unique check (label <> ''),
  -- What is kept under it is encrypted.
  is_sealed boolean not null default false,
  made_by_name text not null default '',
  made_at timestamptz not null default clock_timestamp()
);

-- The groups for which the actor holds a grouped action in some width, or everywhere.
create function access_groups(p_action text, p_everywhere boolean) returns text[] language sql stable parallel safe as $$
  select coalesce(array_agg(split_part(split_part(w, '=', 1), ' ', 2)), '{}')
  from unnest(string_to_array(coalesce(current_setting('renshi.widths', true), ''), ';')) w
  where split_part(w, ' ', 1) = p_action and (case when p_everywhere then split_part(w, '=', 2) like 'e%' else split_part(w, '=', 2) <> '' end)
$$;

-- Whether what the actor holds for a group covers the person who stands so. For rows that name their group themselves.
create function access_covers(p_action text, p_group text, p_unit uuid, p_led_by uuid[], p_id uuid) returns boolean
  language plpgsql stable parallel safe as $$
begin
  return access_everything(p_action, p_group)
    or coalesce(p_unit = any(access_units(p_action, p_group)), false)
    or coalesce(p_led_by @> array[access_leader(p_action, p_group)], false)
    or coalesce(p_id = access_self(p_action, p_group), false);
end $$;

create table custom_section (
  id uuid primary key,
  -- By which the API and lists name it.
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- Stays, so that nobody comes to see what was written under another group.
  group_code text not null,
  position integer not null default 0,
  state text not null default 'in-use' check (state in ('in-use', 'retired')),
  -- The version in force.
  version integer not null default 0 check (version >= 0),
  made_at timestamptz not null default clock_timestamp(),
  unique (id, group_code)
);

create table custom_section_version (
  id uuid primary key,
  section_id uuid not null references custom_section,
  number integer not null check (number > 0),
  name text not null check (name <> ''),
  help text not null default '',
  -- {posts, units, grades}: lists of ids; empty for everybody.
  audience jsonb not null default '{}',
  definition jsonb not null,
  -- By the code of a field or column: the name under which its values are kept. A code that is used anew after its field was deleted gets another.
  keys jsonb not null default '{}',
  note text not null default '',
  edited_by uuid,
  edited_by_name text not null default '',
  edited_at timestamptz not null default clock_timestamp(),
  unique (section_id, number)
);

-- Holds whoever writes to these rules: who it was is written here, and a version stays as it was.
create function custom_section_version_signed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.edited_by := access_account();
  new.edited_by_name := coalesce((select display_name from account where id = access_account()), '系统');
  new.edited_at := clock_timestamp();
  return new;
end $$;
create trigger custom_section_version_signed before insert on custom_section_version
  for each row execute function custom_section_version_signed();

create function custom_section_group_kept() returns trigger language plpgsql as $$
begin
  if (new.id, new.code, new.group_code) is distinct from (old.id, old.code, old.group_code) then
    raise exception 'a section keeps its code and its group' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger custom_section_group_kept before update on custom_section for each row execute function custom_section_group_kept();

create table person_custom (
  id uuid not null,
  -- Made of the person and the section: there is one of both.
  entry_id uuid not null,
  person_id uuid not null references person,
  section_id uuid not null,
  group_code text not null,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  -- The section's version by which it was written.
  version integer not null,
  -- By the keys of that version; empty where it is sealed.
  data jsonb not null default '{}',
  data_envelope text,
  -- The keys that hold something.
  filled text[] not null default '{}',
  primary key (entry_id, valid without overlaps),
  foreign key (section_id, group_code) references custom_section (id, group_code)
);
create index person_custom_person on person_custom (person_id, section_id);
create index person_custom_section on person_custom (section_id);
create table person_custom_past (superseded_at timestamptz not null, like person_custom);
create index on person_custom_past (person_id);

-- Which sections are for a person on a day, by the posts that he holds then. It tells ids alone; what of them is shown, row security says.
create function custom_sections_for(p_person uuid, p_day date) returns setof uuid
  language sql stable security definer set search_path = public as $$
  with aud as (
    select s.id,
      array(select jsonb_array_elements_text(coalesce(v.audience->'posts', '[]'))) as posts,
      array(select jsonb_array_elements_text(coalesce(v.audience->'units', '[]'))) as units,
      array(select jsonb_array_elements_text(coalesce(v.audience->'grades', '[]'))) as grades
    from custom_section s join custom_section_version v on v.section_id = s.id and v.number = s.version
    where s.state = 'in-use'
  )
  select d.id from aud d
  where cardinality(d.posts) + cardinality(d.units) + cardinality(d.grades) = 0
    or exists (select from assignment a where a.person_id = p_person and a.valid @> p_day
      and (cardinality(d.posts) = 0 or a.post_id::text = any(d.posts))
      and (cardinality(d.grades) = 0 or a.grade_id::text = any(d.grades))
      and (cardinality(d.units) = 0 or a.unit_id::text = any(d.units)
        or exists (select from unit_reach r where r.unit_id = a.unit_id and r.ancestor_id::text = any(d.units))))
$$;

-- For who draws sections: how many people have something under each key, whether or not he may see those people.
create function custom_usage(p_section uuid) returns table (key text, people bigint)
  language sql stable security definer set search_path = public as $$
  select k, count(distinct c.person_id) from person_custom c, unnest(c.filled) k
  where c.section_id = p_section and access_holds('custom-field.edit', '') group by k
$$;
create function custom_people(p_section uuid) returns bigint
  language sql stable security definer set search_path = public as $$
  select count(distinct c.person_id) from person_custom c
  where c.section_id = p_section and cardinality(c.filled) > 0 and access_holds('custom-field.edit', '')
$$;
-- What is believed now, to try whether a changed kind fits it.
create function custom_stored(p_section uuid, p_after uuid, p_most integer)
  returns table (id uuid, person_id uuid, data jsonb, data_envelope text)
  language sql stable security definer set search_path = public as $$
  select c.id, c.person_id, c.data, c.data_envelope from person_custom c
  where c.section_id = p_section and (p_after is null or c.id > p_after) and access_holds('custom-field.edit', '')
  order by c.id limit p_most
$$;

-- What search finds of a person changes with these rows.
select search_watch('person_custom', 'person', 'person_id');

-- What an import wrote goes with the person whom it is taken back with, and shows that somebody has been changed since.
create or replace function import_archive_tables() returns text[] language sql immutable as $$
  select array['person_basic', 'person_identity', 'person_contact', 'person_family', 'person_education', 'person_work',
    'person_certificate', 'person_reward', 'person_bank', 'assignment', 'employment_version', 'compensation', 'person_custom']
$$;
create or replace function person_withdraw(p_ids uuid[]) returns void language plpgsql security definer set search_path = public as $$
declare
  t text;
begin
  if exists (select from person p where p.id = any(p_ids)
    and not access_everything('people.create', '') and not coalesce(p.unit_id = any(access_units('people.create', '')), false)) then
    raise exception 'out of reach' using errcode = 'insufficient_privilege';
  end if;
  foreach t in array import_archive_tables() loop
    execute format('insert into %1$I_past select clock_timestamp(), r.* from %1$I r where r.person_id = any($1)', t) using p_ids;
    execute format('delete from %I where person_id = any($1)', t) using p_ids;
  end loop;
  delete from person_word where person_id = any(p_ids);
  update person set is_withdrawn = true, employment_status = 'none' where id = any(p_ids);
end $$;

-- A section that is drawn anew, renamed, retired or used again is found otherwise by everybody who has something in it.
create function custom_section_restale() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (new.version, new.state) is distinct from (old.version, old.state) then
    insert into search_stale (subject, subject_id)
      select distinct 'person', c.person_id from person_custom c where c.section_id = new.id;
  end if;
  return new;
end $$;
create trigger custom_section_restale after update on custom_section for each row execute function custom_section_restale();

-- Built-in roles of houses that are there already get what new ones get.
insert into access_role_permission (id, role_id, action, field_group, scope)
select gen_random_uuid(), r.id, 'custom-field.edit', '', 'all' from access_role r
where r.is_built_in and r.code in ('hr-specialist', 'administrator')
on conflict do nothing;

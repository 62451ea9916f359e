-- A person, and the archive in field groups: one table a group, so that a column cannot leak with its neighbour.

-- The anchor. Its other columns are a projection of the dated rows as of today (person_refresh), for lists and for row security:
-- they hold nothing that the dated rows do not.
create table person (
  id uuid primary key,
  -- Where the person stands today, or stood last. Row security reads it; set at creation, then by person_refresh alone.
  unit_id uuid,
  led_by uuid[] not null default '{}',
  number text not null default '',
  name text not null default '',
  -- Pinyin first, so that plain byte order is the order of the list; comparing by a locale's rules would cost more.
  sort_key text collate "C" not null default '',
  sex text,
  birth_on date,
  post_name text not null default '',
  legal_entity_id uuid,
  grade_id uuid,
  employment_kind text,
  employment_status text not null default 'none' check (employment_status in ('none', 'to-come', 'active', 'leave', 'left')),
  hired_on date,
  left_on date,
  education_code text,
  -- Made by mistake and taken back, by the undoing of an import say; lists and searches leave it out.
  is_withdrawn boolean not null default false,
  created_at timestamptz not null default clock_timestamp()
);
create index person_sort on person (sort_key, id);
-- Holds all that row security asks of a row, so that a page within some units is found in the index alone.
create index person_unit on person (unit_id, sort_key, id) include (led_by) where not is_withdrawn;
create index person_led_by on person using gin (led_by);
create index person_number on person (number, id);
create index person_hired on person (hired_on, id);

create table person_basic (
  id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  name text not null,
  -- The name in pinyin, then the name: the order of lists.
  name_sort text not null default '',
  former_name text not null default '',
  sex text check (sex in ('male', 'female')),
  birth_on date,
  nationality_code text,
  ethnicity_code text,
  native_region_code text,
  marital_status_code text,
  political_status_code text,
  joined_party_on date,
  started_work_on date,
  note text not null default '',
  primary key (person_id, valid without overlaps)
);
create table person_basic_past (superseded_at timestamptz not null, like person_basic);

-- One row a document: a person may hold a passport besides an identity card.
create table person_identity (
  id uuid not null,
  entry_id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  kind text not null,
  number_envelope text not null,
  number_index text not null,
  number_masked text not null,
  issued_by text not null default '',
  expires_on date,
  primary key (entry_id, valid without overlaps)
);
create index person_identity_person on person_identity (person_id);
create index person_identity_number on person_identity (number_index);
create table person_identity_past (superseded_at timestamptz not null, like person_identity);

create table person_contact (
  id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  phone text,
  email text,
  wechat text not null default '',
  home_address text not null default '',
  registered_address text not null default '',
  primary key (person_id, valid without overlaps)
);
create index person_contact_phone on person_contact (phone);
create table person_contact_past (superseded_at timestamptz not null, like person_contact);

create table person_family (
  id uuid not null,
  entry_id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  name text not null,
  kinship_code text,
  phone text,
  birth_on date,
  workplace text not null default '',
  is_emergency boolean not null default false,
  primary key (entry_id, valid without overlaps)
);
create index person_family_person on person_family (person_id);
create table person_family_past (superseded_at timestamptz not null, like person_family);

create table person_education (
  id uuid not null,
  entry_id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  education_code text not null,
  degree_code text,
  school text not null default '',
  major text not null default '',
  started_on date,
  finished_on date,
  is_full_time boolean,
  is_highest boolean not null default false,
  primary key (entry_id, valid without overlaps)
);
create index person_education_person on person_education (person_id);
create table person_education_past (superseded_at timestamptz not null, like person_education);

create table person_work (
  id uuid not null,
  entry_id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  employer text not null,
  post text not null default '',
  started_on date,
  finished_on date,
  reason_left text not null default '',
  referee text not null default '',
  primary key (entry_id, valid without overlaps)
);
create index person_work_person on person_work (person_id);
create table person_work_past (superseded_at timestamptz not null, like person_work);

create table person_certificate (
  id uuid not null,
  entry_id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  kind_code text,
  name text not null,
  number text not null default '',
  issued_by text not null default '',
  issued_on date,
  expires_on date,
  primary key (entry_id, valid without overlaps)
);
create index person_certificate_person on person_certificate (person_id);
create table person_certificate_past (superseded_at timestamptz not null, like person_certificate);

create table person_reward (
  id uuid not null,
  entry_id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  is_discipline boolean not null,
  kind_code text,
  title text not null,
  decided_on date,
  decided_by text not null default '',
  document_number text not null default '',
  note text not null default '',
  primary key (entry_id, valid without overlaps)
);
create index person_reward_person on person_reward (person_id);
create table person_reward_past (superseded_at timestamptz not null, like person_reward);

create table person_bank (
  id uuid not null,
  entry_id uuid not null,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  recorded_at timestamptz not null default clock_timestamp(),
  bank_name text not null default '',
  branch text not null default '',
  account_name text not null default '',
  number_envelope text not null,
  number_index text not null,
  number_masked text not null,
  primary key (entry_id, valid without overlaps)
);
create index person_bank_person on person_bank (person_id);
create table person_bank_past (superseded_at timestamptz not null, like person_bank);

-- Words by which a person is found: name, pinyin, initials, number, and what is left of each when its beginning is cut off.
-- Derived; rewritten with the name.
create table person_word (
  person_id uuid primary key references person,
  words tsvector not null
);
create index person_word_words on person_word using gin (words);

do $$ declare t text; begin
  foreach t in array array['basic','identity','contact','family','education','work','certificate','reward','bank'] loop
    execute format('create index on person_%s_past (person_id)', t);
  end loop;
end $$;

-- The width of people.read on basics, asked once, so that a list can put it into its query in a form that an index serves.
-- ids: whom the actor leads, and the actor; null where these are more than p_limit, when only row security narrows.
create function person_scope(p_limit integer, out everything boolean, out units uuid[], out ids uuid[])
  language plpgsql stable security definer set search_path = public as $$
declare
  v_leader uuid;
  v_self uuid;
begin
  everything := access_everything('people.read', 'basic');
  if everything then return; end if;
  units := access_units('people.read', 'basic');
  v_leader := access_leader('people.read', 'basic');
  v_self := access_self('people.read', 'basic');
  ids := '{}';
  if v_leader is not null then
    ids := array(select id from person where led_by @> array[v_leader] limit p_limit + 1);
    if cardinality(ids) > p_limit then ids := null; return; end if;
  end if;
  if v_self is not null then ids := ids || v_self; end if;
end $$;

create function person_within(p_unit uuid, p_led_by uuid[], p_id uuid, p_action text, p_group text) returns boolean
  language sql stable security definer set search_path = public as $$
  select access_everything(p_action, p_group) or coalesce(p_unit = any(access_units(p_action, p_group)), false)
    or coalesce(p_led_by @> array[access_leader(p_action, p_group)], false) or coalesce(p_id = access_self(p_action, p_group), false)
$$;

-- Persons found by words, of those within reach: matching words is nothing that row security lets an index do (it isn't
-- leakproof), so this function looks them up as the owner and narrows by the same scope itself.
create function person_find(p_query text, p_limit integer) returns uuid[]
  language plpgsql stable security definer set search_path = public as $$
declare
  v_everything boolean := access_everything('people.read', 'basic');
  v_units uuid[] := access_units('people.read', 'basic');
  v_leader uuid := access_leader('people.read', 'basic');
  v_self uuid := access_self('people.read', 'basic');
begin
  return array(select p.id from person_word w join person p on p.id = w.person_id
    where w.words @@ p_query::tsquery
      and (v_everything or p.unit_id = any(v_units) or p.led_by @> array[v_leader] or p.id = v_self)
    limit p_limit);
end $$;

-- Whether somebody like this is there, in the whole company. Who it is is told only of persons within reach.
create function person_twin(p_identity text, p_phone text, p_name text, p_name_query text, p_birth date, p_except uuid)
  returns table (kind text, person_id uuid) language plpgsql stable security definer set search_path = public as $$
begin
  if not (access_holds('people.create', '') or access_holds('people.import', '') or access_holds('people.edit', 'basic')
    or access_holds('people.edit', 'identity') or access_holds('people.edit', 'contact')) then return; end if;
  return query
  select f.kind, case when person_within(p.unit_id, p.led_by, p.id, 'people.read', 'basic') then p.id end from (
    select 'identity' as kind, i.person_id as id from person_identity i where i.number_index = p_identity
    union select 'phone', c.person_id from person_contact c where c.phone = p_phone
    union select 'name-and-birth', w.person_id from person_word w join person q on q.id = w.person_id
      where p_birth is not null and w.words @@ p_name_query::tsquery and q.name = p_name and q.birth_on = p_birth
  ) f join person p on p.id = f.id
  where not p.is_withdrawn and p.id is distinct from p_except
  limit 20;
end $$;

-- The same for the rows of a workbook at once. The number is an employee's number.
create function person_existing(p_identities text[], p_phones text[], p_numbers text[])
  returns table (kind text, value text, person_id uuid) language plpgsql stable security definer set search_path = public as $$
begin
  if not (access_holds('people.create', '') or access_holds('people.import', '') or access_holds('people.edit', 'job')) then return; end if;
  return query
  select f.kind, f.value, case when person_within(p.unit_id, p.led_by, p.id, 'people.read', 'basic') then p.id end from (
    select 'identity' as kind, i.number_index as value, i.person_id as id from person_identity i where i.number_index = any(p_identities)
    union select 'phone', c.phone, c.person_id from person_contact c where c.phone = any(p_phones)
    union select 'number', q.number, q.id from person q where q.number = any(p_numbers) and q.number <> ''
  ) f join person p on p.id = f.id
  where not p.is_withdrawn;
end $$;

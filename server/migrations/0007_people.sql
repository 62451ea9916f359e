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
  sort_key text not null default '',
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
  created_at timestamptz not null default clock_timestamp()
);
create index person_sort on person (sort_key, id);
create index person_unit on person (unit_id, sort_key, id);
create index person_led_by on person using gin (led_by);
create index person_number on person (number);

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

-- Words by which a person is found: name, pinyin, initials, number. Derived; rewritten with the name.
create table person_word (
  person_id uuid not null references person on delete cascade,
  word text not null,
  kind text not null check (kind in ('name', 'pinyin', 'initials', 'number')),
  primary key (person_id, kind, word)
);
create index person_word_prefix on person_word (word text_pattern_ops);

do $$ declare t text; begin
  foreach t in array array['basic','identity','contact','family','education','work','certificate','reward','bank'] loop
    execute format('create index on person_%s_past (person_id)', t);
  end loop;
end $$;

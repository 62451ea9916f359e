-- The papers of a person's archive. What kinds there are, whom they are asked of, and how long they are kept is HR's to say.
create table document_kind (
  id uuid primary key,
  code text not null unique,
  name text not null unique,
  note text not null default '',
  -- Who may see papers of this kind: the field group of the archive that they prove.
  field_group text not null,
  expires boolean not null default false,
  -- Of whom it is asked: nobody, everyone, or whoever stands in one of the units or below, holds one of the posts, grades or kinds.
  required text not null default 'nobody' check (required in ('nobody', 'everyone', 'some')),
  unit_ids uuid[] not null default '{}',
  post_ids uuid[] not null default '{}',
  grade_ids uuid[] not null default '{}',
  employment_kinds text[] not null default '{}',
  -- Years after leaving for which it is kept; null: without end.
  keep_years integer check (keep_years between 1 and 100),
  -- What names of its files hold, for proposals.
  words text[] not null default '{}',
  -- Whether a person may hand it in himself.
  by_holder boolean not null default true,
  is_retired boolean not null default false,
  sort integer not null default 0,
  -- Papers follow when their kind is moved to another group.
  unique (id, field_group)
);

-- The id is random, not drawn from the time: an address of a paper can't be guessed from another's.
create table document (
  id uuid primary key,
  person_id uuid not null references person,
  kind_id uuid not null,
  field_group text not null,
  title text not null,
  number text not null default '',
  issued_on date,
  expires_on date check (expires_on >= issued_on),
  state text not null default 'kept' check (state in ('proposed', 'kept', 'refused')),
  source text not null check (source in ('office', 'holder', 'case', 'demo')),
  case_id uuid,
  version integer not null default 1 check (version >= 1),
  created_by uuid,
  created_by_name text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  decided_by_name text not null default '',
  decided_at timestamptz,
  decision_reason text not null default '',
  removed_by_name text not null default '',
  removed_at timestamptz,
  removal_reason text not null default '',
  foreign key (kind_id, field_group) references document_kind (id, field_group) on update cascade,
  unique (id, person_id, field_group)
);
create index document_person on document (person_id, id);
create index document_kind_id on document (kind_id);
create index document_expiring on document (expires_on) where state = 'kept' and removed_at is null;
create index document_proposed on document (created_at) where state = 'proposed' and removed_at is null;

create table document_version (
  id uuid primary key,
  document_id uuid not null,
  person_id uuid not null,
  field_group text not null,
  n integer not null check (n >= 1),
  file_id uuid not null,
  thumbnail_file_id uuid,
  file_name text not null,
  type text not null,
  size_bytes integer not null,
  look text not null check (look in ('picture', 'pages', 'none', 'locked')),
  pages integer not null default 0,
  width integer,
  height integer,
  -- What a recognition read out of it; null until one did.
  recognised_text text,
  by_holder boolean not null default false,
  uploaded_by uuid,
  uploaded_by_name text not null default '',
  uploaded_at timestamptz not null default clock_timestamp(),
  unique (document_id, n),
  foreign key (document_id, person_id, field_group) references document (id, person_id, field_group) on update cascade
);
create index document_version_person on document_version (person_id);

-- Which reminders of an expiry went out, so that each goes once.
create table document_reminder (
  id uuid primary key default gen_random_uuid(),
  document_id uuid not null references document,
  expires_on date not null,
  days integer not null check (days in (30, 7, 0)),
  unique (document_id, expires_on, days)
);

-- Holds whoever writes to these rules: who and when is written here; a paper stays its person's; what is decided and removed is signed.
create function document_kept() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_name text := coalesce((select display_name from account where id = access_account()), '');
begin
  if tg_op = 'INSERT' then
    new.created_by := access_account(); new.created_by_name := v_name; new.created_at := clock_timestamp();
    return new;
  end if;
  if new.person_id <> old.person_id or new.created_by is distinct from old.created_by or new.created_at <> old.created_at
      or new.version < old.version then
    raise exception 'a paper stays its person''s' using errcode = 'insufficient_privilege';
  end if;
  if new.state <> old.state then
    if old.state <> 'proposed' then
      raise exception 'what is decided stays' using errcode = 'insufficient_privilege';
    end if;
    new.decided_by_name := v_name; new.decided_at := clock_timestamp();
  end if;
  if new.removed_at is not null and old.removed_at is null then
    new.removed_by_name := v_name; new.removed_at := clock_timestamp();
  elsif new.removed_at is null then
    new.removed_by_name := ''; new.removal_reason := '';
  end if;
  return new;
end $$;
create trigger document_kept before insert or update on document for each row execute function document_kept();

-- A version is never changed, only read by recognition or moved with its kind's group.
create function document_version_kept() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'INSERT' then
    if new.by_holder and not exists (select from document d where d.id = new.document_id and d.state = 'proposed') then
      raise exception 'the holder adds to what he proposed' using errcode = 'insufficient_privilege';
    end if;
    new.uploaded_by := access_account();
    new.uploaded_by_name := coalesce((select display_name from account where id = access_account()), '');
    new.uploaded_at := clock_timestamp();
    return new;
  end if;
  if (to_jsonb(new) - array['recognised_text', 'field_group']) is distinct from (to_jsonb(old) - array['recognised_text', 'field_group']) then
    raise exception 'a version stays as it was' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger document_version_kept before insert or update on document_version for each row execute function document_version_kept();

-- What is shipped is recorded like what comes later; the trigger is made anew with the others.
create trigger audited_insert after insert on document_kind referencing new table as new_rows for each statement execute function audit_record('');
insert into document_kind (id, code, name, field_group, expires, required, keep_years, words, by_holder, sort) values
  (gen_random_uuid(), 'identity-card', '身份证', 'identity', true, 'everyone', 10, '{身份证,正面,反面,人像面,国徽面,idcard,sfz}', true, 10),
  (gen_random_uuid(), 'photo', '证件照', 'basic', false, 'everyone', 10, '{证件照,免冠,一寸,二寸,photo}', true, 20),
  (gen_random_uuid(), 'registration-form', '登记表', 'basic', false, 'everyone', null, '{登记表,履历表,干部任免}', true, 30),
  (gen_random_uuid(), 'diploma', '学历证书', 'education', false, 'everyone', null, '{学历,毕业证,毕业证书,diploma}', true, 40),
  (gen_random_uuid(), 'degree', '学位证书', 'education', false, 'nobody', null, '{学位,degree}', true, 50),
  (gen_random_uuid(), 'labour-contract', '劳动合同', 'job', true, 'everyone', 2, '{劳动合同,合同,contract}', false, 60),
  (gen_random_uuid(), 'confidentiality', '保密协议', 'job', false, 'nobody', 10, '{保密,竞业}', false, 70),
  (gen_random_uuid(), 'qualification', '资格证', 'certificate', true, 'nobody', null, '{资格证,执业,职称,上岗证,操作证}', true, 80),
  (gen_random_uuid(), 'health-check', '体检报告', 'identity', false, 'everyone', 2, '{体检,健康}', true, 90),
  (gen_random_uuid(), 'residence-permit', '居留许可', 'identity', true, 'nobody', 10, '{居留,工作许可,签证,visa,permit}', true, 100),
  (gen_random_uuid(), 'leaving-certificate', '离职证明', 'work', false, 'everyone', null, '{离职证明,解除劳动合同,终止劳动合同}', true, 110),
  (gen_random_uuid(), 'household', '户口簿', 'family', false, 'nobody', 10, '{户口}', true, 120),
  (gen_random_uuid(), 'bank-card', '银行卡', 'bank', false, 'nobody', 2, '{银行卡,工资卡}', true, 130),
  (gen_random_uuid(), 'reward', '奖惩文件', 'reward', false, 'nobody', null, '{表彰,奖励,处分,荣誉}', false, 140),
  (gen_random_uuid(), 'pay', '薪酬确认单', 'compensation', false, 'nobody', 10, '{薪酬,工资,调薪}', false, 150),
  (gen_random_uuid(), 'other', '其他材料', 'basic', false, 'nobody', null, '{}', true, 900);

select search_watch('document', 'person', 'person_id');
select search_watch('document_version', 'person', 'person_id');

-- Installations that stand already: their built-in roles keep what was edited and gain what is new. Fresh ones get it with their roles.
insert into access_role_permission (id, role_id, action, field_group, scope)
  select gen_random_uuid(), r.id, 'document-kind.edit', '', 'all'
  from access_role r where r.code in ('hr-specialist', 'administrator') and r.is_built_in
  on conflict do nothing;

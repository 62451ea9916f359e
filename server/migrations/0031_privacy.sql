-- Examinations of who holds what, and the rights of persons over what is held about them.

-- What an examination of accounts and grants found; contract/access-check.ts.
create table access_check (
  id uuid primary key,
  made_at timestamptz not null default clock_timestamp(),
  -- Null by night.
  asked_by uuid,
  asked_by_name text not null default '',
  accounts integer not null,
  grants integer not null,
  findings jsonb not null
);
create index access_check_made on access_check (made_at desc);

-- Findings with which somebody lives until a day. Nobody accepts one about himself; the nil account stands for the whole system.
create table access_check_acceptance (
  id uuid primary key,
  finding_key text not null unique check (finding_key <> ''),
  account_id uuid not null,
  reason text not null check (reason <> ''),
  until date not null,
  accepted_by uuid,
  accepted_by_name text not null default '',
  accepted_at timestamptz not null default clock_timestamp()
);

-- Holds whoever writes to these rules: who it was is written here.
create function access_check_acceptance_signed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.accepted_by := access_account();
  new.accepted_by_name := coalesce((select display_name from account where id = access_account()), '系统');
  new.accepted_at := clock_timestamp();
  return new;
end $$;
create trigger access_check_acceptance_signed before insert or update on access_check_acceptance
  for each row execute function access_check_acceptance_signed();

-- What kinds of personal information are held, what for, on what ground and how long: one for each field group.
create table privacy_category (
  id uuid primary key,
  group_code text not null unique,
  purpose text not null check (purpose <> ''),
  -- The grounds are numbered as in article 13 of the Personal Information Protection Law: 1 consent, 2 contract or personnel work …
  ground integer not null check (ground between 1 and 7),
  basis text not null check (basis <> ''),
  -- Sensitive in the meaning of article 28.
  is_sensitive boolean not null default false,
  -- Years after leaving; null: as long as keep_note says.
  keep_years integer check (keep_years between 0 and 100),
  keep_note text not null default '',
  given_to text not null default '',
  changed_by_name text not null default '',
  changed_at timestamptz not null default clock_timestamp()
);

create function privacy_category_signed() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'UPDATE' and (new.id, new.group_code) is distinct from (old.id, old.group_code) then
    raise exception 'a category keeps its group' using errcode = 'insufficient_privilege';
  end if;
  new.changed_by_name := coalesce((select display_name from account where id = access_account()), '系统');
  new.changed_at := clock_timestamp();
  return new;
end $$;
create trigger privacy_category_signed before insert or update on privacy_category
  for each row execute function privacy_category_signed();

-- Notices are read, consents are agreed to and may be withdrawn.
create table privacy_notice (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  kind text not null check (kind in ('notice', 'consent')),
  -- What is consented to; empty for a notice about everything.
  groups text[] not null default '{}',
  is_retired boolean not null default false,
  sort integer not null default 0
);

create table privacy_notice_version (
  id uuid primary key,
  notice_id uuid not null references privacy_notice,
  number integer not null check (number > 0),
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  note text not null default '',
  published_by_name text not null default '',
  published_at timestamptz not null default clock_timestamp(),
  unique (notice_id, number),
  unique (notice_id, id)
);

-- What a person said to a version. The last word on a notice counts; the others stay.
create table privacy_answer (
  id uuid primary key,
  person_id uuid not null references person,
  notice_id uuid not null,
  version_id uuid not null,
  answer text not null check (answer in ('read', 'agreed', 'withdrawn')),
  account_id uuid,
  at timestamptz not null default clock_timestamp(),
  foreign key (notice_id, version_id) references privacy_notice_version (notice_id, id)
);
create index privacy_answer_person on privacy_answer (person_id, notice_id, at desc);
create index privacy_answer_version on privacy_answer (version_id);

-- Holds whoever writes to these rules: a published version and a word that was given stay as they were.
create function privacy_kept() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'what was published or answered stays' using errcode = 'insufficient_privilege';
  end if;
  if tg_table_name = 'privacy_answer' then
    new.account_id := access_account();
    new.at := clock_timestamp();
  else
    new.published_by_name := coalesce((select display_name from account where id = access_account()), '系统');
    new.published_at := clock_timestamp();
  end if;
  return new;
end $$;
create trigger privacy_notice_version_kept before insert or update or delete on privacy_notice_version
  for each row execute function privacy_kept();
create trigger privacy_answer_kept before insert or update or delete on privacy_answer
  for each row execute function privacy_kept();

-- What is shipped is recorded like what comes later; the trigger is made anew with the others.
create trigger audited_insert after insert on privacy_category referencing new table as new_rows for each statement execute function audit_record('');
insert into privacy_category (id, group_code, purpose, ground, basis, is_sensitive, keep_years, keep_note, given_to) values
  (gen_random_uuid(), 'basic', '识别员工身份，编制职工名册与组织管理', 2, '《个人信息保护法》第十三条第一款第二项；《劳动合同法》第七条', false, 10, '', ''),
  (gen_random_uuid(), 'job', '履行劳动合同，安排岗位、考勤与晋升', 2, '《个人信息保护法》第十三条第一款第二项；《劳动合同法》第十七条、第五十条', false, 10, '', ''),
  (gen_random_uuid(), 'identity', '核验身份，办理社会保险、个人所得税申报与居留手续', 3, '《个人信息保护法》第十三条第一款第三项、第二十八条；《社会保险法》第五十八条', true, 10, '', '社会保险经办机构、税务机关'),
  (gen_random_uuid(), 'contact', '工作联络、文书送达与紧急通知', 2, '《个人信息保护法》第十三条第一款第二项', false, 2, '', ''),
  (gen_random_uuid(), 'family', '紧急情况下联络亲属，办理个人所得税专项附加扣除与福利', 1, '《个人信息保护法》第十三条第一款第一项、第二十九条', true, 2, '撤回同意后不再使用', ''),
  (gen_random_uuid(), 'education', '核验任职资格，职称与岗位评定', 2, '《个人信息保护法》第十三条第一款第二项；《劳动合同法》第八条', false, 10, '', ''),
  (gen_random_uuid(), 'work', '核验任职资格，计算工龄与年休假', 2, '《个人信息保护法》第十三条第一款第二项；《职工带薪年休假条例》第三条', false, 10, '', ''),
  (gen_random_uuid(), 'certificate', '核验执业与上岗资格，提醒证书到期', 2, '《个人信息保护法》第十三条第一款第二项；《劳动法》第六十八条', false, 10, '', ''),
  (gen_random_uuid(), 'reward', '记录奖励与处分，作为任用依据', 2, '《个人信息保护法》第十三条第一款第二项；《劳动合同法》第四条', false, 10, '', ''),
  (gen_random_uuid(), 'bank', '发放工资与报销', 2, '《个人信息保护法》第十三条第一款第二项、第二十八条；《劳动法》第五十条', true, 2, '', '代发工资的银行'),
  (gen_random_uuid(), 'compensation', '计发工资，申报社会保险与个人所得税', 3, '《个人信息保护法》第十三条第一款第三项；《工资支付暂行规定》第六条', false, 10, '工资支付记录至少保存两年', '税务机关、社会保险经办机构'),
  (gen_random_uuid(), 'tag', '按工作需要归类，便于查找', 2, '《个人信息保护法》第十三条第一款第二项', false, 0, '离职后不再使用', '');

-- What is shipped is recorded like what comes later; the trigger is made anew with the others.
create trigger audited_insert after insert on privacy_notice referencing new table as new_rows for each statement execute function audit_record('');
insert into privacy_notice (id, code, kind, groups, sort) values
  ('00000000-0000-7000-8000-000000003101', 'personal-information', 'notice', '{}', 10),
  ('00000000-0000-7000-8000-000000003102', 'sensitive-information', 'consent', '{identity,bank}', 20),
  ('00000000-0000-7000-8000-000000003103', 'family-information', 'consent', '{family}', 30);
-- What is shipped is recorded like what comes later; the trigger is made anew with the others.
create trigger audited_insert after insert on privacy_notice_version referencing new table as new_rows for each statement execute function audit_record('');
insert into privacy_notice_version (id, notice_id, number, title, body, note) values
  (gen_random_uuid(), '00000000-0000-7000-8000-000000003101', 1, '员工个人信息处理告知书',
'公司为管理劳动关系，需要处理您的个人信息。依照《个人信息保护法》第十七条，现将有关事项告知如下。

一、处理者：与您订立劳动合同的用人单位。联系方式：所在单位的人力资源部门。

二、处理的种类、目的、依据与保存期限：见本页“公司保存的信息”，逐类列明。未列明的用途，公司不会使用；用途改变时，会重新告知。

三、处理方式：在人事系统中加密保存，只有履行职责所必需的人员可以查看，查看完整号码与导出均留有记录。

四、您的权利：您可以查阅、复制、更正、补充您的信息，撤回已作出的同意，在保存期限届满或目的已实现时请求删除，并要求说明处理规则（第四十四条至第四十八条）。撤回同意不影响此前已进行的处理。

五、行使方式：在本页办理，或书面向人力资源部门提出。公司拒绝的，会说明理由。', '随系统提供的文本，启用前请由法务核定'),
  (gen_random_uuid(), '00000000-0000-7000-8000-000000003102', 1, '处理敏感个人信息的单独同意',
'证件号码与银行账户一旦泄露，容易使人格尊严或财产受到侵害，属于敏感个人信息（《个人信息保护法》第二十八条）。

公司处理它们的必要性：核验身份、办理社会保险与个人所得税申报、发放工资。对您权益的影响：如被不当使用，可能造成财产损失；为此公司加密保存，默认遮盖，查看完整号码逐次留痕。

依照第二十九条，请您单独表示是否同意。您可以随时撤回；法律规定必须报送的（如社会保险、个人所得税），撤回后仍须依法报送。', '随系统提供的文本，启用前请由法务核定'),
  (gen_random_uuid(), '00000000-0000-7000-8000-000000003103', 1, '处理家庭成员与紧急联系人信息的同意',
'您可以提供家庭成员与紧急联系人的姓名、关系与电话，供紧急情况下联络，以及办理专项附加扣除与福利。提供前请告知本人。其中不满十四周岁未成年人的信息属于敏感个人信息，须由其父母或者其他监护人同意（《个人信息保护法》第三十一条）。

不同意不影响您的劳动关系；撤回同意后，公司不再使用这些信息。', '随系统提供的文本，启用前请由法务核定');

-- Installations that stand already: their built-in roles keep what was edited and gain what is new. Fresh ones get it with their roles.
insert into access_role_permission (id, role_id, action, field_group, scope)
  select gen_random_uuid(), r.id, 'privacy.edit', '', 'all'
  from access_role r where r.code in ('hr-specialist', 'administrator') and r.is_built_in
  on conflict do nothing;

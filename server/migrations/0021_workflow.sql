-- Processes (BPMN models with versions), their cases, and what of those waits: tasks, timers, subscriptions. Everything is written in the
-- transaction of the change that it belongs to, by the system on behalf of whoever acted.

create table workflow_process (
  id uuid primary key,
  key text not null unique,
  name text not null,
  category text not null default '',
  help text not null default '',
  is_built_in boolean not null default false,
  created_at timestamptz not null default clock_timestamp()
);

create table workflow_version (
  id uuid primary key,
  process_id uuid not null references workflow_process,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'in-force', 'retired')),
  xml text not null,
  -- What of it the house needs without reading the model: who may begin it, with which form, how a case is titled.
  started_by text not null default '',
  form text,
  title text not null default '',
  note text not null default '',
  edited_by uuid,
  edited_by_name text not null default '',
  edited_at timestamptz not null,
  in_force_by_name text not null default '',
  in_force_at timestamptz,
  unique (process_id, number)
);
create unique index workflow_version_draft on workflow_version (process_id) where state = 'draft';
create unique index workflow_version_in_force on workflow_version (process_id) where state = 'in-force';

-- What begins a case by itself: a message, a signal, a timer.
create table workflow_start (
  version_id uuid not null references workflow_version on delete cascade,
  node text not null,
  kind text not null check (kind in ('message', 'signal', 'timer')),
  name text not null default '',
  timer text not null default '',
  due_at timestamptz,
  fired integer not null default 0,
  primary key (version_id, node)
);
create index workflow_start_name on workflow_start (kind, name);
create index workflow_start_due on workflow_start (due_at) where due_at is not null;

create sequence workflow_number;

create table workflow_case (
  id uuid primary key,
  number text not null unique,
  process_id uuid not null references workflow_process,
  version_id uuid not null references workflow_version,
  title text not null,
  state text not null default 'running' check (state in ('running', 'done', 'refused', 'withdrawn', 'failed')),
  end_code text not null default '',
  is_held boolean not null default false,
  starter_account uuid,
  starter_person uuid,
  starter_name text not null default '',
  subject_person uuid,
  subject_name text not null default '',
  unit_id uuid,
  form_key text,
  form_version integer,
  data jsonb not null default '{}',
  -- Tokens and scopes; what they wait for stands in workflow_wait and workflow_task.
  stands jsonb not null default '{}',
  -- How often each flow was taken.
  took jsonb not null default '{}',
  -- By what the house finds it, such as the id of the request that it decides.
  about text,
  parent_id uuid references workflow_case,
  parent_token integer,
  -- The outermost case, locked first by whoever moves any within.
  root_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  expedited integer not null default 0,
  expedited_on date,
  stars integer check (stars between 1 and 5),
  stars_text text not null default ''
);
create index workflow_case_starter on workflow_case (starter_account, started_at desc);
create index workflow_case_process on workflow_case (process_id, state);
create index workflow_case_version on workflow_case (version_id) where state = 'running';
create index workflow_case_started on workflow_case (started_at desc, id);
create index workflow_case_parent on workflow_case (parent_id);
create index workflow_case_about on workflow_case (about);
create index workflow_case_unit on workflow_case (unit_id);

-- Timers, subscriptions and called cases of running cases; rewritten from the state with every step.
create table workflow_wait (
  case_id uuid not null references workflow_case on delete cascade,
  key text not null,
  token integer not null,
  node text not null,
  kind text not null,
  name text not null default '',
  correlation text,
  due_at timestamptz,
  failures integer not null default 0,
  primary key (case_id, key)
);
create index workflow_wait_due on workflow_wait (due_at) where due_at is not null;
create index workflow_wait_name on workflow_wait (kind, name, correlation);

create table workflow_task (
  id uuid primary key,
  case_id uuid not null references workflow_case,
  process_id uuid not null,
  token integer not null,
  node text not null,
  name text not null,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  mode text not null default 'first' check (mode in ('first', 'all', 'vote')),
  need integer not null default 1,
  -- Nobody was found, so the fall-back owns it.
  is_orphan boolean not null default false,
  form_key text,
  help text not null default '',
  outcomes jsonb not null default '[]',
  draft jsonb,
  unit_id uuid,
  arrived_at timestamptz not null,
  due_at timestamptz,
  remind_at timestamptz,
  reminded_at timestamptz,
  escalated_at timestamptz,
  expedited integer not null default 0,
  ended_at timestamptz,
  outcome text not null default '',
  unique (case_id, token, arrived_at)
);
create index workflow_task_open on workflow_task (case_id) where state = 'open';
create index workflow_task_late on workflow_task (due_at) where state = 'open' and due_at is not null;
create index workflow_task_remind on workflow_task (remind_at) where state = 'open' and reminded_at is null and remind_at is not null;
create index workflow_task_unit on workflow_task (unit_id, state);
create index workflow_task_ended on workflow_task (process_id, ended_at);

-- Who has to do with a task. stage 50 signs before the owners (100), 150 after them.
create table workflow_member (
  id uuid primary key,
  task_id uuid not null references workflow_task,
  case_id uuid not null references workflow_case,
  account_id uuid not null,
  name text not null,
  part text not null default 'owner' check (part in ('owner', 'stand-in', 'signer-before', 'signer-after')),
  stage integer not null default 100,
  state text not null default 'open' check (state in ('open', 'taken', 'done', 'gone')),
  -- Of a stand-in: whose.
  for_account uuid,
  for_name text not null default '',
  outcome text not null default '',
  at timestamptz
);
create index workflow_member_task on workflow_member (task_id);
create index workflow_member_account on workflow_member (account_id, state);
create unique index workflow_member_once on workflow_member (task_id, account_id, stage) where state <> 'gone';

-- Who may see a case.
create table workflow_party (
  case_id uuid not null references workflow_case on delete cascade,
  account_id uuid not null,
  watches boolean not null default false,
  primary key (case_id, account_id)
);
create index workflow_party_account on workflow_party (account_id);

create table workflow_step (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references workflow_case on delete cascade,
  version_id uuid not null,
  token integer not null,
  node text not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  how text not null default ''
);
create index workflow_step_case on workflow_step (case_id, token);
create index workflow_step_version on workflow_step (version_id, node);

-- What was done and said, in order; never changed.
create table workflow_entry (
  id uuid primary key,
  case_id uuid not null references workflow_case,
  task_id uuid,
  at timestamptz not null,
  account_id uuid,
  by_name text not null default '',
  for_name text not null default '',
  kind text not null,
  node text,
  node_name text not null default '',
  text text not null default '',
  outcome text not null default '',
  outcome_label text not null default '',
  took_minutes integer,
  files jsonb not null default '[]',
  mentions jsonb not null default '[]',
  answers uuid
);
create index workflow_entry_case on workflow_entry (case_id, at);

create table workflow_incident (
  id uuid primary key,
  case_id uuid not null references workflow_case,
  token integer not null,
  node text not null,
  code text not null,
  facts jsonb not null default '{}',
  at timestamptz not null,
  mended_at timestamptz
);
create unique index workflow_incident_open on workflow_incident (case_id, token) where mended_at is null;

create table workflow_delegation (
  id uuid primary key,
  of_account uuid not null references account,
  of_name text not null,
  to_account uuid not null references account,
  to_name text not null,
  valid daterange not null check (not isempty(valid)),
  process_key text,
  reason text not null default '',
  created_by uuid,
  check (of_account <> to_account)
);
create index workflow_delegation_of on workflow_delegation (of_account);

create table workflow_group (id uuid primary key, code text not null unique, name text not null);
create table workflow_group_member (
  id uuid primary key,
  group_id uuid not null references workflow_group on delete cascade,
  account_id uuid not null references account on delete cascade,
  unique (group_id, account_id)
);

-- Installations that stand already: their built-in roles keep what was edited and gain what is new. Fresh ones get it with their roles.
insert into access_role_permission (id, role_id, action, field_group, scope)
  select gen_random_uuid(), r.id, a.action, '', a.scope
  from (values
    ('administrator', 'process.read', 'all'), ('administrator', 'process.edit', 'all'), ('administrator', 'process.deploy', 'all'),
    ('administrator', 'process.mend', 'all'), ('hr-specialist', 'process.read', 'all'), ('hr-specialist', 'process.edit', 'all'),
    ('hr-specialist', 'case.read', 'units'), ('auditor', 'process.read', 'all'), ('auditor', 'case.read', 'all'))
    as a (role, action, scope)
  join access_role r on r.code = a.role and r.is_built_in
  on conflict do nothing;

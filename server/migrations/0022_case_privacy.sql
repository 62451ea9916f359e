-- Cases whose data is their own members' alone: holding case.read over the unit shows nothing of them. Decided once, when a case begins.
alter table workflow_version add column is_confidential boolean not null default false;
alter table workflow_case add column is_confidential boolean not null default false;
alter table workflow_task add column is_confidential boolean not null default false;

-- What one of several like tasks is about, such as the record to be corrected, and the person whose archive holds it.
alter table workflow_task add column subject_text text not null default '';
alter table workflow_task add column subject_person uuid;

-- Rebindings were begun before cases knew of this.
update workflow_version v set is_confidential = true from workflow_process p where p.id = v.process_id and p.key = 'phone-rebinding';
update workflow_case c set is_confidential = true from phone_rebind r where c.about = r.id::text;
update workflow_task t set is_confidential = true from workflow_case c where c.id = t.case_id and c.is_confidential;

-- The version of its form: that in force when its case began, whatever is put in force while it runs.
alter table workflow_task add column form_version integer;

-- What was answered to a request that carried a key, so that the same request, asked again after a lost answer, is not done twice.
create table workflow_reply (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  key text not null check (length(key) between 1 and 200),
  -- Digest of what was asked: one key is one request.
  asked text not null,
  reply jsonb,
  at timestamptz not null,
  unique (account_id, key)
);
create index workflow_reply_at on workflow_reply (at);

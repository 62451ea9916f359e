-- Background runs, news for subscribers, and stored files.

-- One run of a job. The queue itself lives in the schema pgboss; this row is what people see, and it is written in the
-- transaction that asks for the run, so that there is no run without its cause and no cause without its run.
-- `data` holds ids and choices, never personal data.
create table job_run (
  id uuid primary key,
  name text not null,
  title text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  data jsonb not null default '{}',
  done bigint not null default 0,
  total bigint,
  note text not null default '',
  result jsonb,
  -- Attempts that ended in a fault of the handler; attempts cut short by the end of a process don't count.
  faults int not null default 0,
  error_code text,
  error_text text,
  account_id uuid references account on delete set null,
  created_at timestamptz not null default now(),
  -- When it was handed to the queue; null until a worker has seen the committed row.
  queued_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  cancel_asked_at timestamptz
);
create index job_run_unqueued on job_run (created_at) where queued_at is null and state = 'waiting';
create index job_run_open on job_run (state) where state in ('waiting', 'running');
create index job_run_newest on job_run (created_at desc, id desc);
create index job_run_account on job_run (account_id, created_at desc);

-- News of the domain, written in its transaction and delivered afterwards, at least once to each subscriber.
create table outbox_event (
  id uuid primary key,
  name text not null,
  payload jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  -- Subscribers that have it already.
  delivered_to text[] not null default '{}',
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  error_text text,
  ended_at timestamptz
);
create index outbox_event_waiting on outbox_event (next_at, id) where state = 'waiting';
create index outbox_event_dead on outbox_event (ended_at) where state = 'dead';

create table file_object (
  id uuid primary key,
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  chunk_count int not null check (chunk_count >= 0),
  -- Keyed digest of the plain bytes: it tells a changed file, and gives away nothing without the key.
  digest text not null,
  account_id uuid references account on delete set null,
  created_at timestamptz not null default now()
);
create index file_object_account on file_object (account_id, created_at desc);

-- At most 1 MiB of plain bytes each, sealed.
create table file_chunk (
  id uuid primary key,
  -- Checked at commit: chunks are written before the size and digest of the whole are known.
  file_id uuid not null references file_object on delete cascade deferrable initially deferred,
  n int not null check (n >= 0),
  account_id uuid references account on delete set null,
  content bytea not null,
  unique (file_id, n)
);
-- Ciphertext does not compress.
alter table file_chunk alter column content set storage external;

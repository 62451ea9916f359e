-- The audit. The database itself records every write to a guarded table; entries are chained by hash as they commit.
create table audit_entry (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  subject_table text not null default '',
  account_id uuid,
  person_ids uuid[] not null default '{}',
  -- What is hashed, exactly as its text stands.
  body text not null,
  -- Digests of the rows after the write, in the order of row_ids; null for a row that is gone.
  row_ids uuid[] not null default '{}',
  row_digests bytea[] not null default '{}'
);
-- Digests and random ids don't compress; trying would cost a bulk load more than hashing.
alter table audit_entry alter column row_ids set storage external, alter column row_digests set storage external;
create index audit_entry_at on audit_entry (at);
create index audit_entry_account on audit_entry (account_id, at);
create index audit_entry_table on audit_entry (subject_table, at);
create index audit_entry_person on audit_entry using gin (person_ids);

-- Link n: hash = sha256(previous hash || sha256(body || row ids and digests)).
create table audit_link (
  n bigint primary key,
  entry_id uuid not null unique,
  previous bytea not null,
  hash bytea not null
);

-- The three parts of an entry as text, a line feed between them: the body; the ids, with commas; the digests as \x and
-- lower-case hexadecimal digits, with commas, - for a row that is gone.
create function audit_entry_digest(p_body text, p_ids uuid[], p_digests bytea[]) returns bytea
  language sql immutable set bytea_output = 'hex' as $$
  select sha256(convert_to(p_body || E'\n' || array_to_string(p_ids, ',') || E'\n' || array_to_string(p_digests, ',', '-'), 'UTF8'))
$$;

-- A key for the digests of sensitive values, known to the database's owner alone: without it, whoever reads the audit could
-- try all phone numbers.
create table audit_secret (one boolean primary key default true check (one), salt text not null);
insert into audit_secret (salt) values (gen_random_uuid()::text || gen_random_uuid()::text);

-- A row with its sensitive values as digests; equal values of one row and column give equal digests.
create function audit_veil(p_row jsonb, p_sensitive text[]) returns jsonb language sql stable set search_path = public as $$
  select coalesce(jsonb_object_agg(key, case
      when key = any(p_sensitive) and jsonb_typeof(value) <> 'null'
      then to_jsonb('sha256:' || encode(sha256(convert_to((select salt from audit_secret) || (p_row->>'id') || key || value::text, 'UTF8')), 'hex'))
      else value end), '{}')
  from jsonb_each(p_row)
$$;

create function audit_context() returns jsonb language sql stable as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'actorKind', nullif(current_setting('renshi.actor_kind', true), ''),
    'actor', nullif(current_setting('renshi.actor_name', true), ''),
    'account', nullif(current_setting('renshi.account_id', true), ''),
    'onBehalfOf', nullif(current_setting('renshi.on_behalf_of', true), ''),
    'ip', nullif(current_setting('renshi.ip', true), ''),
    'request', nullif(current_setting('renshi.request_id', true), ''),
    'command', nullif(current_setting('renshi.command', true), ''),
    'databaseUser', session_user,
    'transaction', pg_current_xact_id()::text))
$$;

-- Statement trigger. Arguments: the column that names the person ('' for none), then the sensitive columns.
-- Of up to 100 rows the entry holds before and after; of larger loads the ids and digests (the rows themselves, never
-- overwritten but superseded, hold the values). Up to 1000 persons are named, so that an entry can be found by them.
-- The digest of a row is the SHA-256 of its text, less the commas and the bracket at its end: so a column that is added later,
-- and is null, changes no digest. `verify.ts` computes the same.
create function audit_record() returns trigger
  language plpgsql security definer set search_path = public set timezone = 'UTC' set datestyle = 'ISO' set bytea_output = 'hex' as $$
declare
  v_person text := coalesce(tg_argv[0], '');
  v_sensitive text[] := coalesce(tg_argv[1:], '{}');
  v_veiled boolean := tg_nargs > 1;
  v_count bigint;
  v_ids uuid[];
  v_digests bytea[];
  v_persons uuid[] := '{}';
  v_rows jsonb;
  v_body jsonb;
begin
  if tg_op = 'DELETE' then
    select count(*), array_agg(r.id), array_agg(null::bytea) into v_count, v_ids, v_digests from old_rows r;
  else
    select count(*), array_agg(r.id), array_agg(sha256(convert_to(rtrim(r::text, ',)'), 'UTF8')))
      into v_count, v_ids, v_digests from new_rows r;
  end if;
  if v_count = 0 then return null; end if;
  if v_person <> '' then
    execute format('select coalesce(array_agg(p), ''{}'') from (select distinct r.%I as p from %I r where r.%I is not null limit 1001) s',
      v_person, case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end, v_person) into v_persons;
    if cardinality(v_persons) > 1000 then v_persons := '{}'; end if;
  end if;
  if v_count <= 100 then
    if tg_op = 'INSERT' then
      select jsonb_agg(jsonb_build_object('after', case when v_veiled then audit_veil(to_jsonb(r), v_sensitive) else to_jsonb(r) end))
        into v_rows from new_rows r;
    elsif tg_op = 'UPDATE' then
      select jsonb_agg(jsonb_build_object(
          'before', case when v_veiled then audit_veil(to_jsonb(o), v_sensitive) else to_jsonb(o) end,
          'after', case when v_veiled then audit_veil(to_jsonb(r), v_sensitive) else to_jsonb(r) end))
        into v_rows from new_rows r left join old_rows o on o.id = r.id;
    else
      select jsonb_agg(jsonb_build_object('before', case when v_veiled then audit_veil(to_jsonb(r), v_sensitive) else to_jsonb(r) end))
        into v_rows from old_rows r;
    end if;
  end if;
  v_body := audit_context() || jsonb_build_object('kind', lower(tg_op), 'table', tg_table_name, 'count', v_count, 'at', clock_timestamp());
  if v_rows is not null then v_body := v_body || jsonb_build_object('rows', v_rows); end if;
  insert into audit_entry (kind, subject_table, account_id, person_ids, body, row_ids, row_digests)
    values (lower(tg_op), tg_table_name, access_account(), v_persons, v_body::text, v_ids, v_digests);
  return null;
end $$;

-- Reads of sensitive fields, exports, sign-ins: told by the app, recorded here.
create function audit_note(p_kind text, p_person_ids uuid[], p_facts jsonb) returns void
  language plpgsql security definer set search_path = public set timezone = 'UTC' set datestyle = 'ISO' as $$
begin
  insert into audit_entry (kind, account_id, person_ids, body)
    -- Before there is an actor, sign-in tells whose account it is about.
    values (p_kind, coalesce(access_account(), case when access_system() = 'sign-in' then (p_facts->>'account')::uuid end), p_person_ids,
      (audit_context() || jsonb_build_object('kind', p_kind, 'persons', p_person_ids, 'facts', p_facts, 'at', clock_timestamp()))::text);
end $$;

-- At commit, under a lock held only that long, each entry becomes the next link.
create function audit_chain() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_last audit_link;
begin
  perform pg_advisory_xact_lock(7365002);
  select * into v_last from audit_link order by n desc limit 1;
  insert into audit_link (n, entry_id, previous, hash)
    values (coalesce(v_last.n, 0) + 1, new.id, coalesce(v_last.hash, '\x'),
      sha256(coalesce(v_last.hash, '\x') || audit_entry_digest(new.body, new.row_ids, new.row_digests)));
  return null;
end $$;
create constraint trigger audit_entry_chained after insert on audit_entry
  deferrable initially deferred for each row execute function audit_chain();

-- Entries are added, never changed, not even by the owner's ordinary statements.
create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry execute function audit_refuse_change();
create trigger audit_link_append_only before update or delete or truncate on audit_link execute function audit_refuse_change();

-- Certificates of employment, income and leaving: what was issued to whom, and how anybody checks it. The text stands in the PDF alone.
create table certificate (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('employment', 'income', 'leaving')),
  person_id uuid not null references person,
  employment_id uuid not null references employment,
  -- What the public check tells, as it was on the day of issue.
  company text not null,
  holder_masked text not null,
  purpose text not null default '',
  addressee text not null default '',
  -- The day whose facts it states, and the day on which it was issued.
  as_of date not null,
  issued_on date not null check (issued_on >= as_of),
  -- The last day on which it is valid; null without end.
  valid_through date check (valid_through >= issued_on),
  -- A keyed digest of the verification code, which stands in the PDF alone; and the SHA-256 of the PDF.
  code_index text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- Characters that no font had.
  missing text not null default '',
  issued_by uuid,
  issued_by_name text not null default '',
  issued_at timestamptz not null default clock_timestamp(),
  revoked_by uuid,
  revoked_by_name text not null default '',
  revoked_at timestamptz,
  revoked_on date,
  revoke_reason text not null default ''
);
create index certificate_person on certificate (person_id, id);

-- Where its PDF is. A table of its own, since a PDF with pay in it is for fewer eyes than the fact that it was issued.
create table certificate_file (
  id uuid primary key references certificate,
  person_id uuid not null,
  file_id uuid not null,
  holds_pay boolean not null,
  holds_identity boolean not null
);

-- A template that an administrator has changed; the others are the product's.
create table certificate_template (
  id uuid primary key,
  kind text not null unique check (kind in ('employment', 'income', 'leaving')),
  title text not null,
  salutation text not null,
  paragraphs text[] not null,
  valid_days integer,
  changed_at timestamptz not null default clock_timestamp()
);

create table certificate_counter (year integer primary key, last integer not null);

-- The next number of a year. The row is held until the transaction ends, so that a number that is taken back leaves no gap.
create function certificate_take_number(p_year integer) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  v_last integer;
begin
  if not access_holds('certificate.issue', '') then
    raise exception 'certificate.issue is needed' using errcode = 'insufficient_privilege';
  end if;
  insert into certificate_counter (year, last) values (p_year, 1)
    on conflict (year) do update set last = certificate_counter.last + 1 returning last into v_last;
  return v_last;
end $$;

-- Holds whoever issues to these rules: who and when is written here, and of what was issued nothing changes but that it is revoked, once.
create function certificate_kept() returns trigger language plpgsql security definer set search_path = public as $$
declare
  v_name text := coalesce((select display_name from account where id = access_account()), '');
begin
  if tg_op = 'INSERT' then
    new.issued_by := access_account(); new.issued_by_name := v_name; new.issued_at := clock_timestamp();
    new.revoked_by := null; new.revoked_by_name := ''; new.revoked_at := null; new.revoked_on := null; new.revoke_reason := '';
    return new;
  end if;
  if old.revoked_on is not null or new.revoked_on is null or new.revoke_reason = '' then
    raise exception 'a certificate is revoked once, with a reason' using errcode = 'insufficient_privilege';
  end if;
  if (to_jsonb(new) - array['revoked_by', 'revoked_by_name', 'revoked_at', 'revoked_on', 'revoke_reason'])
      is distinct from (to_jsonb(old) - array['revoked_by', 'revoked_by_name', 'revoked_at', 'revoked_on', 'revoke_reason']) then
    raise exception 'what was issued stays' using errcode = 'insufficient_privilege';
  end if;
  new.revoked_by := access_account(); new.revoked_by_name := v_name; new.revoked_at := clock_timestamp();
  return new;
end $$;
create trigger certificate_kept before insert or update on certificate for each row execute function certificate_kept();

-- What anybody learns who knows the number and the code: no row without both. Each such look is noted; a miss tells nothing and is not.
create function certificate_check(p_number text, p_code_index text)
  returns table (number text, kind text, company text, holder_masked text, issued_on date, valid_through date, revoked_on date, digest text)
  language plpgsql security definer set search_path = public as $$
declare
  v certificate;
begin
  select * into v from certificate c where c.number = p_number and c.code_index = p_code_index;
  if not found then return; end if;
  perform audit_note('certificate.check', array[v.person_id], jsonb_build_object('number', v.number));
  return query select v.number, v.kind, v.company, v.holder_masked, v.issued_on, v.valid_through, v.revoked_on, v.digest;
end $$;

-- Installations that stand already: their built-in roles keep what was edited and gain what is new. Fresh ones get it with their roles.
insert into access_role_permission (id, role_id, action, field_group, scope)
  select gen_random_uuid(), r.id, 'certificate.issue', '', 'units'
  from access_role r where r.code in ('hr-specialist', 'payroll-officer') and r.is_built_in
  on conflict do nothing;

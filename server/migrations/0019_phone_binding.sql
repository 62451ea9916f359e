-- One person, one phone. Numbers lie sealed, with a blind index under which they are found and a masked form that may be shown.
create table phone_binding (
  id uuid primary key,
  person_id uuid not null references person,
  phone_envelope text not null,
  phone_index text not null,
  phone_masked text not null,
  since_at timestamptz not null,
  ended_at timestamptz check (ended_at >= since_at),
  -- The case that ended it; null while it stands, or where the person gave the number up.
  ended_by_rebind uuid
);
create unique index phone_binding_phone on phone_binding (phone_index) where ended_at is null;
create unique index phone_binding_person on phone_binding (person_id) where ended_at is null;
create index phone_binding_of_person on phone_binding (person_id, since_at);

-- Which department says which number of a person. What the archive's own contact section says is read there; a row of source
-- `personnel` stands here only where that section holds a number that is to be corrected.
create table phone_source (
  id uuid primary key,
  source text not null,
  person_id uuid not null references person,
  phone_envelope text not null,
  phone_index text not null,
  phone_masked text not null,
  stated_on date,
  recorded_at timestamptz not null,
  state text not null default 'current' check (state in ('current', 'stale-to-correct', 'corrected')),
  -- The case by whose approval the number became stale.
  rebind_id uuid,
  corrected_at timestamptz,
  corrected_by uuid
);
create unique index phone_source_current on phone_source (person_id, source) where state = 'current';
create index phone_source_rebind on phone_source (rebind_id) where rebind_id is not null;
create index phone_source_person on phone_source (person_id);

-- Social-security numbers, which no section of the archive holds.
create table phone_social_number (
  id uuid primary key,
  person_id uuid not null unique references person,
  number_envelope text not null,
  number_index text not null,
  number_masked text not null,
  stated_on date,
  recorded_at timestamptz not null
);

-- A code on its way to a phone. The token is the applicant's only hold on it.
create table phone_rebind_start (
  id uuid primary key,
  token_hash text not null unique,
  phone_envelope text not null,
  phone_index text not null,
  code_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index phone_rebind_start_expiry on phone_rebind_start (expires_at);

create table phone_rebind (
  id uuid primary key,
  number text not null unique,
  code_hash text not null,
  applicant_id uuid not null references person,
  -- Whoever else held the number when the evidence was last looked at.
  holder_ids uuid[] not null default '{}',
  phone_envelope text not null,
  phone_index text not null,
  phone_masked text not null,
  -- Whether a social-security number was on file to compare with.
  is_social_checked boolean not null,
  state text not null default 'open' check (state in ('open', 'approved', 'refused', 'withdrawn')),
  opened_at timestamptz not null,
  due_at timestamptz,
  checking_at timestamptz,
  decided_at timestamptz,
  -- Accounts of those who agreed or refused.
  decided_by uuid[] not null default '{}',
  refused_why text,
  -- For the desk alone.
  decision_note text not null default '',
  expedites integer not null default 0,
  expedited_on date
);
create unique index phone_rebind_open on phone_rebind (applicant_id, phone_index) where state = 'open';
create index phone_rebind_state on phone_rebind (state, opened_at);

-- Holds whoever writes: what a case is about stays, it ends once, and nobody decides about a number of his own.
create function phone_rebind_kept() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (new.id, new.number, new.applicant_id, new.phone_index, new.phone_masked, new.is_social_checked, new.opened_at)
      is distinct from (old.id, old.number, old.applicant_id, old.phone_index, old.phone_masked, old.is_social_checked, old.opened_at) then
    raise exception 'what a case is about stays' using errcode = 'insufficient_privilege';
  end if;
  if old.state <> 'open' and (new.state, new.decided_at, new.decided_by, new.holder_ids)
      is distinct from (old.state, old.decided_at, old.decided_by, old.holder_ids) then
    raise exception 'a case ends once' using errcode = 'insufficient_privilege';
  end if;
  if new.decided_by <> old.decided_by
      and exists (select from account a where a.id = any(new.decided_by) and a.person_id = any(new.holder_ids || new.applicant_id)) then
    raise exception 'nobody decides about a number of his own' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger phone_rebind_kept before update on phone_rebind for each row execute function phone_rebind_kept();

-- A name as it is compared: without what people type differently, that is width, spaces, dots and case.
create function phone_name_fold(p_name text) returns text language sql immutable set search_path = public
  as $$ select upper(regexp_replace(normalize(p_name, nfkc), '[\s·•・‧∙⋅.]', '', 'g')) $$;

-- Whom all the proofs fit; nobody where one of them doesn't, without telling which. Where no social-security number is on file the
-- others must do. For the system alone: it is asked before there is an account.
create function phone_rebind_match(p_identity text, p_name text, p_social text)
  returns table (person_id uuid, is_social_checked boolean) language plpgsql stable security definer set search_path = public as $$
begin
  if access_system() is null then return; end if;
  return query
  select distinct p.id, s.id is not null
  from person_identity i join person p on p.id = i.person_id left join phone_social_number s on s.person_id = p.id
  where i.number_index = p_identity and not p.is_withdrawn
    and phone_name_fold(p.name) = phone_name_fold(p_name) and p_name <> ''
    and (s.id is null or s.number_index = p_social);
end $$;

-- Whether the desk may see a case, and whether the program itself asks.
create function phone_rebind_seen() returns boolean language sql stable set search_path = public
  as $$ select access_system() is not null or access_holds('rebind.read', '') $$;

-- Everybody else who holds a number: bound to it, signing in with it, or reached by it according to the archive of today.
create function phone_holders(p_phone text, p_index text, p_except uuid)
  returns table (person_id uuid, held_as text) language plpgsql stable security definer set search_path = public as $$
begin
  if not phone_rebind_seen() then return; end if;
  return query
  select h.id, h.held_as from (
    select b.person_id as id, 'binding' as held_as from phone_binding b where b.phone_index = p_index and b.ended_at is null
    union all select a.person_id, 'account' from account a where a.phone = p_phone and a.person_id is not null
    union all select c.person_id, 'archive' from person_contact c where c.phone = p_phone and c.valid @> access_today()
  ) h join person p on p.id = h.id
  where not p.is_withdrawn and h.id is distinct from p_except;
end $$;

-- What each source says about those whom a case is about, masked. `is_this` compares with the number that the case asks for.
create function phone_rebind_statements(p_rebind uuid, p_phone text)
  returns table (id uuid, person_id uuid, source text, phone_masked text, stated_on date, recorded_at timestamptz, state text, is_this boolean)
  language plpgsql stable security definer set search_path = public as $$
begin
  if not phone_rebind_seen() then return; end if;
  return query
  with r as (select * from phone_rebind where phone_rebind.id = p_rebind), party as (select unnest(r.holder_ids || r.applicant_id) as id from r)
  select s.id, s.person_id, s.source, s.phone_masked, s.stated_on, s.recorded_at, s.state, s.phone_index = (select r.phone_index from r)
    from phone_source s join party on party.id = s.person_id where s.source <> 'personnel'
  union all
  select c.id, c.person_id, 'personnel', case when length(c.phone) = 11 then left(c.phone, 3) || '****' || right(c.phone, 4) else '****' end,
    lower(c.valid), c.recorded_at,
    case when exists (select from phone_source s where s.person_id = c.person_id and s.source = 'personnel' and s.state = 'stale-to-correct')
      then 'stale-to-correct' else 'current' end,
    c.phone = p_phone
    from person_contact c join party on party.id = c.person_id where c.valid @> access_today() and c.phone is not null;
end $$;

-- Who the people of a case are, and since when they are bound to the number or sign in with it.
create function phone_rebind_parties(p_rebind uuid, p_phone text)
  returns table (person_id uuid, name text, number text, is_applicant boolean, bound_since timestamptz, has_account boolean, signs_in_with_it boolean)
  language plpgsql stable security definer set search_path = public as $$
begin
  if not phone_rebind_seen() then return; end if;
  return query
  select p.id, p.name, p.number, p.id = r.applicant_id, b.since_at, a.id is not null, coalesce(a.phone = p_phone, false)
  from phone_rebind r join person p on p.id = any(r.holder_ids || r.applicant_id)
    left join phone_binding b on b.person_id = p.id and b.phone_index = r.phone_index and b.ended_at is null
    left join account a on a.person_id = p.id
  where r.id = p_rebind
  order by p.id = r.applicant_id desc, p.id;
end $$;

-- The number behind one masked statement of a case, sealed or plain; to be noted in the audit by who asks.
create function phone_rebind_reveal(p_rebind uuid, p_statement uuid) returns table (person_id uuid, envelope text, phone text)
  language plpgsql stable security definer set search_path = public as $$
begin
  if not access_holds('rebind.decide', '') then return; end if;
  return query
  select r.applicant_id, r.phone_envelope, null::text from phone_rebind r where r.id = p_rebind and r.id = p_statement
  union all select s.person_id, s.phone_envelope, null from phone_source s join phone_rebind r on s.person_id = any(r.holder_ids || r.applicant_id)
    where r.id = p_rebind and s.id = p_statement
  union all select c.person_id, null, c.phone from person_contact c join phone_rebind r on c.person_id = any(r.holder_ids || r.applicant_id)
    where r.id = p_rebind and c.id = p_statement;
end $$;

-- Names of those whose stale numbers are to be corrected, for who works at the desk.
create function phone_rebind_names(p_people uuid[]) returns table (person_id uuid, name text, number text)
  language plpgsql stable security definer set search_path = public as $$
begin
  if not phone_rebind_seen() then return; end if;
  return query select p.id, p.name, p.number from person p where p.id = any(p_people)
    and exists (select from phone_rebind r where p.id = any(r.holder_ids || r.applicant_id));
end $$;

-- Installations that stand already: their built-in roles keep what was edited and gain what is new.
insert into access_role_permission (id, role_id, action, field_group, scope)
  select gen_random_uuid(), r.id, a.action, '', 'all'
  from (values ('data-steward', 'rebind.read'), ('data-steward', 'rebind.decide'), ('data-steward', 'phone-source.edit'),
    ('administrator', 'rebind.read'), ('administrator', 'phone-source.edit')) as a (role, action)
  join access_role r on r.code = a.role and r.is_built_in
  on conflict do nothing;
